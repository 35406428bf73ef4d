import { appendEntry } from '#audit';
import { type Id, invariant, type Json } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import { columnsOf, joinedOf } from './columns.ts';
import type { PlannedEffect } from './core/effects.ts';
import type { CaseFile } from './core/file.ts';
import type { Decision } from './core/machine.ts';
import { remedyOf } from './core/ratings.ts';
import { casesKinds } from './kinds.ts';
import type { CaseEvent, CaseType } from './model.ts';
import type { CaseIdentity, CaseRecord } from './record.ts';
import { insertCase, insertEvent, moveCase } from './store.ts';
import { insertEffects } from './store-effects.ts';
import { replaceJoined } from './store-parts.ts';

/** Outbox topic of what steps cause. */
export const effectTopic = 'cases.effect';

/** Outbox topic under which every step is told; the payload names case, number of the step and parties. */
export const stepTopic = 'cases.step';

/** Entries of the log take twenty parties; a case with more co-units is proven by its office. */
const unitsInLogMax = 16;

const partiesOf = ({ ownerId, applicantId }: CaseIdentity, unitIds: readonly Id<'org'>[]): Id<'org'>[] => [
  ...new Set([ownerId, ...(applicantId === null ? [] : [applicantId]), ...unitIds.slice(0, unitsInLogMax)]),
];

/** One entry of the log commits to the event; who is entitled gets its hash and can prove that the step was taken then. */
const log = async (tx: Tx, one: CaseIdentity, event: CaseEvent, unitIds: readonly Id<'org'>[]): Promise<void> => {
  const { seq, action, hash, previousHash } = event;
  await appendEntry(tx, {
    kind: casesKinds.step,
    subject: one.id,
    parties: partiesOf(one, unitIds),
    content: { number: one.number, seq, action, hash, previousHash },
  });
  await emit(tx, {
    topic: stepTopic,
    payload: { caseId: one.id, seq, ownerId: one.ownerId, applicantId: one.applicantId, unitIds },
  });
};

/** What the machine folds into the case itself needs no handler. */
const isOutward = ({ effect }: PlannedEffect): boolean => effect.kind !== 'assign' && effect.kind !== 'planMilestones';

/** A bad rating opens a case of its own, once. */
const remedyEffects = (type: CaseType, one: CaseIdentity, { event, file }: Decision): PlannedEffect[] => {
  const caseType = event.action === 'rate' ? remedyOf(type, file.rating) : undefined;
  if (caseType === undefined || file.rating === null) return [];
  const { level, text } = file.rating;
  const form = { ratedCase: one.number, level, ...(text === undefined ? {} : { text }) };
  return [{ key: `${one.id}:${event.seq}:remedy`, effect: { kind: 'openCase', caseType, form } }];
};

const cause = async (tx: Tx, type: CaseType, one: CaseIdentity, decision: Decision): Promise<void> => {
  const effects = [...decision.effects.filter(isOutward), ...remedyEffects(type, one, decision)];
  const rows = effects.map(({ key, effect }) => {
    const { kind, ...content } = effect;
    return {
      ...{ id: tx.newId('eff'), caseId: one.id, ownerId: one.ownerId, seq: decision.event.seq, key, kind },
      content: content as unknown as Json,
    };
  });
  await insertEffects(tx, rows);
  for (const { id } of rows) await emit(tx, { topic: effectTopic, payload: { effectId: id } });
};

type Context = Parameters<typeof columnsOf>[2];

const isJoinedAnew = (before: CaseFile | undefined, after: CaseFile): boolean =>
  JSON.stringify(before === undefined ? [] : joinedOf(before)) !== JSON.stringify(joinedOf(after));

const finish = async (
  tx: Tx,
  type: CaseType,
  one: CaseRecord,
  { decision, before }: { readonly decision: Decision; readonly before: CaseFile | undefined },
): Promise<void> => {
  await insertEvent(tx, one.ownerId, decision.event);
  if (isJoinedAnew(before, decision.file)) await replaceJoined(tx, one, joinedOf(decision.file));
  await log(tx, one, decision.event, one.unitIds);
  await cause(tx, type, one, decision);
};

/** Records an opened case: row, event, log, and what the opening causes. False when this opening was recorded before. */
export const recordOpening = async (
  tx: Tx,
  type: CaseType,
  identity: CaseIdentity,
  { decision, context }: { readonly decision: Decision; readonly context: Context },
): Promise<CaseRecord | undefined> => {
  const one: CaseRecord = { ...identity, ...columnsOf(type, decision.file, context) };
  if (!(await insertCase(tx, one))) return undefined;
  await finish(tx, type, one, { decision, before: undefined });
  return one;
};

/**
 * Records a step: the row moves from what was read, the event joins the chain, one entry of the log commits to it, and
 * what it causes is on its way, all in the caller's transaction, under the lock that the caller took.
 */
export const recordStep = async (
  tx: Tx,
  type: CaseType,
  from: CaseRecord,
  { decision, before, context }: { readonly decision: Decision; readonly before: CaseFile; readonly context: Context },
): Promise<CaseRecord> => {
  const one: CaseRecord = { ...from, ...columnsOf(type, decision.file, context) };
  invariant(await moveCase(tx, from, one), 'a case that is locked is not moved by others');
  await finish(tx, type, one, { decision, before });
  return one;
};
