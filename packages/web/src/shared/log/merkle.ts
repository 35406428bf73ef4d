import { type Bytes, sameBytes } from './bytes.ts';
import { hashBytes, hashNode } from './hash.ts';

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

const isPowerOfTwo = (n: number): boolean => {
  let rest = n;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
};

/**
 * The root that an inclusion proof leads to from a leaf's hash, by RFC 9162 section 2.1.3.2; undefined when the proof is too
 * long or too short for the place.
 */
export const rootOfInclusion = async (
  { index, size, leafHash }: { readonly index: number; readonly size: number; readonly leafHash: Uint8Array },
  proof: readonly Uint8Array[],
): Promise<Uint8Array | undefined> => {
  if (!isSize(index) || !isSize(size) || index >= size) return undefined;
  if ([leafHash, ...proof].some((hash) => hash.length !== hashBytes)) return undefined;
  let [fn, sn, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (sn === 0) return undefined;
    if (isOdd(fn) || fn === sn) {
      hash = await hashNode(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = await hashNode(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? hash : undefined;
};

/** A claim that the tree of `from` entries is the beginning of the tree of `to` entries. */
export type ConsistencyClaim = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
};

const climb = async (
  { from, to }: ConsistencyClaim,
  first: Uint8Array,
  path: readonly Uint8Array[],
): Promise<{ readonly fr: Uint8Array; readonly sr: Uint8Array } | undefined> => {
  let [fn, sn] = [from - 1, to - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [first, first];
  for (const hash of path) {
    if (sn === 0) return undefined;
    if (isOdd(fn) || fn === sn) {
      fr = await hashNode(hash, fr);
      sr = await hashNode(hash, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = await hashNode(sr, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? { fr, sr } : undefined;
};

/** Checks a consistency proof by RFC 9162 section 2.1.4.2. False for anything wrong; trees are not empty here. */
export const isConsistent = async (claim: ConsistencyClaim, proof: readonly Bytes[]): Promise<boolean> => {
  const { from, to, fromRoot, toRoot } = claim;
  if (!isSize(from) || !isSize(to) || from < 1 || from > to) return false;
  if ([fromRoot, toRoot, ...proof].some((hash) => hash.length !== hashBytes)) return false;
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot);
  const [first, ...path] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  const climbed = await climb(claim, first, path);
  return climbed !== undefined && sameBytes(climbed.fr, fromRoot) && sameBytes(climbed.sr, toRoot);
};
