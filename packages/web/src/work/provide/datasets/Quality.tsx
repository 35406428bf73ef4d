import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Assessment } from '../answers.ts';
import { Bar } from '../parts/Bar.tsx';

type Dimension = Assessment['quality']['dimensions'][number];
type Indicator = Dimension['indicators'][number];

const meanings = { computed: 'good', needs_input: 'attention', not_applicable: 'plain' } as const;

const IndicatorRow = ({ indicator }: { readonly indicator: Indicator }) => {
  const { t } = useTranslation('datasets');
  const { number, percent } = useFormats();
  const { code, name, status, numerator, denominator, result, note } = indicator;
  return (
    <tr>
      <th scope="row">
        {name} <span className="soft small">{code}</span>
      </th>
      <td>
        <StateTag meaning={meanings[status]}>{t(`quality.status.${status}`)}</StateTag>
      </td>
      <td className="number">
        {numerator === null || denominator === null ? '–' : `${number(numerator)} / ${number(denominator)}`}
      </td>
      <td className="number">{result === null ? '–' : percent(result, 2)}</td>
      <td className="soft small">{note}</td>
    </tr>
  );
};

const DimensionPart = ({ dimension }: { readonly dimension: Dimension }) => {
  const { t } = useTranslation('datasets');
  const applicable = dimension.indicators.filter(({ status }) => status !== 'not_applicable');
  const computed = applicable.filter(({ status }) => status === 'computed');
  const score = dimension.score === null ? t('quality.noScore') : dimension.score.toFixed(1);
  return (
    <details className="panel fold">
      <summary>
        <span className="dimension">
          <strong>{dimension.name}</strong>
          <Bar share={dimension.score === null ? undefined : dimension.score / 100} />
          <span className="number">{score}</span>
          <span className="soft small">{t('quality.computed', { done: computed.length, all: applicable.length })}</span>
        </span>
      </summary>
      <ScrollBox label={dimension.name}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('quality.indicator')}</th>
              <th scope="col">{t('quality.state')}</th>
              <th scope="col" className="number">
                {t('quality.counted')}
              </th>
              <th scope="col" className="number">
                {t('quality.result')}
              </th>
              <th scope="col">{t('quality.why')}</th>
            </tr>
          </thead>
          <tbody>
            {dimension.indicators.map((indicator) => (
              <IndicatorRow key={indicator.code} indicator={indicator} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
};

/** Rule sets that the platform's makers wrote themselves have no other text to be compared with. */
const isOurs = (basis: string): boolean => basis === 'ourChoice';

/** Quality by dimension: each opens to its indicators with numerator, denominator and why something could not be computed. */
export const Quality = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('datasets');
  return (
    <>
      <p className="soft">{t('quality.lead')}</p>
      {assessment.quality.dimensions.map((dimension) => (
        <DimensionPart key={dimension.id} dimension={dimension} />
      ))}
      <h2>{t('quality.report')}</h2>
      <ul className="bullet-list">
        {assessment.ruleSets.map(({ id, number, edition, basis, verified }) => (
          <li key={id}>
            {number}, {edition} ·{' '}
            <span className="soft">
              {t(isOurs(basis) ? 'quality.ours' : verified ? 'quality.verified' : 'quality.unverified')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
