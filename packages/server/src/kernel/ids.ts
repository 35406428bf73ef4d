import { invariant } from './result.ts';

/** A TypeID: prefix, `_`, 26 characters of Crockford base 32 over a UUIDv7. Sortable by time, typed, safe to show. */
export type Id<P extends string> = string & { readonly __prefix: P };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const suffixPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Makes a UUIDv7 (RFC 9562) of a time and ten random bytes. */
export const uuidV7 = (unixMs: number, random: Uint8Array): Uint8Array => {
  invariant(random.length >= 10, 'a UUIDv7 needs ten random bytes');
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(unixMs / 0x10000));
  view.setUint16(4, unixMs % 0x10000);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return bytes;
};

const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** Encodes sixteen bytes as a TypeID with the prefix. */
export const encodeId = <P extends string>(prefix: P, uuid: Uint8Array): Id<P> => {
  let rest = toBigInt(uuid);
  let suffix = '';
  for (let i = 0; i < 26; i += 1) {
    suffix = (alphabet[Number(rest & 31n)] ?? '') + suffix;
    rest >>= 5n;
  }
  return `${prefix}_${suffix}` as Id<P>;
};

/** True when the text is a TypeID with this prefix. */
export const isId = <P extends string>(prefix: P, text: string): text is Id<P> =>
  text.startsWith(`${prefix}_`) && suffixPattern.test(text.slice(prefix.length + 1));

/** Takes an id that the program itself wrote; throws when it is not of the prefix. */
export const asId = <P extends string>(prefix: P, text: string): Id<P> => {
  invariant(isId(prefix, text), `not an id with prefix ${prefix}: ${text}`);
  return text;
};

const uuidOf = (id: string): string => {
  const suffix = id.slice(id.lastIndexOf('_') + 1);
  let value = 0n;
  for (const char of suffix) value = (value << 5n) | BigInt(alphabet.indexOf(char));
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** The id as the protocols want it: `urn:uuid:…`. */
export const toUrn = (id: string): string => `urn:uuid:${uuidOf(id)}`;

/** Reads `urn:uuid:…` back as an id with the prefix; undefined when it is none. */
export const fromUrn = <P extends string>(prefix: P, urn: string): Id<P> | undefined => {
  const hex = /^urn:uuid:([0-9a-f-]{36})$/i.exec(urn)?.[1]?.replaceAll('-', '');
  return hex?.length === 32 ? encodeId(prefix, Buffer.from(hex, 'hex')) : undefined;
};
