import { canonicalJson, type DeliveryMode, type Id, type Json, type Money, moneyToJson, sha256Hex } from '#kernel';
import type { Parties, Party, Terms } from '../model.ts';
import type { ClauseClass } from './clauses.ts';

/** A document ready to be signed: its canonical JSON (RFC 8785), whose UTF-8 bytes are signed, and their SHA-256 in hex. */
export type SignedText = { readonly document: string; readonly hash: string };

/** Ends a document: canonical form and hash. */
export const seal = (content: Json): SignedText => {
  const document = canonicalJson(content);
  return { document, hash: sha256Hex(document) };
};

/** The bytes that a key signs. */
export const bytesOf = (text: SignedText): Uint8Array => Buffer.from(text.document, 'utf8');

/** What a version says. `previousHash` chains it to the version before; null for the first. */
export type VersionFacts = Pick<Parties, 'providerId' | 'buyerId'> & {
  readonly negotiationId: Id<'neg'>;
  readonly productId: Id<'prd'>;
  readonly number: number;
  readonly previousHash: string | null;
  readonly author: Party;
  readonly terms: Terms;
  readonly price: Money;
};

/** The document of a version: request, offer or counter-offer. */
export const versionContent = (facts: VersionFacts): Json => ({
  schema: 'corridor.negotiation-version/1',
  negotiationId: facts.negotiationId,
  number: facts.number,
  previousHash: facts.previousHash,
  productId: facts.productId,
  providerId: facts.providerId,
  buyerId: facts.buyerId,
  author: facts.author,
  terms: facts.terms as Json,
  price: moneyToJson(facts.price),
});

/** The document of the buyer's acceptance: which version, by its hash, and which failing rules are put up with. */
export const acceptanceContent = (facts: {
  readonly negotiationId: Id<'neg'>;
  readonly number: number;
  readonly versionHash: string;
  readonly acceptDespite: readonly string[];
}): Json => ({ schema: 'corridor.acceptance/1', ...facts });

/** What an agreement says, besides the terms of the last signed version. */
export type AgreementFacts = Parties & {
  readonly agreementId: Id<'agr'>;
  readonly negotiationId: Id<'neg'>;
  readonly versionNumber: number;
  readonly versionHash: string;
  readonly productId: Id<'prd'>;
  readonly buyerRegion: string;
  readonly terms: Terms;
  readonly price: Money;
  readonly feeBasisPoints: number;
  readonly feeMinor: bigint;
  readonly deliveryModes: readonly DeliveryMode[];
  readonly acceptanceDays: number;
  readonly acceptDespite: readonly string[];
  readonly clauses: readonly { readonly id: string; readonly kind: string; readonly class: ClauseClass }[];
  readonly concludedAt: Date;
};

/** The document of an agreement, which both sides sign. */
export const agreementContent = (facts: AgreementFacts): Json => ({
  schema: 'corridor.agreement/1',
  agreementId: facts.agreementId,
  negotiationId: facts.negotiationId,
  versionNumber: facts.versionNumber,
  versionHash: facts.versionHash,
  productId: facts.productId,
  providerId: facts.providerId,
  buyerId: facts.buyerId,
  operatorId: facts.operatorId,
  buyerRegion: facts.buyerRegion,
  terms: facts.terms as Json,
  price: moneyToJson(facts.price),
  fee: { basisPoints: facts.feeBasisPoints, amountMinor: facts.feeMinor.toString() },
  deliveryModes: facts.deliveryModes,
  acceptanceDays: facts.acceptanceDays,
  acceptDespite: facts.acceptDespite,
  clauses: facts.clauses.map(({ id, kind, class: kept }) => ({ id, kind, class: kept })),
  concludedAt: facts.concludedAt.toISOString(),
});

/** The document of the buyer's statement that the data were deleted after the end. */
export const deletionContent = (facts: {
  readonly agreementId: Id<'agr'>;
  readonly agreementHash: string;
  readonly statement: string;
}): Json => ({ schema: 'corridor.deletion-statement/1', ...facts });

/** True when canonical JSON can carry the value: finite numbers, no lone surrogates. What a request brings may be neither. */
export const isSealable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isSealable(item));
};

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Where two JSON values first differ in canonical form, as a JSON pointer (RFC 6901, `/` for the whole); undefined when
 * their canonical JSON is the same. Members and list items are looked at in canonical order.
 */
export const firstDifference = (a: Json | undefined, b: Json | undefined, path = ''): string | undefined => {
  if (a === undefined || b === undefined) return a === b ? undefined : path || '/';
  if (canonicalJson(a) === canonicalJson(b)) return undefined;
  if (Array.isArray(a) && Array.isArray(b)) {
    const index = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find(
      (i) => firstDifference(a[i], b[i]) !== undefined,
    );
    return index === undefined ? path || '/' : firstDifference(a[index], b[index], `${path}/${index}`);
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    const key = keys.find((name) => firstDifference(a[name], b[name]) !== undefined);
    return key === undefined ? path || '/' : firstDifference(a[key], b[key], `${path}/${escapeToken(key)}`);
  }
  return path || '/';
};
