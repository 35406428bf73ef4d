import { z } from 'zod';
import { getOrganisations, operatorIdOf } from '#identity';
import { type Id, invariant, isId, type Json } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { letterTemplates, missingParams, writeLetter } from './core/letters.ts';
import type { Channels, Message } from './port.ts';
import { keepAndSend, notConfigured } from './sending.ts';

/** Outbox topic of letters to addresses, with or without an account behind them. Its payloads are emptied once delivered. */
export const mailTopic = 'mail';

const actor = systemActor('notices.letters');

/** What a message of the topic carries. `organisation`, if known, says whose operator looks after it. */
const shape = z.object({
  to: z.email().max(320),
  language: z.enum(['zh', 'en']).nullable().default(null),
  template: z.string(),
  params: z.record(z.string(), z.string()),
  organisation: z.custom<Id<'org'>>((id) => typeof id === 'string' && isId('org', id)).optional(),
});
type Letter = z.output<typeof shape>;

const operatorOf = async (kit: Pick<Kit, 'db'>, organisation: Id<'org'> | undefined): Promise<Id<'org'> | null> => {
  if (organisation === undefined) return null;
  return kit.db.read(actor, async (tx) => {
    const region = (await getOrganisations(tx, [organisation])).get(organisation)?.region ?? '';
    return (await operatorIdOf(tx, region)) ?? null;
  });
};

const messageOf = (id: string, { to, language, template, params }: Letter): Message => {
  const known = letterTemplates[template];
  invariant(known !== undefined, `letter ${template} has no template`);
  const missing = missingParams(known, params);
  invariant(missing.length === 0, `letter ${template} needs ${missing.join(', ')}`);
  const addressee = { name: params.name ?? '', email: to, phone: null, language };
  return { id, to: addressee, severity: 'waiting', ...writeLetter(known, params), link: params.link ?? '' };
};

/**
 * Makes the outbox handler of letters. Throws on an unknown template or a missing param, so the message stays and is
 * seen. Without a mail server the letter is kept as failed, for the system administrator to send once there is one.
 */
export const receiveLetters =
  (kit: Kit, channels: Channels) =>
  async (payload: Json, messageId: string): Promise<void> => {
    const letter = shape.parse(payload);
    const message = messageOf(messageId, letter);
    const operatorId = await operatorOf(kit, letter.organisation);
    const failure = channels.mail === undefined ? { failure: notConfigured('mail') } : {};
    await keepAndSend(kit, messageId, [{ message, channel: 'mail', operatorId, ...failure }]);
  };
