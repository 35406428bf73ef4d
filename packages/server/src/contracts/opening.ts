import type { Product } from '#catalog';
import { type Id, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { requireSide } from './access.ts';
import type { ContractsCode } from './errors.ts';
import type { Negotiation, Offer, Party } from './model.ts';
import { checkProposal, requireListed, requireOperator, requireVerified } from './offers.ts';
import type { Proposal } from './rules.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { insertMessage, insertNegotiation, insertVersion } from './store.ts';
import { findOffer } from './store-offers.ts';
import { nextVersion, recordVersion } from './versions.ts';

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
  return ok({ offer, product: product.value, party: byProvider ? 'provider' : 'buyer', negotiation });
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
    state: party === 'buyer' ? 'REQUESTED' : 'OFFERED',
    versionNumber: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  if (!(await insertNegotiation(tx, negotiation))) return refuse('contracts.id_taken', { id: negotiation.id });
  await insertVersion(tx, negotiation, { number: 1, author: party, sealed, signature: signature.value });
  await insertMessage(tx, negotiation, {
    id: tx.newId('msg'),
    event: party === 'buyer' ? 'request' : 'offer',
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
