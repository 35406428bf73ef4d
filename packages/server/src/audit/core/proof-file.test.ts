// Goal: a commitment opens only to its own salt and content, and a proof file proves only its own entry. Method: round
// trips over random entries, then every part of the file, the content and the salt altered in turn.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { checkpointText } from './checkpoint.ts';
import { commit, decodeLeaf, encodeLeaf, opensTo } from './commitment.ts';
import { emptyEdge, growEdge, rootOfEdge } from './edge.ts';
import { hashLeaf } from './hash.ts';
import { type Signer, signNote, verifierOf } from './note.ts';
import { decodeProof, encodeProof, verifyProof } from './proof-file.ts';
import { readerOfTiles } from './tile.ts';
import { hashesOf, planInclusion } from './tree.ts';

const origin = 'log.example/corridor';
const signer = ((): Signer => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { ...verifierOf(origin, raw), sign: (bytes) => sign(null, bytes, privateKey) };
})();

const entryOf = (at: number): Uint8Array => Buffer.from(`entry ${at}`);
const proofOf = (index: number, size: number, extra?: Uint8Array): string => {
  const hashes = Array.from({ length: size }, (_, at) => hashLeaf(entryOf(at)));
  const { edge, tiles } = growEdge(emptyEdge, hashes);
  const checkpoint = signNote(checkpointText({ origin, size, root: rootOfEdge(edge) }), [signer]);
  const path = hashesOf(planInclusion(index, size), readerOfTiles(tiles));
  return encodeProof({ index, hashes: path, checkpoint, ...(extra === undefined ? {} : { extra }) });
};
const isProven = (text: string, entry: Uint8Array): boolean => {
  const proof = decodeProof(text);
  return proof !== undefined && verifyProof(proof, entry, [signer]).ok;
};

test('the file has the lines that the specification names, in order', () => {
  const lines = proofOf(2, 3, Buffer.from('extra data')).split('\n');
  assert.deepEqual(lines.slice(0, 3), ['c2sp.org/tlog-proof@v1', 'extra ZXh0cmEgZGF0YQ==', 'index 2']);
  assert.equal(lines[4], '', 'one hash, then an empty line, then the checkpoint verbatim');
  assert.deepEqual(lines.slice(5, 7), [origin, '3']);
  assert.deepEqual(proofOf(0, 1).split('\n').slice(0, 3), ['c2sp.org/tlog-proof@v1', 'index 0', '']);
});

test('the body of the example of the specification is read', () => {
  const example = ['gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=', 'B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA='];
  const text = `c2sp.org/tlog-proof@v1\nindex 73894\n${example.join('\n')}\n\nexample.com/fancylog\n109482\n`;
  const proof = decodeProof(text);
  assert.equal(proof?.index, 73_894);
  assert.deepEqual(
    proof?.hashes.map((hash) => Buffer.from(hash).toString('base64')),
    example,
  );
  assert.equal(proof?.checkpoint, 'example.com/fancylog\n109482\n');
});

test('any entry of any tree is proven, and no altered byte of the file leaves it proven', () => {
  const check = (size: number, pick: number, place: number): void => {
    const index = pick % size;
    const text = proofOf(index, size);
    assert.ok(isProven(text, entryOf(index)));
    assert.ok(!isProven(text, entryOf(index + 1)));
    const at = place % text.length;
    const altered = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    assert.ok(!isProven(altered, entryOf(index)), `altered at ${at}`);
  };
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), check), { numRuns: 150 });
});

test('files that are not exact are refused', () => {
  const text = proofOf(1, 4);
  const wrong = [
    text.replace('@v1', '@v2'),
    text.replace('index 1', 'index 01'),
    text.replace('\n\n', '\n'),
    '',
    '\n\n',
  ];
  wrong.push(text.replace('index 1', 'extra !\nindex 1'), text.replace('index 1', 'index 1\nindex 1'));
  for (const file of wrong) assert.ok(!isProven(file, entryOf(1)), file.slice(0, 60));
});

test('a commitment opens to its content and salt, however the content was written', () => {
  const check = (content: { [key: string]: string | number | boolean }): void => {
    const salt = randomBytes(32);
    const commitment = commit(salt, canonicalJson(content));
    const reordered = Object.fromEntries(Object.entries(content).reverse());
    assert.ok(opensTo(commitment, salt, reordered));
    assert.ok(!opensTo(commitment, randomBytes(32), content));
    assert.ok(!opensTo(commitment, salt, { ...content, more: 1 }));
    assert.ok(!opensTo(commitment, salt.subarray(1), content));
  };
  const content = fc.dictionary(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
  );
  fc.assert(
    fc.property(
      content.filter((value) => !('more' in value)),
      check,
    ),
    { numRuns: 200 },
  );
});

test('a leaf is one line of canonical JSON and nothing else', () => {
  const leaf = {
    at: '2026-08-01T00:00:00.000Z',
    kind: 'audit.test',
    commitment: commit(new Uint8Array(32), '{"a":1}'),
  };
  const line = encodeLeaf(leaf);
  assert.match(line, /^\{"at":"2026-08-01T00:00:00\.000Z","commitment":"[A-Za-z0-9+/]{43}=","kind":"audit\.test"\}$/);
  assert.equal(decodeLeaf(line)?.kind, 'audit.test');
  const wrong = [` ${line}`, line.replace('}', ',"x":1}'), line.replace('"at"', '"At"'), 'null', '{', '[]'];
  wrong.push(line.replace('audit.test', '\\ud800'));
  for (const other of wrong) assert.equal(decodeLeaf(other), undefined, other);
});
