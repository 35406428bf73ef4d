import { invariant, type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { readWith, sightOf } from './access.ts';
import { encodeProof } from './core/proof-file.ts';
import { readerOfTiles, tilesFor } from './core/tile.ts';
import { hashesOf, type Plan, planConsistency, planInclusion } from './core/tree.ts';
import type { AuditCode } from './errors.ts';
import type { Checkpoint, Entry } from './model.ts';
import {
  type EntryFilter,
  findEntry,
  type HistoryEntry,
  publishedCheckpoint,
  selectEntries,
  selectHistory,
  selectTiles,
  selectVerifierKeys,
} from './store.ts';

/** A published checkpoint: signed, and all its files can be read. */
export type PublishedCheckpoint = Checkpoint & { readonly note: string };

/** The newest published checkpoint; undefined until the log was started. */
export const readCheckpoint = async (tx: Tx): Promise<PublishedCheckpoint | undefined> => {
  const found = await publishedCheckpoint(tx);
  return found?.note === undefined ? undefined : { ...found, note: found.note };
};

/** Entries that the actor may see, newest first, one more than the page; of one subject, kind or party where they are given. */
export const listEntries = async (tx: Tx, find: Omit<EntryFilter, 'parties'>): Promise<Entry[]> => {
  const sight = await sightOf(tx);
  return readWith(tx, sight, () => selectEntries(tx, { ...find, parties: sight.parties }));
};

/** What happened to some subjects until an instant, as far as the actor may see it, oldest first. */
export const readHistory = async (
  tx: Tx,
  find: { readonly subjects: readonly string[]; readonly until: Date; readonly limit: number },
): Promise<HistoryEntry[]> => {
  const sight = await sightOf(tx);
  return readWith(tx, sight, () => selectHistory(tx, { ...find, parties: sight.parties }));
};

const hashesFrom = async (tx: Tx, plan: Plan, size: number): Promise<Uint8Array[]> =>
  hashesOf(plan, readerOfTiles(await selectTiles(tx, tilesFor(plan, size))));

/** What convinces a third party of one entry, without the platform: see README "Proving". */
export type EntryProof = {
  readonly entry: Entry & { readonly position: number };
  /** Public bytes of the entry. */
  readonly leaf: string;
  /** What opens the commitment; undefined once erased. */
  readonly salt: Uint8Array | undefined;
  readonly content: Json | undefined;
  /** Text of a `.tlog-proof` file; its `extra` line carries the leaf. */
  readonly proof: string;
  /** Keys that sign or have signed checkpoints, newest first. */
  readonly verifierKeys: readonly string[];
};

/** Proves an entry against the newest checkpoint; refuses one that the actor may not see, or that is not in the log yet. */
export const proveEntry = async (tx: Tx, id: string): Promise<Outcome<EntryProof, AuditCode>> => {
  const sight = await sightOf(tx);
  const entry = await readWith(tx, sight, () => findEntry(tx, id, sight.parties));
  if (entry === undefined) return refuse('audit.entry_unknown');
  const { position, leaf, salt, content } = entry;
  const checkpoint = await readCheckpoint(tx);
  if (position === undefined || leaf === undefined || checkpoint === undefined || position >= checkpoint.size) {
    return refuse('audit.entry_waiting');
  }
  const hashes = await hashesFrom(tx, planInclusion(position, checkpoint.size), checkpoint.size);
  const proof = encodeProof({ index: position, hashes, checkpoint: checkpoint.note, extra: Buffer.from(leaf) });
  return ok({
    entry: { ...entry, position },
    leaf,
    salt,
    content,
    proof,
    verifierKeys: await selectVerifierKeys(tx),
  });
};

/** Proves that the log of `from` entries is the beginning of the log of `to`; refuses sizes that are not published. */
export const proveConsistency = async (
  tx: Tx,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Outcome<readonly Uint8Array[], AuditCode>> => {
  const size = (await readCheckpoint(tx))?.size ?? 0;
  if (from > to || to > size) return refuse('audit.size_unknown', { size });
  invariant(Number.isSafeInteger(from) && from >= 0, 'sizes were checked by the schema');
  return ok(await hashesFrom(tx, planConsistency(from, to), to));
};
