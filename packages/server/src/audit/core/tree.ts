import { invariant } from '#kernel';
import { emptyRoot, hashNode } from './hash.ts';

/** A complete subtree: the entries from `index × 2^level` up to, not including, `(index + 1) × 2^level`. */
export type Node = { readonly level: number; readonly index: number };

/** Gives the hash of a complete subtree; throws when it does not have it. */
export type HashReader = (node: Node) => Uint8Array;

/**
 * What must be read to compute some hashes: one list of complete subtrees, left to right, for each of them.
 * Planning apart from reading lets the same arithmetic serve a database, tiles over HTTP, and memory.
 */
export type Plan = readonly (readonly Node[])[];

/** Level of the largest complete subtree that fits into n entries. Counted, since log2 rounds up just below powers of two. */
export const levelWithin = (n: number): number => {
  let level = 0;
  while (2 ** (level + 1) <= n) level += 1;
  return level;
};

/** Largest power of two that is smaller than n; n is at least 2. */
const splitOf = (n: number): number => 2 ** levelWithin(n - 1);

/** Cuts the subtree over [start, end) into complete subtrees, largest (leftmost) first. */
const completeSubtrees = (start: number, end: number): Node[] => {
  const nodes: Node[] = [];
  let from = start;
  for (let rest = end - start; rest > 0; ) {
    const level = levelWithin(rest);
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
    rest -= 2 ** level;
  }
  return nodes;
};

/** What the root of the tree with `size` entries is computed from; empty for the empty tree. */
export const planRoot = (size: number): Plan => (size === 0 ? [] : [completeSubtrees(0, size)]);

/** PATH(index, D[size]) of RFC 6962 section 2.1.1: the siblings on the way from the leaf to the root. */
export const planInclusion = (index: number, size: number): Plan => {
  invariant(index >= 0 && index < size, `no entry ${index} in a tree of ${size}`);
  const plan: Node[][] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    plan.push(index < middle ? completeSubtrees(middle, end) : completeSubtrees(start, middle));
    if (index < middle) end = middle;
    else start = middle;
  }
  return plan.reverse();
};

/** PROOF(from, D[to]) of RFC 6962 section 2.1.2; empty when `from` is 0 or equals `to`. */
export const planConsistency = (from: number, to: number): Plan => {
  invariant(from >= 0 && from <= to, `a tree of ${to} has no earlier tree of ${from}`);
  if (from === 0 || from === to) return [];
  const plan: Node[][] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + splitOf(end - start);
    plan.push(from <= middle ? completeSubtrees(middle, end) : completeSubtrees(start, middle));
    if (from <= middle) end = middle;
    else start = middle;
  }
  if (start > 0) plan.push(completeSubtrees(start, end));
  return plan.reverse();
};

/** Hash over complete subtrees that lie side by side, largest first: the right end is always hashed first. */
export const foldRight = (hashes: readonly Uint8Array[]): Uint8Array =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => hashNode(left, right));

/** Computes the hashes of a plan. */
export const hashesOf = (plan: Plan, read: HashReader): Uint8Array[] =>
  plan.map((nodes) => foldRight(nodes.map((node) => read(node))));

/** Root of the tree with `size` entries. */
export const rootOf = (size: number, read: HashReader): Uint8Array => hashesOf(planRoot(size), read)[0] ?? emptyRoot;
