import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { arrowsOf, drawing, type Flows, largestOf, placeOf } from './flowDrawing.ts';
import { TableBox } from './TableBox.tsx';
import { When } from './When.tsx';

const Drawing = ({ flows }: { readonly flows: Flows }) => {
  const language = useLanguage();
  const { regions } = flows;
  const top = regions.length > 2 ? 0 : drawing.flatMargin;
  return (
    <svg className="flow-map" viewBox={`0 ${top} ${drawing.width} ${drawing.height - 2 * top}`} aria-hidden="true">
      <defs>
        <marker
          id="head"
          viewBox="0 0 10 10"
          refX="5"
          refY="5"
          markerWidth="22"
          markerHeight="22"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0L10 5L0 10z" />
        </marker>
      </defs>
      {arrowsOf(flows).map(({ key, path, width }) => (
        <path key={key} d={path} className="flow" strokeWidth={width} markerEnd="url(#head)" />
      ))}
      {regions.map((region, at) => {
        const { x, y } = placeOf(at, regions.length);
        return (
          <g key={region.code}>
            <circle cx={x} cy={y} r={drawing.nodeRadius} className="flow-node" />
            <text x={x} y={y + 32} textAnchor="middle">
              {inLanguage(region, language)}
            </text>
          </g>
        );
      })}
    </svg>
  );
};

const Table = ({ flows }: { readonly flows: Flows }) => {
  const { t } = useTranslation('market');
  const language = useLanguage();
  const { number } = useFormats();
  return (
    <TableBox label={t('flows.title')}>
      <table>
        <thead>
          <tr>
            <th>{t('flows.from')}</th>
            <th>{t('flows.to')}</th>
            <th className="number">{t('flows.rows')}</th>
            <th className="number">{t('flows.agreements')}</th>
            <th className="number">{t('flows.requests')}</th>
          </tr>
        </thead>
        <tbody>
          {flows.flows.map((flow) => (
            <tr key={`${flow.from.code} ${flow.to.code}`}>
              <td>{inLanguage(flow.from, language)}</td>
              <td>{inLanguage(flow.to, language)}</td>
              <td className="number">{number(flow.rowsDelivered)}</td>
              <td className="number">{number(flow.agreements)}</td>
              <td className="number">{number(flow.requestsAnswered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

/** What passed between the regions: a schematic, its figures, and how they were made. Nothing when nothing passed. */
export const FlowMap = ({ flows }: { readonly flows: Flows }) => {
  const { t } = useTranslation(['market', 'common']);
  const language = useLanguage();
  const { number } = useFormats();
  const largest = largestOf(flows.flows);
  if (largest === undefined) return null;
  const finding = {
    rows: number(largest.rowsDelivered),
    from: inLanguage(largest.from, language),
    to: inLanguage(largest.to, language),
  };
  return (
    <figure className="flows">
      <Drawing flows={flows} />
      <figcaption>
        <p className="finding">{t('flows.finding', finding)}</p>
        <Table flows={flows} />
        <p className="small soft">
          {t('asOf')} <When at={flows.asOf} withTime />
        </p>
        <details>
          <summary>{t('common:figure.howMade')}</summary>
          {(['rows', 'agreements', 'requests'] as const).map((key) => (
            <p key={key} className="small">
              <strong>{t(`flows.${key}`)}</strong>: {inLanguage(flows.howMade[key], language)}
            </p>
          ))}
        </details>
      </figcaption>
    </figure>
  );
};
