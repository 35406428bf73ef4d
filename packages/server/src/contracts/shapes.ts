import { z } from 'zod';
import { acceptedEvents, type Json, moneyToJson, toUrn } from '#kernel';
import { bilingualShape, idText, moneyShape } from '#platform/http';
import { type Clause, clausesOf, countClasses } from './core/clauses.ts';
import type { SignedText } from './core/documents.ts';
import { acceptanceDaysDefault, type Negotiation, type Offer, type Signature, type Version } from './model.ts';
import type { ParsedProposal } from './rules.ts';
import { negotiationStates, waitsFor } from './states.ts';
import type { Message } from './store.ts';

/** Terms are checked by parseTerms, which names what it refuses; here only that they are an object. */
export const termsShape = z
  .record(z.string(), z.unknown())
  .describe(
    'ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, ' +
      'purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns',
  );

/** A signature as somebody hands it in; left out, the platform signs with the key it holds for the organisation. */
export const givenSignatureShape = z
  .object({
    keyId: idText,
    value: z.string().max(200).describe('base64 of the Ed25519 signature'),
  })
  .optional();

/** A sentence for people. */
export const sentenceShape = z.object({ zh: z.string(), en: z.string() });

/** A signature as it stands under a document; `reads` says to people whose hand it is. */
export const signatureShape = z.object({
  keyId: z.string(),
  value: z.string(),
  onBehalf: z.boolean().describe('true: signed by the operator on behalf of the organisation'),
  reads: sentenceShape,
});

/** A clause and what becomes of it. */
export const clauseShape = z.object({
  id: z.string(),
  kind: z.string(),
  class: z.enum(['enforced', 'monitored', 'declared']),
  text: bilingualShape,
  reason: bilingualShape,
});

/** How many clauses of each class. */
export const classesShape = z.object({ enforced: z.int(), monitored: z.int(), declared: z.int() });

/** Clauses with their count. */
export const clausesShape = z.object({ clauses: z.array(clauseShape), classes: classesShape });

/** A document to be signed. */
export const draftShape = z.object({
  document: z.record(z.string(), z.unknown()).describe('what will be signed; check it before you sign'),
  canonicalJson: z.string().describe('RFC 8785 form; its UTF-8 bytes are signed'),
  hash: z.string().describe('SHA-256 of these bytes'),
});

/** An offer. */
export const offerShape = z.object({
  id: z.string(),
  urn: z.string(),
  productId: z.string(),
  providerId: z.string(),
  terms: termsShape,
  price: moneyShape,
  clauses: z.array(clauseShape),
  classes: classesShape,
  createdAt: z.string(),
  withdrawnAt: z.string().nullable(),
});

/** A negotiation. */
export const negotiationShape = z.object({
  id: z.string(),
  urn: z.string(),
  offerId: z.string().nullable(),
  productId: z.string(),
  providerId: z.string(),
  buyerId: z.string(),
  operatorId: z.string(),
  agreementId: z.string().describe('id of the agreement that may come of it'),
  state: z.enum(['REQUESTED', 'OFFERED', 'ACCEPTED', 'AGREED', 'VERIFIED', 'FINALIZED', 'TERMINATED']),
  versionNumber: z.int(),
  possible: z.array(z.string()).describe('events that this state accepts'),
  waitsFor: z.object({ party: z.string(), organisationId: z.string(), since: z.string() }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** A signed version. */
export const versionShape = z.object({
  number: z.int(),
  author: z.enum(['buyer', 'provider']),
  terms: termsShape,
  price: moneyShape,
  canonicalJson: z.string(),
  hash: z.string(),
  signature: signatureShape,
  clauses: z.array(clauseShape),
  classes: classesShape,
  createdAt: z.string(),
});

/** A message of a negotiation. */
export const messageShape = z.object({
  event: z.string(),
  party: z.enum(['buyer', 'provider']),
  state: z.string(),
  reason: z.string().nullable(),
  acceptDespite: z.array(z.string()),
  signature: signatureShape.nullable(),
  at: z.string(),
});

type Shown<S extends z.ZodType> = z.input<S>;

/** Terms as JSON: they are JSON, read-only. */
export const termsToJson = (terms: unknown): Record<string, unknown> => ({ ...(terms as Record<string, unknown>) });

/** Clauses with their count by class. */
export const clausesToJson = (clauses: readonly Clause[]): Shown<typeof clausesShape> => ({
  clauses: [...clauses],
  classes: countClasses(clauses),
});

/** The clauses of terms that nobody has agreed on yet; acceptance time is the default until the region's is known. */
export const proposedClauses = ({ terms, price }: ParsedProposal): Shown<typeof clausesShape> =>
  clausesToJson(clausesOf(terms, price, terms.acceptance?.daysMax ?? acceptanceDaysDefault));

/** An offer with its clauses. */
export const offerToJson = (offer: Offer): Shown<typeof offerShape> => ({
  id: offer.id,
  urn: toUrn(offer.id),
  productId: offer.productId,
  providerId: offer.providerId,
  terms: termsToJson(offer.terms),
  price: moneyToJson(offer.price),
  ...proposedClauses(offer),
  createdAt: offer.createdAt.toISOString(),
  withdrawnAt: offer.withdrawnAt?.toISOString() ?? null,
});

/** A negotiation, and for whom it waits since when. */
export const negotiationToJson = (negotiation: Negotiation): Shown<typeof negotiationShape> => {
  const party = waitsFor(negotiation.state);
  const organisationId = party === 'buyer' ? negotiation.buyerId : negotiation.providerId;
  const since = negotiation.updatedAt.toISOString();
  return {
    ...negotiation,
    urn: toUrn(negotiation.id),
    possible: acceptedEvents(negotiationStates, negotiation.state),
    waitsFor: party === undefined ? null : { party, organisationId, since },
    createdAt: negotiation.createdAt.toISOString(),
    updatedAt: since,
  };
};

const signatureWords = {
  own: { zh: '由该机构以自有密钥签署', en: 'signed by the organisation with its own key' },
  onBehalf: { zh: '由运营方代该机构签署', en: 'signed by the operator on behalf of the organisation' },
} as const;

/** A signature as JSON. */
export const signatureToJson = ({ keyId, value, onBehalf }: Signature): Shown<typeof signatureShape> => ({
  keyId,
  value,
  onBehalf,
  reads: onBehalf ? signatureWords.onBehalf : signatureWords.own,
});

/** A signed version with its clauses as they are kept. */
export const versionToJson = (version: Version): Shown<typeof versionShape> => ({
  number: version.number,
  author: version.author,
  terms: termsToJson(version.terms),
  price: moneyToJson(version.price),
  canonicalJson: version.document,
  hash: version.hash,
  signature: signatureToJson(version.signature),
  ...proposedClauses(version),
  createdAt: version.createdAt.toISOString(),
});

/** A message of a negotiation. */
export const messageToJson = (message: Message): Shown<typeof messageShape> => ({
  event: message.event,
  party: message.party,
  state: message.state,
  reason: message.reason,
  acceptDespite: [...message.acceptDespite],
  signature: message.signature === null ? null : signatureToJson(message.signature),
  at: message.at.toISOString(),
});

/** A document to be signed. */
export const draftToJson = ({ document, hash }: SignedText): Shown<typeof draftShape> => ({
  document: JSON.parse(document) as Record<string, Json>,
  canonicalJson: document,
  hash,
});
