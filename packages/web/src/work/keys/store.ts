import type { KeptKey } from './keyring.ts';

const databaseName = 'corridor-keys';
const storeName = 'keys';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(storeName, { keyPath: 'publicKey' });
  };
  return settled(request);
};

const inStore = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await openDatabase();
  try {
    return await settled(work(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
};

/** Keys of an organisation that are kept in this browser (IndexedDB keeps a locked key without being able to read it). */
export const keptKeys = async (organisationId: string): Promise<readonly KeptKey[]> => {
  const all = await inStore('readonly', (store) => store.getAll() as IDBRequest<KeptKey[]>);
  return all.filter((key) => key.organisationId === organisationId);
};

/** Keeps a key, or changes what is kept; asks the browser not to throw it away when the disk is full. */
export const keepKey = async (key: KeptKey): Promise<void> => {
  await navigator.storage?.persist?.();
  await inStore('readwrite', (store) => store.put(key));
};

/** Forgets a key for ever. */
export const forgetKey = async (publicKey: string): Promise<void> => {
  await inStore('readwrite', (store) => store.delete(publicKey));
};
