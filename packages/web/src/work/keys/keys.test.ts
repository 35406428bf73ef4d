/**
 * Goal: what a member signs in the browser is what the platform verifies, and no key comes back without its passphrase. Method: both
 * kinds of key, the backup file and the command line's file against node's own Ed25519.
 */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { fingerprintOf, fromBase64, toUtf8 } from './bytes.ts';
import { hasNative } from './ed25519.ts';
import { isBackup, isPublicKey, type KeptKey, makeKey, signWith, takeIn } from './keyring.ts';

const owner = { organisationId: 'org_test', now: new Date('2026-11-27T00:00:00Z') };
const passphrase = '四个 words nobody knows';
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const text = toUtf8('{"a":"数廊"}');

const isValid = (publicKey: string, signature: string): boolean => {
  const key = createPublicKey({
    key: Buffer.concat([spkiHead, fromBase64(publicKey)]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, text, key, fromBase64(signature));
};

const mustSign = async (key: KeptKey, phrase: string): Promise<string> => {
  const signed = await signWith(key, text, phrase);
  assert.ok(typeof signed === 'object', `signed: ${String(signed)}`);
  return signed.value;
};

test('this runtime signs with Ed25519 itself', async () => {
  assert.equal(await hasNative(), true);
});

test('a key locked in the browser signs and cannot be exported', async () => {
  const { key, backup } = await makeKey(owner, { passphrase: undefined, native: true });
  assert.equal(backup, undefined);
  assert.ok(key.kind === 'device');
  assert.ok(isValid(key.publicKey, await mustSign(key, '')));
  await assert.rejects(crypto.subtle.exportKey('pkcs8', key.key), { name: 'InvalidAccessError' });
});

test('a sealed key signs with its passphrase and with no other', async () => {
  const { key } = await makeKey(owner, { passphrase, native: false });
  assert.equal(key.kind, 'sealed');
  assert.ok(isValid(key.publicKey, await mustSign(key, passphrase)));
  assert.equal(await signWith(key, text, `${passphrase}!`), 'passphraseWrong');
});

test('a browser without Ed25519 makes no key without a passphrase', async () => {
  await assert.rejects(makeKey(owner, { passphrase: undefined, native: false }));
});

for (const native of [true, false])
  test(`a backup brings the same key back (native: ${native})`, async () => {
    const { key, backup = '' } = await makeKey(owner, { passphrase, native: true });
    assert.ok(isBackup(backup));
    const back = await takeIn(owner, { text: backup, passphrase, native });
    assert.ok(typeof back === 'object');
    assert.equal(back.kind, native ? 'device' : 'sealed');
    assert.equal(back.publicKey, key.publicKey);
    assert.ok(isValid(key.publicKey, await mustSign(back, passphrase)));
    assert.equal(await takeIn(owner, { text: backup, passphrase: 'wrong', native }), 'passphraseWrong');
  });

test('a backup that names another public key is refused', async () => {
  const { backup = '' } = await makeKey(owner, { passphrase, native: true });
  const other = await makeKey(owner, { passphrase: undefined, native: true });
  const forged = JSON.stringify({ ...(JSON.parse(backup) as object), publicKey: other.key.publicKey });
  assert.equal(await takeIn(owner, { text: forged, passphrase, native: true }), 'fileOther');
});

test('the command line’s key file is taken in; other files are not', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const key = await takeIn(owner, { text: pem, passphrase: '', native: true });
  assert.ok(typeof key === 'object');
  assert.equal(key.publicKey, publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'));
  assert.ok(isValid(key.publicKey, await mustSign(key, '')));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' });
  for (const wrong of ['', '{}', pem.slice(0, 60), rsa.toString()])
    assert.equal(await takeIn(owner, { text: wrong, passphrase: '', native: true }), 'fileUnknown');
});

test('a fingerprint is eight groups of the key’s SHA-256', async () => {
  const { key } = await makeKey(owner, { passphrase: undefined, native: true });
  assert.match(await fingerprintOf(key.publicKey), /^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  assert.ok(isPublicKey(key.publicKey) && !isPublicKey('AAAA') && !isPublicKey('***'));
});
