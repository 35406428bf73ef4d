import type { DecisionCount, StandingListing } from '#catalog';
import type { ProductTrades } from '#contracts';
import type { ProductDeliveries } from '#delivery';
import type { MemberCount } from '#identity';
import type { Bilingual, Language } from '#kernel';
import { addDays } from '#kernel';
import { minorText } from './amounts.ts';
import { figureSpecs, tableSpecs } from './report-catalogue.ts';
import type { PeriodSpan } from './report-period.ts';
import { type FillData, nameKey, type Value, type Values } from './report-values.ts';

/** What was read of a period, of one operator. */
export type Facts = {
  readonly language: Language;
  readonly region: Bilingual;
  readonly operator: Bilingual;
  readonly span: PeriodSpan;
  readonly madeOn: string;
  readonly members: readonly MemberCount[];
  readonly listings: readonly StandingListing[];
  readonly decisions: readonly DecisionCount[];
  readonly negotiations: number;
  readonly trades: readonly ProductTrades[];
  readonly deliveries: readonly ProductDeliveries[];
  /** Category of each product in trades and deliveries, by the product's id. */
  readonly categoryOf: (productId: string) => string;
  readonly categoryName: (code: string) => Bilingual;
};

/** A figure, and of how many rows it was made. */
export type Computed = { readonly value: Value; readonly rows: number };

/** Rows of a table by the keys of its columns, and of how many rows they were made. */
export type ComputedTable = { readonly rows: readonly ReadonlyMap<string, Value>[]; readonly counted: number };

/** All figures and tables by key. */
export type Computation = {
  readonly figures: ReadonlyMap<string, Computed>;
  readonly tables: ReadonlyMap<string, ComputedTable>;
};

const grouped = (digits: string): string =>
  digits.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const number = (digits: string | number): Value => ({
  kind: 'number',
  number: String(digits),
  shown: grouped(String(digits)),
});

const words = (text: string): Value => ({ kind: 'text', text });

const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((sum, row) => sum + of(row), 0);

const bigSumOf = <T>(rows: readonly T[], of: (row: T) => string): bigint =>
  rows.reduce((sum, row) => sum + BigInt(of(row)), 0n);

const severalCurrencies: Bilingual = {
  zh: '有多种币种，不能相加。请用“币种明细”逐行列出。',
  en: 'There are several currencies, which cannot be added up. List them with the rows of "currencies".',
};

const noScores: Bilingual = {
  zh: '报告期结束时没有已得出质量分的在架产品。',
  en: 'No listing that stands at the end of the period has a quality score.',
};

const amount = (minor: bigint, currency: string): Value => {
  const digits = minorText(minor, currency);
  return { kind: 'number', number: digits.replaceAll(',', '').replace('−', '-'), shown: digits };
};

/** Money of trades: nought without any, a sum in one currency, and no figure in several. */
const sumMoney = (trades: readonly ProductTrades[], of: (one: ProductTrades) => string): Value => {
  const counted = trades.filter((one) => one.trades > 0);
  const [currency, ...others] = new Set(counted.map((one) => one.currency));
  if (others.length > 0) return { kind: 'missing', why: severalCurrencies };
  return currency === undefined ? number(0) : amount(bigSumOf(counted, of), currency);
};

const currencyOf = (trades: readonly ProductTrades[]): Value => {
  const [currency, ...others] = new Set(trades.filter((one) => one.trades > 0).map((one) => one.currency));
  return others.length > 0 ? { kind: 'missing', why: severalCurrencies } : words(currency ?? '—');
};

const medianOf = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

/** One decimal place, as scores and shares are shown everywhere. */
const rounded = (value: number | undefined): Value => {
  if (value === undefined) return { kind: 'missing', why: noScores };
  const text = value.toFixed(1);
  return { kind: 'number', number: text, shown: text };
};

type Entry = readonly [key: string, value: Value, rows: number];

const headings = ({ region, operator, span, madeOn, language }: Facts): Entry[] => [
  ['region', words(region[language]), 1],
  ['operator', words(operator[language]), 1],
  ['period', words(span.name[language]), 1],
  ['periodFrom', words(span.fromDay), 1],
  ['periodTo', words(addDays(span.untilDay, -1)), 1],
  ['madeOn', words(madeOn), 1],
];

const people = ({ members }: Facts): Entry[] => {
  const inState = (state: MemberCount['state']): number =>
    sumOf(
      members.filter((one) => one.state === state),
      (one) => one.members,
    );
  const of = (key: string, count: number): Entry => [key, number(count), count];
  return [
    of('membersVerified', inState('verified')),
    of('membersApplied', inState('applied')),
    of('membersRefused', inState('refused')),
    of('membersSuspended', inState('suspended')),
    of(
      'applications',
      sumOf(members, (one) => one.appliedWithin),
    ),
  ];
};

const goods = ({ listings, decisions }: Facts): Entry[] => {
  const of = (key: string, count: number): Entry => [key, number(count), count];
  const decided = (decision: DecisionCount['decision'], by?: DecisionCount['by']): number =>
    sumOf(
      decisions.filter((one) => one.decision === decision && (by === undefined || one.by === by)),
      (one) => one.decisions,
    );
  const scored = listings.flatMap(({ score, coverage }) =>
    score === null ? [] : [{ score, coverage: coverage ?? 0 }],
  );
  const coverage = medianOf(scored.map((one) => one.coverage));
  return [
    of('listingsOnOffer', listings.length),
    of('listingsNew', listings.filter(({ isNew }) => isNew).length),
    of('reviewsApproved', decided('approved')),
    of('reviewsReturned', decided('returned', 'person')),
    of('refusals', decided('returned')),
    of('delistings', decided('delisted')),
    ['qualityMedian', rounded(medianOf(scored.map(({ score }) => score))), scored.length],
    ['qualityCoverage', rounded(coverage === undefined ? undefined : coverage * 100), scored.length],
    of('qualityScored', scored.length),
  ];
};

const deals = ({ negotiations, trades, deliveries }: Facts): Entry[] => {
  const traded = sumOf(trades, (one) => one.trades);
  const signed = sumOf(trades, (one) => one.agreements);
  const readings = sumOf(deliveries, (one) => one.readings);
  return [
    ['negotiations', number(negotiations), negotiations],
    ['agreements', number(signed), signed],
    ['tradesCount', number(traded), traded],
    ['tradesAmount', sumMoney(trades, (one) => one.priceMinor), traded],
    ['fees', sumMoney(trades, (one) => one.feeMinor), traded],
    ['currency', currencyOf(trades), traded],
    ['rowsDelivered', number(String(bigSumOf(deliveries, (one) => one.rowsDelivered))), readings],
    ['requestsDelivered', number(String(bigSumOf(deliveries, (one) => one.requestsAnswered))), readings],
  ];
};

const categoryRows = (facts: Facts): ComputedTable => {
  const { listings, trades, deliveries, language, categoryOf, categoryName } = facts;
  const traded = Map.groupBy(trades, ({ productId }) => categoryOf(productId));
  const delivered = Map.groupBy(deliveries, ({ productId }) => categoryOf(productId));
  const listed = Map.groupBy(listings, ({ category }) => category);
  const codes = [...new Set([...listed.keys(), ...traded.keys(), ...delivered.keys()])].toSorted();
  const rows = codes.map((code) => {
    const [deal, read] = [traded.get(code) ?? [], delivered.get(code) ?? []];
    return new Map<string, Value>([
      ['category', words(categoryName(code)[language])],
      ['listings', number(listed.get(code)?.length ?? 0)],
      ['trades', number(sumOf(deal, (one) => one.trades))],
      ['amount', sumMoney(deal, (one) => one.priceMinor)],
      ['rows', number(String(bigSumOf(read, (one) => one.rowsDelivered)))],
      ['requests', number(String(bigSumOf(read, (one) => one.requestsAnswered)))],
    ]);
  });
  return {
    rows,
    counted: listings.length + sumOf(trades, (one) => one.trades) + sumOf(deliveries, (one) => one.readings),
  };
};

const currencyRows = ({ trades }: Facts): ComputedTable => {
  const kept = trades.filter((one) => one.trades > 0);
  const byCurrency = [...Map.groupBy(kept, ({ currency }) => currency)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = byCurrency.map(
    ([currency, deal]) =>
      new Map<string, Value>([
        ['currency', words(currency)],
        ['trades', number(sumOf(deal, (one) => one.trades))],
        ['amount', sumMoney(deal, (one) => one.priceMinor)],
        ['fees', sumMoney(deal, (one) => one.feeMinor)],
      ]),
  );
  return { rows, counted: sumOf(kept, (one) => one.trades) };
};

const stateNames: Readonly<Record<MemberCount['state'], Bilingual>> = {
  applied: { zh: '待审核', en: 'Waiting' },
  verified: { zh: '已入会', en: 'Member' },
  refused: { zh: '未通过', en: 'Refused' },
  suspended: { zh: '已暂停', en: 'Suspended' },
};

const memberRows = ({ members, language }: Facts): ComputedTable => ({
  rows: members.map(
    ({ state, members: count }) =>
      new Map<string, Value>([
        ['state', words(stateNames[state][language])],
        ['count', number(count)],
      ]),
  ),
  counted: sumOf(members, (one) => one.members),
});

/** Computes every figure and table from what was read. */
export const computeFigures = (facts: Facts): Computation => ({
  figures: new Map(
    [...headings(facts), ...people(facts), ...goods(facts), ...deals(facts)].map(([key, value, rows]) => [
      key,
      { value, rows },
    ]),
  ),
  tables: new Map([
    ['categories', categoryRows(facts)],
    ['currencies', currencyRows(facts)],
    ['members', memberRows(facts)],
  ]),
});

const byNames = <T>(spec: { readonly key: string; readonly name: Bilingual }, value: T): [string, T][] =>
  [spec.key, spec.name.zh, spec.name.en].map((name) => [nameKey(name), value]);

/** What a loop over a table without rows shows: one row that says so, for a gap would look like a fault. */
const noRow: Value = { kind: 'text', text: '—' };

/** The computation under all names, key, Chinese and English, as templates call them. */
export const fillDataOf = ({ figures, tables }: Computation, language: Language): FillData => ({
  language,
  figures: new Map(
    figureSpecs.flatMap((spec) => {
      const computed = figures.get(spec.key);
      return computed === undefined ? [] : byNames(spec, computed.value);
    }),
  ),
  tables: new Map(
    tableSpecs.flatMap((spec) => {
      const found = tables.get(spec.key)?.rows ?? [];
      const rows = found.length === 0 ? [new Map<string, Value>()] : found;
      const named = rows.map(
        (row): Values => new Map(spec.columns.flatMap((column) => byNames(column, row.get(column.key) ?? noRow))),
      );
      return byNames(spec, named);
    }),
  ),
});
