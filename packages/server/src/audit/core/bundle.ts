import { invariant } from '#kernel';

/** Most bytes of one entry: its length travels as an unsigned 16-bit number (c2sp.org/tlog-tiles). */
export const entryBytesMax = 65_535;

/** Writes entries as a bundle: each after its length as a big-endian 16-bit number. Throws on an entry that is too long. */
export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  const parts = entries.flatMap((entry) => {
    invariant(entry.length <= entryBytesMax, `an entry of ${entry.length} bytes does not fit a bundle`);
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
  });
  return Buffer.concat(parts);
};

/** Reads a bundle of exactly `width` entries; undefined when it is cut off, too short or too long. */
export const decodeBundle = (bytes: Uint8Array, width: number): Uint8Array[] | undefined => {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? entries : undefined;
};

/** The first `width` entries of a wider bundle, as the bundle of that width; undefined when it has fewer. */
export const narrowBundle = (bytes: Uint8Array, width: number): Uint8Array | undefined => {
  let at = 0;
  for (let count = 0; count < width; count += 1) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined) return undefined;
    at += 2 + high * 256 + low;
  }
  return at <= bytes.length ? bytes.subarray(0, at) : undefined;
};
