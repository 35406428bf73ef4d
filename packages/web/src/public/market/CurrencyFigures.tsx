import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Answer } from '../parts/answers.ts';
import { Bar } from '../parts/Bar.tsx';
import { TableBox } from '../parts/TableBox.tsx';

/** Figures of trades in one currency. */
export type Figures = Answer<'/api/v1/market/statistics'>['currencies'][number];

type Cell = Omit<Figures['months'][number], 'month'>;
type Row = { readonly key: string; readonly names: readonly string[]; readonly cell: Cell };

/** Share of the largest amount, in per cent; digits of minor units are compared as whole numbers. */
const shareOf = ({ amount }: Cell, most: bigint): number | null =>
  amount === null || most === 0n ? null : Number((BigInt(amount.amountMinor) * 1000n) / most) / 10;

const FigureRow = ({ row, most }: { readonly row: Row; readonly most: bigint }) => {
  const { t } = useTranslation(['market', 'common']);
  const { number, money } = useFormats();
  const { cell } = row;
  const withheld = (
    <a href="#withheld" className="small">
      {t('common:figure.withheld')}
    </a>
  );
  return (
    <tr>
      {row.names.map((name) => (
        <td key={name}>{name}</td>
      ))}
      <td>
        <Bar score={shareOf(cell, most)} />
      </td>
      <td className="number">{cell.amount === null ? withheld : money(cell.amount)}</td>
      <td className="number">{cell.trades === null ? withheld : number(cell.trades)}</td>
      <td className="number">{cell.median === null ? withheld : money(cell.median)}</td>
    </tr>
  );
};

type TableProps = { readonly label: string; readonly heads: readonly string[]; readonly rows: readonly Row[] };

const Table = ({ label, heads, rows }: TableProps) => {
  const { t } = useTranslation('market');
  const amounts = rows.map(({ cell }) => BigInt(cell.amount?.amountMinor ?? 0));
  const [most = 0n] = amounts.sort((a, b) => (a < b ? 1 : -1));
  return (
    <TableBox label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
            <th>
              <span className="visually-hidden">{t('bar')}</span>
            </th>
            <th className="number">{t('column.amount')}</th>
            <th className="number">{t('column.trades')}</th>
            <th className="number">{t('column.median')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FigureRow key={row.key} row={row} most={most} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

/** Trades in one currency by month, by category, and both. */
export const CurrencyFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTranslation('market');
  const language = useLanguage();
  const { currency, months, categories, cells } = figures;
  const heads = { month: t('column.month'), category: t('column.category') };
  return (
    <>
      <h3>{t('byMonth', { currency })}</h3>
      <Table
        label={t('byMonth', { currency })}
        heads={[heads.month]}
        rows={months.map((cell) => ({ key: cell.month, names: [cell.month], cell }))}
      />
      <h3>{t('byCategory', { currency })}</h3>
      <Table
        label={t('byCategory', { currency })}
        heads={[heads.category]}
        rows={categories.map((cell) => ({
          key: cell.category.code,
          names: [inLanguage(cell.category, language)],
          cell,
        }))}
      />
      <details>
        <summary>{t('byBoth')}</summary>
        <Table
          label={t('byBoth')}
          heads={[heads.month, heads.category]}
          rows={cells.map((cell) => ({
            key: `${cell.month} ${cell.category.code}`,
            names: [cell.month, inLanguage(cell.category, language)],
            cell,
          }))}
        />
      </details>
    </>
  );
};
