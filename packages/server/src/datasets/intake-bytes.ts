import { type Actor, type Outcome, ok, refuse } from '#kernel';
import type { BlobStore } from '#platform/blobs';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import type { DatasetCode } from './errors.ts';
import { addPart, mayAppend, ownIntake } from './intakes.ts';
import type { IntakePart } from './model.ts';

/**
 * Bytes after which what has come is made durable and acknowledged, whatever the length of the call: a kill costs no more than
 * this, and a disk syncs pieces of this size at its full speed.
 */
export const pieceBytes = 8 * 1024 * 1024;

/** Where the pieces of uploads lie. */
export const intakeFolder = 'uploads/';

const folderOf = (id: string): string => `${intakeFolder}${id}/`;

/** The upload that a blob below the folder belongs to. */
export const intakeOf = (key: string): string => key.split('/')[1] ?? '';

/** Deletes every piece of an upload, also those that no row knows. */
export const deletePieces = async (blobs: BlobStore, id: string): Promise<void> => {
  for await (const { key } of blobs.list(folderOf(id))) await blobs.delete(key);
};

/** A body taken apart into pieces; a connection that breaks is the end of the last one. */
type Pieces = {
  /** The next piece; undefined when the body is over. */
  next(): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** True when more came than was expected; the rest was not taken. */
  isTooLong(): boolean;
};

const cutIntoPieces = (body: AsyncIterable<Uint8Array>, bytesMax: number): Pieces => {
  const source = body[Symbol.asyncIterator]();
  let taken = 0;
  let isTooLong = false;
  const take = async (): Promise<Uint8Array | undefined> => {
    // What came before the break is as good as any: the sender asks how much that was and goes on.
    const got = await source.next().catch(() => undefined);
    if (got === undefined || got.done === true) return undefined;
    isTooLong = taken + got.value.byteLength > bytesMax;
    if (isTooLong) return got.value.subarray(0, bytesMax - taken);
    return got.value;
  };
  async function* piece(first: Uint8Array): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for (let chunk: Uint8Array | undefined = first; chunk !== undefined; ) {
      taken += chunk.byteLength;
      bytes += chunk.byteLength;
      yield chunk;
      chunk = bytes >= pieceBytes || isTooLong ? undefined : await take();
    }
  }
  return {
    async next() {
      const first = isTooLong ? undefined : await take();
      return first === undefined || first.byteLength === 0 ? undefined : piece(first);
    },
    isTooLong: () => isTooLong,
  };
};

const keepPiece = async (
  kit: Kit,
  actor: Actor,
  id: string,
  startsAt: number,
  piece: AsyncIterable<Uint8Array>,
): Promise<Outcome<number, DatasetCode>> => {
  const key = `${folderOf(id)}${newId('prt', kit.clock.now(), kit.random)}`;
  const { bytes } = await kit.blobs.putStream(key, piece);
  const done = await kit.db.transact(actor, (tx) => addPart(tx, id, { key, startsAt, bytes }));
  if (!done.ok) await kit.blobs.delete(key);
  return done.ok ? ok(startsAt + bytes) : done;
};

/** Bytes for an upload, from an offset on. */
export type Appended = {
  readonly id: string;
  readonly offset: number;
  /** Content-Length, when the sender announced one. */
  readonly bytesAnnounced: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * Adds bytes to an upload, piece by piece: durable first, then acknowledged by a row. Answers the new end. Refuses another
 * offset than the end, before it reads anything, and more bytes than were announced in the beginning.
 */
export const appendBytes = async (
  kit: Kit,
  actor: Actor,
  appended: Appended,
): Promise<Outcome<number, DatasetCode>> => {
  const { id, offset, body } = appended;
  const intake = await kit.db.read(actor, (tx) => ownIntake(tx, id));
  if (!intake.ok) return intake;
  const may = mayAppend(intake.value, offset);
  if (!may.ok) return may;
  const { bytes } = intake.value;
  if (offset + (appended.bytesAnnounced ?? 0) > bytes) return refuse('datasets.upload_longer', { bytes });
  const pieces = cutIntoPieces(body, bytes - offset);
  let end = offset;
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    const kept = await keepPiece(kit, actor, id, end, piece);
    if (!kept.ok) return kept;
    end = kept.value;
  }
  return pieces.isTooLong() ? refuse('datasets.upload_longer', { bytes }) : ok(end);
};

/** The bytes of an upload, from the pieces in their order; throws when a disk lost one. */
export async function* bytesOf(blobs: BlobStore, parts: readonly IntakePart[]): AsyncGenerator<Uint8Array> {
  for (const { key } of parts) {
    const piece = await blobs.get(key);
    if (piece === undefined) throw new Error(`the piece ${key} of an upload is gone`);
    yield* piece;
  }
}
