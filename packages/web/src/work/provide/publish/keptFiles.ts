/**
 * Files of uploads under way, kept in the browser's own database, so that an upload goes on by itself after the page was
 * loaded anew. A file is dropped from it as soon as it was sent. Where the database cannot be had (private windows), the
 * person chooses the file again.
 */
const databaseName = 'corridor-uploads';
const storeName = 'files';

/** Larger files are not copied into the browser's database: choosing them again is quicker than copying them. */
export const keptBytesMax = 256 * 1024 * 1024;

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(databaseName, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(storeName);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const asked = act(database.transaction(storeName, mode).objectStore(storeName));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    database.close();
  }
};

/** Keeps the file of an upload, if it is small enough. */
export const keepFile = async (uploadId: string, file: File): Promise<void> => {
  if (file.size > keptBytesMax) return;
  await run('readwrite', (store) => store.put(file, uploadId)).catch(() => undefined);
};

/** The file of an upload, if it was kept. */
export const keptFile = async (uploadId: string): Promise<File | undefined> => {
  const found: unknown = await run('readonly', (store) => store.get(uploadId)).catch(() => undefined);
  return found instanceof File ? found : undefined;
};

/** Forgets the file of an upload. */
export const forgetFile = async (uploadId: string): Promise<void> => {
  await run('readwrite', (store) => store.delete(uploadId)).catch(() => undefined);
};
