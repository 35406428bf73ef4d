import { getPublicKeyAsync, signAsync } from '@noble/ed25519';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';

/** The 32 secret bytes of an Ed25519 key (RFC 8032). Whoever holds one clears it when done. */
export type Seed = Bytes;

/** Length of a seed (RFC 8032, section 5.1.5). */
const seedBytes = 32;

/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8Head = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

const name = 'Ed25519';

/** True when pages may use cryptography here: only over HTTPS, or on the own machine. */
export const isSecure = (): boolean => globalThis.crypto?.subtle !== undefined;

/** True when the browser itself signs with Ed25519, found out by trying: names of browsers say nothing. */
export const hasNative = async (): Promise<boolean> =>
  isSecure() &&
  crypto.subtle.generateKey(name, false, ['sign', 'verify']).then(
    () => true,
    () => false,
  );

/** A new seed from the system's randomness. */
export const newSeed = (): Seed => crypto.getRandomValues(new Uint8Array(seedBytes));

/** Base64 of the public key of a seed, as the platform registers it. */
export const publicKeyOf = async (seed: Seed): Promise<string> => toBase64(await getPublicKeyAsync(seed));

/** Signs in JavaScript; base64. */
export const signWithSeed = async (seed: Seed, bytes: Bytes): Promise<string> => toBase64(await signAsync(bytes, seed));

/** Hands a seed to the browser, which never gives it out again: the key signs, and cannot be read by any script. */
export const lockIn = (seed: Seed): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', new Uint8Array([...pkcs8Head, ...seed]), name, false, ['sign']);

/** Lets the browser sign; base64. */
export const signNative = async (key: CryptoKey, bytes: Bytes): Promise<string> =>
  toBase64(new Uint8Array(await crypto.subtle.sign(name, key, bytes)));

/** The seed in a PKCS #8 PEM file as the command line writes it; undefined for any other file. */
export const seedOfPem = (pem: string): Seed | undefined => {
  const text = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]{40,200})-----END PRIVATE KEY-----/.exec(pem)?.[1];
  if (text === undefined) return undefined;
  try {
    const bytes = fromBase64(text.replaceAll(/\s/g, ''));
    const isOurs = bytes.length === pkcs8Head.length + seedBytes && pkcs8Head.every((byte, at) => bytes[at] === byte);
    return isOurs ? bytes.slice(pkcs8Head.length) : undefined;
  } catch {
    return undefined;
  }
};
