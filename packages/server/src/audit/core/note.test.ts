// Goal: signed notes, verifier keys and checkpoints are those of C2SP. Method: the specification's example, the keys and
// notes of the Go reference implementation (golang.org/x/mod/sumdb/note), and notes altered in every way that matters.
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { checkpointText, openCheckpoint, parseCheckpointText } from './checkpoint.ts';
import { emptyRoot } from './hash.ts';
import {
  decodeVerifierKey,
  encodeVerifierKey,
  openNote,
  type Signer,
  signNote,
  type Verifier,
  verifierOf,
} from './note.ts';

const specificationKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const specificationNote = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
/** Type byte and seed, as the reference implementation's test prints its signing key. */
const peterSigningKey = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const keyOf = (vkey: string): Verifier => {
  const verifier = decodeVerifierKey(vkey);
  assert.ok(verifier, vkey);
  return verifier;
};

/** PKCS#8 of a 32-byte Ed25519 seed: a fixed prefix (RFC 8410) and the seed. */
const signerOf = (name: string, seed: Buffer, publicKey: Uint8Array): Signer => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { ...verifierOf(name, publicKey), sign: (bytes) => sign(null, bytes, key) };
};
const peter = signerOf('PeterNeumann', Buffer.from(peterSigningKey, 'base64').subarray(1), keyOf(peterKey).publicKey);
const verifierOfSigner = ({ name, id, publicKey }: Signer): Verifier => ({ name, id, publicKey });

const freshSigner = (name: string): Signer => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { ...verifierOf(name, raw), sign: (bytes) => sign(null, bytes, privateKey) };
};

test('the example of the specification verifies', () => {
  const opened = openNote(specificationNote, [keyOf(specificationKey)]);
  assert.ok(opened.ok);
  assert.equal(opened.value.text, 'This is an example message.\n');
});

test('the reference signer is reproduced byte for byte', () => {
  assert.equal(signNote(text, [peter]), `${text}\n${peterLine}`);
  assert.equal(encodeVerifierKey(peter), peterKey);
});

test('verifier keys that are cut, altered, of a wrong length or type are refused', () => {
  for (let from = 0; from <= peterKey.length; from += 1)
    for (let to = from; to <= peterKey.length; to += 1)
      if (from > 0 || to < peterKey.length) assert.equal(decodeVerifierKey(peterKey.slice(from, to)), undefined);
  for (let at = 0; at < peterKey.length; at += 1) {
    const altered = peterKey.slice(0, at) + String.fromCharCode(peterKey.charCodeAt(at) + 1) + peterKey.slice(at + 1);
    assert.equal(decodeVerifierKey(altered), undefined, altered);
  }
  const longerKey = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==';
  const unknownType = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  assert.equal(decodeVerifierKey(longerKey), undefined);
  assert.equal(decodeVerifierKey(unknownType), undefined);
});

test('unknown keys are ignored, known keys must be right, one known key must have signed', () => {
  const both = `${text}\n${peterLine}${enochLine}`;
  assert.deepEqual(openNote(both, [keyOf(peterKey)]), {
    ok: true,
    value: { text, verifiedBy: [keyOf(peterKey)] },
  });
  const opened = openNote(both, [keyOf(peterKey), keyOf(enochKey)]);
  assert.ok(opened.ok && opened.value.verifiedBy.length === 2);
  assert.deepEqual(openNote(both, []), { ok: false, error: 'signature_missing' });
  assert.deepEqual(openNote(`${text}\n${enochLine}`, [keyOf(peterKey)]), { ok: false, error: 'signature_missing' });
  const other = freshSigner('PeterNeumann');
  assert.deepEqual(openNote(both, [verifierOfSigner(other)]), { ok: false, error: 'signature_missing' }, 'name alone');
  const wrong = both.replace('think', 'believe');
  assert.deepEqual(openNote(wrong, [keyOf(peterKey)]), { ok: false, error: 'signature_wrong' });
  const wrongBeside = `${text}\n${enochLine}${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`;
  assert.deepEqual(openNote(wrongBeside, [keyOf(peterKey), keyOf(enochKey)]), { ok: false, error: 'signature_wrong' });
  const sameIdOtherKey = { ...keyOf(peterKey), publicKey: other.publicKey };
  assert.deepEqual(openNote(both, [sameIdOtherKey]), { ok: false, error: 'signature_wrong' }, 'a colliding key ID');
});

test('what is no note is refused', () => {
  const malformed = [
    text,
    `${text}\n`,
    `${text}\n${peterLine.slice(0, -1)}`,
    `\x01${text}\n${peterLine}`,
    `\ud800${text}\n${peterLine}`,
    `${text}\n${peterLine}Unexpected line.\n`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad+Name')}`,
    `${text}\n${peterLine.replace('=\n', '\n')}`,
    `${text}\n${peterLine.repeat(101)}`,
    `${text}\n— PeterNeumann x08gow==\n`,
  ];
  for (const note of malformed) assert.deepEqual(openNote(note, [keyOf(peterKey)]), { ok: false, error: 'malformed' });
  assert.ok(
    openNote(`${text}\n${peterLine}${enochLine.repeat(15)}`, [keyOf(peterKey)]).ok,
    '16 signatures are accepted',
  );
  assert.throws(() => signNote('no newline at the end', [peter]));
});

test('a text with empty lines is separated at the last one', () => {
  const poem = 'first\n\nsecond\n\n';
  const opened = openNote(signNote(poem, [peter]), [peter]);
  assert.ok(opened.ok && opened.value.text === poem);
});

test('the checkpoint of the specification is read', () => {
  const body = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const head = parseCheckpointText(body);
  assert.equal(head?.size, 20_852_163);
  assert.equal(head && checkpointText(head), body);
  assert.ok(parseCheckpointText(`${body}extension\n`));
});

test('checkpoint texts that are not exact are refused', () => {
  const root = Buffer.from(emptyRoot).toString('base64');
  const wrong = [
    `o\n01\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n1\n${root}`,
    `o\n1\n${root}\n\n`,
    `\n1\n${root}\n`,
    'o\n1\nAAAA\n',
  ];
  wrong.push(`o\n9007199254740992\n${root}\n`, `o\n1\n${root.replace('=', '')}\n`, '');
  for (const body of wrong) assert.equal(parseCheckpointText(body), undefined, JSON.stringify(body));
});

test('a key vouches for the log of its own name only', () => {
  const [log, witness] = [freshSigner('log.example/a'), freshSigner('witness.example')];
  const body = checkpointText({ origin: 'log.example/a', size: 0, root: emptyRoot });
  const note = signNote(body, [log, witness]);
  assert.ok(openCheckpoint(note, [log]).ok);
  assert.ok(openCheckpoint(note, [witness, log]).ok);
  assert.deepEqual(openCheckpoint(note, [witness]), { ok: false, error: 'origin_wrong' });
  assert.deepEqual(openCheckpoint(signNote('no checkpoint\n', [log]), [log]), { ok: false, error: 'malformed' });
});
