import { isUtf8 } from 'node:buffer';

/** What the first bytes say. `skip` is the byte-order mark's length. */
export type Mark = { readonly encoding: string; readonly skip: number };

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);

/** The encoding that a byte-order mark declares. UTF-32's little-endian mark begins like UTF-16's: ask for it first. */
export const markOf = (head: Uint8Array): Mark | undefined => {
  if (startsWith(head, 0xff, 0xfe, 0, 0)) return { encoding: 'utf-32le', skip: 4 };
  if (startsWith(head, 0, 0, 0xfe, 0xff)) return { encoding: 'utf-32be', skip: 4 };
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', skip: 3 };
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', skip: 2 };
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', skip: 2 };
  if (startsWith(head, 0x84, 0x31, 0x95, 0x33)) return { encoding: 'gb18030', skip: 4 };
  return undefined;
};

/**
 * UTF-16 without a mark: in a table most characters (digits, separators, line ends) have a zero byte, always on the
 * same side. Needs a fifth of one side to be zero and next to none of the other.
 */
export const guessUtf16 = (head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const pairs = Math.floor(head.length / 2);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) evenZeros += 1;
    if (head[i + 1] === 0) oddZeros += 1;
  }
  const isFew = (some: number, none: number): boolean => none === 0 && some >= Math.max(2, pairs / 50);
  if (isFew(oddZeros, evenZeros)) return 'utf-16le';
  if (isFew(evenZeros, oddZeros)) return 'utf-16be';
  if (pairs >= 4 && oddZeros > pairs / 5 && evenZeros < oddZeros / 20) return 'utf-16le';
  if (pairs >= 4 && evenZeros > pairs / 5 && oddZeros < evenZeros / 20) return 'utf-16be';
  return undefined;
};

/** What a file is when it is no text: by the magic numbers of the formats that people upload by mistake. */
export const binaryKindOf = (head: Uint8Array): string | undefined => {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1');
  const kinds: readonly [string, string][] = [
    ['PAR1', 'parquet'],
    ['PK\x03\x04', 'zip'],
    ['\xd0\xcf\x11\xe0', 'ole2'],
    ['%PDF', 'pdf'],
    ['\x28\xb5\x2f\xfd', 'zstd'],
    ['BZh', 'bzip2'],
    ['\xfd7zXZ', 'xz'],
    ['7z\xbc\xaf', '7z'],
    ['Rar!', 'rar'],
    ['\x1f\x8b', 'gzip'],
    ['SQLite format 3', 'sqlite'],
    ['ORC', 'orc'],
    ['Obj\x01', 'avro'],
    ['ARROW1', 'arrow'],
    ['\x89PNG', 'png'],
    ['\xff\xd8\xff', 'jpeg'],
  ];
  return kinds.find(([magic]) => text.startsWith(magic))?.[1];
};

/** How much of the bytes is right, to within a character: ever smaller steps up to the fault. */
const rightLength = (bytes: Uint8Array): number => {
  let at = 0;
  for (const step of [4096, 64, 4]) {
    for (;;) {
      const part = bytes.subarray(at, at + step);
      const whole = wholeLength(part);
      if (whole === 0 || !isUtf8(part.subarray(0, whole))) break;
      at += whole;
    }
  }
  return at;
};

/** Checks UTF-8 chunk by chunk; says at which byte the first fault lies within a chunk's reach. */
export const createUtf8Check = () => {
  let carry: Uint8Array = new Uint8Array(0);
  let checked = 0;
  return {
    /** False as soon as the bytes so far cannot be the beginning of UTF-8. */
    accepts(chunk: Uint8Array): boolean {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const whole = wholeLength(bytes);
      if (!isUtf8(bytes.subarray(0, whole))) {
        checked += rightLength(bytes);
        return false;
      }
      checked += whole;
      carry = Uint8Array.from(bytes.subarray(whole));
      return true;
    },
    /** True when nothing is left half-written. */
    isComplete: (): boolean => carry.length === 0,
    checkedBytes: (): number => checked,
  };
};

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1);

/** Length without a sequence that the end cuts off. */
const wholeLength = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
};

/** How many double-byte characters decide whether a file is Chinese. */
const pairsLookedAtMax = 100_000;

/**
 * Tells Chinese in GB18030 from Western bytes that happen to decode: real text is nearly all in the GB 2312 block,
 * both bytes from A1 up, while é or ü is followed by an ASCII letter, comma or quote.
 */
export const createGb2312Vote = () => {
  let chinese = 0;
  let other = 0;
  let lead = 0;
  return {
    look(chunk: Uint8Array): void {
      for (const byte of chunk) {
        if (chinese + other >= pairsLookedAtMax) return;
        if (lead === 0) lead = byte >= 0x81 ? byte : 0;
        else {
          if (lead >= 0xa1 && byte >= 0xa1) chinese += 1;
          else if (byte < 0x30 || byte > 0x39) other += 1;
          lead = 0;
        }
      }
    },
    /** At least two thirds; GBK's own characters (names, traditional forms) are the rest. */
    isChinese: (): boolean => chinese >= other * 2,
  };
};
