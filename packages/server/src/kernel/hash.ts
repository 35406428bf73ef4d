import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical.ts';

/** SHA-256 of bytes, or of a text's UTF-8, in 64 hexadecimal digits: the form in which hashes are stored, shown and compared. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** SHA-256 over the canonical JSON (RFC 8785) of a value; throws where canonicalJson does. */
export const sha256OfJson = (value: Json): string => sha256Hex(canonicalJson(value));
