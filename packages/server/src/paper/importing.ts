import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { appendEntry } from '#audit';
import { type Actor, type Json, type Outcome, ok, personOf, refuse, sha256OfJson, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { type ImportKind, isMapping, recognise } from './core/import-fields.ts';
import { countRows, type PlannedRow } from './core/import-plan.ts';
import { type FoundTable, importCellMax, importColumnsMax, importRowsMax } from './core/read-table.ts';
import { type Deed, deedsOf } from './import-worlds.ts';
import { paperKinds } from './kinds.ts';
import { type ImportEvent, type ImportState, importTable } from './states.ts';
import {
  countOpenImports,
  deleteRows,
  findImport,
  type ImportHead,
  type ImportRecord,
  insertImport,
  lockImport,
  moveImport,
  putRows,
  settleRow,
} from './store-imports.ts';
import { workAside } from './work.ts';

/** Bytes of a file to be imported: a thousand rows with formats are well below. */
export const importBytesMax = 10 * 1024 * 1024;

/** Imports of an operator that wait to be decided: each keeps its file's lines. */
const openMax = 20;

/** A file that shall be imported. */
export type IncomingList = { readonly kind: ImportKind; readonly name: string; readonly source: Readable };

const readBytes = async (source: Readable): Promise<Outcome<Buffer>> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    // the rest is read away, so that the sender gets to read the refusal
    if (bytes <= importBytesMax) chunks.push(chunk);
  }
  return bytes <= importBytesMax
    ? ok(Buffer.concat(chunks))
    : refuse('paper.import_too_large', { maxMiB: importBytesMax / (1024 * 1024) });
};

const readList = async (bytes: Uint8Array): Promise<Outcome<FoundTable>> => {
  const read = await workAside('readTable', bytes);
  if (!read.ok) return read;
  const limits = { rowsMax: importRowsMax, columnsMax: importColumnsMax, cellMax: importCellMax };
  return read.value.ok ? ok(read.value.value) : refuse(`paper.import_${read.value.error}`, limits);
};

/** What an apply is bound to: every row as it was shown. */
const previewHash = (mapping: readonly string[], rows: readonly PlannedRow[]): string =>
  sha256OfJson({ schema: 'corridor.import/1', mapping: [...mapping], rows } as unknown as Json);

const note = (
  tx: Tx,
  { id, operator_id }: Pick<ImportHead, 'id' | 'operator_id'>,
  kind: keyof typeof paperKinds,
  content: Json,
) =>
  appendEntry(tx, {
    kind: paperKinds[kind],
    subject: id,
    parties: [personOf(tx.actor).organisationId],
    content: { ...(content as object), operatorId: operator_id } as Json,
  });

const rowsOf = (deeds: readonly Deed[]): PlannedRow[] => deeds.map(({ row }) => row);

type Read = Omit<IncomingList, 'source'> & { readonly table: FoundTable; readonly sha256: string };

const keepPreview = async (tx: Tx, kit: Kit, { kind, name, table, sha256 }: Read): Promise<Outcome<ImportHead>> => {
  const { organisationId, personId } = personOf(tx.actor);
  if ((await countOpenImports(tx, organisationId)) >= openMax) return refuse('paper.imports_waiting', { max: openMax });
  const mapping = recognise(kind, table.headers);
  const rows = rowsOf(await deedsOf(tx, kit.config, kind, { lines: table.lines, mapping }));
  const row: ImportRecord = {
    ...{ id: tx.newId('imp'), operator_id: organisationId, kind, name, file_sha256: sha256, state: 'previewed' },
    ...{ headers: [...table.headers], mapping, lines: table.lines, row_count: rows.length, counts: countRows(rows) },
    ...{ preview_sha256: previewHash(mapping, rows), created_at: tx.now, created_by: personId },
    ...{ decided_at: null, decided_by: null },
  };
  await insertImport(tx, row);
  await putRows(tx, row, rows);
  await note(tx, row, 'import_previewed', { kind, fileSha256: sha256, counts: row.counts });
  return ok(row);
};

/** Reads a file in a thread of its own and shows what it would do; nothing is done. Refuses files that are odd or too large. */
export const receiveImport = async (
  kit: Kit,
  actor: Actor,
  { kind, name, source }: IncomingList,
): Promise<Outcome<ImportHead>> => {
  const bytes = await readBytes(source);
  if (!bytes.ok) return bytes;
  const table = await readList(bytes.value);
  if (!table.ok) return table;
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  return kit.db.transact(actor, (tx) => keepPreview(tx, kit, { kind, name, table: table.value, sha256 }));
};

/** The import of the acting operator after an event: as it is, and the state that follows. */
const begin = async (
  tx: Tx,
  id: string,
  event: ImportEvent,
): Promise<Outcome<{ readonly row: ImportRecord; readonly state: ImportState }>> => {
  const row = await lockImport(tx, id);
  if (row === undefined) return refuse('paper.import_unknown');
  const next = takeEvent(importTable, row.state, event);
  return next.ok ? ok({ row, state: next.value }) : refuse('paper.import_event_refused', next.error);
};

const seeImport = async (tx: Tx, id: string): Promise<Outcome<ImportHead>> => {
  const row = await findImport(tx, id);
  return row === undefined ? refuse('paper.import_unknown') : ok(row);
};

/** Previews anew, with other columns or as the world is by now. */
export const previewAgain = async (
  tx: Tx,
  kit: Kit,
  { id, mapping: wanted }: { readonly id: string; readonly mapping: readonly string[] | undefined },
): Promise<Outcome<ImportHead>> => {
  const begun = await begin(tx, id, 'preview');
  if (!begun.ok) return begun;
  const { row, state } = begun.value;
  const mapping = [...(wanted ?? row.mapping)];
  if (!isMapping(row.kind, row.headers, mapping)) return refuse('paper.import_mapping_wrong');
  const rows = rowsOf(await deedsOf(tx, kit.config, row.kind, { lines: row.lines, mapping }));
  const preview = { mapping, counts: countRows(rows), preview_sha256: previewHash(mapping, rows) };
  await moveImport(tx, row, { ...preview, state });
  await putRows(tx, row, rows);
  await note(tx, row, 'import_previewed', { kind: row.kind, fileSha256: row.file_sha256, counts: preview.counts });
  return seeImport(tx, id);
};

const doAll = async (tx: Tx, row: ImportRecord, deeds: readonly Deed[]): Promise<Outcome<null>> => {
  for (const { row: planned, act } of deeds) {
    if (act === undefined) continue;
    const made = await act();
    // a deed that is refused was not previewed so: nothing of the import is done
    if (!made.ok) return refuse('paper.import_outdated');
    await settleRow(tx, { importId: row.id, number: planned.number }, made.value);
  }
  return ok(null);
};

const apply = async (tx: Tx, kit: Kit, id: string, seen: string): Promise<Outcome<ImportHead>> => {
  const begun = await begin(tx, id, 'apply');
  if (!begun.ok) return begun;
  const { row, state } = begun.value;
  const deeds = await deedsOf(tx, kit.config, row.kind, row);
  const asShown = previewHash(row.mapping, rowsOf(deeds));
  if (asShown !== row.preview_sha256 || asShown !== seen) return refuse('paper.import_outdated');
  if (deeds.every(({ act }) => act === undefined)) return refuse('paper.import_nothing');
  const done = await doAll(tx, row, deeds);
  if (!done.ok) return done;
  const decided = { decided_at: tx.now, decided_by: personOf(tx.actor).personId, lines: [] };
  await moveImport(tx, row, { ...decided, state });
  await note(tx, row, 'import_applied', { kind: row.kind, previewSha256: asShown, counts: row.counts });
  return seeImport(tx, id);
};

/** What was shown is kept as outdated only when it is so: a hash of somebody else's older look changes nothing. */
const outdate = async (tx: Tx, kit: Kit, id: string): Promise<Outcome<null>> => {
  const begun = await begin(tx, id, 'outdate');
  if (!begun.ok) return begun;
  const { row, state } = begun.value;
  const rows = rowsOf(await deedsOf(tx, kit.config, row.kind, row));
  if (previewHash(row.mapping, rows) !== row.preview_sha256) await moveImport(tx, row, { state });
  return ok(null);
};

/** Does exactly what the preview with this hash showed, all of it or nothing. */
export const applyImport = async (
  kit: Kit,
  actor: Actor,
  { id, previewSha256 }: { readonly id: string; readonly previewSha256: string },
): Promise<Outcome<ImportHead>> => {
  const done = await kit.db.transact(actor, (tx) => apply(tx, kit, id, previewSha256));
  if (!done.ok && done.error.code === 'paper.import_outdated')
    await kit.db.transact(actor, (tx) => outdate(tx, kit, id));
  return done;
};

/** Drops an import: the file's lines and rows are gone, the fact stays. */
export const dropImport = async (tx: Tx, id: string): Promise<Outcome<ImportHead>> => {
  const begun = await begin(tx, id, 'drop');
  if (!begun.ok) return begun;
  const { row, state } = begun.value;
  const decided = { decided_at: tx.now, decided_by: personOf(tx.actor).personId, lines: [] };
  await moveImport(tx, row, { ...decided, state });
  await deleteRows(tx, id);
  await note(tx, row, 'import_dropped', { kind: row.kind });
  return seeImport(tx, id);
};
