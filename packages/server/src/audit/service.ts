import { canonicalJson, type Id, invariant, type Json, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { commit, encodeLeaf, saltBytes } from './core/commitment.ts';
import type { AuditCode } from './errors.ts';
import { asAuditKind, auditKinds } from './kinds.ts';
import { actorToJson, contentBytesMax, type NewEntry, partiesMax, statementOf } from './model.ts';
import { type EntryRow, eraseContent, insertEntries } from './store.ts';
import { wakeSequencers } from './wake.ts';

/** Who did it, when, and under which id it is logged. */
export type Circumstances = { readonly id: Id<'ent'>; readonly happenedAt: Date; readonly by: Json };

/** Makes the row of an entry: commits to its statement with a fresh salt. Throws where appendEntries does. */
export const rowOf = (tx: Tx, entry: NewEntry, { id, happenedAt, by }: Circumstances): EntryRow => {
  const kind = asAuditKind(entry.kind);
  const acting = organisationOf(tx.actor);
  const parties = [...new Set(acting === undefined ? entry.parties : [...entry.parties, acting])];
  invariant(parties.length <= partiesMax, `an entry has at most ${partiesMax} parties`);
  const content = canonicalJson(statementOf(by, entry));
  invariant(Buffer.byteLength(content) <= contentBytesMax, `an entry states at most ${contentBytesMax} bytes`);
  const salt = tx.randomBytes(saltBytes);
  const leaf = encodeLeaf({ at: happenedAt.toISOString(), kind, commitment: commit(salt, content) });
  return { id, kind, subject: entry.subject, parties, happenedAt, salt, content, leaf };
};

/** An actor without an organisation is no party, so the row's policy could not admit what it writes. */
const insertAs = (tx: Tx, rows: readonly EntryRow[]): Promise<number> =>
  organisationOf(tx.actor) === undefined ? withSystem(tx, () => insertEntries(tx, rows)) : insertEntries(tx, rows);

/**
 * Appends entries in the caller's transaction: they are in the log exactly when it commits, signed within a second.
 * Nothing is numbered here, so appending never waits for another transaction. Throws on an unregistered kind, on content
 * above 256 KiB, on more than 20 parties.
 */
export const appendEntries = async (tx: Tx, entries: readonly NewEntry[]): Promise<Id<'ent'>[]> => {
  if (entries.length === 0) return [];
  const by = actorToJson(tx.actor);
  const rows = entries.map((entry) => rowOf(tx, entry, { id: tx.newId('ent'), happenedAt: tx.now, by }));
  const inserted = await insertAs(tx, rows);
  invariant(inserted === rows.length, 'an entry of the log has a fresh id');
  tx.afterCommit(wakeSequencers);
  return rows.map(({ id }) => id);
};

/** Appends one entry; see appendEntries. */
export const appendEntry = async (tx: Tx, entry: NewEntry): Promise<Id<'ent'>> => {
  const [id] = await appendEntries(tx, [entry]);
  invariant(id !== undefined, 'one entry gives one id');
  return id;
};

/**
 * Erases salt and content of an entry (personal data, a court's order) and logs that it was done and why. The commitment
 * stays, so every root and proof stays; what it committed to can no longer be shown by anybody who did not keep it.
 * The caller has authorised it.
 */
export const eraseEntry = (
  tx: Tx,
  { id, reason }: { readonly id: Id<'ent'>; readonly reason: string },
): Promise<Outcome<void, AuditCode>> =>
  withSystem(tx, async () => {
    const parties = await eraseContent(tx, id);
    if (parties === undefined) return refuse('audit.entry_unknown');
    await appendEntry(tx, { kind: auditKinds.entry_erased, subject: id, parties, content: { reason } });
    return ok(undefined);
  });
