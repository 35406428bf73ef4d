import { z } from 'zod';
import { fromUrn, type Id, invariant, isId, type Json, ok, toUrn } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { asAuditKind } from './kinds.ts';
import { rowOf } from './service.ts';
import { insertEntries } from './store.ts';
import { wakeSequencers } from './wake.ts';

/** Outbox topic under which modules below audit send what is to be logged: `{kind, subject, parties, content}`. */
export const forwardedTopic = 'audit.entry';

const actor = systemActor('audit.forwarding');

const payloadShape = z.object({
  kind: z.string(),
  subject: z.string(),
  parties: z.array(z.custom<Id<'org'>>((id) => typeof id === 'string' && isId('org', id))),
  content: z.json(),
});

/** The instant in a TypeID: the first 48 bits of its UUIDv7, milliseconds since 1970. */
const instantOf = (id: string): Date => new Date(Number.parseInt(toUrn(id).slice(9, 23).replaceAll('-', ''), 16));

/** The entry's id is the message's under another prefix, so that a message delivered twice is logged once. */
const entryIdOf = (messageId: string): Id<'ent'> => {
  const id = fromUrn('ent', toUrn(messageId));
  invariant(id !== undefined, `not a message id: ${messageId}`);
  return id;
};

/**
 * Makes the outbox handler that logs what came from below. The time is the message's, which is the time of the fact.
 * Idempotent; throws on an unregistered kind, so the message stays and is seen.
 */
export const recordForwarded =
  (kit: Kit) =>
  async (payload: Json, messageId: string): Promise<void> => {
    const { kind, subject, parties, content } = payloadShape.parse(payload);
    const entry = { kind: asAuditKind(kind), subject, parties, content };
    const about = { id: entryIdOf(messageId), happenedAt: instantOf(messageId), by: { job: 'outbox' } };
    await kit.db.transact(actor, async (tx) => ok(await insertEntries(tx, [rowOf(tx, entry, about)])));
    wakeSequencers();
  };
