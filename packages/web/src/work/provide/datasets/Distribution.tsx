import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { Chart, type ChartData } from '../../parts/chart/Chart.tsx';
import type { ProfiledColumn } from '../answers.ts';

type Distributed = NonNullable<ProfiledColumn['distribution']>;

/** Characters of an ISO moment that name its day. */
const dayLength = 10;

const useHistogram = ({ edges, counts }: NonNullable<Distributed['histogram']>): ChartData => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const shown = (edge: number | string | undefined): string =>
    typeof edge === 'number' ? number(edge) : (edge ?? '').slice(0, dayLength);
  const nameOf = (at: number): string => `${shown(edges[at])} – ${shown(edges[at + 1])}`;
  return {
    columns: [t('profile.from'), t('profile.values')],
    rows: counts.map((count, at) => [nameOf(at), count] as const),
  };
};

const Histogram = ({ name, distribution }: { readonly name: string; readonly distribution: Distributed }) => {
  const { t } = useTranslation('datasets');
  const data = useHistogram(distribution.histogram ?? { edges: [], counts: [] });
  return (
    <Chart
      title={t('profile.spread', { name })}
      unit={t('profile.values')}
      kind="bar"
      data={data}
      source={t(distribution.exact ? 'profile.ofAll' : 'profile.ofSample')}
    />
  );
};

const Patterns = ({ patterns }: { readonly patterns: Distributed['patterns'] }) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  return (
    <>
      <h3>{t('profile.patterns')}</h3>
      <p className="soft small">{t('profile.patternsText')}</p>
      <table className="top-values">
        <tbody>
          {patterns.map(({ pattern, count }) => (
            <tr key={pattern}>
              <th scope="row">
                <code>{pattern}</code>
              </th>
              <td className="number">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

/** How the values of a column lie: histogram with its table behind it, days that occur, writings of texts. */
export const Distribution = ({ column }: { readonly column: ProfiledColumn }) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const { distribution } = column;
  if (distribution === undefined) return null;
  const { histogram, patterns, days } = distribution;
  return (
    <>
      {histogram === null ? null : <Histogram name={column.name} distribution={distribution} />}
      {days === null ? null : (
        <p>
          {t('profile.days', { present: number(days.present), span: number(days.span) })}
          {days.longestGap === null
            ? null
            : ` ${t('profile.gap', { days: number(days.longestGap.days), after: days.longestGap.after })}`}
        </p>
      )}
      {patterns.length === 0 ? null : <Patterns patterns={patterns} />}
    </>
  );
};
