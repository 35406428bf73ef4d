import type { Actor, Id, Json } from '#kernel';
import type { AuditKind } from './kinds.ts';

/** What a module reports to the log. `parties` may read and prove it; the acting organisation always is one. */
export type NewEntry = {
  readonly kind: AuditKind;
  /** Id of what it is about: an agreement, a version, an organisation. */
  readonly subject: string;
  readonly parties: readonly Id<'org'>[];
  readonly content: Json;
};

/** Most bytes of what an entry commits to, as canonical JSON: agreements fit many times, files do not belong here. */
export const contentBytesMax = 256 * 1024;

/** Most parties of one entry; an entry for everybody is not for the log's parties but for its public. */
export const partiesMax = 20;

/** An entry as its parties see it; `position` is undefined until the entry is in the log. */
export type Entry = {
  readonly id: Id<'ent'>;
  readonly kind: string;
  readonly subject: string;
  readonly happenedAt: Date;
  readonly position: number | undefined;
  readonly erasedAt: Date | undefined;
};

/** An entry with what opens its commitment; both are undefined once they are erased. */
export type OpenEntry = Entry & {
  readonly leaf: string | undefined;
  readonly salt: Uint8Array | undefined;
  readonly content: Json | undefined;
};

/** A size at which the tree was closed; `note` is the signed checkpoint once it is published. */
export type Checkpoint = { readonly size: number; readonly root: Uint8Array; readonly note: string | undefined };

/** Who acted, as an entry states it. */
export const actorToJson = (actor: Actor): Json => {
  if (actor.kind === 'job') return { job: actor.name };
  if (actor.kind === 'anonymous') return { anonymous: true };
  return { person: actor.personId, organisation: actor.organisationId };
};

/** What an entry commits to: who, what about, what happened. Only this is hashed with the salt and shown to parties. */
export const statementOf = (by: Json, entry: NewEntry): Json => ({
  by,
  happened: entry.content,
  subject: entry.subject,
});
