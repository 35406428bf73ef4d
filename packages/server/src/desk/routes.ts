import { z } from 'zod';
import { moneyToJson, ok } from '#kernel';
import { bilingualShape, listOf, moneyShape, type Route, route, text } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type BuyerUsage, type Earned, type Earnings, readEarnings, readUsageByBuyer } from './earnings.ts';
import { severities, severityOf, type WorkItem, workKinds } from './model.ts';
import type { OutboxView } from './operations.ts';
import { paths } from './paths.ts';
import { storyRoutes } from './routes-audit.ts';
import { marketRoutes } from './routes-market.ts';
import { operatorRoutes } from './routes-operator.ts';
import { hitKinds, searchEverywhere } from './search.ts';
import { readWork } from './work.ts';

const tag = 'desk';
const providers = ['provider', 'manager'] as const;

const workShape = z.object({
  kind: z.enum(workKinds),
  id: z.string(),
  title: bilingualShape,
  waitsFor: z.enum(['me', 'organisation']),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  severity: z.enum(severities).describe('late: its time is over; soon: within two days'),
  path: z.string().describe('in the portal'),
});

const workToJson = (item: WorkItem, now: Date): z.input<typeof workShape> => ({
  ...item,
  title: { ...item.title },
  since: item.since.toISOString(),
  until: item.until?.toISOString() ?? null,
  severity: severityOf(item.until, now),
});

const workRoute = route({
  method: 'GET',
  path: '/api/v1/my/work',
  summary: 'What waits on me or my organisation for a role of mine, what presses first',
  tag,
  access: { roles: 'member' },
  answers: { 200: listOf(workShape).extend({ asOf: z.iso.datetime() }) },
  handle: async (tx) =>
    ok({ asOf: tx.now.toISOString(), items: (await readWork(tx)).map((item) => workToJson(item, tx.now)) }),
});

const hitShape = z.object({ kind: z.enum(hitKinds), id: z.string(), title: bilingualShape, path: z.string() });

const searchRoute = route({
  method: 'GET',
  path: '/api/v1/search',
  summary: 'A few of each kind that one may see, by words; an id typed in full is found at once',
  tag,
  access: { roles: 'member' },
  query: z.object({ q: text(200).trim().min(1) }),
  answers: { 200: listOf(hitShape) },
  handle: async (tx, { query }) =>
    ok({ items: (await searchEverywhere(tx, query.q)).map((hit) => ({ ...hit, title: { ...hit.title } })) }),
});

const earnedShape = z.object({
  agreementId: z.string(),
  buyerId: z.string(),
  path: z.string(),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape,
  escrowed: moneyShape,
  direct: moneyShape,
  transfer: z.string().nullable().describe('the proof of the transfer that paid it out'),
  usage: z.string().describe('every counted use'),
});

const earningsShape = z.object({
  product: bilingualShape.extend({ id: z.string(), path: z.string() }),
  month: z.string(),
  gross: moneyShape.describe('paid out, the operator’s fee included'),
  fee: moneyShape,
  net: moneyShape,
  escrowed: moneyShape.describe('waits for acceptance'),
  direct: moneyShape.describe('went directly from buyer to provider; not in gross'),
  readings: z.int(),
  rows: z.int(),
  agreements: z.array(earnedShape),
});

const earnedToJson = (one: Earned): z.input<typeof earnedShape> => {
  const { agreementId, buyerId, price } = one.deal;
  const amount = (amountMinor: bigint) => moneyToJson({ amountMinor, currency: price.currency });
  return {
    agreementId,
    buyerId,
    path: paths.agreement(agreementId),
    gross: amount(one.grossMinor),
    fee: amount(one.feeMinor),
    net: amount(one.grossMinor - one.feeMinor),
    escrowed: amount(one.escrowedMinor),
    direct: amount(one.directMinor),
    transfer: one.transferId === null ? null : `/api/v1/ledger/transfers/${one.transferId}/proof`,
    usage: `/api/v1/agreements/${agreementId}/usage`,
  };
};

const earningsToJson = (earnings: Earnings): z.input<typeof earningsShape> => {
  const { productId, title, currency, earned } = earnings;
  const sum = (of: (one: Earned) => bigint) =>
    moneyToJson({ amountMinor: earned.reduce((all, one) => all + of(one), 0n), currency });
  return {
    product: { id: productId, ...title, path: paths.ownProduct(productId) },
    month: earnings.month,
    gross: sum(({ grossMinor }) => grossMinor),
    fee: sum(({ feeMinor }) => feeMinor),
    net: sum(({ grossMinor, feeMinor }) => grossMinor - feeMinor),
    escrowed: sum(({ escrowedMinor }) => escrowedMinor),
    direct: sum(({ directMinor }) => directMinor),
    readings: earnings.readings,
    rows: earnings.rows,
    agreements: earned.map(earnedToJson),
  };
};

const earningsRoute = route({
  method: 'GET',
  path: '/api/v1/earnings',
  summary: 'One’s organisation’s earnings per product and month, down to transfers and uses',
  tag,
  access: { roles: providers },
  answers: { 200: listOf(earningsShape).extend({ asOf: z.iso.datetime() }) },
  handle: async (tx) => ok({ asOf: tx.now.toISOString(), items: (await readEarnings(tx)).map(earningsToJson) }),
});

const usageShape = z.object({
  buyer: bilingualShape.extend({ id: z.string() }),
  product: bilingualShape.extend({ id: z.string(), path: z.string() }),
  agreementId: z.string(),
  path: z.string(),
  state: z.string(),
  rows: z.int(),
  requests: z.int(),
  bytes: z.int(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  usage: z.string().describe('every counted use'),
  readings: z.string().describe('by table, way and day'),
});

const usageToJson = ({ deal, buyerName, title, sum }: BuyerUsage): z.input<typeof usageShape> => ({
  buyer: { id: deal.buyerId, ...buyerName },
  product: { id: deal.productId, ...title, path: paths.ownProduct(deal.productId) },
  agreementId: deal.agreementId,
  path: paths.agreement(deal.agreementId),
  state: deal.state,
  rows: sum?.rowsGranted ?? 0,
  requests: (sum?.answers ?? 0) + (sum?.requests ?? 0),
  bytes: sum?.bytesServed ?? 0,
  firstDay: sum?.firstDay ?? null,
  lastDay: sum?.lastDay ?? null,
  usage: `/api/v1/agreements/${deal.agreementId}/usage`,
  readings: `/api/v1/agreements/${deal.agreementId}/readings`,
});

const usageRoute = route({
  method: 'GET',
  path: '/api/v1/usage-by-buyer',
  summary: 'Who used what of one’s organisation’s data, how much, those who read last first',
  tag,
  access: { roles: providers },
  answers: { 200: listOf(usageShape).extend({ asOf: z.iso.datetime() }) },
  handle: async (tx) => ok({ asOf: tx.now.toISOString(), items: (await readUsageByBuyer(tx)).map(usageToJson) }),
});

/** Every route of the module. */
export const deskRoutes = (kit: Kit, outbox: OutboxView): Route[] => [
  workRoute,
  searchRoute,
  earningsRoute,
  usageRoute,
  ...storyRoutes,
  ...marketRoutes(kit),
  ...operatorRoutes(kit, outbox),
];
