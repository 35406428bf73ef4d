import { canonicalJson, invariant, type Json } from '#kernel';
import { entryBytesMax } from './bundle.ts';
import { fromBase64, sameBytes, toBase64 } from './bytes.ts';
import { hashBytes, sha256 } from './hash.ts';

/** Bytes of the random salt. As long as the hash, so that a commitment cannot be opened by guessing the content. */
export const saltBytes = 32;

/** What the public log says of an entry: when, of what kind, and a commitment to what happened. */
export type Leaf = { readonly at: string; readonly kind: string; readonly commitment: Uint8Array };

/** SHA-256(salt ‖ content as canonical JSON in UTF-8). Reveals nothing of the content without the salt. */
export const commit = (salt: Uint8Array, canonicalContent: string): Uint8Array => {
  invariant(salt.length === saltBytes, `a salt has ${saltBytes} bytes`);
  return sha256(Buffer.concat([salt, Buffer.from(canonicalContent)]));
};

/** True when salt and content are what the commitment was made from; false for a salt of another length. */
export const opensTo = (commitment: Uint8Array, salt: Uint8Array, content: Json): boolean =>
  salt.length === saltBytes && sameBytes(commitment, commit(salt, canonicalJson(content)));

/** Writes an entry of the log: canonical JSON `{"at","commitment","kind"}`, at most 65,535 bytes. `at` is RFC 3339 UTC. */
export const encodeLeaf = ({ at, kind, commitment }: Leaf): string => {
  const line = canonicalJson({ at, commitment: toBase64(commitment), kind });
  invariant(Buffer.byteLength(line) <= entryBytesMax, 'an entry of the log is too long');
  return line;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads an entry of the log; undefined unless it is exactly what encodeLeaf writes. */
export const decodeLeaf = (line: string): Leaf | undefined => {
  const value = parseJson(line);
  if (!isRecord(value)) return undefined;
  const { at, kind, commitment: encoded } = value;
  if (typeof at !== 'string' || typeof kind !== 'string' || typeof encoded !== 'string') return undefined;
  if (!at.isWellFormed() || !kind.isWellFormed()) return undefined;
  const commitment = fromBase64(encoded);
  if (commitment?.length !== hashBytes) return undefined;
  const leaf = { at, kind, commitment };
  return encodeLeaf(leaf) === line ? leaf : undefined;
};
