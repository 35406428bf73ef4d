import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Actor, type Id, type Outcome, ok, refuse } from '#kernel';
import type { EngineStop } from '#platform/engine';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import { tableFolder } from './core/delta.ts';
import { readTable, type TableRead } from './core/table.ts';
import type { DatasetCode } from './errors.ts';
import type { Column, Dataset, Version, VersionMode } from './model.ts';
import { addVersion, ownDataset, type StoredUpload } from './service.ts';
import { findVersion, selectVersions } from './store.ts';

/** A file as it arrives. */
export type IncomingTable = {
  readonly datasetId: string;
  readonly mode: VersionMode;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Content-Length, when the sender announced one. */
  readonly bytesAnnounced: number | undefined;
  readonly source: AsyncIterable<Uint8Array>;
};

/** Why an upload is refused. */
export type UploadCode = DatasetCode | EngineStop;

class TooLargeError extends Error {}

type Received = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Streams the bytes into the work folder, hashing them on the way. */
const receive = async (kit: Kit, folder: string, upload: IncomingTable): Promise<Outcome<Received, UploadCode>> => {
  const bytesMax = kit.config.uploadBytesMax;
  const path = join(folder, 'raw');
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of upload.source) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) throw new TooLargeError();
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(counted, createWriteStream(path, { flush: true }));
  } catch (error) {
    if (error instanceof TooLargeError) return refuse('datasets.upload_too_large', { bytesMax });
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return refuse('datasets.upload_incomplete');
    throw error;
  }
  if (upload.bytesAnnounced !== undefined && bytes < upload.bytesAnnounced) return refuse('datasets.upload_incomplete');
  return ok({ path, bytes, sha256: hash.digest('hex') });
};

type Target = { readonly dataset: Dataset; readonly expected: readonly Column[] | undefined };

const findTarget = (kit: Kit, actor: Actor, upload: IncomingTable): Promise<Outcome<Target, UploadCode>> =>
  kit.db.read(actor, async (tx) => {
    const dataset = await ownDataset(tx, upload.datasetId);
    if (!dataset.ok) return dataset;
    const latest = dataset.value.latestVersion;
    const current = latest === null ? undefined : await findVersion(tx, upload.datasetId, latest);
    return ok({ dataset: dataset.value, expected: upload.mode === 'append' ? current?.schema : undefined });
  });

/** Appending the same bytes twice would double the rows; a repeat after a lost answer is told so. */
const refuseRepeat = (
  kit: Kit,
  actor: Actor,
  upload: IncomingTable,
  sha256: string,
): Promise<Outcome<null, UploadCode>> =>
  kit.db.read(actor, async (tx) => {
    const same = (await selectVersions(tx, upload.datasetId)).find((version) => version.rawSha256 === sha256);
    return upload.mode === 'append' && same !== undefined
      ? refuse('datasets.bytes_known', { number: same.number })
      : ok(null);
  });

const readIn = async (
  kit: Kit,
  folder: string,
  upload: IncomingTable,
  { target, raw }: { target: Target; raw: Received },
): Promise<Outcome<TableRead, UploadCode>> => {
  const spec = { name: 'datasets.read', readPaths: [raw.path], workDir: folder };
  const done = await kit.engine.task(spec, (session) =>
    readTable(session, {
      path: raw.path,
      workDir: folder,
      encoding: upload.encoding,
      delimiter: upload.delimiter,
      timeZone: target.dataset.timeZone,
      expected: target.expected,
    }),
  );
  return done.ok ? done.value : done;
};

type Stored = Pick<StoredUpload, 'raw' | 'file'>;

/** Puts raw bytes and Parquet into the blobs: durable, and not yet referred to. */
const store = async (kit: Kit, id: Id<'dsf'>, datasetId: string, raw: Received, read: TableRead): Promise<Stored> => {
  const folder = tableFolder(datasetId);
  const rawKey = `${folder}/_raw/${id}`;
  const key = `${folder}/part-${id}.parquet`;
  await kit.blobs.putFile(rawKey, raw.path);
  const parquet = await kit.blobs.putFile(key, read.parquetPath);
  return { raw: { key: rawKey, sha256: raw.sha256, bytes: raw.bytes }, file: { id, key, ...parquet } };
};

const publish = async (
  kit: Kit,
  actor: Actor,
  upload: IncomingTable,
  folder: string,
): Promise<Outcome<Version, UploadCode>> => {
  const target = await findTarget(kit, actor, upload);
  if (!target.ok) return target;
  const raw = await receive(kit, folder, upload);
  if (!raw.ok) return raw;
  const fresh = await refuseRepeat(kit, actor, upload, raw.value.sha256);
  if (!fresh.ok) return fresh;
  const read = await readIn(kit, folder, upload, { target: target.value, raw: raw.value });
  if (!read.ok) return read;
  const id = newId('dsf', kit.clock.now(), kit.random);
  const stored = await store(kit, id, upload.datasetId, raw.value, read.value);
  const { datasetId, mode } = upload;
  const base = target.value.dataset.latestVersion;
  const done = await kit.db.transact(actor, (tx) =>
    addVersion(tx, { datasetId, mode, base, read: read.value, ...stored }),
  );
  if (!done.ok) for (const key of [stored.raw.key, stored.file.key]) await kit.blobs.delete(key);
  return done;
};

/**
 * Publishes a file as the next version of an own dataset. First the bytes, durable; then, in one transaction, what
 * refers to them. A refusal leaves nothing behind; a crash in between leaves blobs that nothing refers to, which are
 * collected at the next start.
 */
export const receiveVersion = async (
  kit: Kit,
  actor: Actor,
  upload: IncomingTable,
): Promise<Outcome<Version, UploadCode>> => {
  const folder = await makeTaskFolder(kit);
  try {
    return await publish(kit, actor, upload, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
