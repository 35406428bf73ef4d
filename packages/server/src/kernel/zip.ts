/** A file of a ZIP archive as its directory declares it; nothing of it is inflated or believed. */
export type ZipRecord = {
  /** The name as it stands; who reads it says in which encoding. */
  readonly nameBytes: Uint8Array;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are other programs' matter. */
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
};

/** Where the directory of an archive lies. */
export type ZipEnd = {
  readonly files: number;
  readonly bytes: number;
  readonly offset: number;
  /** Where the end record begins in the bytes that were looked through; what ZIP64 adds stands right before it. */
  readonly at: number;
};

/** The end record (22 bytes) with the longest comment: what has to be read of an archive's tail to find it. */
export const zipEndBytesMax = 65_557;

const endSignature = 0x06054b50;
const endBytes = 22;
const recordSignature = 0x02014b50;
const recordBytes = 46;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Finds the end record in the last bytes of an archive (PKWARE APPNOTE 4.3.16); undefined where there is none. */
export const findZipEnd = (tail: Uint8Array): ZipEnd | undefined => {
  const view = viewOf(tail);
  for (let at = tail.byteLength - endBytes; at >= Math.max(0, tail.byteLength - zipEndBytesMax); at -= 1)
    if (view.getUint32(at, true) === endSignature)
      return {
        files: view.getUint16(at + 10, true),
        bytes: view.getUint32(at + 12, true),
        offset: view.getUint32(at + 16, true),
        at,
      };
  return undefined;
};

/** What a number of 32 bits says when ZIP64 has it elsewhere. */
const elsewhere = 0xffffffff;

/** Gives numbers that do not fit 32 bits from the extra field of ZIP64 (APPNOTE 4.5.3), in the order in which they stand there. */
const largeIn = (extra: Uint8Array): ((short: number) => number) => {
  const view = viewOf(extra);
  let from = 0;
  let end = 0;
  for (let at = 0; at + 4 <= extra.byteLength && end === 0; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) {
      from = at + 4;
      end = Math.min(extra.byteLength, from + view.getUint16(at + 2, true));
    }
  return (short) => {
    if (short !== elsewhere || from + 8 > end) return short;
    from += 8;
    return Number(view.getBigUint64(from - 8, true));
  };
};

/** Reads the directory's records (APPNOTE 4.3.12) from its bytes; undefined where one is cut off or is none. */
export const readZipRecords = (directory: Uint8Array, files: number): ZipRecord[] | undefined => {
  const view = viewOf(directory);
  const records: ZipRecord[] = [];
  for (let at = 0, i = 0; i < files; i += 1) {
    if (at + recordBytes > directory.byteLength || view.getUint32(at, true) !== recordSignature) return undefined;
    const nameEnd = at + recordBytes + view.getUint16(at + 28, true);
    const large = largeIn(directory.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true)));
    const bytes = large(view.getUint32(at + 24, true));
    records.push({
      nameBytes: directory.subarray(at + recordBytes, nameEnd),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      bytes,
      compressedBytes: large(view.getUint32(at + 20, true)),
      offset: large(view.getUint32(at + 42, true)),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return records;
};
