/** Goal: each method's formula gives what a person computes by hand, and says why when it gives nothing. Method: worked examples, ranges, a random sheet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Quality, ValueMethod } from '../../model.ts';
import { valuate } from '../valuation.ts';
import { bookingSheet, questionIds } from './booking.ts';
import { costsOf, sheetFault } from './sheet.ts';
import type { BookingEntry, CostInputs, IncomeYear, MethodId, MoneyRange, Range, ValueSheet } from './types.ts';

const money = (base: number, low = base, high = base): MoneyRange => ({
  lowMinor: String(low),
  baseMinor: String(base),
  highMinor: String(high),
});
const range = (base: number, low = base, high = base): Range => ({ low, base, high });

const quality = (score: number): Quality => ({
  edition: 'edition',
  score,
  grade: 'A',
  coverage: 0.3,
  dimensions: [{ id: '01', name: { zh: '', en: '' }, score, indicators: [] }],
});

const costs: CostInputs = {
  planning: money(100_000),
  direct: money(600_000),
  indirect: money(200_000),
  opportunity: money(90_000),
  taxes: money(10_000),
};

const methodOf = (sheet: ValueSheet, id: MethodId, score = 90): ValueMethod => {
  const found = valuate(quality(score), sheet).methods.find((method) => method.id === id);
  assert.ok(found);
  return found;
};

const baseOf = (sheet: ValueSheet, id: MethodId, score = 90): string | undefined =>
  methodOf(sheet, id, score).result?.baseMinor;

test('2020 guide: TC 9,100.00 × (1 + 10 %) × 0.9 × 0.5 × (1 + 20 %) × (1 − 25 %) = 4,054.05', () => {
  const sheet: ValueSheet = {
    currency: 'CNY',
    costs,
    costGuide: {
      returnRate: range(0.1),
      circulationClasses: [
        { name: 'shared', volume: 30, spread: 1 },
        { name: 'not shared', volume: 70, spread: 2 / 7 },
      ],
      monopoly: range(0.2),
      risk: range(0.25),
    },
  };
  assert.equal(baseOf(sheet, 'costGuide'), '405405');
  const { costGuide: _left, ...rest } = sheet;
  assert.deepEqual(methodOf(rest, 'costGuide').missing, ['costGuide']);
});

const income = (way: 'direct', years: IncomeYear[]): ValueSheet => ({
  currency: 'CNY',
  income: {
    way,
    years,
    rate: [
      { name: 'risk-free', ...range(0.03) },
      { name: 'premium', ...range(0.07) },
    ],
  },
});

test('income, direct: 1,100.00 and 1,210.00 at 3 % + 7 % are worth 2,000.00', () => {
  const sheet = income('direct', [{ revenue: money(110_000) }, { revenue: money(121_000) }]);
  assert.equal(baseOf(sheet, 'income'), '200000');
});

const oneYear = (way: NonNullable<ValueSheet['income']>['way'], year: IncomeYear): string | undefined =>
  baseOf({ currency: 'CNY', income: { way, years: [year], rate: [{ name: 'all', ...range(0.25) }] } }, 'income');

test('income, the other ways, one year at 25 %, by hand', () => {
  assert.equal(oneYear('revenueShare', { revenue: money(500_000), share: range(0.2) }), '80000');
  assert.equal(oneYear('profitShare', { profit: money(400_000), share: range(0.5) }), '160000');
  const assets = [
    { name: 'plant', value: money(1_000_000), return: range(0.1) },
    { name: 'brand', value: money(500_000), return: range(0.2) },
  ];
  assert.equal(oneYear('excess', { revenue: money(450_000), assets }), '200000');
  const growth = {
    priceBefore: money(1_000),
    priceAfter: money(1_200),
    volumeBefore: range(100),
    volumeAfter: range(200),
    extraCost: money(40_000),
    taxRate: range(0.25),
  };
  assert.equal(oneYear('growth', growth), '60000');
  const saving = {
    unitCostBefore: money(1_000),
    unitCostAfter: money(600),
    volume: range(500),
    taxRate: range(0.25),
  };
  assert.equal(oneYear('saving', saving), '120000');
});

test('income that lacks a field says which; a higher discount rate lowers the value', () => {
  const lacking = methodOf(
    { currency: 'CNY', income: { way: 'revenueShare', years: [{ revenue: money(1) }], rate: [] } },
    'income',
  );
  assert.deepEqual([lacking.status, lacking.missing], ['needs_input', ['income.rate', 'income.years.0.share']]);
  const ranged = methodOf(
    {
      currency: 'CNY',
      income: {
        way: 'direct',
        years: [{ revenue: money(110_000, 88_000, 132_000) }],
        rate: [{ name: 'all', ...range(0.1, 0, 0.6) }],
      },
    },
    'income',
  );
  assert.deepEqual(ranged.result, { lowMinor: '55000', baseMinor: '100000', highMinor: '132000' });
  const [first, second] = ranged.sensitive ?? [];
  assert.deepEqual([first?.group, first?.lowMinor, first?.highMinor], ['rate.0', '110000', '68750']);
  assert.deepEqual([second?.group, second?.lowMinor, second?.highMinor], ['revenue', '80000', '120000']);
});

const deal = (name: string, price: number, more = {}) => ({
  name,
  price: money(price),
  settledOn: '2026-05-01',
  ledgerEntry: `/ledger/${name}`,
  ...more,
});

test('market: the mean of three settled deals after adjustment; fewer, or unsettled, are not computable', () => {
  const comparables = [
    deal('a', 100_000, { quality: range(1.1) }),
    deal('b', 120_000, { day: range(0.5), volume: range(2) }),
    deal('c', 130_000, { other: range(1) }),
  ];
  assert.equal(baseOf({ currency: 'CNY', market: { comparables } }, 'market'), '120000');
  const { ledgerEntry: _none, ...open } = deal('d', 100_000);
  const two = methodOf({ currency: 'CNY', market: { comparables: [...comparables.slice(0, 2), open] } }, 'market');
  assert.equal(two.status, 'not_computable');
  assert.match(two.note?.en ?? '', /2 of 3/);
  const repeated = methodOf(
    { currency: 'CNY', market: { comparables: [...comparables.slice(0, 2), deal('b', 130_000)] } },
    'market',
  );
  assert.match(repeated.note?.en ?? '', /2 of 3/);
  const split = [...comparables, ...comparables.map((one) => ({ ...one, part: 'second' }))];
  assert.equal(baseOf({ currency: 'CNY', market: { comparables: split } }, 'market'), '240000');
});

test('public data under authorised operation: cost and ceiling, no market price', () => {
  const sheet: ValueSheet = {
    currency: 'CNY',
    costs,
    publicOperation: { margin: range(0.05), volume: range(1_000), unit: '次' },
    market: { comparables: [deal('a', 1), deal('b', 1), deal('c', 1)] },
    ...{ income: income('direct', [{ revenue: money(110_000) }]).income, lead: 'income' },
  };
  for (const id of ['market', 'income'] as const) assert.equal(methodOf(sheet, id).status, 'not_applicable');
  assert.equal(baseOf(sheet, 'publicPrice'), '955');
  assert.equal(valuate(quality(90), sheet).lead, 'cost');
});

test('the method that the sheet names stands for the value; without inputs nothing does', () => {
  const sheet: ValueSheet = { ...income('direct', [{ revenue: money(110_000) }]), costs, lead: 'income' };
  const value = valuate(quality(90), sheet);
  assert.deepEqual([value.lead, value.baseMinor], ['income', '100000']);
  assert.deepEqual(
    valuate(quality(90), undefined).methods.map(({ id, status }) => [id, status]),
    [
      ['cost', 'needs_input'],
      ['costGuide', 'needs_input'],
      ['income', 'needs_input'],
      ['market', 'not_computable'],
    ],
  );
});

const entry = (voucher: string, tag: string, phase: BookingEntry['phase'], amountMinor: string): BookingEntry => ({
  voucher,
  date: '2026-03-01',
  text: '',
  tag,
  phase,
  amountMinor,
});

const entries = [
  entry('J-1', 'planning', 'research', '1000'),
  entry('J-2', 'acquisition', 'development', '5000'),
  entry('J-2', 'labour', 'development', '3000'),
  entry('J-3', 'storage', 'running', '700'),
];

test('vouchers make the costs by their tags, and the booking sheet by phase', () => {
  const found = costsOf({ currency: 'CNY', booking: { entries } });
  assert.deepEqual(
    [found?.planning.baseMinor, found?.direct.baseMinor, found?.indirect.baseMinor, found?.taxes.baseMinor],
    ['1000', '5700', '3000', '0'],
  );
  const open = bookingSheet({ currency: 'CNY', booking: { entries } });
  assert.deepEqual(open?.totals, { capitalised: '0', expensed: '1700', open: '8000' });
  assert.deepEqual(
    open?.phases.map(({ phase, vouchers }) => [phase, vouchers]),
    [
      ['acquired', 0],
      ['research', 1],
      ['development', 1],
      ['running', 1],
    ],
  );
});

test('development is capitalised only when every question is answered with yes', () => {
  const yes = Object.fromEntries(questionIds.map((id) => [id, { answer: 'yes' as const }]));
  const all = bookingSheet({ currency: 'CNY', booking: { entries, answers: yes, holding: 'use' } });
  assert.deepEqual([all?.holding, all?.totals], ['intangible', { capitalised: '8000', expensed: '1700', open: '0' }]);
  const no = bookingSheet({ currency: 'CNY', booking: { entries, answers: { ...yes, useful: { answer: 'no' } } } });
  assert.deepEqual(no?.totals, { capitalised: '0', expensed: '9700', open: '0' });
});

test('a sheet with bounds out of order or an unknown tag is told by its place', () => {
  const rate = [{ name: 'all', low: 0.2, base: 0.1, high: 0.3 }];
  assert.equal(sheetFault({ currency: 'CNY', income: { way: 'direct', years: [], rate } }), 'income.rate.0');
  const wrong = [entry('J', 'nothing', 'research', '1')];
  assert.equal(sheetFault({ currency: 'CNY', booking: { entries: wrong } }), 'booking.entries.0.tag');
});

const seed = 20_261_128;

test(`wider inputs never narrow a result, and the base lies within (seed ${seed})`, () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(amount, amount, share, share, (base, width, rate, spread) => {
      const sheetOf = (k: number): ValueSheet => ({
        currency: 'CNY',
        income: {
          way: 'direct',
          years: [{ revenue: money(base, Math.max(0, base - k * width), base + k * width) }],
          rate: [{ name: 'all', low: rate, base: rate + spread / 2, high: rate + (spread * (k + 1)) / 2 }],
        },
      });
      const [narrow, wide] = [0, 1].map((k) => methodOf(sheetOf(k), 'income').result);
      const inside = (one: string | undefined, other: string | undefined): boolean =>
        BigInt(one ?? 0) <= BigInt(other ?? 0);
      assert.ok(inside(wide?.lowMinor, narrow?.lowMinor) && inside(narrow?.highMinor, wide?.highMinor));
      assert.ok(inside(narrow?.lowMinor, narrow?.baseMinor) && inside(narrow?.baseMinor, narrow?.highMinor));
    }),
    { seed },
  );
});
