import { z } from 'zod';
import { appendEntry } from '#audit';
import { type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { notify } from '#platform/notify';
import { emit } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { requireCase } from './acting.ts';
import { casesErrors } from './errors.ts';
import { effectHandlers } from './handlers.ts';
import { casesKinds } from './kinds.ts';
import { type EffectRecord, findEffect, finishEffect, lockEffect, noteTry, reviveEffect } from './store-effects.ts';
import { effectTopic } from './writing.ts';

/** What fails by itself this often waits for somebody: the outbox has tried it over half a minute by then. */
export const effectAttemptsMax = 8;

const actor = systemActor('cases.effects');

type Handlers = Pick<Kit, 'db' | 'keyring' | 'log'>;

/**
 * Does what an effect says, in one transaction with the mark that it is done: the lock on its row and the mark make it happen
 * once, however often the message comes.
 */
const perform = async (tx: Tx, kit: Handlers, id: string): Promise<Outcome<null>> => {
  const effect = await lockEffect(tx, id);
  if (effect?.state !== 'waiting') return ok(null);
  const one = await requireCase(tx, effect.caseId);
  if (!one.ok) return one;
  const handle = effectHandlers[effect.kind];
  if (handle === undefined) return refuse('cases.effect_not_here', { kind: effect.kind, action: String(effect.seq) });
  const done = await handle(tx, { kit, effect, one: one.value });
  if (!done.ok) return done;
  await finishEffect(tx, id, done.value);
  return ok(null);
};

const sentenceOf = (code: string) => {
  const entry = Object.entries(casesErrors).find(([known]) => known === code)?.[1];
  return entry === undefined ? { zh: code, en: code } : { zh: entry.zh, en: entry.en };
};

/** Gives an effect up until somebody revives it: an incident that the office hears of. */
const giveUp = async (tx: Tx, effect: EffectRecord, error: NonNullable<EffectRecord['error']>): Promise<void> => {
  await noteTry(tx, effect.id, error);
  const { caseId, ownerId, kind, seq } = effect;
  await appendEntry(tx, {
    kind: casesKinds.effect_failed,
    subject: caseId,
    parties: [ownerId],
    content: { effectId: effect.id, kind, seq, code: error.code },
  });
  const one = await requireCase(tx, caseId);
  if (!one.ok) return;
  const params = {
    type: one.value.definition.type.title,
    number: one.value.record.number,
    reason: sentenceOf(error.code),
  };
  await notify(tx, { to: ownerId, about: caseId, kind: 'case_incident', params });
};

/** Records that a try came to nothing. A refusal is for good; a fault is tried again until it has failed too often. */
const noteFailure = async (
  kit: Handlers,
  id: string,
  refusal: EffectRecord['error'],
): Promise<'given up' | 'again'> => {
  const noted = await kit.db.transact(actor, async (tx) => {
    const effect = await lockEffect(tx, id);
    if (effect?.state !== 'waiting') return ok<'given up' | 'again'>('given up');
    const attempts = effect.attempts + 1;
    const isOver = refusal !== null || attempts >= effectAttemptsMax;
    if (isOver) await giveUp(tx, effect, refusal ?? { code: 'cases.effect_broken', params: { attempts } });
    else await noteTry(tx, id, null);
    return ok<'given up' | 'again'>(isOver ? 'given up' : 'again');
  });
  return noted.ok ? noted.value : 'again';
};

const messageShape = z.object({ effectId: z.string() });

/** Makes the subscriber that does what steps cause. The event stands whatever becomes of it. */
export const runEffect =
  (kit: Handlers) =>
  async (payload: Json): Promise<void> => {
    const { effectId } = messageShape.parse(payload);
    try {
      const done = await kit.db.transact(actor, (tx) => perform(tx, kit, effectId));
      if (done.ok) return;
      kit.log.warn({ effect: effectId, code: done.error.code }, 'what a step causes was refused');
      await noteFailure(kit, effectId, { code: done.error.code, params: done.error.params ?? {} });
    } catch (error) {
      // A fault of ours or of the ground: the message comes again, until the effect has been given up.
      if ((await noteFailure(kit, effectId, null)) === 'again') throw error;
      kit.log.error({ err: error, effect: effectId }, 'what a step causes was given up');
    }
  };

/** Takes a failed effect of the acting office up again. */
export const revive = async (tx: Tx, id: string): Promise<Outcome<EffectRecord, 'cases.effect_unknown'>> => {
  const effect = await findEffect(tx, id);
  if (effect === undefined) return refuse('cases.effect_unknown');
  // Somebody else was faster: it is on its way, or done.
  if (!(await reviveEffect(tx, id))) return ok(effect);
  await appendEntry(tx, {
    kind: casesKinds.effect_revived,
    subject: effect.caseId,
    parties: [effect.ownerId],
    content: { effectId: id, kind: effect.kind, seq: effect.seq },
  });
  await emit(tx, { topic: effectTopic, payload: { effectId: id } });
  return ok({ ...effect, state: 'waiting', attempts: 0, error: null });
};
