import { z } from 'zod';
import { deliveryModes, type Json, moneyToJson, toUrn } from '#kernel';
import { moneyShape } from '#platform/http';
import { type Clause, type ClauseClass, clausesOf } from './core/clauses.ts';
import type { Agreement, Counter, DeletionDuty } from './model.ts';
import { agreementWaits, type Waiting } from './rules.ts';
import {
  clauseShape,
  clausesShape,
  clausesToJson,
  signatureShape,
  signatureToJson,
  termsShape,
  termsToJson,
} from './shapes.ts';
import type { Usage } from './store-usage.ts';

/** JSON shapes of agreements and how they are made. */
export const counterShape = z.object({
  clauseId: z.string(),
  limit: z.string().nullable().describe('null: no limit agreed, uses are only counted'),
  used: z.string(),
  left: z.string().nullable(),
  closed: z.boolean(),
});

/** The deletion statement that is owed. */
export const deletionShape = z.object({
  dueAt: z.string(),
  statedAt: z.string().nullable(),
  statement: z.string().nullable(),
  overdue: z.boolean(),
});

/** An agreement. */
export const agreementShape = z.object({
  id: z.string(),
  urn: z.string(),
  negotiationId: z.string(),
  productId: z.string(),
  providerId: z.string(),
  buyerId: z.string(),
  operatorId: z.string(),
  state: z.enum(['concluded', 'active', 'ended']),
  deliveryState: z.enum(['awaited', 'delivered', 'accepted', 'disputed', 'refunded', 'cancelled']),
  terms: termsShape,
  price: moneyShape,
  fee: z.object({ basisPoints: z.int(), amountMinor: z.string() }),
  deliveryModes: z.array(z.enum(deliveryModes)),
  acceptanceDays: z.int(),
  canonicalJson: z.string().describe('the document that both signed'),
  hash: z.string(),
  providerSignature: signatureShape,
  buyerSignature: signatureShape.nullable(),
  waivedRules: z.array(z.string()),
  failedRules: z.array(z.string()),
  concludedAt: z.string(),
  expiresAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  acceptanceDueAt: z.string().nullable(),
  disputedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
});

/** For whom an agreement waits, since when and until when; null when nobody has to do anything. */
export const waitingShape = z
  .object({
    party: z.enum(['buyer', 'provider', 'operator']),
    organisationId: z.string(),
    since: z.string(),
    until: z.string().nullable(),
  })
  .nullable();

/** An agreement with what is left of each limit and what becomes of each clause. */
export const agreementDetailShape = agreementShape.extend({
  clauses: z.array(clauseShape),
  classes: clausesShape.shape.classes,
  counters: z.array(counterShape),
  deletion: deletionShape.nullable(),
  waitsFor: waitingShape,
});

/** A line of the usage log. */
export const usageShape = z.object({
  id: z.string(),
  clauseId: z.string(),
  amount: z.int(),
  usedAfter: z.string(),
  deliveryMode: z.enum(deliveryModes),
  purpose: z.string().nullable(),
  subject: z.string(),
  usedAt: z.string(),
});

type Shown<S extends z.ZodType> = z.input<S>;

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An agreement as JSON. */
export const agreementToJson = (agreement: Agreement): Shown<typeof agreementShape> => ({
  id: agreement.id,
  urn: toUrn(agreement.id),
  negotiationId: agreement.negotiationId,
  productId: agreement.productId,
  providerId: agreement.providerId,
  buyerId: agreement.buyerId,
  operatorId: agreement.operatorId,
  state: agreement.state,
  deliveryState: agreement.deliveryState,
  terms: termsToJson(agreement.terms),
  price: moneyToJson(agreement.price),
  fee: { basisPoints: agreement.feeBasisPoints, amountMinor: agreement.feeMinor.toString() },
  deliveryModes: [...agreement.deliveryModes],
  acceptanceDays: agreement.acceptanceDays,
  canonicalJson: agreement.document,
  hash: agreement.hash,
  providerSignature: signatureToJson(agreement.providerSignature),
  buyerSignature: agreement.buyerSignature === null ? null : signatureToJson(agreement.buyerSignature),
  waivedRules: [...agreement.waivedRules],
  failedRules: [...agreement.failedRules],
  concludedAt: agreement.concludedAt.toISOString(),
  expiresAt: time(agreement.expiresAt),
  deliveredAt: time(agreement.deliveredAt),
  acceptanceDueAt: time(agreement.acceptanceDueAt),
  disputedAt: time(agreement.disputedAt),
  acceptedAt: time(agreement.acceptedAt),
  endedAt: time(agreement.endedAt),
  endReason: agreement.endReason,
});

/** A counter with what is left. */
export const counterToJson = ({ clauseId, limit, used, closed }: Counter): Shown<typeof counterShape> => ({
  clauseId,
  limit: limit?.toString() ?? null,
  used: used.toString(),
  left: limit === null ? null : (limit - used).toString(),
  closed,
});

/** The deletion statement that is owed, overdue or not at a time. */
export const deletionToJson = (duty: DeletionDuty, now: Date): Shown<typeof deletionShape> => ({
  dueAt: duty.dueAt.toISOString(),
  statedAt: time(duty.statedAt),
  statement: duty.statement,
  overdue: duty.statedAt === null && duty.dueAt < now,
});

type SignedClauses = { readonly clauses: readonly { readonly id: string; readonly class: ClauseClass }[] };

/** The clauses of an agreement: worded as today, classed as both signed. */
export const agreementClauses = ({ terms, price, acceptanceDays, document }: Agreement): Clause[] => {
  const signed = new Map((JSON.parse(document) as SignedClauses).clauses.map((one) => [one.id, one.class]));
  return clausesOf(terms, price, acceptanceDays).map((one) => ({ ...one, class: signed.get(one.id) ?? one.class }));
};

/** For whom an agreement waits, as JSON. */
export const waitingToJson = (waiting: Waiting | undefined): Shown<typeof agreementDetailShape>['waitsFor'] =>
  waiting === undefined
    ? null
    : { ...waiting, since: waiting.since.toISOString(), until: waiting.until?.toISOString() ?? null };

/** An agreement with all that is known of its progress. */
export const agreementDetailToJson = (
  agreement: Agreement,
  { counters, duty, now }: { counters: readonly Counter[]; duty: DeletionDuty | undefined; now: Date },
): Shown<typeof agreementDetailShape> => ({
  ...agreementToJson(agreement),
  ...clausesToJson(agreementClauses(agreement)),
  counters: counters.map(counterToJson),
  deletion: duty === undefined ? null : deletionToJson(duty, now),
  waitsFor: waitingToJson(agreementWaits(agreement, duty)),
});

/** A line of the usage log. */
export const usageToJson = (usage: Usage): Shown<typeof usageShape> => ({
  id: usage.id,
  clauseId: usage.clauseId,
  amount: usage.amount,
  usedAfter: usage.usedAfter.toString(),
  deliveryMode: usage.deliveryMode,
  purpose: usage.purpose,
  subject: usage.subject,
  usedAt: usage.usedAt.toISOString(),
});

/** An ODRL policy as JSON. */
export const policyShape = z
  .record(z.string(), z.unknown())
  .describe('Dataspace Protocol 2025-1, contract-schema.json, Agreement');

/** A policy as JSON. */
export const policyToJson = (policy: object): Record<string, Json> => ({ ...policy }) as Record<string, Json>;
