import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Actor, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { EngineStop } from '#platform/engine';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import type { DateOrder } from './core/dates.ts';
import { tableFolder } from './core/delta.ts';
import { readTable, type TableRead } from './core/table.ts';
import type { DatasetCode } from './errors.ts';
import type { Column, Dataset, Version, VersionMode } from './model.ts';
import { addVersion, ownDataset, type StoredUpload } from './service.ts';
import { deleteUpload, findVersion, insertUpload, selectVersions, type UploadBlobs } from './store.ts';

/** A file as it arrives. */
export type IncomingTable = {
  readonly datasetId: string;
  readonly mode: VersionMode;
  /** As its sender calls it; for people only. */
  readonly fileName?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Of a file with several tables, which; the largest when left out. */
  readonly table?: string | undefined;
  /** How dates are meant that may be read in two ways. */
  readonly dates?: DateOrder | undefined;
  /** Content-Length, when the sender announced one. */
  readonly bytesAnnounced: number | undefined;
  /** SHA-256 that the bytes must have, when the sender announced one. */
  readonly sha256Announced?: string | undefined;
  readonly source: AsyncIterable<Uint8Array>;
  /** True when bytes that are there already are read another way: then they are no repeat. */
  readonly isReadAnew?: boolean;
  /** What else happens in the transaction that makes the version. */
  readonly alongside?: (tx: Tx, version: Version) => Promise<void>;
};

/** Why an upload is refused. */
export type UploadCode = DatasetCode | EngineStop;

class TooLargeError extends Error {}

type Received = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Streams the bytes into the work folder, hashing them on the way. */
const receive = async (kit: Kit, folder: string, upload: IncomingTable): Promise<Outcome<Received, UploadCode>> => {
  const bytesMax = kit.config.uploadBytesMax;
  if ((upload.bytesAnnounced ?? 0) > bytesMax) return refuse('datasets.upload_too_large', { bytesMax });
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
    await pipeline(counted, createWriteStream(path));
  } catch (error) {
    if (error instanceof TooLargeError) return refuse('datasets.upload_too_large', { bytesMax });
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return refuse('datasets.upload_incomplete');
    throw error;
  }
  if (upload.bytesAnnounced !== undefined && bytes < upload.bytesAnnounced) return refuse('datasets.upload_incomplete');
  const sha256 = hash.digest('hex');
  if (sha256 !== (upload.sha256Announced ?? sha256))
    return refuse('datasets.upload_damaged', { sha256: upload.sha256Announced ?? '' });
  return ok({ path, bytes, sha256 });
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

/** What the newest version is made of: the versions from the last replacement on. */
const standing = (versions: readonly Version[]): readonly Version[] =>
  versions.slice(
    Math.max(
      0,
      versions.findLastIndex(({ mode }) => mode === 'replace'),
    ),
  );

/** The same bytes again would double the rows, or change nothing; a repeat after a lost answer is told so. */
export const refuseRepeat = async (
  tx: Tx,
  { datasetId, mode }: Pick<IncomingTable, 'datasetId' | 'mode'>,
  sha256: string,
): Promise<Outcome<null, DatasetCode>> => {
  const versions = standing(await selectVersions(tx, datasetId));
  const same = versions.find((version) => version.rawSha256 === sha256);
  const isRepeat = same !== undefined && (mode === 'append' || versions.length === 1);
  return isRepeat ? refuse('datasets.bytes_known', { number: same.number }) : ok(null);
};

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
      fileName: upload.fileName,
      encoding: upload.encoding,
      delimiter: upload.delimiter,
      table: upload.table,
      dates: upload.dates,
      timeZone: target.dataset.timeZone,
      expected: target.expected,
    }),
  );
  return done.ok ? done.value : done;
};

type Stored = Pick<StoredUpload, 'raw' | 'file'>;

const nameBlobs = (kit: Kit, datasetId: string): UploadBlobs => {
  const fileId = newId('dsf', kit.clock.now(), kit.random);
  const folder = tableFolder(datasetId);
  return { fileId, rawKey: `${folder}/_raw/${fileId}`, fileKey: `${folder}/part-${fileId}.parquet` };
};

/** Puts raw bytes and Parquet into the blobs: durable, and not yet referred to. */
const store = async (kit: Kit, blobs: UploadBlobs, raw: Received, read: TableRead): Promise<Stored> => {
  await kit.blobs.putFile(blobs.rawKey, raw.path);
  const parquet = await kit.blobs.putFile(blobs.fileKey, read.parquetPath);
  return {
    raw: { key: blobs.rawKey, sha256: raw.sha256, bytes: raw.bytes },
    file: { id: blobs.fileId, key: blobs.fileKey, ...parquet },
  };
};

/** Takes back what `store` has put and the note of it. */
const unstore = async (kit: Kit, actor: Actor, blobs: UploadBlobs): Promise<void> => {
  await kit.blobs.delete(blobs.rawKey);
  await kit.blobs.delete(blobs.fileKey);
  await kit.db.transact(actor, async (tx) => ok(await deleteUpload(tx, blobs.fileId)));
};

const settle = async (
  kit: Kit,
  actor: Actor,
  upload: IncomingTable,
  { target, raw, read }: { target: Target; raw: Received; read: TableRead },
): Promise<Outcome<Version, UploadCode>> => {
  const { datasetId, mode } = upload;
  const { organisationId, latestVersion: base } = target.dataset;
  const blobs = nameBlobs(kit, datasetId);
  await kit.db.transact(actor, async (tx) => ok(await insertUpload(tx, { ...blobs, datasetId, organisationId })));
  const stored = await store(kit, blobs, raw, read);
  const done = await kit.db.transact(actor, async (tx) => {
    const added = await addVersion(tx, { datasetId, mode, base, read, ...stored });
    if (added.ok) await upload.alongside?.(tx, added.value);
    return added;
  });
  if (!done.ok) await unstore(kit, actor, blobs);
  return done;
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
  const fresh =
    upload.isReadAnew === true
      ? ok(null)
      : await kit.db.read(actor, (tx) => refuseRepeat(tx, upload, raw.value.sha256));
  if (!fresh.ok) return fresh;
  const read = await readIn(kit, folder, upload, { target: target.value, raw: raw.value });
  if (!read.ok) return read;
  return settle(kit, actor, upload, { target: target.value, raw: raw.value, read: read.value });
};

/**
 * Publishes a file as the next version of an own dataset. First the bytes, durable; then, in one transaction, what
 * refers to them. A refusal leaves nothing behind; a crash in between leaves blobs that nothing refers to but a note of
 * the upload, by which they are collected (jobs.ts).
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
