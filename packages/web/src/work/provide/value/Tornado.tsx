import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import type { Method } from './ValueView.tsx';

type Props = { readonly method: Method; readonly currency: string };
type Scale = (minor: string) => number;

/** Where an amount stands between the least and the most of the chart, per cent. */
const scaleOf = (amounts: readonly string[]): Scale => {
  const values = amounts.map(Number);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (minor) => (most === least ? 50 : ((Number(minor) - least) / (most - least)) * 100);
};

/** How far each input moves the result: a bar from what it comes to at the one end of the input to the other; the line is the base. */
export const Tornado = ({ method: { sensitive = [], result }, currency }: Props) => {
  const { t } = useTranslation('valuing');
  const { money } = useFormats();
  if (sensitive.length === 0 || result === null) return null;
  const scale = scaleOf([result.baseMinor, ...sensitive.flatMap(({ lowMinor, highMinor }) => [lowMinor, highMinor])]);
  const amount = (amountMinor: string): string => money({ amountMinor, currency });
  const base = scale(result.baseMinor);
  return (
    <figure className="tornado">
      <figcaption>
        <strong>{t('tornado.title', { name: sensitive[0]?.name ?? '' })}</strong>{' '}
        <span className="soft small">{t('tornado.text', { base: amount(result.baseMinor) })}</span>
      </figcaption>
      <table>
        <caption className="visually-hidden">{t('tornado.table')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('input')}</th>
            <td />
            <th scope="col">{t('tornado.atLow')}</th>
            <th scope="col">{t('tornado.atHigh')}</th>
          </tr>
        </thead>
        <tbody>
          {sensitive.map(({ group, name, lowMinor, highMinor }) => {
            const [from = 0, to = 0] = [scale(lowMinor), scale(highMinor)].sort((a, b) => a - b);
            return (
              <tr key={group}>
                <th scope="row">{name}</th>
                <td className="track">
                  <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
                    <rect x={from} width={Math.max(0.6, to - from)} y="3" height="10" className="swing" />
                    <line x1={base} x2={base} y1="0" y2="16" className="base" vectorEffect="non-scaling-stroke" />
                  </svg>
                </td>
                <td className="number">{amount(lowMinor)}</td>
                <td className="number">{amount(highMinor)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
};
