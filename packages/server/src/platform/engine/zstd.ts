import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of a file from `start` to before `end`. */
export type FrameSpan = { readonly start: number; readonly end: number };

/** Frames of one file: pzstd writes one per 4 MiB or so; far more is an attack on patience. */
const framesMax = 100_000;

const frameMagic = 0xfd2fb528;
const contentSizeBytes = [0, 2, 4, 8] as const;
const dictionaryIdBytes = [0, 1, 2, 4] as const;

const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5;

const bytesAt = async (file: FileHandle, at: number, length: number): Promise<Buffer | undefined> => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : undefined;
};

/** Where the blocks begin; `checksum` is the bytes after the last one. */
const headerOf = async (file: FileHandle, at: number): Promise<{ blocks: number; checksum: number } | undefined> => {
  const descriptor = (await bytesAt(file, at + 4, 1))?.[0];
  if (descriptor === undefined) return undefined;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >>> 6;
  const size = sizeFlag === 0 && isSingle ? 1 : (contentSizeBytes[sizeFlag] ?? 0);
  const id = dictionaryIdBytes[descriptor & 3] ?? 0;
  return { blocks: at + 5 + (isSingle ? 0 : 1) + id + size, checksum: (descriptor & 4) === 0 ? 0 : 4 };
};

const endOfFrame = async (file: FileHandle, at: number): Promise<number | undefined> => {
  const header = await headerOf(file, at);
  if (header === undefined) return undefined;
  let next = header.blocks;
  for (;;) {
    const block = await bytesAt(file, next, 3);
    if (block === undefined) return undefined;
    const bits = block.readUIntLE(0, 3);
    // a block of one repeated byte says how often, and holds one byte
    next += 3 + (((bits >>> 1) & 3) === 1 ? 1 : bits >>> 3);
    if ((bits & 1) === 1) return next + header.checksum;
  }
};

/**
 * The frames of a zstd file (RFC 8878, 3.1), skippable ones left out; a number is the byte at which it is none. Node's decompressor
 * ends with the first frame and says nothing of the rest, so each is unpacked by itself.
 */
export const findFrames = async (path: string): Promise<FrameSpan[] | number> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const frames: FrameSpan[] = [];
    let at = 0;
    while (at < size) {
      const head = await bytesAt(file, at, 8);
      const magic = head?.readUInt32LE(0) ?? 0;
      const isFrame = magic === frameMagic;
      if (frames.length >= framesMax || !(isFrame || isSkippable(magic))) return at;
      const end = isFrame ? await endOfFrame(file, at) : at + 8 + (head?.readUInt32LE(4) ?? 0);
      if (end === undefined || end > size) return at;
      if (isFrame) frames.push({ start: at, end });
      at = end;
    }
    return frames;
  } finally {
    await file.close();
  }
};
