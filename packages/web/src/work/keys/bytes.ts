/** Bytes that WebCrypto takes: backed by memory of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Base64 (RFC 4648, section 4) of bytes. */
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Bytes of base64; throws on anything else. */
export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** UTF-8 bytes of a text. */
export const toUtf8 = (text: string): Bytes => new TextEncoder().encode(text);

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of bytes as 64 hexadecimal digits. */
export const sha256Hex = async (bytes: Bytes): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

/** Groups of a fingerprint: four digits are what people can read to each other on the telephone. */
const groupLength = 4;
/** 128 bits: nobody makes a second key with them; the full key stands beside it. */
const fingerprintLength = 32;

/** Fingerprint of a public key for people: the first 128 bits of the SHA-256 of its 32 raw bytes, in groups of four. */
export const fingerprintOf = async (publicKey: string): Promise<string> => {
  const digits = (await sha256Hex(fromBase64(publicKey))).slice(0, fingerprintLength);
  return digits.match(new RegExp(`.{${groupLength}}`, 'g'))?.join(' ') ?? digits;
};
