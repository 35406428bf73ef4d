import type { AgreementsCounter, OffersReader, PricesReader, TradesReader } from '#catalog';
import { moneyToJson } from '#kernel';
import { withSystem } from '#platform/system';
import { offerPolicy } from './core/odrl.ts';
import { expiresAt } from './rules.ts';
import { countAgreementsOf, pageTrades } from './store-agreements.ts';
import { selectOffers } from './store-offers.ts';

/** Standing offers of products as ODRL policies; main.ts hands it to the catalogue, which lies below and shows them. */
export const readOfferPolicies: OffersReader = async (tx, productIds) => {
  const offers = Map.groupBy(await selectOffers(tx, productIds), ({ productId }) => productId as string);
  const policies = [...offers].map(
    ([productId, list]) => [productId, list.map((offer) => ({ ...offerPolicy(offer), id: offer.id }))] as const,
  );
  return new Map(policies);
};

/** An operator's trades for the record that the law asks for; main.ts hands it to the catalogue, which writes the record. */
export const readTrades: TradesReader = async (tx, page) =>
  (await pageTrades(tx, page)).map((agreement) => ({
    agreementId: agreement.id,
    concludedAt: agreement.concludedAt,
    productId: agreement.productId,
    providerId: agreement.providerId,
    buyerId: agreement.buyerId,
    ...moneyToJson(agreement.price),
    agreementSha256: agreement.hash,
    state: agreement.state,
  }));

/** Prices of standing offers, newest first, with the end of their terms; main.ts hands it to the catalogue, which sorts by them. */
export const readOfferPrices: PricesReader = async (tx, productIds) => {
  const offers = Map.groupBy(await selectOffers(tx, productIds), ({ productId }) => productId as string);
  const prices = [...offers].map(
    ([productId, list]) => [productId, list.map(({ price, terms }) => ({ price, until: expiresAt(terms) }))] as const,
  );
  return new Map(prices);
};

/** How many agreements a provider has concluded; main.ts hands it to the catalogue, which tells it from a few on. */
export const countAgreements: AgreementsCounter = (tx, organisationId) =>
  withSystem(tx, () => countAgreementsOf(tx, organisationId));
