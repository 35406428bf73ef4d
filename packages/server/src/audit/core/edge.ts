import { invariant } from '#kernel';
import { hashBytes } from './hash.ts';
import { rootOfHashes, type Tile, tileWidth } from './tile.ts';
import { foldRight, levelWithin } from './tree.ts';

/**
 * The right edge of a tree, all that is needed to let it grow: its size and, for each tile level from 0, the hashes of
 * the last tile while it is not full (empty bytes where the level ends with a full tile).
 */
export type Edge = { readonly size: number; readonly levels: readonly Uint8Array[] };

/** A tile and its hashes one after the other. */
export type FilledTile = { readonly tile: Tile; readonly bytes: Uint8Array };

/** The edge of the tree without entries. */
export const emptyEdge: Edge = { size: 0, levels: [] };

const tileBytes = tileWidth * hashBytes;

/** Puts together the edge of a tree of `size` entries from its last tiles; throws when one is missing or of another width. */
export const edgeOf = (size: number, lastTiles: readonly FilledTile[]): Edge => {
  const levels: Uint8Array[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth)) {
    const width = count % tileWidth;
    const index = Math.floor(count / tileWidth);
    const found = lastTiles.find(({ tile }) => tile.level === level && tile.index === index);
    const bytes = width === 0 ? new Uint8Array(0) : found?.bytes;
    invariant(bytes?.length === width * hashBytes, `the edge of the tree of ${size} is damaged at level ${level}`);
    levels.push(bytes);
  }
  return { size, levels };
};

const cutLevel = (level: number, firstIndex: number, bytes: Uint8Array): { tiles: FilledTile[]; rest: Uint8Array } => {
  const tiles: FilledTile[] = [];
  for (let at = 0; at < bytes.length; at += tileBytes) {
    const part = bytes.subarray(at, at + tileBytes);
    const index = firstIndex + tiles.length;
    tiles.push({ tile: { level, index, width: part.length / hashBytes }, bytes: part });
  }
  return { tiles, rest: bytes.subarray(bytes.length - (bytes.length % tileBytes)) };
};

/** Lets the tree grow by leaf hashes: the new edge, and every tile that is new or wider than before. */
export const growEdge = (
  edge: Edge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: Edge; readonly tiles: readonly FilledTile[] } => {
  const levels = [...edge.levels];
  const changed: FilledTile[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0; level += 1) {
    const bytes = Buffer.concat([levels[level] ?? new Uint8Array(0), ...added]);
    const { tiles, rest } = cutLevel(level, Math.floor(edge.size / tileWidth ** (level + 1)), bytes);
    changed.push(...tiles);
    levels[level] = rest;
    added = tiles.filter(({ tile }) => tile.width === tileWidth).map((full) => rootOfHashes(full.bytes));
  }
  return { edge: { size: edge.size + leafHashes.length, levels }, tiles: changed };
};

const completeRoots = (bytes: Uint8Array): Uint8Array[] => {
  const roots: Uint8Array[] = [];
  let at = 0;
  for (let rest = bytes.length / hashBytes; rest > 0; ) {
    const count = 2 ** levelWithin(rest);
    roots.push(rootOfHashes(bytes.subarray(at, at + count * hashBytes)));
    at += count * hashBytes;
    rest -= count;
  }
  return roots;
};

/** Root of the tree that has this edge. */
export const rootOfEdge = (edge: Edge): Uint8Array => foldRight(edge.levels.toReversed().flatMap(completeRoots));
