import { invariant, ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { encodeBundle } from './core/bundle.ts';
import { checkpointText } from './core/checkpoint.ts';
import { encodeVerifierKey, type Signer, signNote, verifierOf } from './core/note.ts';
import { pathOfEntries, pathOfTile, type Tile, tilesBetween, tileWidth } from './core/tile.ts';
import type { Checkpoint } from './model.ts';
import {
  keepOrigin,
  keepVerifierKey,
  lastCheckpoint,
  publishCheckpoint,
  publishedCheckpoint,
  selectLeaves,
  selectTiles,
} from './store.ts';

const actor = systemActor('audit.publication');

/** Folder of the log's files in the blob store. */
export const logFolder = 'log';

/** The keyring's purpose for the key that signs checkpoints. */
const keyPurpose = 'audit.checkpoint';

/** Files written at a time: enough to overlap their fsyncs, few enough to leave the disk to others. */
const writesAtOnce = 8;

/** Writes a file of the log. What is there already must be the same: the log never says two things in one place. */
const writeFile = async (kit: Kit, path: string, bytes: Uint8Array): Promise<void> => {
  const done = await kit.blobs.putIfAbsent(`${logFolder}/${path}`, bytes);
  invariant(done !== 'different', `the stored ${path} is not what the rows of the log say: it was altered or damaged`);
};

const writeTile = async (kit: Kit, tile: Tile): Promise<void> => {
  const { filled, leaves } = await kit.db.read(actor, async (tx) => ({
    filled: await selectTiles(tx, [tile]),
    leaves: tile.level === 0 ? await selectLeaves(tx, tile.index * tileWidth, tileWidth) : [],
  }));
  invariant(filled[0] !== undefined, `tile ${pathOfTile(tile)} is missing`);
  if (tile.level === 0)
    await writeFile(kit, pathOfEntries(tile), encodeBundle(leaves.map((leaf) => Buffer.from(leaf))));
  await writeFile(kit, pathOfTile(tile), filled[0].bytes);
};

/**
 * Writes the full tiles and entry bundles between two sizes as files; those that exist are compared. Partial ones are
 * never stored: they are served from the rows (log-files.ts), which hold them until they are full.
 */
const writeFullTiles = async (kit: Kit, from: number, to: number): Promise<number> => {
  const tiles = tilesBetween(from, to).filter(({ width }) => width === tileWidth);
  for (let at = 0; at < tiles.length; at += writesAtOnce)
    await Promise.all(tiles.slice(at, at + writesAtOnce).map((tile) => writeTile(kit, tile)));
  return tiles.length;
};

/** Without a public address the origin is a name of its own, unique and under a domain that never resolves (RFC 2606). */
const proposeOrigin = (kit: Kit, id: string): string => {
  if (kit.config.publicUrl === undefined) return `${id.replace('_', '-')}.corridor.invalid/log`;
  const { host, pathname } = new URL(kit.config.publicUrl);
  return `${host}${pathname.replace(/\/+$/, '')}/log`;
};

const readOrigin = async (kit: Kit): Promise<string> => {
  const kept = await kit.db.transact(actor, async (tx) =>
    ok(await keepOrigin(tx, proposeOrigin(kit, tx.newId('log')))),
  );
  invariant(kept.ok, 'an origin is always kept');
  return kept.value;
};

const signerFor = async (kit: Kit, origin: string): Promise<Signer> => {
  const key = await kit.keyring.active(keyPurpose, 'ed25519');
  invariant(key.publicKey !== undefined, 'an Ed25519 key has a public half');
  return { ...verifierOf(origin, key.publicKey), sign: (bytes) => key.sign(bytes) };
};

const sign = async (kit: Kit, { size, root }: Checkpoint): Promise<void> => {
  const origin = await readOrigin(kit);
  const signer = await signerFor(kit, origin);
  const note = signNote(checkpointText({ origin, size, root }), [signer]);
  await kit.db.transact(actor, async (tx) => {
    await keepVerifierKey(tx, encodeVerifierKey(signer));
    await publishCheckpoint(tx, size, note);
    return ok(undefined);
  });
};

/**
 * Publishes the newest recorded size: first its full tiles, then the signature over the root that the sequencing
 * transaction committed. Sizes passed over are never signed. May run in several processes at once and after a crash:
 * every step gives the same bytes again. Returns the published size.
 */
export const publish = async (kit: Kit): Promise<number> => {
  const { last, published } = await kit.db.read(actor, async (tx) => ({
    last: await lastCheckpoint(tx),
    published: await publishedCheckpoint(tx),
  }));
  if (last === undefined || last.size === published?.size) return published?.size ?? 0;
  await writeFullTiles(kit, published?.size ?? 0, last.size);
  await sign(kit, last);
  return last.size;
};

/**
 * Writes all full tiles and bundles again from the rows if the newest of them is missing: the blob store was lost, or
 * restored from an older copy than the database. Returns how many tiles were written. Until then readers get the rows.
 */
export const healFiles = async (kit: Kit): Promise<number> => {
  const size = (await kit.db.read(actor, publishedCheckpoint))?.size ?? 0;
  const index = Math.floor(size / tileWidth) - 1;
  const newest = pathOfTile({ level: 0, index, width: tileWidth });
  if (index < 0 || (await kit.blobs.head(`${logFolder}/${newest}`)) !== undefined) return 0;
  return writeFullTiles(kit, 0, size);
};
