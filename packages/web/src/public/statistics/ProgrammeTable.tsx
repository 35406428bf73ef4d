import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { TableBox } from '../parts/TableBox.tsx';
import type { Figures } from './Statistics.tsx';

type Programme = Figures['programmes'][number];
type Rate = Programme['months'][number]['indicators']['response'];

const rates = ['response', 'solution', 'satisfaction', 'onTime'] as const;

const RateCell = ({ rate: { numerator, denominator, percent } }: { readonly rate: Rate }) => {
  const { t } = useTranslation('residents');
  const { number } = useFormats();
  if (percent === null) return <td className="soft">{t('figures.notComputable')}</td>;
  return (
    <td className="number">
      {percent} %
      <br />
      <span className="soft small">{t('figures.of', { part: number(numerator), all: number(denominator) })}</span>
    </td>
  );
};

/** The figures of one programme, newest month first. */
export const ProgrammeTable = ({ programme: { key, title, opened, months } }: { readonly programme: Programme }) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const { number } = useFormats();
  const name = inLanguage(title, language);
  return (
    <section aria-labelledby={`figures-${key}`}>
      <h2 id={`figures-${key}`}>{name}</h2>
      <p className="small soft">{t('figures.opened', { number: number(opened), count: opened })}</p>
      <TableBox label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('figures.month')}</th>
              <th scope="col" className="number">
                {t('figures.column.cases')}
              </th>
              {rates.map((rate) => (
                <th key={rate} scope="col" className="number">
                  {t(`figures.column.${rate}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('figures.column.returns')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, indicators }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td className="number">{number(indicators.cases)}</td>
                {rates.map((rate) => (
                  <RateCell key={rate} rate={indicators[rate]} />
                ))}
                <td className="number">{number(indicators.returns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
};
