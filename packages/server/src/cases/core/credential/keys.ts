import { createPublicKey, type KeyObject } from 'node:crypto';
import { fromBase58, toBase58 } from './base58.ts';

/** Multicodec of an Ed25519 public key, as a varint. */
const ed25519Prefix = Uint8Array.of(0xed, 0x01);

/** SubjectPublicKeyInfo of an Ed25519 key without its 32 bytes (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The public key in Multikey form: `z` and base 58 of multicodec and key (Controlled Identifiers 1.0, 2.2.2). */
export const toMultikey = (publicKey: Uint8Array): string => `z${toBase58(Buffer.concat([ed25519Prefix, publicKey]))}`;

/** `did:key` of an Ed25519 key: it says which key verifies without asking anybody. */
export const toDidKey = (publicKey: Uint8Array): string => `did:key:${toMultikey(publicKey)}`;

/** The verification method of a `did:key`: its only key. */
export const methodOfDidKey = (did: string): string => `${did}#${did.slice('did:key:'.length)}`;

/** The Ed25519 key of a verification method that is a `did:key`; undefined for every other method. */
export const keyOfMethod = (method: string): KeyObject | undefined => {
  const [, multikey, fragment] = /^did:key:z(\w+)#z(\w+)$/.exec(method) ?? [];
  if (multikey === undefined || multikey !== fragment) return undefined;
  const bytes = fromBase58(multikey);
  if (bytes?.length !== 34 || bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return undefined;
  return createPublicKey({ key: Buffer.concat([spkiPrefix, bytes.subarray(2)]), format: 'der', type: 'spki' });
};
