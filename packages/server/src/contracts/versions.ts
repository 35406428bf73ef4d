import { canonicalJson, type Json, type Money, type MoneyJson, moneyToJson, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { otherSide, standingOf } from './access.ts';
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
import { type Negotiation, type Party, type Signature, type Terms, type Version, versionsMax } from './model.ts';
import { lastVersion, requireNegotiation, requireStep, takeStep } from './negotiations.ts';
import { checkProposal, requireListed } from './offers.ts';
import type { Proposal } from './rules.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { insertVersion } from './store.ts';

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

/** Records a signed version for the log and tells the other side. */
export const recordVersion = async (
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
    notice: { kind: number === 1 ? 'negotiation_opened' : 'version_signed', params: { number: String(number) } },
  });
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
  const isBuyer = standingOf(tx.actor, found.value) === 'buyer';
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
  readonly price: MoneyJson;
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
