/** Goal: what was declared comes back from the form as it was, and what is typed wrong is named by its field. Method: whole sheets there and back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noDeal, noRange, noYear, type Sheet, typedSheet } from './sheet.ts';
import { toSheet } from './toSheet.ts';

const money = (minor: string, more = {}) => ({ lowMinor: minor, baseMinor: minor, highMinor: minor, ...more });
const range = (base: number, low = base, high = base) => ({ low, base, high });

const whole: Sheet = {
  currency: 'CNY',
  purpose: '质押',
  date: '2026-06-30',
  costs: {
    planning: money('120000', { source: '合同 12', date: '2026-01-05' }),
    direct: { lowMinor: '5000050', baseMinor: '6000000', highMinor: '7000000' },
    indirect: money('0'),
    opportunity: money('0'),
    taxes: money('36000'),
    life: { remainingMonths: 36, totalMonths: 60 },
  },
  costGuide: {
    returnRate: range(0.07, 0.05, 0.1),
    circulationClasses: [{ name: '共享', volume: 3, spread: 1.2 }],
    monopoly: range(0.29),
    risk: range(0.155),
  },
  income: {
    way: 'saving',
    years: [
      {
        year: '2027',
        unitCostBefore: money('1000'),
        unitCostAfter: money('600'),
        volume: range(500),
        taxRate: range(0.25),
      },
    ],
    rate: [{ name: '无风险', ...range(0.023) }],
  },
  market: {
    comparables: [
      { name: 'a', price: money('100'), settledOn: '2026-05-01', ledgerEntry: 'trf_1', quality: range(1.1) },
    ],
  },
  publicOperation: { margin: range(0.05), volume: range(1000), unit: '次' },
  booking: {
    holding: 'use',
    entries: [
      {
        voucher: '记-1',
        date: '2026-03-01',
        text: '清洗',
        tag: 'integration',
        phase: 'development',
        amountMinor: '1205',
      },
    ],
    answers: { controlled: { answer: 'yes', evidence: '授权书' } },
  },
  lead: 'cost',
  leadReason: '尚无收益',
};

test('a whole sheet comes back as it was, shares digit by digit', () => {
  const { sheet, wrongs } = toSheet(typedSheet(whole));
  assert.deepEqual([...wrongs], []);
  assert.deepEqual(sheet, whole);
});

test('an empty form declares nothing but the currency', () => {
  const { sheet, wrongs } = toSheet(typedSheet(null));
  assert.deepEqual([sheet, wrongs.size], [{ currency: 'CNY' }, 0]);
});

test('only the expected figure has to be typed; separators and per cent signs are read', () => {
  const typed = typedSheet(null);
  const { sheet } = toSheet({
    ...typed,
    costs: { direct: { ...noRange, base: '12,300.5' } },
    rates: [{ name: 'r', range: { ...noRange, base: '8.5%' } }],
    years: [{ ...noYear, fields: { revenue: { ...noRange, base: '1', high: '2' } } }],
  });
  assert.deepEqual(sheet.costs?.direct, money('1230050'));
  assert.deepEqual(sheet.income?.rate[0], { name: 'r', ...range(0.085) });
  assert.deepEqual(sheet.income?.years[0]?.revenue, { lowMinor: '100', baseMinor: '100', highMinor: '200' });
});

test('what is wrong is named by its field', () => {
  const typed = typedSheet(null);
  const { wrongs } = toSheet({
    ...typed,
    costs: { direct: { ...noRange, base: 'viel' }, taxes: { ...noRange, low: '5', base: '4' } },
    remaining: '70',
    total: '60',
    guide: { risk: { ...noRange, base: '10' } },
    years: [noYear],
    deals: [noDeal],
    entries: [{ voucher: '', date: '', text: '', tag: '', phase: '', amount: '1' }],
  });
  assert.deepEqual(Object.fromEntries(wrongs), {
    'costs.direct': 'figure',
    'costs.taxes': 'order',
    'costs.life': 'life',
    'guide.returnRate': 'needed',
    'guide.monopoly': 'needed',
    'guide.circulation': 'needed',
    'years.0.revenue': 'needed',
    'deals.0.price': 'needed',
    'deals.0.name': 'needed',
    'entries.0': 'needed',
  });
});

test('of public data under authorised operation the methods that do not count cannot hold up the rest', () => {
  const { sheet, wrongs } = toSheet({ ...typedSheet(whole), years: [noYear], margin: noRange });
  assert.deepEqual([...wrongs], [['margin', 'needed']]);
  assert.deepEqual([sheet.income, sheet.market], [undefined, whole.market]);
});
