import { type Bytes, joined } from './bytes.ts';

/** Bytes of a SHA-256 hash. */
export const hashBytes = 32;

/** SHA-256 by the browser. Browsers offer it on secure lines and on the own machine only. */
export const sha256 = async (data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', data));

/** Whether this browser computes hashes for this page. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

/** Hash of an entry: SHA-256(0x00 ‖ entry) (RFC 6962 section 2.1). */
export const hashLeaf = (entry: Uint8Array): Promise<Bytes> => sha256(joined(Uint8Array.of(0), entry));

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 section 2.1). */
export const hashNode = (left: Uint8Array, right: Uint8Array): Promise<Bytes> =>
  sha256(joined(Uint8Array.of(1), left, right));
