import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An organisation's signing key on its own side. The private half never leaves the file. */
export type SigningKey = {
  /** Base64 of the 32 raw bytes (RFC 8032), as the platform registers it. */
  readonly publicKey: string;
  /** Ed25519 over the bytes, base64. */
  sign(bytes: Uint8Array): string;
};

const open = (privateKey: KeyObject): SigningKey => ({
  publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
  sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
});

/** Makes a key in a new file (PKCS #8 PEM, mode 0600); throws when the file exists. */
export const createKeyFile = async (path: string): Promise<SigningKey> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { flag: 'wx', mode: 0o600, flush: true });
  return open(privateKey);
};

/** Reads a key file. */
export const readKeyFile = async (path: string): Promise<SigningKey> => open(createPrivateKey(await readFile(path)));
