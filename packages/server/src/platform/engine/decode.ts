import { createReadStream } from 'node:fs';
import { constants, copyFile, type FileHandle, open, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { createCharsetSample, escapedCharset, guessCharset, guessUtf32 } from './charset.ts';
import { createDecoder, type StreamDecoder } from './decoders.ts';
import { binaryKindOf, createGb2312Vote, createUtf8Check, guessUtf16, markOf } from './encoding.ts';
import { EngineDecodeError } from './errors.ts';
import { createLineEndCheck, type LineEnds, withLfOnly } from './line-ends.ts';
import type { Decoded, OpenRequest } from './protocol.ts';
import { findFrames } from './zstd.ts';

/** Compression bombs: real tables stay below 1:100 even when a column is constant. */
export const inflateRatioMax = 200;

/** Below this a high ratio harms nobody. */
export const inflateFreeBytes = 10 * 1024 ** 2;

/** Four times the largest upload; more would fill the work folder's disk. */
export const textBytesMax = 16 * 1024 ** 3;

const chunkBytes = 1024 ** 2;
const headBytes = 64 * 1024;

/** Characters of the text that are told; what a format begins with is far shorter. */
const startLength = 4_096;

const refuse = (...args: ConstructorParameters<typeof EngineDecodeError>): never => {
  throw new EngineDecodeError(...args);
};

const headOf = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const chunksOf = (path: string, start = 0): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: chunkBytes, start });

let filesMade = 0;
const newFile = (workDir: string): string => {
  filesMade += 1;
  return join(workDir, `text-${filesMade}.tmp`);
};

/** Writes a file chunk by chunk; leaves nothing behind when the source fails. */
const writeNew = async (path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> => {
  const file = await open(path, 'wx');
  try {
    await fill(file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
};

const isZlibFault = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  /^(Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(String(error.code));

type Packing = 'gzip' | 'zstd';

type Piece = { readonly from: AsyncIterable<Buffer>; readonly unpacker: ReturnType<typeof createGunzip> };

const gzipPieces = function* (path: string): Generator<Piece> {
  yield { from: chunksOf(path), unpacker: createGunzip({ chunkSize: chunkBytes }) };
};

const zstdPieces = async function* (path: string): AsyncGenerator<Piece> {
  const frames = await findFrames(path);
  if (typeof frames === 'number') return refuse('decode.damaged', { byte: frames });
  for (const { start, end } of frames) {
    const from = createReadStream(path, { highWaterMark: chunkBytes, start, end: end - 1 });
    yield { from, unpacker: createZstdDecompress({ chunkSize: chunkBytes }) };
  }
};

/** Unpacks gzip and zstd, several members too. Refuses bombs before they have grown, damage, and trailing bytes but zeros. */
const inflate = async (path: string, to: string, packing: Packing): Promise<void> => {
  const { size } = await stat(path);
  const bytesMax = Math.min(textBytesMax, Math.max(inflateFreeBytes, size * inflateRatioMax));
  let bytes = 0;
  await writeNew(to, async (file) => {
    const write = async (source: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > bytesMax) refuse(bytesMax === textBytesMax ? 'decode.too_large' : 'decode.bomb', { bytesMax });
        await file.writeFile(chunk);
      }
    };
    for await (const { from, unpacker } of packing === 'gzip' ? gzipPieces(path) : zstdPieces(path))
      await pipeline(from, unpacker, write).catch((error: unknown) => {
        if (isZlibFault(error)) refuse('decode.damaged', { byte: unpacker.bytesWritten });
        throw error;
      });
  });
};

type Scan = {
  /** The byte near which UTF-8 ends to be UTF-8; undefined when it never does. */
  readonly utf8Fault: number | undefined;
  readonly lineEnds: LineEnds;
};

/** One pass over a file that may be UTF-8; ends at the first fault. */
const scan = async (path: string): Promise<Scan> => {
  const check = createUtf8Check();
  const ends = createLineEndCheck();
  for await (const chunk of chunksOf(path)) {
    if (!check.accepts(chunk)) return { utf8Fault: check.checkedBytes(), lineEnds: 'none' };
    ends.accept(chunk);
  }
  return { utf8Fault: check.isComplete() ? undefined : check.checkedBytes(), lineEnds: ends.found() };
};

const decoderOf = (encoding: string): StreamDecoder => {
  try {
    return createDecoder(encoding);
  } catch {
    return refuse('decode.encoding_unknown', { encoding });
  }
};

/** Decodes as a stream; a sequence that the encoding does not have is refused with the byte it lies near. */
const transcode = async (from: string, to: string, encoding: string, skip: number): Promise<void> => {
  const decoder = decoderOf(encoding);
  let byte = skip;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk);
    } catch {
      return refuse('decode.encoding_wrong', { encoding, byte });
    }
  };
  await writeNew(to, async (file) => {
    for await (const chunk of chunksOf(from, skip)) {
      await file.writeFile(decode(chunk));
      byte += chunk.length;
    }
    await file.writeFile(decode());
  });
};

const sampleCharset = async (path: string): Promise<Uint8Array> => {
  const sample = createCharsetSample();
  for await (const chunk of chunksOf(path)) if (!sample.look(chunk)) break;
  return sample.end();
};

const looksChinese = (sample: Uint8Array): boolean => {
  const vote = createGb2312Vote();
  vote.look(sample);
  return vote.isChinese();
};

type Found = { readonly encoding: string; readonly skip: number; readonly guessed: boolean };

/** A mark, else UTF-16 and -32 by their zeros, else escape sequences, else UTF-8 when the whole file is, else what its letters say. */
const findEncoding = async (path: string, head: Uint8Array, scanned: Scan): Promise<Found> => {
  const mark = markOf(head);
  if (mark !== undefined) return { ...mark, guessed: false };
  const wide = guessUtf32(head) ?? guessUtf16(head) ?? escapedCharset(head);
  if (wide !== undefined) return { encoding: wide, skip: 0, guessed: false };
  const { utf8Fault } = scanned;
  if (utf8Fault === undefined) return { encoding: 'utf-8', skip: 0, guessed: false };
  const sample = await sampleCharset(path);
  const encoding = guessCharset(sample) ?? (looksChinese(sample) ? 'gb18030' : undefined);
  if (encoding === undefined) return refuse('decode.encoding_unknown', { encoding: 'unknown', byte: utf8Fault });
  return { encoding, skip: 0, guessed: true };
};

const askedFor = (label: string, head: Uint8Array): Found => {
  const { encoding } = decoderOf(label);
  const mark = markOf(head);
  return { encoding, skip: mark?.encoding === encoding ? (mark?.skip ?? 0) : 0, guessed: false };
};

type Text = { readonly path: string; readonly lineEnds: LineEnds };

const toUtf8 = async (content: string, workDir: string, found: Found, scanned: Scan): Promise<Text> => {
  if (found.encoding === 'utf-8') {
    if (scanned.utf8Fault !== undefined)
      refuse('decode.encoding_wrong', { encoding: 'utf-8', byte: scanned.utf8Fault });
    return { path: content, lineEnds: scanned.lineEnds };
  }
  const path = newFile(workDir);
  await transcode(content, path, found.encoding, found.skip).catch((error: unknown) => {
    if (!found.guessed || !(error instanceof EngineDecodeError)) throw error;
    refuse('decode.encoding_unknown', { encoding: 'unknown', byte: error.params.byte ?? 0 });
  });
  return { path, lineEnds: (await scan(path)).lineEnds };
};

const makeLinesAlike = async (text: Text, workDir: string): Promise<Text> => {
  if (text.lineEnds !== 'mixed') return text;
  const path = newFile(workDir);
  await writeNew(path, async (file) => {
    for await (const chunk of withLfOnly(chunksOf(text.path))) await file.writeFile(chunk);
  });
  return { path, lineEnds: text.lineEnds };
};

const unpack = async (path: string, workDir: string): Promise<{ content: string; compression: 'none' | Packing }> => {
  const kind = binaryKindOf(await headOf(path));
  if (kind !== 'gzip' && kind !== 'zstd') return { content: path, compression: 'none' };
  const content = newFile(workDir);
  await inflate(path, content, kind);
  return { content, compression: kind };
};

/** Refuses a path that the task did not name. */
export const admit = async (task: OpenRequest, path: string): Promise<void> => {
  const real = await realpath(path);
  const named = await Promise.all(task.readPaths.map((p) => realpath(p)));
  if (!named.includes(real) && !real.startsWith(join(await realpath(task.workDir), '/')))
    throw new Error('Permission Error: the task did not name this file');
};

/** DuckDB takes these in a path for a pattern and has no way to escape them: such a file is read under another name. */
const plainName = async (path: string, workDir: string): Promise<string> => {
  if (!/[*?[]/.test(path)) return path;
  const copy = newFile(workDir);
  await copyFile(path, copy, constants.COPYFILE_FICLONE);
  return copy;
};

/** Makes a UTF-8 text file of an upload; see EngineSession.decode. */
export const decodeFile = async (task: OpenRequest, given: string, encoding: string | undefined): Promise<Decoded> => {
  await admit(task, given);
  const path = await plainName(given, task.workDir);
  const { content, compression } = await unpack(path, task.workDir);
  const head = await headOf(content);
  const kind = binaryKindOf(head);
  if (kind !== undefined) refuse('decode.not_text', { kind, compression, path });
  const scanned = await scan(content);
  const found = encoding === undefined ? await findEncoding(content, head, scanned) : askedFor(encoding, head);
  const utf8 = await toUtf8(content, task.workDir, found, scanned);
  const text = await makeLinesAlike(utf8, task.workDir);
  const { size: bytes } = await stat(text.path);
  const start = new TextDecoder().decode(await headOf(text.path)).slice(0, startLength);
  for (const step of new Set([content, utf8.path])) if (step !== path && step !== text.path) await rm(step);
  return { path: text.path, encoding: found.encoding, compression, lineEnds: text.lineEnds, bytes, start };
};
