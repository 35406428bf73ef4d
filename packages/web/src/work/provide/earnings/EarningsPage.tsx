import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { decimalOf } from '../../../shared/format.ts';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { Chart, type ChartData } from '../../parts/chart/Chart.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Read } from '../answers.ts';
import { UseTable } from './UseTable.tsx';

type Earnings = Read<'/api/v1/earnings'>;
type Item = Earnings['items'][number];
type Amount = 'net' | 'gross' | 'fee' | 'escrowed';

const amounts: readonly Amount[] = ['net', 'gross', 'fee', 'escrowed'];

const sumOf = (items: readonly Item[], amount: Amount, currency: string) => ({
  amountMinor: String(
    items
      .filter((item) => item[amount].currency === currency)
      .reduce((sum, item) => sum + BigInt(item[amount].amountMinor), 0n),
  ),
  currency,
});

const Sums = ({ earnings }: { readonly earnings: Earnings }) => {
  const { t } = useTranslation('earnings');
  const { money } = useFormats();
  const { items, asOf } = earnings;
  const currencies = [...new Set(items.map(({ net }) => net.currency))];
  return currencies.map((currency) => (
    <Figures key={currency}>
      {amounts.map((amount) => (
        <Figure
          key={amount}
          label={t(amount)}
          value={money(sumOf(items, amount, currency))}
          asOf={asOf}
          howMade={<p>{t(`${amount}Made`)}</p>}
        />
      ))}
    </Figures>
  ));
};

const chartOf = (items: readonly Item[], currency: string, month: string, net: string): ChartData => {
  const months = [...new Set(items.map((item) => item.month))].sort();
  return {
    columns: [month, net],
    rows: months.map((each): [string, number] => {
      const sum = sumOf(
        items.filter((item) => item.month === each),
        'net',
        currency,
      );
      // a chart's height may be a float: the exact figures stand in the table
      return [each, Number(decimalOf(sum.amountMinor))];
    }),
  };
};

const PerMonth = ({ earnings }: { readonly earnings: Earnings }) => {
  const { t } = useTranslation('earnings');
  const { moment } = useFormats();
  const currency = earnings.items[0]?.net.currency ?? 'CNY';
  const data = chartOf(earnings.items, currency, t('month'), t('net'));
  const best = [...data.rows].sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))[0]?.[0] ?? '';
  return (
    <Chart
      title={data.rows.length > 1 ? t('chart', { best }) : t('chartOne')}
      unit={currency}
      kind="bar"
      data={data}
      source={t('source', { when: moment(earnings.asOf) })}
    />
  );
};

const useItemColumns = (): Column<Item>[] => {
  const { t } = useTranslation('earnings');
  const language = useLanguage();
  const { money, number } = useFormats();
  const shown: readonly (Amount | 'direct')[] = ['gross', 'fee', 'net', 'escrowed', 'direct'];
  return [
    { key: 'month', title: t('month'), cell: ({ month }) => month },
    {
      key: 'product',
      title: t('product'),
      cell: ({ product }) => <span className="clamped">{inLanguage(product, language)}</span>,
    },
    ...shown.map(
      (amount): Column<Item> => ({
        key: amount,
        title: t(amount),
        isNumber: true,
        isExtra: amount === 'direct',
        cell: (item) => money(item[amount]),
      }),
    ),
    { key: 'readings', title: t('readings'), isNumber: true, cell: ({ readings }) => number(readings) },
    { key: 'rows', title: t('rows'), isNumber: true, cell: ({ rows }) => number(rows) },
  ];
};

const Behind = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation('earnings');
  const { money } = useFormats();
  return (
    <ul className="confirm-list">
      {item.agreements.map(({ agreementId, net, gross, fee, transfer }) => (
        <li key={agreementId}>
          <span>
            <Link to={`/agreements/${agreementId}`}>{agreementId}</Link>
            <span className="block">
              {t('gross')} {money(gross)} · {t('fee')} {money(fee)} · {t('net')} {money(net)}
            </span>
            <span className="block soft small">
              {t('transfer')}: {transfer ?? t('noTransfer')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Shown = ({ earnings }: { readonly earnings: Earnings }) => {
  const { t } = useTranslation('earnings');
  const columns = useItemColumns();
  const [open, setOpen] = useState<Item>();
  if (earnings.items.length === 0) return <Empty title={t('none')} text={t('noneText')} />;
  return (
    <>
      <Sums earnings={earnings} />
      <PerMonth earnings={earnings} />
      <h2>{t('byMonth')}</h2>
      <DataTable
        name="earnings"
        label={t('byMonth')}
        list={{ rows: earnings.items }}
        columns={columns}
        rowKey={({ product, month, net }) => `${product.id} ${month} ${net.currency}`}
        onOpen={setOpen}
      />
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} title={t('agreements')} size={480}>
        {open === undefined ? null : <Behind item={open} />}
      </Drawer>
    </>
  );
};

/** What one's products earned, down to transfers, and who used what. */
export const Page = () => {
  const { t } = useTranslation('earnings');
  const asked = useAsk<Earnings>(['earnings'], (api) => api.GET('/api/v1/earnings'));
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <Answer asked={asked}>{(earnings) => <Shown earnings={earnings} />}</Answer>
      <UseTable />
    </WorkView>
  );
};
