import type { Product } from '#catalog';
import { canonicalJson, type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { withSystem } from '#platform/system';
import { requireRulesMet } from './assessing.ts';
import { clausesOf } from './core/clauses.ts';
import {
  type AgreementFacts,
  agreementContent,
  firstDifference,
  isSealable,
  type SignedText,
  seal,
} from './core/documents.ts';
import type { ContractsCode } from './errors.ts';
import { reserve } from './escrow.ts';
import { record } from './kinds.ts';
import { type Agreement, type Negotiation, type Signature, signingTimeMaxMs, type Version } from './model.ts';
import { lastVersion, requireStep, type Step, takeStep } from './negotiations.ts';
import { regionSetting, requireListed, requireOperator, requireVerified } from './offers.ts';
import { fulfilment } from './port.ts';
import { expiresAt, feeMinorOf, resolveModes, startingCounters } from './rules.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { selectMessages } from './store.ts';
import { addBuyerSignature, insertAgreement, lockAgreement, updateProgress } from './store-agreements.ts';
import { insertCounters } from './store-usage.ts';

/** An agreement ready to be signed. */
export type Draft = SignedText & { readonly facts: AgreementFacts };

const acceptedDespite = async (tx: Tx, negotiation: Negotiation, last: Version): Promise<string[]> => {
  const messages = await selectMessages(tx, negotiation.id);
  const said = messages.find(({ event }) => event === 'accept')?.acceptDespite ?? [];
  return [...new Set([...(last.terms.acceptance?.acceptDespite ?? []), ...said])];
};

const draftFacts = async (
  tx: Tx,
  negotiation: Negotiation,
  product: Product,
  concludedAt: Date,
): Promise<Outcome<AgreementFacts, ContractsCode>> => {
  const last = await lastVersion(tx, negotiation);
  const { terms, price } = last;
  const modes = resolveModes(terms, product);
  if (!modes.ok) return modes;
  const provider = await requireVerified(tx, negotiation.providerId);
  if (!provider.ok) return provider;
  const buyer = await requireVerified(tx, negotiation.buyerId);
  if (!buyer.ok) return buyer;
  const operator = await requireOperator(tx, provider.value);
  if (!operator.ok) return operator;
  const setting = await regionSetting(tx, provider.value.region);
  const acceptanceDays = terms.acceptance?.daysMax ?? setting.acceptanceDays;
  return ok({
    providerId: negotiation.providerId,
    buyerId: negotiation.buyerId,
    operatorId: operator.value,
    agreementId: negotiation.agreementId,
    negotiationId: negotiation.id,
    versionNumber: last.number,
    versionHash: last.hash,
    productId: negotiation.productId,
    buyerRegion: buyer.value.region,
    terms,
    price,
    feeBasisPoints: setting.feeBasisPoints,
    feeMinor: feeMinorOf(price, setting.feeBasisPoints),
    deliveryModes: modes.value,
    acceptanceDays,
    acceptDespite: await acceptedDespite(tx, negotiation, last),
    clauses: clausesOf(terms, price, acceptanceDays),
    concludedAt,
  });
};

/**
 * What the agreement would say if it were concluded at this time. Both sides may ask. Refuses when the product is no longer
 * on offer, when the ways of delivery are no longer allowed, and when the use would have ended already.
 */
export const draftAgreement = async (
  tx: Tx,
  negotiation: Negotiation,
  concludedAt: Date,
): Promise<Outcome<Draft, ContractsCode>> => {
  const product = await withSystem(tx, () => requireListed(tx, negotiation.productId));
  if (!product.ok) return product;
  const facts = await draftFacts(tx, negotiation, product.value, concludedAt);
  if (!facts.ok) return facts;
  const end = expiresAt(facts.value.terms);
  if (end !== null && end <= tx.now) return refuse('contracts.terms_expired', { at: end.toISOString() });
  return ok({ ...seal(agreementContent(facts.value)), facts: facts.value });
};

/** When a document to be signed says that it was concluded; undefined unless it is one of our instants near to now. */
const statedTime = (document: unknown, now: Date): Date | undefined => {
  const text =
    typeof document === 'object' && document !== null && 'concludedAt' in document ? document.concludedAt : undefined;
  const at = new Date(typeof text === 'string' ? text : Number.NaN);
  const isOurs = !Number.isNaN(at.getTime()) && at.toISOString() === text;
  return isOurs && Math.abs(at.getTime() - now.getTime()) <= signingTimeMaxMs ? at : undefined;
};

/** The members of an agreement that come from the last signed version. */
const negotiated = /^\/(?:terms|price|versionNumber|versionHash)(?:\/|$)/;

/** Compares the document that the provider signs with what was negotiated, over canonical JSON. */
export const requireSameAgreement = (draft: Draft, document: unknown): Outcome<null, ContractsCode> => {
  if (!isSealable(document)) return refuse('contracts.agreement_differs', { path: '/' });
  if (canonicalJson(document as Json) === draft.document) return ok(null);
  const path = firstDifference(JSON.parse(draft.document) as Json, document as Json) ?? '/';
  return negotiated.test(path)
    ? refuse('contracts.version_differs', { number: draft.facts.versionNumber, path })
    : refuse('contracts.agreement_differs', { path });
};

/** What the provider signs: the whole document with its signature, or nothing to have the platform sign on its behalf. */
export type Conclusion = { readonly document?: unknown; readonly signature?: GivenSignature | undefined };

const draftToSign = async (
  tx: Tx,
  negotiation: Negotiation,
  { document }: Conclusion,
): Promise<Outcome<Draft, ContractsCode>> => {
  if (document === undefined) return draftAgreement(tx, negotiation, tx.now);
  const at = statedTime(document, tx.now);
  if (at === undefined) return refuse('contracts.signing_time_wrong', { at: statedText(document) });
  const draft = await draftAgreement(tx, negotiation, at);
  if (!draft.ok) return draft;
  const same = requireSameAgreement(draft.value, document);
  return same.ok ? draft : same;
};

const statedText = (document: unknown): string =>
  String((document as { concludedAt?: unknown } | null)?.concludedAt).slice(0, 40);

const toAgreement = ({ facts, document, hash }: Draft, providerSignature: Signature): Agreement => ({
  ...facts,
  id: facts.agreementId,
  document,
  hash,
  providerSignature,
  buyerSignature: null,
  state: 'concluded',
  deliveryState: 'awaited',
  waivedRules: facts.acceptDespite,
  failedRules: [],
  expiresAt: expiresAt(facts.terms),
  deliveredAt: null,
  acceptanceDueAt: null,
  disputedAt: null,
  acceptedAt: null,
  endedAt: null,
  endReason: null,
});

const conclude = async (tx: Tx, step: Step, draft: Draft, signature: Signature): Promise<Outcome<Agreement>> => {
  const agreement = toAgreement(draft, signature);
  const moved = await takeStep(tx, step);
  if (!moved.ok) return moved;
  await insertAgreement(tx, agreement);
  await insertCounters(tx, agreement, startingCounters(agreement.terms));
  await record(tx, {
    kind: 'agreement_concluded',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, negotiationId: agreement.negotiationId, document: agreement.document, signature },
    tell: [agreement.buyerId],
  });
  // The ledger locks its book until the transaction ends: last.
  const reserved = await reserve(tx, agreement);
  return reserved.ok ? ok(agreement) : reserved;
};

/**
 * The provider concludes the agreement: what it signs is compared with the last signed version, the price goes into escrow
 * in the same transaction. Refused for want of funds, everything stays as it was.
 */
export const agree = async (tx: Tx, keyring: Keyring, id: string, input: Conclusion): Promise<Outcome<Agreement>> => {
  const step = await requireStep(tx, id, 'agree');
  if (!step.ok) return step;
  const draft = await draftToSign(tx, step.value.negotiation, input);
  if (!draft.ok) return draft;
  const signature = await signDocument(tx, keyring, draft.value, input.signature);
  if (!signature.ok) return signature;
  return conclude(tx, step.value, draft.value, signature.value);
};

/** What the buyer adds when it verifies: its signature under the agreement, and failing rules that it puts up with. */
export type Verification = {
  readonly acceptDespite?: readonly string[] | undefined;
  readonly signature?: GivenSignature | undefined;
};

/** The buyer signs the concluded agreement. It is not active before the provider's side has finalised it. */
export const verify = async (
  tx: Tx,
  keyring: Keyring,
  id: string,
  input: Verification,
): Promise<Outcome<Agreement>> => {
  const step = await requireStep(tx, id, 'verify');
  if (!step.ok) return step;
  const agreement = await lockAgreement(tx, step.value.negotiation.agreementId);
  if (agreement === undefined) return refuse('contracts.agreement_unknown');
  if (agreement.expiresAt !== null && agreement.expiresAt <= tx.now)
    return refuse('contracts.terms_expired', { at: agreement.expiresAt.toISOString() });
  const waivedRules = [...new Set([...agreement.waivedRules, ...(input.acceptDespite ?? [])])];
  const met = await requireRulesMet(tx, agreement.productId, agreement.terms, waivedRules);
  if (!met.ok) return met;
  const signature = await signDocument(tx, keyring, agreement, input.signature);
  if (!signature.ok) return signature;
  const moved = await takeStep(tx, step.value, {
    acceptDespite: input.acceptDespite ?? [],
    signature: signature.value,
  });
  if (!moved.ok) return moved;
  await addBuyerSignature(tx, agreement.id, signature.value, waivedRules);
  await record(tx, {
    kind: 'agreement_verified',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, acceptDespite: waivedRules, signature: signature.value },
    tell: [agreement.providerId],
  });
  return ok({ ...agreement, buyerSignature: signature.value, waivedRules });
};

/**
 * Finalises a verified agreement: it is active and what it opens is started. The platform sends it for the provider, whose
 * signature it already holds; called right after verify in the same transaction.
 */
export const finalize = async (tx: Tx, negotiation: Negotiation): Promise<Outcome<Agreement, ContractsCode>> => {
  const step: Step = { negotiation, event: 'finalize', party: 'provider', to: 'FINALIZED' };
  if (negotiation.state !== 'VERIFIED')
    return refuse('contracts.wrong_state', { state: negotiation.state, event: 'finalize', possible: '–' });
  const moved = await takeStep(tx, step, { reason: 'finalised by the platform' });
  if (!moved.ok) return moved;
  const agreement = await lockAgreement(tx, negotiation.agreementId);
  if (agreement === undefined) return refuse('contracts.agreement_unknown');
  const active: Agreement = { ...agreement, state: 'active' };
  await updateProgress(tx, agreement.id, { state: active.state });
  await withSystem(tx, () => fulfilment().start(tx, active));
  return ok(active);
};
