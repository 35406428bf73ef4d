import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  findZipEnd,
  type Outcome,
  ok,
  readZipRecords,
  refuse,
  type ZipEnd,
  type ZipRecord,
  zipEndBytesMax,
} from '#kernel';
import type { ReadCode } from '../../errors.ts';

/** Files of one archive: a package of tables has dozens, a workbook some hundred parts. */
export const filesMax = 2_000;

/** A file of an archive as its directory declares it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly bytes: number;
  readonly offset: number;
};

const localSignature = 0x04034b50;

/** A directory of `filesMax` files with long names. */
const directoryBytesMax = 2 * 1024 ** 2;

const zip64Mark = 0xffffffff;

const damaged = (what: string): Outcome<never, ReadCode> => refuse('datasets.archive_damaged', { what });

const read = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  if (!Number.isSafeInteger(at)) return Buffer.alloc(0);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** Archives made in Chinese Windows name their files in GB18030 and do not say so. */
const nameOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes).replaceAll('\\', '/');
  } catch {
    return gb18030.decode(bytes).replaceAll('\\', '/');
  }
};

const isUnsafe = (name: string): boolean =>
  name === '' || name.startsWith('/') || name.includes('\0') || /(^|\/)\.\.(\/|$)/.test(name) || /^[a-z]:/i.test(name);

const entryOf = ({ nameBytes, compressedBytes, ...record }: ZipRecord): ZipEntry => ({
  name: nameOf(nameBytes),
  method: record.method,
  crc: record.crc,
  compressed: compressedBytes,
  bytes: record.bytes,
  offset: record.offset,
});

const checkEntries = (entries: readonly ZipEntry[]): Outcome<readonly ZipEntry[], ReadCode> => {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    if (isUnsafe(name) || seen.has(key)) return refuse('datasets.archive_unsafe', { name });
    seen.add(key);
  }
  if (entries.some(({ bytes, compressed, offset }) => [bytes, compressed, offset].includes(zip64Mark)))
    return damaged('ZIP64');
  // files that share their bytes are how a small archive becomes petabytes
  const byOffset = entries.toSorted((a, b) => a.offset - b.offset);
  const isOverlapping = byOffset.some(
    ({ offset, compressed }, i) => offset + 30 + compressed > (byOffset[i + 1]?.offset ?? Number.POSITIVE_INFINITY),
  );
  return isOverlapping ? damaged('overlap') : ok(entries);
};

const locatorSignature = 0x07064b50;
const largeEndSignature = 0x06064b50;

/** Where the directory is, by the end record of ZIP64 (APPNOTE 4.3.14, 4.3.15) where the plain one says that there is one. */
const endOf = async (file: FileHandle, tail: Buffer): Promise<Omit<ZipEnd, 'at'> | undefined> => {
  const end = findZipEnd(tail);
  if (end === undefined || (end.files !== 0xffff && end.bytes !== zip64Mark && end.offset !== zip64Mark)) return end;
  const locator = end.at - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== locatorSignature) return end;
  const record = await read(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== largeEndSignature) return undefined;
  const [files = 0, bytes = 0, offset = 0] = [32, 40, 48].map((at) => Number(record.readBigUInt64LE(at)));
  return { files, bytes, offset };
};

/**
 * Reads the directory of a ZIP archive (APPNOTE 4.3.12) without unpacking anything. Refuses encryption, names that lead out of it or
 * are there twice, files that overlap, and more files than it may have.
 */
export const readDirectory = async (path: string): Promise<Outcome<readonly ZipEntry[], ReadCode>> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = await read(file, Math.max(0, size - zipEndBytesMax), Math.min(size, zipEndBytesMax));
    const end = await endOf(file, tail);
    if (end === undefined) return damaged('no directory');
    if (end.files > filesMax || end.bytes > directoryBytesMax)
      return refuse('datasets.archive_too_many', { found: end.files, filesMax });
    const records = readZipRecords(await read(file, end.offset, end.bytes), end.files);
    if (records === undefined) return damaged('directory');
    if (records.some(({ isEncrypted }) => isEncrypted)) return refuse('datasets.archive_locked');
    return checkEntries(records.map(entryOf));
  } finally {
    await file.close();
  }
};

const dataStart = async (path: string, offset: number): Promise<number | undefined> => {
  const file = await open(path, 'r');
  try {
    const local = await read(file, offset, 30);
    if (local.length < 30 || local.readUInt32LE(0) !== localSignature) return undefined;
    return offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await file.close();
  }
};

const chunksFrom = (path: string, { compressed, method }: ZipEntry, start: number): AsyncIterable<Buffer> => {
  const raw = createReadStream(path, { start, end: start + Math.max(0, compressed - 1) });
  return method === 0 ? raw : raw.pipe(createInflateRaw()).on('error', () => raw.destroy());
};

/** Unpacks one file and hands it on in chunks, never more than it has declared. Refuses other methods than deflate, and damage. */
export const unpackEntry = async (
  path: string,
  entry: ZipEntry,
  write: (chunk: Buffer) => Promise<void> | void,
): Promise<Outcome<null, ReadCode>> => {
  const start = await dataStart(path, entry.offset);
  if (start === undefined || (entry.method !== 0 && entry.method !== 8)) return damaged(entry.name);
  if (entry.compressed === 0) return entry.bytes === 0 ? ok(null) : damaged(entry.name);
  let bytes = 0;
  let crc = 0;
  try {
    for await (const chunk of chunksFrom(path, entry, start)) {
      bytes += chunk.length;
      if (bytes > entry.bytes) return damaged(entry.name);
      crc = crc32(chunk, crc);
      await write(chunk);
    }
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && /^(Z_|ERR_STREAM_PREMATURE)/.test(String(error.code));
    if (isZlib) return damaged(entry.name);
    throw error;
  }
  return bytes === entry.bytes && crc === entry.crc ? ok(null) : damaged(entry.name);
};
