import { getProducts } from '#catalog';
import { type Deal, selectDeals } from '#contracts';
import { sumMetersByPair } from '#delivery';
import { getOrganisations, listRegions, type Region } from '#identity';
import { hourMs, later, utcDay } from '#kernel';
import type { Tx } from '#platform/database';
import { type CountedTrade, type Statistics, statisticsOf } from './core/statistics.ts';

/** Trades that are counted: the newest so many, a dozen years of a busy region; beyond it a read model is due. */
export const tradesCountedMax = 100_000;

/** China Standard Time, in which the books of the ledger are kept by default; it has had no summer time since 1991. */
const marketOffsetMs = 8 * hourMs;

/** The month of an instant, `yyyy-mm`. By arithmetic: a calendar of the library costs seconds for ten thousand trades. */
export const marketMonth = (instant: Date): string => utcDay(later(instant, marketOffsetMs)).slice(0, 7);

/** What passed from one region to another. */
export type Flow = {
  readonly from: Region;
  readonly to: Region;
  readonly agreements: number;
  readonly rowsDelivered: number;
  readonly requestsAnswered: number;
};

type Sums = { agreements: number; rowsDelivered: number; requestsAnswered: number };

const nothing = (): Sums => ({ agreements: 0, rowsDelivered: 0, requestsAnswered: 0 });

/** Sums by ordered pair of regions; pairs between which nothing passed are left out. */
const pairUp = async (tx: Tx, deals: readonly Deal[]): Promise<Map<string, Sums>> => {
  const meters = await sumMetersByPair(tx);
  const ids = [...deals, ...meters].flatMap(({ providerId, buyerId }) => [providerId, buyerId]);
  const organisations = await getOrganisations(tx, ids);
  const sums = new Map<string, Sums>();
  const at = ({ providerId, buyerId }: { providerId: string; buyerId: string }): Sums => {
    const key = `${organisations.get(providerId)?.region} ${organisations.get(buyerId)?.region}`;
    const found = sums.get(key) ?? nothing();
    sums.set(key, found);
    return found;
  };
  for (const deal of deals) at(deal).agreements += 1;
  for (const meter of meters) {
    const sum = at(meter);
    sum.rowsDelivered += meter.rowsGranted;
    sum.requestsAnswered += meter.answers + meter.requests;
  }
  return sums;
};

/** Every region and what passed between them; the transaction must be the platform's own. */
export const readFlows = async (tx: Tx): Promise<{ regions: Region[]; flows: Flow[] }> => {
  const regions = await listRegions(tx);
  const sums = await pairUp(tx, await selectDeals(tx, { tradesOnly: true, limit: tradesCountedMax }));
  const flows = regions.flatMap((from) =>
    regions.flatMap((to) => {
      const found = sums.get(`${from.code} ${to.code}`);
      return found === undefined ? [] : [{ from, to, ...found }];
    }),
  );
  return { regions, flows };
};

/** The market's statistics; the transaction must be the platform's own. */
export const readStatistics = async (tx: Tx): Promise<Statistics[]> => {
  const deals = await selectDeals(tx, { tradesOnly: true, limit: tradesCountedMax });
  const products = await getProducts(
    tx,
    deals.map(({ productId }) => productId),
  );
  const trades = deals.map(
    (deal): CountedTrade => ({
      row: marketMonth(deal.concludedAt),
      column: products.get(deal.productId)?.category ?? 'other',
      provider: deal.providerId,
      buyer: deal.buyerId,
      amountMinor: deal.price.amountMinor,
      currency: deal.price.currency,
    }),
  );
  return statisticsOf(trades);
};
