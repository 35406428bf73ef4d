import { describeProduct, getProducts, type Product } from '#catalog';
import { getOrganisations, type Organisation, operatorOf } from '#identity';
import { type Id, type Json, moneyToJson, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ContractsCode } from './errors.ts';
import { record } from './kinds.ts';
import { acceptanceDaysDefault, feeBasisPointsDefault, type Offer } from './model.ts';
import { expiresAt, type ParsedProposal, type Proposal, parseProposal, resolveModes } from './rules.ts';
import {
  findOffer,
  findRegionSetting,
  insertOffer,
  putRegionSetting,
  type RegionSetting,
  selectOffers,
  withdrawOffer,
} from './store-offers.ts';

const readProposal = (product: Product, proposal: Proposal, now: Date): Outcome<ParsedProposal, ContractsCode> => {
  const read = parseProposal(proposal);
  if (!read.ok) return read;
  const modes = resolveModes(read.value.terms, product);
  if (!modes.ok) return modes;
  const end = expiresAt(read.value.terms);
  return end !== null && end <= now ? refuse('contracts.terms_expired', { at: end.toISOString() }) : read;
};

/** Refuses columns that no dataset of the product has; they are named as in the files. */
const requireColumns = async (
  tx: Tx,
  productId: string,
  columns: readonly string[],
): Promise<Outcome<null, ContractsCode>> => {
  if (columns.length === 0) return ok(null);
  const page = await describeProduct(tx, productId);
  const datasets = page.ok ? page.value.listing.facts.datasets : [];
  const known = new Set(datasets.flatMap((dataset) => dataset.columns.map(({ name }) => name)));
  const wrong = columns.find((column) => !known.has(column));
  return wrong === undefined ? ok(null) : refuse('contracts.column_unknown', { column: wrong });
};

/** Reads terms and price and holds them against the product: ways of delivery, columns, and that use has not ended already. */
export const checkProposal = async (
  tx: Tx,
  product: Product,
  proposal: Proposal,
): Promise<Outcome<ParsedProposal, ContractsCode>> => {
  const read = readProposal(product, proposal, tx.now);
  if (!read.ok) return read;
  const columns = await requireColumns(tx, product.id, read.value.terms.columns ?? []);
  return columns.ok ? read : columns;
};

/** A product that is on offer now, as far as the actor may see it. */
export const requireListed = async (tx: Tx, productId: string): Promise<Outcome<Product, ContractsCode>> => {
  const product = (await getProducts(tx, [productId])).get(productId);
  if (product === undefined) return refuse('contracts.product_unknown');
  return product.state === 'listed' ? ok(product) : refuse('contracts.product_not_listed', { state: product.state });
};

/** An organisation that may conclude agreements. */
export const requireVerified = async (tx: Tx, id: string): Promise<Outcome<Organisation, ContractsCode>> => {
  const organisation = (await getOrganisations(tx, [id])).get(id);
  return organisation?.state === 'verified' ? ok(organisation) : refuse('contracts.organisation_not_verified', { id });
};

/** The conditions of a region: what its operator set, else the defaults. */
export const regionSetting = async (tx: Tx, region: string): Promise<RegionSetting> =>
  (await findRegionSetting(tx, region)) ?? {
    feeBasisPoints: feeBasisPointsDefault,
    acceptanceDays: acceptanceDaysDefault,
  };

/** Sets fee and acceptance time of a region for agreements to come; only its operator. */
export const setRegion = async (
  tx: Tx,
  region: string,
  setting: RegionSetting,
): Promise<Outcome<RegionSetting, ContractsCode>> => {
  const operator = await operatorOf(tx, region);
  const me = organisationOf(tx.actor);
  if (operator === undefined || operator.id !== me) return refuse('contracts.region_unknown', { region });
  await putRegionSetting(tx, region, setting, tx.actor.kind === 'job' ? tx.actor.name : me);
  const parties = { providerId: operator.id, buyerId: operator.id, operatorId: operator.id };
  await record(tx, { kind: 'region_set', subject: operator.id, parties, content: { region, ...setting }, tell: [] });
  return ok(setting);
};

/** Topic of an offer made or withdrawn; its message names the product. */
export const offersTopic = 'contracts.offers_changed';

const tellOffersChanged = (tx: Tx, { productId }: Offer): Promise<void> =>
  emit(tx, { topic: offersTopic, payload: { productId } });

const offerParties = (offer: Offer) => ({
  providerId: offer.providerId,
  buyerId: offer.providerId,
  operatorId: offer.providerId,
});

/** Makes an offer for a listed product of the acting organisation; the ways of delivery must be among those it allows. */
export const makeOffer = async (
  tx: Tx,
  productId: string,
  proposal: Proposal,
): Promise<Outcome<Offer, ContractsCode>> => {
  const product = (await getProducts(tx, [productId])).get(productId);
  if (product === undefined || product.organisationId !== organisationOf(tx.actor))
    return refuse('contracts.not_your_product');
  if (product.state !== 'listed') return refuse('contracts.product_not_listed', { state: product.state });
  const checked = await checkProposal(tx, product, proposal);
  if (!checked.ok) return checked;
  const offer: Offer = {
    ...checked.value,
    id: tx.newId('off'),
    productId: product.id,
    providerId: product.organisationId,
    createdAt: tx.now,
    withdrawnAt: null,
  };
  await insertOffer(tx, offer);
  const { terms, price } = offer;
  const content = { productId: product.id, terms: terms as Json, price: moneyToJson(price) };
  await record(tx, { kind: 'offer_made', subject: offer.id, parties: offerParties(offer), content, tell: [] });
  await tellOffersChanged(tx, offer);
  return ok(offer);
};

/** Withdraws an own offer. Negotiations about it go on. */
export const takeBackOffer = async (tx: Tx, id: string): Promise<Outcome<Offer, ContractsCode>> => {
  const offer = await findOffer(tx, id);
  if (offer === undefined || offer.providerId !== organisationOf(tx.actor)) return refuse('contracts.offer_unknown');
  if (!(await withdrawOffer(tx, id))) return refuse('contracts.offer_withdrawn');
  await record(tx, { kind: 'offer_withdrawn', subject: id, parties: offerParties(offer), content: {}, tell: [] });
  await tellOffersChanged(tx, offer);
  return ok({ ...offer, withdrawnAt: tx.now });
};

/** Who keeps the books of a deal: the operator of the provider's region. */
export const requireOperator = async (tx: Tx, provider: Organisation): Promise<Outcome<Id<'org'>, ContractsCode>> => {
  const operator = await operatorOf(tx, provider.region);
  return operator === undefined ? refuse('contracts.no_operator', { region: provider.region }) : ok(operator.id);
};

/** The standing offers of a product that the actor may see: a listed one, or its own. */
export const offersOf = async (tx: Tx, productId: string): Promise<Outcome<Offer[], ContractsCode>> => {
  const product = (await getProducts(tx, [productId])).get(productId);
  const isOwn = product !== undefined && product.organisationId === organisationOf(tx.actor);
  if (product?.state !== 'listed' && !isOwn) return refuse('contracts.product_unknown');
  return ok(await selectOffers(tx, [productId]));
};

/** One offer, when its product may be seen: terms of what only some are invited to are no business of others. */
export const requireOffer = async (tx: Tx, id: string): Promise<Outcome<Offer, ContractsCode>> => {
  const offer = await findOffer(tx, id);
  const product = offer === undefined ? undefined : (await getProducts(tx, [offer.productId])).get(offer.productId);
  return offer === undefined || product === undefined ? refuse('contracts.offer_unknown') : ok(offer);
};
