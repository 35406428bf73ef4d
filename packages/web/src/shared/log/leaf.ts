import { type Bytes, fromBase64, fromUtf8, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { hashBytes } from './hash.ts';

/** What the public log says of an entry: when, of what kind, and a commitment to what happened. */
export type Leaf = { readonly at: string; readonly kind: string; readonly commitment: Bytes; readonly bytes: Bytes };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads an entry of the log; undefined unless it is exactly the canonical JSON of time, kind and commitment. */
export const readLeaf = (line: string): Leaf | undefined => {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const { at, kind, commitment: encoded } = value as Readonly<Record<string, unknown>>;
  if (typeof at !== 'string' || typeof kind !== 'string' || typeof encoded !== 'string') return undefined;
  const commitment = fromBase64(encoded);
  if (commitment?.length !== hashBytes || canonicalJson({ at, commitment: encoded, kind }) !== line) return undefined;
  return { at, kind, commitment, bytes: utf8(line) };
};

/** Reads a bundle of exactly `width` entries, each after its length as a big-endian 16-bit number (c2sp.org/tlog-tiles). */
export const readBundle = (bytes: Uint8Array, width: number): readonly Leaf[] | undefined => {
  const leaves: Leaf[] = [];
  let at = 0;
  while (leaves.length < width) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    const leaf = readLeaf(fromUtf8(bytes.subarray(at + 2, end)) ?? '');
    if (leaf === undefined) return undefined;
    leaves.push(leaf);
    at = end;
  }
  return at === bytes.length ? leaves : undefined;
};

/** Entries in a full bundle, hashes in a full tile. */
export const tileWidth = 256;

const indexPath = (index: number): string => {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return groups.join('/');
};

/** The bundle of a log of `size` entries that an entry stands in: its number, its width, and its two paths. */
export const bundleOf = (entry: number, size: number) => {
  const index = Math.floor(entry / tileWidth);
  const width = Math.min(tileWidth, size - index * tileWidth);
  const end = `${indexPath(index)}${width === tileWidth ? '' : `.p/${width}`}`;
  return { index, width, entries: `/log/tile/entries/${end}`, hashes: `/log/tile/0/${end}` };
};
