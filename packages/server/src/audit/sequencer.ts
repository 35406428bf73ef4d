import { invariant, ok } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { tryLockName } from '#platform/name-lock';
import { systemActor } from '#platform/system';
import { sameBytes } from './core/bytes.ts';
import { type Edge, edgeOf, emptyEdge, growEdge, rootOfEdge } from './core/edge.ts';
import { hashLeaf } from './core/hash.ts';
import { edgeTilesOf } from './core/tile.ts';
import type { Checkpoint } from './model.ts';
import { insertCheckpoint, lastCheckpoint, numberWaiting, putTiles, selectTiles } from './store.ts';

/** Most entries numbered in one transaction: 32 tiles, some 40 ms of hashing, a few megabytes in memory. */
export const batchEntriesMax = 8_192;

const actor = systemActor('audit.sequencer');

/** Reads the edge of the tree and makes sure that it has the root that was recorded: a damaged tree never grows. */
const readEdge = async (tx: Tx, { size, root }: Checkpoint): Promise<Edge> => {
  const edge = edgeOf(size, await selectTiles(tx, edgeTilesOf(size)));
  invariant(sameBytes(rootOfEdge(edge), root), `the tiles of the log do not give the root recorded at size ${size}`);
  return edge;
};

const startLog = async (tx: Tx): Promise<Checkpoint> => {
  const root = rootOfEdge(emptyEdge);
  await insertCheckpoint(tx, 0, root);
  return { size: 0, root, note: undefined };
};

/**
 * Numbers committed entries and lets the tree grow by them, both in one transaction under the log's lock. Returns how
 * many; 0 as well when another process is at it. An entry is only numbered once it is committed, so a number never has to
 * be taken back, and a later commit with a smaller id is simply numbered later.
 */
export const sequenceBatch = async (kit: Kit): Promise<number> => {
  const done = await kit.db.transact(actor, async (tx) => {
    if (!(await tryLockName(tx, 'audit.sequencer'))) return ok(0);
    const last = (await lastCheckpoint(tx)) ?? (await startLog(tx));
    const leaves = await numberWaiting(tx, last.size, batchEntriesMax);
    if (leaves.length === 0) return ok(0);
    const hashes = leaves.map((leaf) => hashLeaf(Buffer.from(leaf)));
    const grown = growEdge(await readEdge(tx, last), hashes);
    await putTiles(tx, grown.tiles);
    await insertCheckpoint(tx, grown.edge.size, rootOfEdge(grown.edge));
    return ok(leaves.length);
  });
  return done.ok ? done.value : 0;
};
