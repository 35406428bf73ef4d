import { getProducts } from '#catalog';
import { type Deal, selectDeals } from '#contracts';
import { type MeterSum, sumMetersOf } from '#delivery';
import { getOrganisations } from '#identity';
import { type Bilingual, personOf } from '#kernel';
import { selectEndings, selectEscrows, selectPayments } from '#ledger';
import type { Tx } from '#platform/database';
import { marketMonth } from './market.ts';

/** Agreements of one provider that are summed up: the newest so many. */
export const agreementsSummedMax = 10_000;

/** What one agreement has earned; amounts in minor units of its currency. */
export type Earned = {
  readonly deal: Deal;
  /** Month in which the money came, or in which it was reserved while it waits. */
  readonly month: string;
  readonly grossMinor: bigint;
  readonly feeMinor: bigint;
  /** Waiting in escrow for the delivery to be accepted. */
  readonly escrowedMinor: bigint;
  /** Gone directly from buyer to provider, confirmed by the latter; not part of gross. */
  readonly directMinor: bigint;
  /** The transfer that paid it out. */
  readonly transferId: string | null;
};

/** Earnings of a product in a month, and what was read of it then. */
export type Earnings = {
  readonly productId: string;
  readonly title: Bilingual;
  readonly month: string;
  readonly currency: string;
  readonly earned: readonly Earned[];
  readonly readings: number;
  readonly rows: number;
};

/** What each agreement has earned, as the ledger has it. */
const earnedBy = async (tx: Tx, deals: readonly Deal[]): Promise<Earned[]> => {
  const ids = deals.map(({ agreementId }) => agreementId);
  const escrows = new Map((await selectEscrows(tx, ids)).map((escrow) => [escrow.agreementId, escrow]));
  const direct = new Map((await selectPayments(tx, ids)).map((payment) => [payment.agreementId, payment]));
  const endings = await selectEndings(
    tx,
    [...escrows.values()].flatMap(({ paymentId }) => paymentId ?? []),
  );
  return deals.map((deal) => {
    const escrow = escrows.get(deal.agreementId);
    const payment = direct.get(deal.agreementId);
    const isReleased = escrow?.state === 'released';
    const isWaiting = escrow?.state === 'held' || escrow?.state === 'frozen';
    const isConfirmed = payment?.state === 'confirmed';
    const at = isReleased ? escrow.changedAt : (payment?.answeredAt ?? escrow?.heldAt ?? deal.concludedAt);
    return {
      deal,
      month: marketMonth(at),
      grossMinor: isReleased ? escrow.priceMinor : 0n,
      feeMinor: isReleased ? escrow.feeMinor : 0n,
      escrowedMinor: isWaiting ? escrow.priceMinor : 0n,
      directMinor: isConfirmed ? payment.amountMinor : 0n,
      transferId: isReleased ? (endings.get(escrow.paymentId ?? '') ?? null) : null,
    };
  });
};

/** The acting provider's earnings per product and month, newest month first. */
export const readEarnings = async (tx: Tx): Promise<Earnings[]> => {
  const { organisationId } = personOf(tx.actor);
  const deals = await selectDeals(tx, { providerId: organisationId, limit: agreementsSummedMax });
  const earned = await earnedBy(tx, deals);
  const products = await getProducts(
    tx,
    deals.map(({ productId }) => productId),
  );
  const productOf = new Map(deals.map(({ agreementId, productId }) => [agreementId as string, productId as string]));
  const currencyOf = new Map(deals.map(({ productId, price }) => [productId as string, price.currency]));
  const read = Map.groupBy(
    await sumMetersOf(tx, organisationId),
    ({ agreementId, month }) =>
      `${month} ${productOf.get(agreementId)} ${currencyOf.get(productOf.get(agreementId) ?? '')}`,
  );
  const money = Map.groupBy(earned, ({ month, deal }) => `${month} ${deal.productId} ${deal.price.currency}`);
  const keys = [...new Set([...money.keys(), ...read.keys()])].sort().reverse();
  return keys.map((key) => {
    const [month = '', productId = '', currency = ''] = key.split(' ');
    const readings = read.get(key) ?? [];
    return {
      productId,
      title: products.get(productId)?.title ?? { zh: productId, en: productId },
      month,
      currency,
      earned: money.get(key) ?? [],
      readings: readings.reduce((sum, one) => sum + one.answers + one.requests, 0),
      rows: readings.reduce((sum, one) => sum + one.rowsGranted, 0),
    };
  });
};

/** What one buyer used under one agreement. */
export type BuyerUsage = {
  readonly deal: Deal;
  readonly buyerName: Bilingual;
  readonly title: Bilingual;
  readonly sum: MeterSum | undefined;
};

const firstOf = (...days: readonly string[]): string => days.toSorted()[0] ?? '';
const lastOf = (...days: readonly string[]): string => days.toSorted().at(-1) ?? '';

const addUp = (sums: readonly MeterSum[]): MeterSum | undefined =>
  sums.reduce<MeterSum | undefined>(
    (all, one) =>
      all === undefined
        ? one
        : {
            answers: all.answers + one.answers,
            rowsGranted: all.rowsGranted + one.rowsGranted,
            requests: all.requests + one.requests,
            bytesServed: all.bytesServed + one.bytesServed,
            firstDay: firstOf(all.firstDay, one.firstDay),
            lastDay: lastOf(all.lastDay, one.lastDay),
          },
    undefined,
  );

/** Who used what of the acting provider's, how much: one row an agreement, those used last first. */
export const readUsageByBuyer = async (tx: Tx): Promise<BuyerUsage[]> => {
  const { organisationId } = personOf(tx.actor);
  const deals = await selectDeals(tx, { providerId: organisationId, limit: agreementsSummedMax });
  const meters = Map.groupBy(await sumMetersOf(tx, organisationId), ({ agreementId }) => agreementId);
  const buyers = await getOrganisations(
    tx,
    deals.map(({ buyerId }) => buyerId),
  );
  const products = await getProducts(
    tx,
    deals.map(({ productId }) => productId),
  );
  return deals
    .map((deal) => {
      const buyer = buyers.get(deal.buyerId);
      const { buyerId, productId, agreementId } = deal;
      return {
        deal,
        buyerName: { zh: buyer?.name ?? buyerId, en: buyer?.nameEn || (buyer?.name ?? buyerId) },
        title: products.get(productId)?.title ?? { zh: productId, en: productId },
        sum: addUp(meters.get(agreementId) ?? []),
      };
    })
    .sort((a, b) => ((a.sum?.lastDay ?? '') > (b.sum?.lastDay ?? '') ? -1 : 1));
};
