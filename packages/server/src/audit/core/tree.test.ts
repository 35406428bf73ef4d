// Goal: the tree, its proofs and their verification are those of RFC 6962 and RFC 9162. Method: the published 8-leaf
// reference vectors of certificate-transparency, then random trees whose proofs must verify and, altered, must not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyRoot, hashLeaf, hashNode } from './hash.ts';
import { type HashReader, hashesOf, planConsistency, planInclusion, rootOf } from './tree.ts';
import { verifyConsistency, verifyInclusion } from './verification.ts';

const runs = { numRuns: 300 };
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const unhex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** MTH of RFC 6962 section 2.1 written down literally: the oracle that the planned computation is held against. */
const definedRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return hashLeaf(leaves[0] ?? new Uint8Array());
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashNode(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
};

const readerOf =
  (leaves: readonly Uint8Array[]): HashReader =>
  ({ level, index }) => {
    assert.ok((index + 1) * 2 ** level <= leaves.length, 'only complete subtrees are asked for');
    return definedRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
  };

const referenceLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(unhex);

const referenceRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leafOf = (index: number): string => hex(hashLeaf(referenceLeaves[index] ?? new Uint8Array()));
const node = (level: number, index: number): string => hex(readerOf(referenceLeaves)({ level, index }));

test('roots of the eight reference trees', () => {
  for (const [size, root] of referenceRoots.entries())
    assert.equal(hex(rootOf(size, readerOf(referenceLeaves.slice(0, size)))), root, `size ${size}`);
});

test('inclusion paths of the reference trees', () => {
  const paths: [index: number, size: number, path: string[]][] = [
    [0, 1, []],
    [0, 8, [leafOf(1), node(1, 1), node(2, 1)]],
    [5, 8, [leafOf(4), node(1, 3), node(2, 0)]],
    [2, 3, [node(1, 0)]],
    [1, 5, [leafOf(0), node(1, 1), leafOf(4)]],
  ];
  assert.equal(leafOf(1), '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7');
  assert.equal(node(1, 1), '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e');
  assert.equal(node(2, 1), '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4');
  for (const [index, size, path] of paths)
    assert.deepEqual(hashesOf(planInclusion(index, size), readerOf(referenceLeaves)).map(hex), path);
});

test('consistency proofs of the reference trees', () => {
  const seventh = hex(hashNode(unhex(node(1, 2)), unhex(leafOf(6))));
  const proofs: [from: number, to: number, proof: string[]][] = [
    [1, 1, []],
    [1, 8, [leafOf(1), node(1, 1), node(2, 1)]],
    [6, 8, [node(1, 2), node(1, 3), node(2, 0)]],
    [2, 5, [node(1, 1), leafOf(4)]],
    [4, 7, [seventh]],
    [0, 7, []],
  ];
  for (const [from, to, proof] of proofs)
    assert.deepEqual(hashesOf(planConsistency(from, to), readerOf(referenceLeaves)).map(hex), proof, `${from}-${to}`);
});

const leavesArbitrary = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 90 });

/** Every way to spoil a proof that keeps it a list of hashes. */
const spoiled = (proof: readonly Uint8Array[], bit: number): Uint8Array[][] => {
  const flipped = proof.map((hash, at) => {
    const copy = Uint8Array.from(hash);
    const byte = bit % copy.length;
    copy[byte] = (copy[byte] ?? 0) ^ (1 << (bit % 8));
    return proof.with(at, copy);
  });
  const shortened = proof.map((_, at) => proof.toSpliced(at, 1));
  return [...flipped, ...shortened, [...proof, hashLeaf(Uint8Array.of(1))], [hashLeaf(Uint8Array.of(2)), ...proof]];
};

test('any inclusion proof of any tree verifies, any altered one fails', () => {
  const check = (leaves: Uint8Array[], pick: number, bit: number): void => {
    const size = leaves.length;
    const index = pick % size;
    const root = rootOf(size, readerOf(leaves));
    assert.equal(hex(root), hex(definedRoot(leaves)));
    const leafHash = hashLeaf(leaves[index] ?? new Uint8Array());
    const claim = { index, size, leafHash, root };
    const proof = hashesOf(planInclusion(index, size), readerOf(leaves));
    assert.ok(verifyInclusion(claim, proof));
    for (const wrong of spoiled(proof, bit)) assert.ok(!verifyInclusion(claim, wrong));
    assert.ok(!verifyInclusion({ ...claim, leafHash: hashLeaf(Buffer.from('another entry')) }, proof));
    assert.ok(!verifyInclusion({ ...claim, root: leafHash.map((byte) => byte ^ 1) }, proof));
    assert.ok(!verifyInclusion({ ...claim, index: index + size }, proof));
    assert.ok(!verifyInclusion({ ...claim, index: -1 }, proof));
    assert.ok(!verifyInclusion({ ...claim, root: root.subarray(1) }, proof));
    assert.ok(!verifyInclusion({ ...claim, size: size * 2 }, proof));
    for (const [at, hash] of proof.entries()) {
      assert.ok(!verifyInclusion(claim, proof.with(at, hash.subarray(1))), 'a short hash');
      assert.ok(!verifyInclusion(claim, proof.with(at, Buffer.concat([hash, hash]))), 'a long hash');
    }
    const above = hashNode(leafHash, root);
    assert.ok(!verifyInclusion({ ...claim, root: above }, [...proof, leafHash]), 'a root above the tree');
  };
  fc.assert(fc.property(leavesArbitrary, fc.nat(), fc.nat(), check), runs);
});

test('an inclusion proof does not serve another index of distinct leaves', () => {
  const check = (size: number, a: number, b: number): void => {
    const leaves = Array.from({ length: size }, (_, at) => Uint8Array.of(at));
    const [index, other] = [a % size, b % size];
    fc.pre(index !== other);
    const claim = { size, leafHash: hashLeaf(Uint8Array.of(index)), root: definedRoot(leaves) };
    assert.ok(!verifyInclusion({ ...claim, index: other }, hashesOf(planInclusion(index, size), readerOf(leaves))));
  };
  fc.assert(fc.property(fc.integer({ min: 2, max: 90 }), fc.nat(), fc.nat(), check), runs);
});

test('any consistency proof of any tree verifies, any altered one fails', () => {
  const check = (leaves: Uint8Array[], pick: number, bit: number): void => {
    const to = leaves.length;
    const from = pick % (to + 1);
    const [fromRoot, toRoot] = [definedRoot(leaves.slice(0, from)), definedRoot(leaves)];
    const claim = { from, to, fromRoot, toRoot };
    const proof = hashesOf(planConsistency(from, to), readerOf(leaves));
    assert.ok(verifyConsistency(claim, proof));
    for (const wrong of spoiled(proof, bit)) assert.ok(!verifyConsistency(claim, wrong), `${from}-${to}`);
    assert.ok(!verifyConsistency({ ...claim, fromRoot: hashLeaf(Buffer.from('another')) }, proof));
    if (from > 0) assert.ok(!verifyConsistency({ ...claim, toRoot: hashLeaf(Buffer.from('another')) }, proof));
    if (from < to) assert.ok(!verifyConsistency({ ...claim, from: to, to: from }, proof));
    if (from > 0) assert.ok(!verifyConsistency({ ...claim, to: to * 2 }, proof));
    for (const [at, hash] of proof.entries())
      assert.ok(!verifyConsistency(claim, proof.with(at, hash.subarray(1))), 'a short hash');
  };
  fc.assert(fc.property(leavesArbitrary, fc.nat(), fc.nat(), check), runs);
});

test('a rewritten history has no consistency proof', () => {
  const check = (leaves: Uint8Array[], pick: number, victim: number): void => {
    const from = 1 + (pick % leaves.length);
    const rewritten = leaves.with(victim % from, Buffer.from('rewritten history'));
    const claim = {
      from,
      to: leaves.length,
      fromRoot: definedRoot(leaves.slice(0, from)),
      toRoot: definedRoot(rewritten),
    };
    assert.ok(!verifyConsistency(claim, hashesOf(planConsistency(from, leaves.length), readerOf(rewritten))));
  };
  fc.assert(fc.property(leavesArbitrary, fc.nat(), fc.nat(), check), runs);
});
