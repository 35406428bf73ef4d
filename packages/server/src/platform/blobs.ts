import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { invariant } from '#kernel';
import type { Clock } from './clock.ts';
import { passPoint } from './fault.ts';
import { newId, type Random } from './random.ts';

/** A part of a blob; both ends count from 0 and are included. */
export type ByteRange = { readonly start: number; readonly endInclusive: number };

/**
 * Immutable objects under slash-separated keys. What a call has answered is durable: bytes, name and folder are
 * synced. A key is written once; a repeat with the same bytes is idempotent, other bytes are refused.
 */
export interface BlobStore {
  /** Writes a stream under a new key; throws BlobExistsError when the key is taken by other bytes. */
  putStream(key: string, source: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }>;
  /** Writes bytes if the key is free, else says how what is there compares. */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<'written' | 'identical' | 'different'>;
  /** Takes a finished local file in under a new key; the local file is gone afterwards. */
  putFile(key: string, localPath: string): Promise<{ bytes: number; sha256: string }>;
  /** Replaces what is under the key in one step; for pointers such as a checkpoint, never for content. */
  replace(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string, range?: ByteRange): Promise<Readable | undefined>;
  head(key: string): Promise<{ bytes: number } | undefined>;
  list(prefix: string): AsyncIterable<{ key: string; bytes: number }>;
  delete(key: string): Promise<void>;
  /** A path that the engine can read the blob at. */
  localPath(key: string): Promise<string>;
}

/** The key is taken by other bytes. */
export class BlobExistsError extends Error {
  override readonly name = 'BlobExistsError';
}

const keyPattern = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+=-]+(?:\/[\w.@+=-]+)*$/;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes a folder and every missing one above it durable. */
const makeFolder = async (path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let folder = path; folder.length >= dirname(first).length; folder = dirname(folder)) await syncFolder(folder);
};

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

const writeTo = async (path: string, source: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx');
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

type Parts = { readonly root: string; readonly clock: Clock; readonly random: Random };

/** The blob store in a folder. Unfinished writes lie in `.tmp` beside the keys and are cleared at start. */
export const createFileBlobs = async ({ root, clock, random }: Parts): Promise<BlobStore> => {
  const tmp = join(root, '.tmp');
  await rm(tmp, { recursive: true, force: true });
  await makeFolder(tmp);
  const pathOf = (key: string): string => {
    invariant(keyPattern.test(key) && key.length <= 500, `not a blob key: ${key}`);
    return join(root, ...key.split('/'));
  };
  const tmpPath = (): string => join(tmp, newId('tmp', clock.now(), random));
  /** link() fails when the name is taken, so two writers can never both win. */
  const settle = async (from: string, key: string, sha256: string): Promise<'written' | 'identical' | 'different'> => {
    const to = pathOf(key);
    await makeFolder(dirname(to));
    try {
      passPoint();
      await link(from, to);
      await syncFolder(dirname(to));
      passPoint();
      return 'written';
    } catch (error) {
      if (!isTaken(error)) throw error;
      return (await hashFile(to)) === sha256 ? 'identical' : 'different';
    } finally {
      await rm(from, { force: true });
    }
  };
  const settleOrThrow = async (from: string, key: string, sha256: string): Promise<void> => {
    if ((await settle(from, key, sha256)) === 'different') throw new BlobExistsError(key);
  };
  const head = async (key: string): Promise<{ bytes: number } | undefined> => {
    const found = await stat(pathOf(key)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    return found?.isFile() === true ? { bytes: found.size } : undefined;
  };
  return {
    head,
    async putStream(key, source) {
      const from = tmpPath();
      try {
        const written = await writeTo(from, source);
        await settleOrThrow(from, key, written.sha256);
        return written;
      } finally {
        await rm(from, { force: true });
      }
    },
    async putIfAbsent(key, bytes) {
      const from = tmpPath();
      const { sha256 } = await writeTo(from, once(bytes));
      return settle(from, key, sha256);
    },
    async putFile(key, localPath) {
      const handle = await open(localPath, 'r');
      await handle.sync();
      const { size } = await handle.stat();
      await handle.close();
      const sha256 = await hashFile(localPath);
      await settleOrThrow(localPath, key, sha256);
      return { bytes: size, sha256 };
    },
    async replace(key, bytes) {
      const from = tmpPath();
      const to = pathOf(key);
      await writeTo(from, once(bytes));
      await makeFolder(dirname(to));
      passPoint();
      await rename(from, to);
      await syncFolder(dirname(to));
      passPoint();
    },
    async get(key, range) {
      const path = pathOf(key);
      if ((await head(key)) === undefined) return undefined;
      return createReadStream(path, range === undefined ? {} : { start: range.start, end: range.endInclusive });
    },
    async *list(prefix) {
      const folder = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : '';
      for await (const path of walk(join(root, folder))) {
        const key = relative(root, path).split(sep).join('/');
        if (key.startsWith(prefix) && !key.startsWith('.tmp/')) yield { key, bytes: (await stat(path)).size };
      }
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await syncFolder(dirname(path)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
    localPath: async (key) => pathOf(key),
  };
};

/** Reads a small blob whole; undefined when there is none. */
export const readBlob = async (blobs: BlobStore, key: string): Promise<Buffer | undefined> =>
  (await blobs.head(key)) === undefined ? undefined : readFile(await blobs.localPath(key));
