import { z } from 'zod';
import { categories } from '#catalog';
import { moneyToJson, ok } from '#kernel';
import { bilingualShape, freeRoute, moneyShape, type Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import type { Figures, Statistics } from './core/statistics.ts';
import { partiesMin, shareMaxPercent, tradesMin } from './core/suppression.ts';
import { type Flow, readFlows, readStatistics } from './market.ts';
import { remember } from './remember.ts';
import { flowWords, marketWords } from './words.ts';

const tag = 'market';
const anyone = { roles: 'anyone' } as const;
const actor = systemActor('desk.market');

const regionShape = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const countsShape = z.object({ agreements: z.int(), rowsDelivered: z.int(), requestsAnswered: z.int() });

const flowsShape = z.object({
  asOf: z.iso.datetime(),
  regions: z.array(regionShape),
  flows: z.array(countsShape.extend({ from: regionShape, to: regionShape })),
  totals: countsShape,
  howMade: z.object({ agreements: bilingualShape, rows: bilingualShape, requests: bilingualShape }),
});

const regionToJson = ({ code, nameZh, nameEn }: Flow['from']): z.input<typeof regionShape> => ({
  code,
  zh: nameZh,
  en: nameEn,
});

const totalsOf = (flows: readonly Flow[]): z.input<typeof countsShape> => ({
  agreements: flows.reduce((sum, { agreements }) => sum + agreements, 0),
  rowsDelivered: flows.reduce((sum, { rowsDelivered }) => sum + rowsDelivered, 0),
  requestsAnswered: flows.reduce((sum, { requestsAnswered }) => sum + requestsAnswered, 0),
});

const flowsRoute = (kit: Kit): Route => {
  const read = remember(kit.clock, () =>
    kit.db.read(actor, async (tx) => {
      const { regions, flows } = await readFlows(tx);
      return {
        asOf: tx.now.toISOString(),
        regions: regions.map(regionToJson),
        flows: flows.map((flow) => ({ ...flow, from: regionToJson(flow.from), to: regionToJson(flow.to) })),
        totals: totalsOf(flows),
        howMade: { ...flowWords },
      };
    }),
  );
  return freeRoute({
    method: 'GET',
    path: '/api/v1/market/flows',
    summary: 'Regions and what passed between them: agreements, rows delivered, requests answered',
    tag,
    access: anyone,
    answers: { 200: flowsShape },
    handle: async () => ok(await read()),
  });
};

const figuresShape = z.object({
  isWithheld: z.boolean(),
  trades: z.int().nullable(),
  amount: moneyShape.nullable(),
  median: moneyShape.nullable(),
});

const categoryShape = bilingualShape.extend({ code: z.string() });

const statisticsShape = z.object({
  asOf: z.iso.datetime(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      cells: z.array(figuresShape.extend({ month: z.string(), category: categoryShape })),
      months: z.array(figuresShape.extend({ month: z.string() })),
      categories: z.array(figuresShape.extend({ category: categoryShape })),
    }),
  ),
  rule: z.object({
    tradesMin: z.int(),
    partiesMin: z.int().describe('on each side'),
    shareMaxPercent: z.int().describe('of the amount, of one party'),
    text: bilingualShape,
  }),
  howMade: z.object({
    trades: bilingualShape,
    amount: bilingualShape,
    median: bilingualShape,
    withheld: bilingualShape,
  }),
});

const categoryToJson = (code: string): z.input<typeof categoryShape> => {
  const found = categories.find((one) => one.code === code);
  return { code, zh: found?.label.zh ?? '其他', en: found?.label.en ?? 'Other' };
};

const figuresToJson = (figures: Figures, currency: string): z.input<typeof figuresShape> => {
  const money = (amountMinor: bigint | null) => (amountMinor === null ? null : moneyToJson({ amountMinor, currency }));
  return {
    isWithheld: figures.isWithheld,
    trades: figures.trades,
    amount: money(figures.amountMinor),
    median: money(figures.medianMinor),
  };
};

const statisticsToJson = ({ currency, cells, months, categories: byCategory }: Statistics) => ({
  currency,
  cells: cells.map((cell) => ({
    month: cell.month,
    category: categoryToJson(cell.category),
    ...figuresToJson(cell, currency),
  })),
  months: months.map((one) => ({ month: one.month, ...figuresToJson(one, currency) })),
  categories: byCategory.map((one) => ({ category: categoryToJson(one.category), ...figuresToJson(one, currency) })),
});

const statisticsRoute = (kit: Kit): Route => {
  const read = remember(kit.clock, () =>
    kit.db.read(actor, async (tx) => ({
      asOf: tx.now.toISOString(),
      currencies: (await readStatistics(tx)).map(statisticsToJson),
      rule: { tradesMin, partiesMin, shareMaxPercent: Number(shareMaxPercent), text: marketWords.rule },
      howMade: {
        trades: marketWords.trades,
        amount: marketWords.amount,
        median: marketWords.median,
        withheld: marketWords.withheld,
      },
    })),
  );
  return freeRoute({
    method: 'GET',
    path: '/api/v1/market/statistics',
    summary: 'Trades, amount and median price by month and category; what would give somebody away is withheld',
    tag,
    access: anyone,
    answers: { 200: statisticsShape },
    handle: async () => ok(await read()),
  });
};

/** Public figures of the market. */
export const marketRoutes = (kit: Kit): Route[] => [flowsRoute(kit), statisticsRoute(kit)];
