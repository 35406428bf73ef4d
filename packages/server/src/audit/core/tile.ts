import { invariant } from '#kernel';
import { parseDecimal } from './bytes.ts';
import { hashBytes, hashNode } from './hash.ts';
import type { HashReader, Node, Plan } from './tree.ts';

/** Hashes in a full tile (c2sp.org/tlog-tiles). */
export const tileWidth = 256;

/** Tree levels that a tile stands for. */
const tileHeight = 8;

/** Highest tile level the format knows. */
const tileLevelMax = 63;

/** A tile of hashes: its `width` hashes are the first ones of tile `index` of the level. Full when width is 256. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

/** What a path below the log's prefix addresses: a tile of hashes, or the entries that a level 0 tile hashes. */
export type TilePath = { readonly kind: 'hashes' | 'entries' } & Tile;

const indexPath = (index: number): string => {
  const groups: string[] = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return groups.join('/');
};

const widthPath = (width: number): string => (width === tileWidth ? '' : `.p/${width}`);

/** `tile/<L>/<N>[.p/<W>]`, below the log's prefix. */
export const pathOfTile = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${widthPath(width)}`;

/** `tile/entries/<N>[.p/<W>]`, below the log's prefix. */
export const pathOfEntries = ({ index, width }: Pick<Tile, 'index' | 'width'>): string =>
  `tile/entries/${indexPath(index)}${widthPath(width)}`;

const pathPattern = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** Reads a path below the log's prefix; undefined unless it is exactly as pathOfTile or pathOfEntries writes it. */
export const parseTilePath = (path: string): TilePath | undefined => {
  const [, section, groups, partial] = pathPattern.exec(path) ?? [];
  if (section === undefined || groups === undefined) return undefined;
  const index = parseDecimal(groups.replaceAll(/[x/]/g, '').replace(/^0+(?=\d)/, ''));
  const width = partial === undefined ? tileWidth : parseDecimal(partial);
  const level = section === 'entries' ? 0 : parseDecimal(section);
  if (index === undefined || width === undefined || level === undefined || level > tileLevelMax) return undefined;
  const kind = section === 'entries' ? 'entries' : 'hashes';
  const tile: TilePath = { kind, level, index, width };
  const written = kind === 'entries' ? pathOfEntries(tile) : pathOfTile(tile);
  return written === path && width > 0 && width <= tileWidth ? tile : undefined;
};

/** Hashes that level `level` holds for a tree of `size` entries. */
const hashesAtLevel = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The tile as a tree of `size` entries has it; undefined when the tree does not reach it. */
export const tileIn = (level: number, index: number, size: number): Tile | undefined => {
  const width = Math.min(tileWidth, hashesAtLevel(level, size) - index * tileWidth);
  return width > 0 ? { level, index, width } : undefined;
};

/** Tiles of hashes that a tree of `to` entries has and a tree of `from` entries has not, or not as wide. */
export const tilesBetween = (from: number, to: number): Tile[] => {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(level, to) > 0; level += 1) {
    if (hashesAtLevel(level, to) === hashesAtLevel(level, from)) continue;
    let index = Math.floor(hashesAtLevel(level, from) / tileWidth);
    for (let tile = tileIn(level, index, to); tile !== undefined; tile = tileIn(level, index, to)) {
      tiles.push(tile);
      index += 1;
    }
  }
  return tiles;
};

/** The last tile of each level that is not full: what a tree of `size` entries grows from. */
export const edgeTilesOf = (size: number): Tile[] => {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
    const tile = tileIn(level, Math.floor(hashesAtLevel(level, size) / tileWidth), size);
    if (tile !== undefined) tiles.push(tile);
  }
  return tiles;
};

/** All tiles of hashes of a tree. The entry bundles have the indexes and widths of its level 0 tiles. */
export const tilesOf = (size: number): Tile[] => tilesBetween(0, size);

const tileKey = (level: number, index: number): string => `${level}/${index}`;

const homeOf = (node: Node): { level: number; index: number; first: number; count: number } => {
  const level = Math.floor(node.level / tileHeight);
  const count = 2 ** (node.level % tileHeight);
  const start = node.index * count;
  return { level, index: Math.floor(start / tileWidth), first: start % tileWidth, count };
};

/** The tiles, as a tree of `size` entries has them, that hold what a plan needs; each once. */
export const tilesFor = (plan: Plan, size: number): Tile[] => {
  const tiles = new Map<string, Tile>();
  for (const node of plan.flat()) {
    const { level, index } = homeOf(node);
    const tile = tileIn(level, index, size);
    invariant(tile !== undefined, `the tree of ${size} has no tile ${level}/${index}`);
    tiles.set(tileKey(level, index), tile);
  }
  return [...tiles.values()];
};

/** Root of a power of two of hashes that lie one after the other in `bytes`. */
export const rootOfHashes = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length === hashBytes) return bytes;
  const middle = bytes.length / 2;
  return hashNode(rootOfHashes(bytes.subarray(0, middle)), rootOfHashes(bytes.subarray(middle)));
};

/** Reads the hashes of complete subtrees out of tiles; throws when a tile is missing or too narrow. */
export const readerOfTiles = (tiles: Iterable<{ readonly tile: Tile; readonly bytes: Uint8Array }>): HashReader => {
  const bytesOf = new Map<string, Uint8Array>();
  for (const { tile, bytes } of tiles) bytesOf.set(tileKey(tile.level, tile.index), bytes);
  return (node) => {
    const { level, index, first, count } = homeOf(node);
    const bytes = bytesOf.get(tileKey(level, index));
    const end = (first + count) * hashBytes;
    invariant(bytes !== undefined && bytes.length >= end, `tile ${level}/${index} does not hold a hash that is needed`);
    return rootOfHashes(bytes.subarray(first * hashBytes, end));
  };
};
