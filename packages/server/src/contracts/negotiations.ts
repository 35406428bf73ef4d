import type { Product } from '#catalog';
import {
  canonicalJson,
  type Id,
  invariant,
  type Json,
  type Money,
  moneyToJson,
  type Outcome,
  ok,
  organisationOf,
  refuse,
  takeEvent,
} from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { otherSide, requireSide, standingOf } from './access.ts';
import { requireRulesMet } from './assessing.ts';
import {
  acceptanceContent,
  firstDifference,
  isSealable,
  type SignedText,
  seal,
  versionContent,
} from './core/documents.ts';
import type { ContractsCode } from './errors.ts';
import { record } from './kinds.ts';
import {
  type Negotiation,
  type NegotiationState,
  type Offer,
  type Party,
  type Signature,
  type Terms,
  type Version,
  versionsMax,
} from './model.ts';
import { checkProposal, type Proposal, requireListed, requireOperator, requireVerified } from './offers.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { type NegotiationEvent, negotiationSenders, negotiationStates } from './states.ts';
import {
  findNegotiation,
  findOffer,
  findVersion,
  insertMessage,
  insertNegotiation,
  insertVersion,
  moveNegotiation,
} from './store.ts';

/** A negotiation that the actor takes part in; everybody else's does not exist. */
export const requireNegotiation = async (tx: Tx, id: string): Promise<Outcome<Negotiation, ContractsCode>> => {
  const negotiation = await findNegotiation(tx, id);
  return negotiation === undefined || standingOf(tx.actor, negotiation) === undefined
    ? refuse('contracts.negotiation_unknown')
    : ok(negotiation);
};

/** What a step needs to know: the negotiation, whose step it is, and where it leads. */
export type Step = {
  readonly negotiation: Negotiation;
  readonly event: NegotiationEvent;
  readonly party: Party;
  readonly to: NegotiationState;
};

/** Whether the actor may send the event now: takes part, is the side that sends it, and the state accepts it. */
export const requireStep = async (
  tx: Tx,
  id: string,
  event: NegotiationEvent,
): Promise<Outcome<Step, ContractsCode>> => {
  const found = await requireNegotiation(tx, id);
  if (!found.ok) return found;
  const negotiation = found.value;
  const side = requireSide(tx.actor, negotiation, negotiationSenders[event]);
  if (!side.ok) return side;
  const to = takeEvent(negotiationStates, negotiation.state, event);
  return to.ok
    ? ok({ negotiation, event, party: side.value, to: to.value })
    : refuse('contracts.wrong_state', to.error);
};

/** What a message says besides its event. */
export type MessageContent = {
  readonly reason?: string;
  readonly acceptDespite?: readonly string[];
  readonly sealed?: SignedText;
  readonly signature?: Signature;
};

/** Takes a step by compare and set and writes its message; refuses when the other side was faster. */
export const takeStep = async (
  tx: Tx,
  step: Step,
  content: MessageContent = {},
  versionNumber = step.negotiation.versionNumber,
): Promise<Outcome<Negotiation, ContractsCode>> => {
  const { negotiation, event, party, to } = step;
  if (!(await moveNegotiation(tx, negotiation, { state: to, versionNumber })))
    return refuse('contracts.negotiation_moved');
  await insertMessage(tx, negotiation, {
    id: tx.newId('msg'),
    event,
    party,
    state: to,
    reason: content.reason ?? null,
    acceptDespite: content.acceptDespite ?? [],
    document: content.sealed?.document ?? null,
    signature: content.signature ?? null,
    at: tx.now,
  });
  return ok({ ...negotiation, state: to, versionNumber, updatedAt: tx.now });
};

/** The last signed version. */
export const lastVersion = async (tx: Tx, negotiation: Negotiation): Promise<Version> => {
  const version = await findVersion(tx, negotiation.id, negotiation.versionNumber);
  invariant(version !== undefined, 'a negotiation has the version it counts');
  return version;
};

/** The document of the next version by a side; `previous` is undefined for the first. */
export const nextVersion = (
  negotiation: Pick<Negotiation, 'id' | 'productId' | 'providerId' | 'buyerId'>,
  previous: Version | undefined,
  author: Party,
  { terms, price }: { readonly terms: Terms; readonly price: Money },
): SignedText & { readonly number: number } => {
  const number = (previous?.number ?? 0) + 1;
  const facts = { ...negotiation, negotiationId: negotiation.id, number, previousHash: previous?.hash ?? null };
  return { ...seal(versionContent({ ...facts, author, terms, price })), number };
};

const recordVersion = async (
  tx: Tx,
  negotiation: Negotiation,
  version: { number: number; hash: string; author: Party; signature: Signature },
): Promise<void> => {
  const { number, hash, author, signature } = version;
  await record(tx, {
    kind: 'version_signed',
    subject: negotiation.id,
    parties: negotiation,
    content: { number, hash, author, signature, productId: negotiation.productId },
    tell: [otherSide(negotiation, author)],
  });
};

/** What opens a negotiation. The id is the opener's choice, since it is part of what is signed. */
export type Opening = Proposal & {
  readonly id?: Id<'neg'> | undefined;
  readonly offerId: string;
  /** Whom a provider makes the offer to; a buyer leaves it out. */
  readonly buyerId?: string | undefined;
  readonly signature?: GivenSignature | undefined;
};

/** Who deals with whom about what, before there is a row. */
export type OpeningFacts = {
  readonly offer: Offer;
  readonly product: Product;
  readonly party: Party;
  readonly negotiation: Pick<Negotiation, 'id' | 'productId' | 'providerId' | 'buyerId' | 'operatorId'>;
};

/** Finds the parties of a new negotiation; a provider opens towards a buyer, everybody else as the buyer. */
export const openingFacts = async (
  tx: Tx,
  opening: Pick<Opening, 'id' | 'offerId' | 'buyerId'>,
): Promise<Outcome<OpeningFacts, ContractsCode>> => {
  const me = organisationOf(tx.actor);
  const offer = await findOffer(tx, opening.offerId);
  if (offer === undefined || me === undefined) return refuse('contracts.offer_unknown');
  if (offer.withdrawnAt !== null) return refuse('contracts.offer_withdrawn');
  const product = await requireListed(tx, offer.productId);
  // An offer of what one may not see does not exist either.
  if (!product.ok)
    return product.error.code === 'contracts.product_unknown' ? refuse('contracts.offer_unknown') : product;
  const byProvider = offer.providerId === me && opening.buyerId !== undefined;
  const buyer = await requireVerified(tx, byProvider ? (opening.buyerId ?? '') : me);
  if (!buyer.ok) return byProvider ? refuse('contracts.buyer_unknown', { id: opening.buyerId ?? '' }) : buyer;
  if (buyer.value.id === offer.providerId) return refuse('contracts.own_product');
  const provider = await requireVerified(tx, offer.providerId);
  if (!provider.ok) return provider;
  const operator = await requireOperator(tx, provider.value);
  if (!operator.ok) return operator;
  const negotiation = {
    id: opening.id ?? tx.newId('neg'),
    productId: offer.productId,
    providerId: offer.providerId,
    buyerId: buyer.value.id,
    operatorId: operator.value,
  };
  return ok({ offer, product: product.value, party: byProvider ? 'provider' : 'consumer', negotiation });
};

/** Opens a negotiation with its first signed version: a buyer's request, or a provider's offer to one buyer. */
export const openNegotiation = async (tx: Tx, keyring: Keyring, opening: Opening): Promise<Outcome<Negotiation>> => {
  const facts = await openingFacts(tx, opening);
  if (!facts.ok) return facts;
  const { offer, product, party, negotiation: parties } = facts.value;
  const side = requireSide(tx.actor, parties, [party]);
  if (!side.ok) return side;
  const checked = await checkProposal(tx, product, opening);
  if (!checked.ok) return checked;
  const sealed = nextVersion(parties, undefined, party, checked.value);
  const signature = await signDocument(tx, keyring, sealed, opening.signature);
  if (!signature.ok) return signature;
  const negotiation: Negotiation = {
    ...parties,
    offerId: offer.id,
    agreementId: tx.newId('agr'),
    state: party === 'consumer' ? 'REQUESTED' : 'OFFERED',
    versionNumber: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  if (!(await insertNegotiation(tx, negotiation))) return refuse('contracts.id_taken', { id: negotiation.id });
  await insertVersion(tx, negotiation, { number: 1, author: party, sealed, signature: signature.value });
  await insertMessage(tx, negotiation, {
    id: tx.newId('msg'),
    event: party === 'consumer' ? 'request' : 'offer',
    party,
    state: negotiation.state,
    reason: null,
    acceptDespite: [],
    document: null,
    signature: null,
    at: tx.now,
  });
  await recordVersion(tx, negotiation, { ...sealed, author: party, signature: signature.value });
  return ok(negotiation);
};

/** Signs a counter-offer: the buyer's next request or the provider's next offer. */
export const addVersion = async (
  tx: Tx,
  keyring: Keyring,
  id: string,
  input: Proposal & { readonly signature?: GivenSignature | undefined },
): Promise<Outcome<Negotiation>> => {
  const found = await requireNegotiation(tx, id);
  if (!found.ok) return found;
  const isBuyer = standingOf(tx.actor, found.value) === 'consumer';
  const step = await requireStep(tx, id, isBuyer ? 'request' : 'offer');
  if (!step.ok) return step;
  const { negotiation, party } = step.value;
  if (negotiation.versionNumber >= versionsMax) return refuse('contracts.versions_too_many', { max: versionsMax });
  const product = await requireListed(tx, negotiation.productId);
  if (!product.ok) return product;
  const checked = await checkProposal(tx, product.value, input);
  if (!checked.ok) return checked;
  const sealed = nextVersion(negotiation, await lastVersion(tx, negotiation), party, checked.value);
  const signature = await signDocument(tx, keyring, sealed, input.signature);
  if (!signature.ok) return signature;
  const moved = await takeStep(tx, step.value, {}, sealed.number);
  if (!moved.ok) return moved;
  await insertVersion(tx, negotiation, { number: sealed.number, author: party, sealed, signature: signature.value });
  await recordVersion(tx, negotiation, { ...sealed, author: party, signature: signature.value });
  return moved;
};

/** What the buyer believes to accept, and in spite of which failing rules. */
export type Acceptance = {
  readonly number: number;
  readonly terms: unknown;
  readonly price: { amountMinor: string; currency: string };
  readonly acceptDespite?: readonly string[] | undefined;
  readonly signature?: GivenSignature | undefined;
};

/** Compares what somebody is about to sign with the last signed version, over canonical JSON. */
export const requireSameVersion = (
  last: Version,
  claimed: { readonly number: number; readonly terms: unknown; readonly price: Json },
): Outcome<null, ContractsCode> => {
  const wanted: Json = { number: last.number, terms: last.terms as Json, price: moneyToJson(last.price) };
  if (!isSealable(claimed)) return refuse('contracts.version_differs', { number: last.number, path: '/' });
  const given: Json = { number: claimed.number, terms: claimed.terms as Json, price: claimed.price };
  if (canonicalJson(wanted) === canonicalJson(given)) return ok(null);
  const path = firstDifference(wanted, given) ?? '/';
  return refuse('contracts.version_differs', { number: last.number, path });
};

/** The document of an acceptance of a version. */
export const sealAcceptance = (last: Version, acceptDespite: readonly string[]): SignedText =>
  seal(
    acceptanceContent({
      negotiationId: last.negotiationId,
      number: last.number,
      versionHash: last.hash,
      acceptDespite,
    }),
  );

/** The buyer accepts the provider's last offer: exactly that one, with its own rules met or put up with. */
export const acceptVersion = async (
  tx: Tx,
  keyring: Keyring,
  id: string,
  input: Acceptance,
): Promise<Outcome<Negotiation>> => {
  const step = await requireStep(tx, id, 'accept');
  if (!step.ok) return step;
  const { negotiation } = step.value;
  const last = await lastVersion(tx, negotiation);
  const same = requireSameVersion(last, input);
  if (!same.ok) return same;
  const acceptDespite = input.acceptDespite ?? [];
  const met = await requireRulesMet(tx, negotiation.productId, last.terms, acceptDespite);
  if (!met.ok) return met;
  const sealed = sealAcceptance(last, acceptDespite);
  const signature = await signDocument(tx, keyring, sealed, input.signature);
  if (!signature.ok) return signature;
  const moved = await takeStep(tx, step.value, { acceptDespite, sealed, signature: signature.value });
  if (!moved.ok) return moved;
  await record(tx, {
    kind: 'version_accepted',
    subject: negotiation.id,
    parties: negotiation,
    content: { number: last.number, hash: last.hash, acceptDespite, signature: signature.value },
    tell: [negotiation.providerId],
  });
  return moved;
};
