import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A sync that failed. The kernel may have dropped the pages and will not say so again (Rebello et al., USENIX ATC 2020),
 * so it is never tried again: the program ends and starts from what is known to be on disk.
 */
export class SyncFailedError extends Error {
  override readonly name = 'SyncFailedError';
}

/** What a finished write was: its size and the SHA-256 of its bytes, hexadecimal. */
export type Written = { readonly bytes: number; readonly sha256: string };

/** Writing so that what was answered stays; `onSyncFailure` must end the program. */
export interface DurableFiles {
  /** Makes a folder and every missing one above it, durably; one that is there is synced the first time it is asked for. */
  makeFolder(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  syncFile(path: string): Promise<number>;
  /** Writes a new file and syncs it. */
  write(path: string, source: AsyncIterable<Uint8Array>): Promise<Written>;
}

/** True for the error that says there is no such file. */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** True for the error that says the name is taken. */
export const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

/** SHA-256 of a file, hexadecimal, read as a stream. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

/** Every file below a folder, in the order of the names; none when the folder is missing. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** How many folders are remembered as durable; then all are forgotten, which costs a few syncs. */
const foldersKnownMax = 10_000;

type Parts = { readonly root: string; readonly onSyncFailure: (error: unknown) => void };

/** Makes the writer of what lies below a folder. */
export const createDurableFiles = ({ root, onSyncFailure }: Parts): DurableFiles => {
  const sync = async (handle: Handle): Promise<void> => {
    try {
      await handle.sync();
    } catch (error) {
      onSyncFailure(error);
      throw new SyncFailedError('a file could not be synced', { cause: error });
    }
  };
  const opened = async <T>(path: string, flags: string, work: (handle: Handle) => Promise<T>): Promise<T> => {
    const handle = await open(path, flags);
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  };
  const syncFolder = (path: string): Promise<void> => opened(path, 'r', sync);
  const makeDurable = async (path: string): Promise<void> => {
    const first = await mkdir(path, { recursive: true, mode: 0o700 });
    const top = first === undefined || dirname(first).length > root.length ? root : dirname(first);
    for (let folder = path; folder.length >= top.length; folder = dirname(folder)) await syncFolder(folder);
  };
  // A folder that is merely there may have been made a moment ago, or by a process that was killed before it synced it.
  const known = new Map<string, Promise<void>>();
  return {
    syncFolder,
    makeFolder(path) {
      if (known.size >= foldersKnownMax) known.clear();
      const made = known.get(path) ?? makeDurable(path);
      known.set(path, made);
      made.catch(() => known.delete(path));
      return made;
    },
    syncFile: (path) =>
      opened(path, 'r', async (handle) => {
        await sync(handle);
        return (await handle.stat()).size;
      }),
    write: (path, source) =>
      opened(path, 'wx', async (handle) => {
        const hash = createHash('sha256');
        let bytes = 0;
        for await (const chunk of source) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          await handle.writeFile(chunk);
        }
        await sync(handle);
        return { bytes, sha256: hash.digest('hex') };
      }),
  };
};
