import { gunzipSync, gzipSync } from 'node:zlib';
import { invariant, wholeSeconds } from '#kernel';
import { badgeContexts, type JsonObject } from './model.ts';

/** Entries of one list: the least that Bitstring Status List 1.0 allows, so that a single badge hides among many. */
export const statusListLength = 131_072;

/** A list that is read may be larger than ours, but not without end. */
const listBytesMax = 16 * 1024 * 1024;

/** The list as it travels: `u` and base64url of the compressed bits; the first bit is the highest of the first byte (section 3.2). */
export const encodeStatusList = (revoked: Iterable<number>): string => {
  const bits = Buffer.alloc(statusListLength / 8);
  for (const index of revoked) {
    invariant(index >= 0 && index < statusListLength, `no such entry of a status list: ${index}`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
};

/** Whether an entry of a list is set; undefined for a list that cannot be read or has no such entry. */
export const readStatus = (encoded: string, index: number): boolean | undefined => {
  if (!encoded.startsWith('u')) return undefined;
  try {
    const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: listBytesMax });
    const byte = bits[index >> 3];
    return byte === undefined || bits.length * 8 < statusListLength ? undefined : (byte & (0x80 >> (index & 7))) !== 0;
  } catch {
    return undefined;
  }
};

/** A status list as a credential without its proof (Bitstring Status List 1.0, 2.2). `revoked` are the entries that are set. */
export const makeStatusList = (list: {
  readonly url: string;
  readonly issuerDid: string;
  readonly validFrom: Date;
  readonly revoked: Iterable<number>;
}): JsonObject => ({
  '@context': [badgeContexts[0]],
  id: list.url,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: list.issuerDid,
  validFrom: wholeSeconds(list.validFrom),
  credentialSubject: {
    id: `${list.url}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: encodeStatusList(list.revoked),
  },
});
