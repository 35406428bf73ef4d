import { readBlob } from '#platform/blobs';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { encodeBundle } from './core/bundle.ts';
import { pathOfEntries, pathOfTile, type TilePath, tileIn, tileWidth } from './core/tile.ts';
import { logFolder } from './publication.ts';
import { publishedCheckpoint, selectLeaves, selectTiles } from './store.ts';

const actor = systemActor('audit.log_files');

const pathOf = (path: TilePath): string => (path.kind === 'entries' ? pathOfEntries(path) : pathOfTile(path));

/**
 * A tile or bundle from the rows, if a published checkpoint requires it. Partial ones come from here: they are the
 * beginning of a row that only grows, so every width that was ever published stays readable without a file of its own.
 */
const readRows = (kit: Kit, path: TilePath): Promise<Uint8Array | undefined> =>
  kit.db.read(actor, async (tx) => {
    const size = (await publishedCheckpoint(tx))?.size ?? 0;
    const published = tileIn(path.level, path.index, size);
    if (published === undefined || published.width < path.width) return undefined;
    if (path.kind === 'hashes') return (await selectTiles(tx, [path]))[0]?.bytes;
    const leaves = await selectLeaves(tx, path.index * tileWidth, path.width);
    return encodeBundle(leaves.map((leaf) => Buffer.from(leaf)));
  });

/** A file of the public log; undefined when no published checkpoint has it. Full ones come from the blob store. */
export const readLogFile = async (kit: Kit, path: TilePath): Promise<Uint8Array | undefined> => {
  const stored = path.width === tileWidth ? await readBlob(kit.blobs, `${logFolder}/${pathOf(path)}`) : undefined;
  return stored ?? readRows(kit, path);
};
