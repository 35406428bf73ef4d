// Goal: the browser's own checks of the log say yes to what the server really produced and no to anything altered. Method:
// proofs, checkpoint, tiles and consistency proofs of a demo run (fixture.json), then each part altered in turn.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Bytes, fromBase64, sameBytes, toBase64, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { hashLeaf, hashNode } from './hash.ts';
import { bundleOf, readBundle, readLeaf } from './leaf.ts';
import { isConsistent } from './merkle.ts';
import { readCheckpoint, readLogKey, readLogKeys, signerOf } from './note.ts';
import { checkEvidence, readEvidence, type Step } from './proof.ts';

type Proof = {
  readonly entry: { readonly position: number };
  readonly leaf: string;
  readonly salt: string;
  readonly content: Json;
  readonly proof: string;
};
type Fixture = {
  readonly checkpoint: string;
  readonly vkey: string;
  readonly proofs: readonly Proof[];
  readonly consistency: readonly { readonly from: number; readonly to: number; readonly proof: readonly string[] }[];
  readonly entries: string;
  readonly hashes: string;
};

const fixture = JSON.parse(readFileSync(new URL('fixture.json', import.meta.url), 'utf8')) as Fixture;
const keys = await readLogKeys(fixture.vkey);

const must = <T>(value: T | undefined): T => {
  assert.ok(value !== undefined);
  return value;
};

const bytesOf = (base64: string): Bytes => must(fromBase64(base64));

const verdicts = async (text: string): Promise<Step['verdict'][] | undefined> => {
  const evidence = readEvidence(text);
  return evidence === undefined ? undefined : (await checkEvidence(evidence, keys)).map(({ verdict }) => verdict);
};

/** Root of a tree as RFC 6962 section 2.1 defines it. */
const rootOf = async (hashes: readonly Bytes[]): Promise<Bytes> => {
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return hashNode(await rootOf(hashes.slice(0, split)), await rootOf(hashes.slice(split)));
};

const leafHashes = Array.from({ length: bytesOf(fixture.hashes).length / 32 }, (_, at) =>
  bytesOf(fixture.hashes).slice(at * 32, at * 32 + 32),
);

test('every proof of the server holds, as JSON and as a file', async () => {
  for (const proof of fixture.proofs) {
    assert.deepEqual(await verdicts(JSON.stringify(proof)), ['holds', 'holds', 'holds', 'holds']);
    assert.deepEqual(await verdicts(proof.proof), ['unknown', 'unknown', 'holds', 'holds']);
    const erased = JSON.stringify({ ...proof, salt: null, content: null });
    assert.deepEqual(await verdicts(erased), ['unknown', 'holds', 'holds', 'holds']);
  }
});

test('each link breaks where it was altered, and only there', async () => {
  const [proof] = fixture.proofs;
  assert.ok(proof !== undefined);
  const altered = (change: Partial<Proof>) => verdicts(JSON.stringify({ ...proof, ...change }));
  assert.deepEqual(await altered({ content: { subject: 'agr_other' } }), ['fails', 'holds', 'holds', 'holds']);
  assert.deepEqual(await altered({ salt: toBase64(new Uint8Array(32)) }), ['fails', 'holds', 'holds', 'holds']);
  assert.deepEqual(await altered({ leaf: proof.leaf.replace('2026', '2025') }), ['holds', 'fails', 'holds', 'holds']);
  const moved = proof.proof.replace(`index ${proof.entry.position}`, `index ${proof.entry.position - 1}`);
  assert.deepEqual(await altered({ proof: moved }), ['holds', 'fails', 'fails', 'holds']);
  const root = must(readCheckpoint(fixture.checkpoint)).root;
  const forged = proof.proof.replace(toBase64(root), toBase64(new Uint8Array(32)));
  assert.deepEqual(await altered({ proof: forged }), ['holds', 'holds', 'fails', 'fails']);
  const shorter = proof.proof.split('\n').toSpliced(3, 1).join('\n');
  assert.deepEqual(await altered({ proof: shorter }), ['holds', 'holds', 'fails', 'holds']);
});

test('no byte of a proof file can be altered', async () => {
  const { proof } = must(fixture.proofs[1]);
  for (let at = 0; at < proof.length; at += 7) {
    const text = proof.slice(0, at) + (proof[at] === 'A' ? 'B' : 'A') + proof.slice(at + 1);
    const found = await verdicts(text);
    assert.ok(found === undefined || found.includes('fails'), `altered at ${at}`);
  }
});

test('what is no proof is not read', () => {
  for (const text of ['', '{}', '[]', '{"proof":"x"}', 'c2sp.org/tlog-proof@v1\nindex 1\n\n']) {
    assert.equal(readEvidence(text), undefined, text);
  }
});

test('the checkpoint is signed by the log’s key and by no other', async () => {
  const checkpoint = must(readCheckpoint(fixture.checkpoint));
  assert.equal((await signerOf(checkpoint, keys))?.name, checkpoint.origin);
  assert.equal(await signerOf(checkpoint, []), undefined);
  const longer = must(
    readCheckpoint(fixture.checkpoint.replace(`\n${checkpoint.size}\n`, `\n${checkpoint.size + 1}\n`)),
  );
  assert.equal(await signerOf(longer, keys), undefined);
  const [key] = keys;
  assert.ok(key !== undefined);
  const foreign = { ...key, publicKey: new Uint8Array(32) };
  assert.equal(await signerOf(checkpoint, [foreign]), undefined);
  assert.equal(await readLogKey(fixture.vkey.trim().replace(key.id, '00000000')), undefined);
});

test('the entries of a bundle hash to the tile, and the tile to the root', async () => {
  const checkpoint = must(readCheckpoint(fixture.checkpoint));
  const bundle = bytesOf(fixture.entries);
  const leaves = must(readBundle(bundle, checkpoint.size));
  const hashes = await Promise.all(leaves.map(({ bytes }) => hashLeaf(bytes)));
  assert.ok(hashes.every((hash, at) => sameBytes(hash, must(leafHashes[at]))));
  assert.ok(sameBytes(await rootOf(hashes), checkpoint.root));
  assert.equal(readBundle(bundle, checkpoint.size - 1), undefined);
  assert.equal(readBundle(bundle.slice(0, -1), checkpoint.size), undefined);
  const place = bundleOf(1_234_067 * 256 + 5, 1_234_067 * 256 + 70);
  assert.equal(place.entries, '/log/tile/entries/x001/x234/067.p/70');
  assert.equal(bundleOf(0, 256).hashes, '/log/tile/0/000');
});

test('consistency holds from every earlier size, and not for another root', async () => {
  for (const { from, to, proof } of fixture.consistency) {
    const fromRoot = await rootOf(leafHashes.slice(0, from));
    const toRoot = await rootOf(leafHashes.slice(0, to));
    const hashes = proof.map(bytesOf);
    assert.ok(await isConsistent({ from, to, fromRoot, toRoot }, hashes), `from ${from}`);
    const other = await hashLeaf(utf8('other'));
    assert.ok(!(await isConsistent({ from, to, fromRoot: other, toRoot }, hashes)));
    assert.ok(!(await isConsistent({ from, to, fromRoot, toRoot: other }, hashes)));
    assert.ok(!(await isConsistent({ from, to, fromRoot, toRoot }, [...hashes, other])));
  }
});

test('only what the log writes is an entry', () => {
  const { leaf } = must(fixture.proofs[0]);
  assert.ok(readLeaf(leaf) !== undefined);
  for (const text of [`${leaf} `, leaf.replace('{', '{ '), leaf.replace('"kind"', '"kin"'), '{}', '1'])
    assert.equal(readLeaf(text), undefined, text);
});

test('canonical JSON sorts keys and writes numbers as ECMAScript does', () => {
  assert.equal(
    canonicalJson({ b: [1e21, 0.1, true, null], a: { é: '\n', Z: '' } }),
    '{"a":{"Z":"","é":"\\n"},"b":[1e+21,0.1,true,null]}',
  );
});
