import { createCipheriv, createDecipheriv } from 'node:crypto';
import { invariant } from '#kernel';
import type { Keyring, PlatformKey } from './keyring.ts';

/** What a sealed secret is for: the purpose of its key, and whose it is; unsealing it as somebody else's fails. */
export type SealPurpose = { readonly purpose: string; readonly about: string };

const nonceBytes = 12;
const tagBytes = 16;

/** A key of its own for encryption: the MAC key answers one fixed text with it (a PRF as a KDF, NIST SP 800-108). */
const encryptionKey = (key: PlatformKey): Uint8Array => key.sign(Buffer.from('corridor sealing, AES-256-GCM'));

/**
 * Encrypts a secret that has to be read again (AES-256-GCM) under a key of the platform, which itself is encrypted at rest. The text
 * names the key, so that older ones stay readable after a rotation. `nonce` is 12 fresh random bytes.
 */
export const sealSecret = async (
  keyring: Keyring,
  { purpose, about }: SealPurpose,
  secret: Uint8Array,
  nonce: Uint8Array,
): Promise<string> => {
  invariant(nonce.length === nonceBytes, 'a nonce of 12 bytes');
  const key = await keyring.active(purpose, 'hmac-sha256');
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(key), nonce).setAAD(Buffer.from(`${purpose}:${about}`));
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return `${key.id}.${sealed.toString('base64url')}`;
};

/** Opens a sealed secret; throws when it was altered or is somebody else's. */
export const openSecret = async (
  keyring: Keyring,
  { purpose, about }: SealPurpose,
  text: string,
): Promise<Uint8Array> => {
  const [keyId = '', body = ''] = text.split('.');
  const key = await keyring.byId(keyId);
  invariant(key?.purpose === purpose, `the key of a sealed secret is here: ${keyId}`);
  const sealed = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(key), sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(`${purpose}:${about}`))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
};
