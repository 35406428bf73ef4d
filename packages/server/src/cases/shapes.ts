import { z } from 'zod';
import { bilingualShape } from '#platform/http';
import { caseRoles, programmes, stateKinds } from './model.ts';

/** Answers and facts: values by name. */
export const valuesShape = z.record(z.string(), z.unknown());

/** An organisation by id and name. */
export const organisationShape = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/** A person by id; the name where the reader is a colleague. */
export const personShape = z.object({ id: z.string(), name: z.string().nullable() });

/** A state as the reader may know it. */
export const stateShape = z.object({
  key: z.string().nullable().describe('null where the reader sees the public label alone'),
  label: bilingualShape,
  kind: z.enum(stateKinds),
});

/** Whom a case waits for, since when and until when. */
export const waitsShape = z.object({
  role: z.enum(caseRoles),
  organisation: organisationShape.nullable().describe('null for a resident without an account, and for reviewers'),
  since: z.string(),
  until: z.string().nullable().describe('when the nearest clock runs out'),
});

/** How much of its time a case has used. */
export const dueShape = z.object({
  at: z.string(),
  isProvisional: z.boolean().describe('a year on the way has no published calendar yet'),
  card: z.enum(['green', 'yellow', 'red']),
  percent: z.number().int(),
});

/** The programme of a case. */
export const typeShape = z.object({
  key: z.string(),
  version: z.number().int(),
  title: bilingualShape,
  programme: z.enum(programmes),
  definitionId: z.string(),
});

/** How a case ended. */
export const outcomes = ['granted', 'refused', 'withdrawn', 'done', 'merged'] as const;

/** A case as lists have it. */
export const caseRowShape = z.object({
  id: z.string(),
  number: z.string(),
  type: typeShape,
  subject: z.string(),
  office: organisationShape,
  applicant: organisationShape.nullable(),
  lead: organisationShape.nullable(),
  assignee: personShape.nullable(),
  state: stateShape,
  waitsFor: waitsShape.nullable(),
  due: dueShape.nullable(),
  card: z.enum(['green', 'yellow', 'red']),
  openedAt: z.string(),
  changedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  ratingLevel: z.number().int().nullable(),
  seq: z.number().int().describe('send it as expectedSeq with the next step'),
});

/** A clock of a case. */
export const clockShape = z.object({
  key: z.string(),
  title: bilingualShape,
  basis: z.enum(['working-day', 'calendar-day', 'hour']),
  startedAt: z.string(),
  dueAt: z.string(),
  dueDay: z.string().nullable(),
  statutoryDueAt: z.string().nullable(),
  isProvisional: z.boolean(),
  percent: z.number().int(),
  card: z.enum(['green', 'yellow', 'red']),
  pausedBy: z.object({ key: z.string(), reason: bilingualShape, resumesAt: z.string() }).nullable(),
  extendedBy: z.number().nullable(),
  stoppedAt: z.string().nullable(),
  isOnTime: z.boolean().nullable(),
  pauses: z.array(
    z.object({ key: z.string(), reason: bilingualShape, legalBasis: bilingualShape, daysMax: z.number() }),
  ),
  basisText: z.object({ text: bilingualShape, source: z.string().optional(), verified: z.boolean() }),
});

/** What the reader can do now. */
export const actionShape = z.object({
  action: z.string(),
  label: bilingualShape,
  as: z.enum(caseRoles).describe('the standing in which it is taken'),
  isCommon: z.boolean(),
  to: z.string().describe('the state that it leads to'),
  form: z.object({ schema: valuesShape, fields: z.record(z.string(), z.unknown()) }).nullable(),
  needsComment: z.boolean(),
  blockedBy: z.array(z.object({ kind: z.string(), text: bilingualShape })),
});

/** A document of a case. */
export const materialShape = z.object({
  id: z.string(),
  key: z.string(),
  title: bilingualShape,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  at: z.string(),
});

/** A document that is asked for. */
export const askedShape = z.object({
  key: z.string(),
  title: bilingualShape,
  isOptional: z.boolean(),
  isThere: z.boolean(),
});

/** A case with all that the reader may know of it. */
export const caseShape = caseRowShape.extend({
  as: z.enum(caseRoles).describe('as whom the reader reads it'),
  form: valuesShape.nullable().describe('without personal answers; null until a reviewer has declared no conflict'),
  withheld: z.array(z.string()).describe('personal fields that were filled in, by pointer; see …/contact'),
  steps: z.record(z.string(), valuesShape),
  materials: z.array(materialShape),
  asked: z.array(askedShape),
  clocks: z.array(clockShape),
  assignment: z.object({
    firstResponsible: organisationShape.nullable(),
    coUnits: z.array(organisationShape),
    returns: z.number().int(),
    returnsMax: z.number().int(),
    transfers: z.number().int(),
    transfersMax: z.number().int(),
  }),
  reviews: z.array(valuesShape).describe('the office sees all, a reviewer the own one until it is submitted'),
  reviewSummary: valuesShape.nullable(),
  milestones: valuesShape.nullable(),
  rating: valuesShape.nullable(),
  incidents: z.array(z.object({ id: z.string(), kind: z.string(), code: z.string(), since: z.string() })),
  joined: z.array(z.string()),
  mergedInto: z.string().nullable(),
  actions: z.array(actionShape),
  headHash: z.string(),
});

/** One event as the reader may know it. */
export const eventShape = z.object({
  seq: z.number().int(),
  at: z.string(),
  action: z.string(),
  label: bilingualShape,
  as: z.enum(caseRoles),
  organisation: organisationShape.nullable(),
  person: personShape.nullable(),
  before: bilingualShape.nullable(),
  after: bilingualShape,
  comment: z.string().nullable(),
  isInternal: z.boolean(),
  content: valuesShape.nullable().describe('null where it is not for the reader'),
  previousHash: z.string().nullable(),
  hash: z.string(),
});

/** A history, with the log's word that it is whole. */
export const historyShape = z.object({
  items: z.array(eventShape),
  chain: z.object({ isWhole: z.boolean(), events: z.number().int(), headHash: z.string().nullable() }),
});
