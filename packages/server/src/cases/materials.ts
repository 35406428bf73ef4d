import type { Readable } from 'node:stream';
import { type Actor, type Id, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import type { CasesCode } from './errors.ts';
import { insertMaterial, type MaterialFile, selectMaterials } from './store-materials.ts';

/** One document: a long scanned contract; bigger things are data and go the way of data. */
export const materialBytesMax = 50 * 1024 * 1024;

/** Documents of a case: twenty asked for, each in a few parts. */
export const materialsMax = 100;

class TooLarge extends Error {}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > materialBytesMax) throw new TooLarge();
    yield chunk;
  }
}

/** A document as it arrives. */
export type IncomingMaterial = {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly source: AsyncIterable<Uint8Array>;
};

/** Where a document belongs, and who hands it in. */
export type MaterialPlace = Pick<MaterialFile, 'caseId' | 'draftId' | 'ownerId' | 'organisationId' | 'createdBy'>;

const store = async (
  kit: Pick<Kit, 'blobs'>,
  blobKey: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Outcome<{ bytes: number; sha256: string }, CasesCode>> => {
  try {
    const stored = await kit.blobs.putStream(blobKey, limited(source));
    if (stored.bytes > 0) return ok(stored);
    await kit.blobs.delete(blobKey);
    return refuse('cases.file_empty');
  } catch (error) {
    if (error instanceof TooLarge) return refuse('cases.file_too_large', { maxMiB: materialBytesMax / (1024 * 1024) });
    throw error;
  }
};

const placeRoom = async (tx: Tx, place: MaterialPlace): Promise<Outcome<null, CasesCode>> => {
  const of = place.caseId === null ? { draftId: place.draftId ?? '' } : { caseId: place.caseId };
  const there = await selectMaterials(tx, of);
  return there.length >= materialsMax ? refuse('cases.files_too_many', { max: materialsMax }) : ok(null);
};

/** What is done with a document in the transaction that records it. */
export type OnMaterial = (tx: Tx, file: Omit<MaterialFile, 'createdAt'>) => Promise<Outcome<unknown, CasesCode>>;

/**
 * Takes a document in: first the bytes, durable, then the row that refers to them, in one transaction with what follows from it. A
 * refusal after the bytes were written removes them again; a crash in between leaves a blob that nothing refers to.
 */
export const receiveMaterial = async (
  kit: Pick<Kit, 'blobs' | 'db' | 'clock' | 'random'>,
  actor: Actor,
  {
    incoming,
    find,
    record,
  }: {
    readonly incoming: IncomingMaterial;
    /** Finds out, before a byte is read, where the document belongs. */
    readonly find: (tx: Tx) => Promise<Outcome<MaterialPlace, CasesCode>>;
    readonly record: OnMaterial;
  },
): Promise<Outcome<Omit<MaterialFile, 'createdAt'>, CasesCode>> => {
  const place = await kit.db.transact(actor, async (tx): Promise<Outcome<MaterialPlace, CasesCode>> => {
    const found = await find(tx);
    if (!found.ok) return found;
    const room = await placeRoom(tx, found.value);
    return room.ok ? found : room;
  });
  if (!place.ok) return place;
  const id: Id<'mat'> = newId('mat', kit.clock.now(), kit.random);
  const blobKey = `cases/material/${place.value.caseId ?? place.value.draftId}/${id}`;
  const stored = await store(kit, blobKey, incoming.source);
  if (!stored.ok) return stored;
  const { key, name, mediaType } = incoming;
  const { sha256 } = stored.value;
  const file = { id, ...place.value, key, name, mediaType, bytes: BigInt(stored.value.bytes), sha256, blobKey };
  const done = await kit.db.transact(actor, (tx) => record(tx, file));
  if (done.ok) return ok(file);
  await kit.blobs.delete(blobKey);
  return done;
};

/** Records a document of a draft. */
export const recordInDraft: OnMaterial = async (tx, file) => ok(await insertMaterial(tx, file));

/** A stored document with its bytes. */
export type OpenMaterial = { readonly file: MaterialFile; readonly body: Readable };

/** Opens a document among those of a case or draft that the caller may see. */
export const openMaterial = async (
  kit: Pick<Kit, 'blobs'>,
  files: readonly MaterialFile[],
  id: string,
): Promise<Outcome<OpenMaterial, CasesCode>> => {
  const file = files.find((one) => one.id === id);
  const body = file === undefined ? undefined : await kit.blobs.get(file.blobKey);
  return file === undefined || body === undefined ? refuse('cases.file_unknown') : ok({ file, body });
};
