import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { appendEntry } from '#audit';
import { type Actor, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { systemActor, withSystem } from '#platform/system';
import { byteOrderMark, type CellStyle, crlfRecords, csvSelect } from './core/csv-text.ts';
import { quoteText } from './core/duckdb-text.ts';
import { sameName } from './core/names.ts';
import type { DeliveryCode } from './errors.ts';
import { noteFirstRead } from './granting.ts';
import type { Histories } from './histories.ts';
import { deliveryKinds } from './kinds.ts';
import type { Meters } from './meters.ts';
import {
  type Grant,
  partiesOf,
  type SharedColumn,
  type SharedFile,
  type SharedTable,
  type SharedVersion,
} from './model.ts';
import { viewOwnGrant } from './profiles.ts';
import type { Projections } from './projections.ts';
import { demandAccess } from './recipients.ts';
import { filesAt, pickVersion } from './rules.ts';
import { addToMeter } from './store-meter.ts';
import { countUseOf, demandUse } from './use.ts';
import { demandColumns, resolveFiles } from './views.ts';

/** What downloads work with. */
export type DownloadParts = {
  readonly kit: Kit;
  readonly histories: Histories;
  readonly projections: Projections;
  readonly meters: Meters;
};

/** What a buyer asks to download. */
export type DownloadRequest = {
  readonly agreementId: string;
  readonly format: 'csv' | 'parquet';
  readonly cells: CellStyle;
  readonly version: number | undefined;
  readonly table: string | undefined;
};

/** A file on its way: close it when it was sent or broken off. */
export type Download = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number | undefined;
  readonly stream: Readable;
};

const system = systemActor('delivery.download');

const chooseTable = (tables: readonly SharedTable[], name: string | undefined): Outcome<SharedTable, DeliveryCode> => {
  const names = tables.map((table) => table.name).join(', ');
  const [only] = tables;
  if (name === undefined && tables.length > 1) return refuse('delivery.several_tables', { tables: names });
  const found = name === undefined ? only : tables.find((table) => sameName(table.name, name));
  return found === undefined ? refuse('delivery.table_unknown', { table: name ?? '', tables: names }) : ok(found);
};

/** What exactly is to be downloaded, found and allowed. */
type Chosen = {
  readonly grant: Grant;
  readonly table: SharedTable;
  readonly version: SharedVersion;
  readonly columns: readonly SharedColumn[];
  readonly files: readonly SharedFile[];
};

const use = (grant: Grant) => ({ agreementId: grant.agreementId, deliveryMode: 'download', counted: true }) as const;

/** Finds grant and table as the buyer, then decides; nothing is counted yet. */
const open = (db: Database, actor: Actor, request: DownloadRequest) =>
  db.read(actor, async (tx): Promise<Outcome<{ grant: Grant; table: SharedTable }>> => {
    const view = await viewOwnGrant(tx, request.agreementId);
    if (!view.ok) return view;
    const { grant } = view.value;
    const active = await withSystem(tx, () => demandAccess(tx, grant));
    if (!active.ok) return active;
    const allowed = await withSystem(tx, () => demandUse(tx, use(active.value)));
    if (!allowed.ok) return allowed;
    const table = chooseTable(view.value.tables, request.table);
    return table.ok ? ok({ grant: active.value, table: table.value }) : table;
  });

const choose = async (parts: DownloadParts, actor: Actor, request: DownloadRequest): Promise<Outcome<Chosen>> => {
  const opened = await open(parts.kit.db, actor, request);
  if (!opened.ok) return opened;
  const { grant, table } = opened.value;
  const history = await parts.histories.of(table.datasetId);
  const version = pickVersion(history.versions, { version: request.version }, parts.kit.clock.now().getTime());
  if (!version.ok) return version;
  const columns = demandColumns(table, version.value);
  if (!columns.ok) return columns;
  const files = await resolveFiles(parts.projections, table, history, filesAt(history.files, version.value.number));
  return files.ok ? ok({ grant, table, version: version.value, columns: columns.value, files: files.value }) : files;
};

const count = async (tx: Tx, chosen: Chosen, request: DownloadRequest): Promise<Outcome<void>> => {
  const { grant, table, version, files } = chosen;
  const subject = `${table.datasetId}@${version.number}`;
  const first = await noteFirstRead(tx, grant, subject);
  if (!first.ok) return first;
  const counted = await countUseOf(tx, use(grant), subject);
  if (!counted.ok) return counted;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  await appendEntry(tx, {
    kind: deliveryKinds.file_downloaded,
    subject: grant.agreementId,
    parties: partiesOf(grant),
    content: {
      tableId: table.id,
      datasetId: table.datasetId,
      version: version.number,
      format: request.format,
      ...(request.format === 'csv' ? { cells: request.cells } : {}),
      rows,
    },
  });
  await addToMeter(
    tx,
    { grant, table, channel: 'download' },
    { answers: 1, rowsGranted: rows, requests: 0, bytesServed: 0 },
  );
  return ok(undefined);
};

const copyStatement = (paths: readonly string[], target: string, chosen: Chosen, request: DownloadRequest): string => {
  const from = `read_parquet([${paths.map(quoteText).join(', ')}], union_by_name = true)`;
  return request.format === 'parquet'
    ? `copy (select * from ${from}) to ${quoteText(target)} (format parquet, compression zstd)`
    : `copy (select ${csvSelect(chosen.columns, request.cells)} from ${from}) to ${quoteText(target)} (format csv, header)`;
};

/** Writes the one file that leaves, in an engine task; the folder is the caller's to remove. */
const write = async (
  { kit }: DownloadParts,
  chosen: Chosen,
  request: DownloadRequest,
  workDir: string,
): Promise<Outcome<string, DeliveryCode>> => {
  const target = join(workDir, `table.${request.format}`);
  const paths = await Promise.all(chosen.files.map(({ key }) => kit.blobs.localPath(key)));
  const done = await kit.engine.task({ name: 'delivery.download', readPaths: paths, workDir }, (session) =>
    session.run(copyStatement(paths, target, chosen, request)),
  );
  return done.ok ? ok(target) : refuse('delivery.not_built', { why: done.error.code });
};

const fileName = ({ table, version }: Chosen, format: string): string => `${table.name}-v${version.number}.${format}`;

/** Through a pipeline, so that a client who leaves closes the file, and a file that fails ends the answer. */
const asCsv = (path: string, cells: CellStyle): Readable => {
  const records = crlfRecords();
  if (cells === 'safe') records.push(byteOrderMark);
  return pipeline(createReadStream(path), records, () => {});
};

const send = async (path: string, chosen: Chosen, request: DownloadRequest): Promise<Download> => {
  const name = fileName(chosen, request.format);
  if (request.format === 'csv')
    return { name, type: 'text/csv; charset=utf-8', bytes: undefined, stream: asCsv(path, request.cells) };
  const { size } = await stat(path);
  return { name, type: 'application/vnd.apache.parquet', bytes: size, stream: createReadStream(path) };
};

/** Meters what went out and removes the work when the stream ends, however it ends. */
const watch = ({ kit, meters }: DownloadParts, { grant, table }: Chosen, download: Download, workDir: string): void => {
  let bytes = 0;
  download.stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  download.stream.pause();
  download.stream.on('close', () => {
    meters.add({ grant, table, channel: 'download' }, bytes);
    rm(workDir, { recursive: true, force: true }).catch((error: unknown) =>
      kit.log.warn({ err: error }, 'delivery: a work folder could not be removed'),
    );
  });
};

/**
 * Makes one file of a version for download: decides, builds, counts and logs the use, and only then hands out the
 * stream. Refuses where the agreement does not allow the mode `download`.
 */
export const prepareDownload = async (
  parts: DownloadParts,
  actor: Actor,
  request: DownloadRequest,
): Promise<Outcome<Download>> => {
  const chosen = await choose(parts, actor, request);
  if (!chosen.ok) return chosen;
  invariant(chosen.value.files.length > 0, 'a version has at least one file');
  const workDir = await makeTaskFolder(parts.kit);
  const abandon = async <T>(refusal: T): Promise<T> => {
    await rm(workDir, { recursive: true, force: true });
    return refusal;
  };
  const path = await write(parts, chosen.value, request, workDir);
  if (!path.ok) return abandon(path);
  const counted = await parts.kit.db.transact(system, (tx) => count(tx, chosen.value, request));
  if (!counted.ok) return abandon(counted);
  const download = await send(path.value, chosen.value, request);
  watch(parts, chosen.value, download, workDir);
  return ok(download);
};
