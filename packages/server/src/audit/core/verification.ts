import { sameBytes } from './bytes.ts';
import { emptyRoot, hashBytes, hashNode } from './hash.ts';
import { levelWithin } from './tree.ts';

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => 2 ** levelWithin(n) === n;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === hashBytes);

/** A claim that an entry stands at an index of a tree. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
};

/** Checks an inclusion proof by RFC 9162 section 2.1.3.2. False for anything wrong, never throws. */
export const verifyInclusion = (claim: InclusionClaim, proof: readonly Uint8Array[]): boolean => {
  const { index, size } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (!areHashes([...proof, claim.leafHash, claim.root])) return false;
  let fn = index;
  let sn = size - 1;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = hashNode(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = hashNode(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(hash, claim.root);
};

/** A claim that the tree of `from` entries is the beginning of the tree of `to` entries. */
export type ConsistencyClaim = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
};

const verifyWithoutProof = ({ from, to, fromRoot, toRoot }: ConsistencyClaim): boolean =>
  from === to ? sameBytes(fromRoot, toRoot) : sameBytes(fromRoot, emptyRoot);

/** Checks a consistency proof by RFC 9162 section 2.1.4.2; the empty tree precedes every tree, with an empty proof. */
export const verifyConsistency = (claim: ConsistencyClaim, proof: readonly Uint8Array[]): boolean => {
  const { from, to, fromRoot, toRoot } = claim;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false;
  if (!areHashes([...proof, fromRoot, toRoot])) return false;
  if (from === 0 || from === to) return proof.length === 0 && verifyWithoutProof(claim);
  const [first, ...path] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let fn = from - 1;
  let sn = to - 1;
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let fr = first;
  let sr = first;
  for (const hash of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = hashNode(hash, fr);
      sr = hashNode(hash, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = hashNode(sr, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(fr, fromRoot) && sameBytes(sr, toRoot);
};
