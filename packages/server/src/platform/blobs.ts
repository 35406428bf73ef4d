import { createReadStream } from 'node:fs';
import { link, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { invariant } from '#kernel';
import type { Clock } from './clock.ts';
import { createDurableFiles, type DurableFiles, filesBelow, hashFile, isMissing, isTaken } from './durable.ts';
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

type Parts = {
  readonly root: string;
  readonly clock: Clock;
  readonly random: Random;
  /** True where no other process writes here: then what lies in `.tmp` at the start was cut off and is removed. */
  readonly isAlone: boolean;
  /** Must end the program: after a failed sync nothing more may be acknowledged. */
  readonly onSyncFailure: (error: unknown) => void;
};

type Settled = 'written' | 'identical' | 'different';

type Ground = { readonly root: string; readonly files: DurableFiles; tmpPath(): string };

const pathIn = (root: string, key: string): string => {
  invariant(keyPattern.test(key) && key.length <= 500, `not a blob key: ${key}`);
  return join(root, ...key.split('/'));
};

/** link() fails when the name is taken, so two writers can never both win. */
const settle = async ({ root, files }: Ground, from: string, key: string, sha256: string): Promise<Settled> => {
  const to = pathIn(root, key);
  await files.makeFolder(dirname(to));
  try {
    passPoint();
    await link(from, to);
    await files.syncFolder(dirname(to));
    passPoint();
    return 'written';
  } catch (error) {
    if (!isTaken(error)) throw error;
    if ((await hashFile(to)) !== sha256) return 'different';
    // Whoever linked it may have been killed before it synced the name; its bytes were synced before they had one.
    await files.syncFolder(dirname(to));
    return 'identical';
  } finally {
    await rm(from, { force: true });
  }
};

const settleOrThrow = async (ground: Ground, from: string, key: string, sha256: string): Promise<void> => {
  if ((await settle(ground, from, key, sha256)) === 'different') throw new BlobExistsError(key);
};

/** A name can only be linked within one file system: a file from another one is copied in first. */
const nearby = async ({ root, files, tmpPath }: Ground, localPath: string): Promise<string> => {
  if ((await stat(localPath)).dev === (await stat(root)).dev) return localPath;
  const copy = tmpPath();
  await files.write(copy, createReadStream(localPath));
  return copy;
};

type Writer = Pick<BlobStore, 'putStream' | 'putIfAbsent' | 'putFile' | 'replace' | 'delete'>;

const writerOf = (ground: Ground): Writer => ({
  async putStream(key, source) {
    const from = ground.tmpPath();
    try {
      const written = await ground.files.write(from, source);
      await settleOrThrow(ground, from, key, written.sha256);
      return written;
    } finally {
      await rm(from, { force: true });
    }
  },
  async putIfAbsent(key, bytes) {
    const from = ground.tmpPath();
    const { sha256 } = await ground.files.write(from, once(bytes));
    return settle(ground, from, key, sha256);
  },
  async putFile(key, localPath) {
    const inside = await nearby(ground, localPath);
    const bytes = await ground.files.syncFile(inside);
    const sha256 = await hashFile(inside);
    await settleOrThrow(ground, inside, key, sha256);
    await rm(localPath, { force: true });
    return { bytes, sha256 };
  },
  async replace(key, bytes) {
    const from = ground.tmpPath();
    const to = pathIn(ground.root, key);
    await ground.files.write(from, once(bytes));
    await ground.files.makeFolder(dirname(to));
    passPoint();
    await rename(from, to);
    await ground.files.syncFolder(dirname(to));
    passPoint();
  },
  async delete(key) {
    const path = pathIn(ground.root, key);
    passPoint();
    await rm(path, { force: true });
    await ground.files.syncFolder(dirname(path)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    passPoint();
  },
});

type Reader = Pick<BlobStore, 'get' | 'head' | 'list' | 'localPath'>;

const readerOf = (root: string): Reader => {
  const head: BlobStore['head'] = async (key) => {
    const found = await stat(pathIn(root, key)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    return found?.isFile() === true ? { bytes: found.size } : undefined;
  };
  return {
    head,
    async get(key, range) {
      if ((await head(key)) === undefined) return undefined;
      const part = range === undefined ? {} : { start: range.start, end: range.endInclusive };
      return createReadStream(pathIn(root, key), part);
    },
    async *list(prefix) {
      const folder = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : '';
      for await (const path of filesBelow(join(root, folder))) {
        const key = relative(root, path).split(sep).join('/');
        if (key.startsWith(prefix) && !key.startsWith('.tmp/')) yield { key, bytes: (await stat(path)).size };
      }
    },
    localPath: async (key) => pathIn(root, key),
  };
};

/** The blob store in a folder. Unfinished writes lie in `.tmp` beside the keys. */
export const createFileBlobs = async ({ root, clock, random, isAlone, onSyncFailure }: Parts): Promise<BlobStore> => {
  const files = createDurableFiles({ root, onSyncFailure });
  const tmp = join(root, '.tmp');
  if (isAlone) await rm(tmp, { recursive: true, force: true });
  await files.makeFolder(tmp);
  const ground = { root, files, tmpPath: () => join(tmp, newId('tmp', clock.now(), random)) };
  return { ...writerOf(ground), ...readerOf(root) };
};

/** Reads a small blob whole; undefined when there is none. */
export const readBlob = async (blobs: BlobStore, key: string): Promise<Buffer | undefined> =>
  (await blobs.head(key)) === undefined ? undefined : readFile(await blobs.localPath(key));
