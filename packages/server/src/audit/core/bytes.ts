/** True when both hold the same bytes. Not constant-time: everything compared here is public. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Standard base 64 with padding (RFC 4648 section 4). */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Reads standard base 64; undefined unless it is exactly what an encoder writes (alphabet, padding, no loose bits). */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** Reads a decimal without leading zeros up to 2^53 − 1; undefined for anything else. */
export const parseDecimal = (text: string): number | undefined => {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
