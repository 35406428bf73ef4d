import { z } from 'zod';
import { getOrganisations, operatorIdOf, rosterOf } from '#identity';
import { type Id, invariant, isId, type Json, roles } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { say } from './core/sentences.ts';
import { tellNews } from './live.ts';
import { type Preferences, preferencesDefault } from './model.ts';
import type { Channels, NoticeMessage } from './port.ts';
import { findKind, recipientsOf } from './rules.ts';
import { sendOutward } from './sending.ts';
import { selectPreferences } from './store-preferences.ts';

const actor = systemActor('notices.receive');

const param = z.union([
  z.string(),
  z.object({ zh: z.string(), en: z.string() }),
  z.object({ amountMinor: z.string(), currency: z.string() }),
  z.object({ at: z.string() }),
]);

/** What a message of the topic `notify` carries; `platform/notify.ts` writes it. */
const shape = z.object({
  to: z.custom<Id<'org'>>((id) => typeof id === 'string' && isId('org', id)),
  about: z.string(),
  kind: z.string(),
  as: z.enum(['provider', 'buyer', 'operator']).optional(),
  params: z.record(z.string(), param).default({}),
  by: z.string().optional(),
  roles: z.array(z.enum(roles)).optional(),
  person: z.string().optional(),
  once: z.string().optional(),
});
type Told = z.output<typeof shape>;

type Reached = { readonly message: NoticeMessage; readonly preferences: Preferences };
type Gathered = { readonly operatorId: Id<'org'> | undefined; readonly reached: readonly Reached[] };

/** Makes the message of each person who is told; throws on a kind that the table does not have, so the message stays and is seen. */
const gather = (kit: Kit, id: string, told: Told): Promise<Gathered> => {
  const found = findKind(told.kind, told.as);
  invariant(found !== undefined, `notice kind ${told.kind} is not in the table of kinds`);
  const said = say(found.kind, told);
  return kit.db.read(actor, async (tx) => {
    const organisation = (await getOrganisations(tx, [told.to])).get(told.to);
    const people = recipientsOf(await rosterOf(tx, told.to), found.kind, told);
    const wishes = await selectPreferences(
      tx,
      people.map(({ personId }) => ({ personId, organisationId: told.to })),
    );
    const reached = people.map(({ personId, name, email, language }): Reached => {
      const preferences = wishes.get(personId) ?? preferencesDefault;
      const { phone } = preferences;
      const to = { personId, organisationId: told.to, name, email, phone, language };
      const { severity } = found.kind;
      const { about, params } = told;
      const link = kit.config.publicUrl === undefined ? '' : `${kit.config.publicUrl}${said.path}`;
      const { title, text } = said;
      return { message: { id, to, kind: found.name, severity, about, params, title, text, link }, preferences };
    });
    return { operatorId: await operatorIdOf(tx, organisation?.region ?? ''), reached };
  });
};

/**
 * Makes the outbox handler that carries what happened to the people it concerns: into the portal, and out by the ways
 * that each has chosen. Idempotent on the message's id.
 */
export const receiveNotices =
  (kit: Kit, channels: Channels) =>
  async (payload: Json, messageId: string): Promise<void> => {
    const told = shape.parse(payload);
    const { operatorId, reached } = await gather(kit, told.once ?? messageId, told);
    for (const { message, preferences } of reached) {
      const kept = await channels.portal.send(message);
      invariant(kept.ok, 'the portal takes every notice');
      const wanted = preferences.channels[message.severity].filter(
        (name) => channels[name]?.reaches(message.to) === true,
      );
      await sendOutward(kit, { message, wanted, operatorId: operatorId ?? null });
    }
    const people = reached.map(({ message }) => message.to.personId);
    const news = { to: [told.to], topic: told.kind, id: told.about };
    await tellNews(kit, { ...news, isNotice: false });
    if (people.length > 0) await tellNews(kit, { ...news, people, isNotice: true });
  };
