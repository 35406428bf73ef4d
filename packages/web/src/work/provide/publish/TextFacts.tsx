import { useTranslation } from 'react-i18next';
import { Facts } from '../parts/Facts.tsx';
import { besideOf, datesOf } from './facts.ts';

/** Rows that are named; all are counted. */
const rowsMax = 10;

const orders = ['year_month_day', 'day_month_year', 'month_day_year'] as const;
const reasons = ['ambiguous', 'contradictory', 'left_as_text'] as const;

/** What stood around and inside the table of a text, and how its dates were understood. */
export const TextFacts = ({ source }: { readonly source: Readonly<Record<string, unknown>> }) => {
  const { t } = useTranslation('publish');
  const beside = besideOf(source);
  const dates = datesOf(source).map(({ column, order, why, example }) => {
    const known = orders.find((one) => one === order);
    const reason = reasons.find((one) => one === why);
    const words =
      known === undefined
        ? reason === undefined
          ? why
          : t(`asRead.dateWhy.${reason}`)
        : t(`asRead.dateOrders.${known}`);
    return `${column}: ${words} (${example})`;
  });
  const count = beside?.repaired ?? 0;
  const rows = beside?.rows.slice(0, rowsMax).join(', ') ?? '';
  const facts: (readonly [string, string])[] = [
    [t('asRead.above'), beside?.preamble.join(' · ') ?? ''],
    [t('asRead.notes'), beside?.notes.join(' · ') ?? ''],
    [t('asRead.repaired'), count === 0 ? '' : t('asRead.repairedText', { count, rows })],
    [t('asRead.dates'), dates.join(' · ')],
  ];
  const shown = facts.filter(([, value]) => value !== '');
  return shown.length === 0 ? null : <Facts facts={shown} />;
};
