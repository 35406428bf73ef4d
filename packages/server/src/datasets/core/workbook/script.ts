import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import type { FoundTable, SheetFacts } from '../../model.ts';
import { chooseTable } from '../choose.ts';
import { openWorkbook, tooLarge, type WorkbookKind } from './open.ts';
import { gridsOf, WorkbookTooLargeError } from './sheet.ts';
import { describeTable, readSheetTable, tablesOf } from './understand.ts';

/** What the script is asked: the kind of file by its beginning, and which table. */
export type WorkbookOrder = { readonly kind: WorkbookKind; readonly table: string | undefined };

/** The table that was taken, as CSV with every field quoted, and what else there is. */
export type WorkbookRead = {
  readonly csvPath: string;
  readonly format: 'xlsx' | 'xls' | 'ods' | 'xml-2003' | 'html';
  readonly titles: readonly string[];
  readonly headerRows: number;
  readonly table: string;
  readonly tables: readonly FoundTable[];
  readonly sheet: SheetFacts;
};

const formats: Readonly<Record<string, WorkbookRead['format']>> = {
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xlsb: 'xlsx',
  ods: 'ods',
  xlml: 'xml-2003',
  html: 'html',
};

const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');

const readWorkbook = async (
  path: string,
  workDir: string,
  order: WorkbookOrder,
): Promise<Outcome<WorkbookRead, ReadCode>> => {
  const book = await openWorkbook(path, order.kind);
  if (!book.ok) return book;
  const found = tablesOf(gridsOf(book.value));
  const tables = found.map(describeTable);
  const chosen = chooseTable(tables, order.table);
  if (!chosen.ok) return chosen;
  const table = found[chosen.value];
  if (table === undefined) return refuse('datasets.no_table');
  const { titles, rows, headerRows, facts } = readSheetTable(table);
  const csvPath = join(await mkdtemp(join(workDir, 'workbook-')), 'sheet.csv');
  await writeFile(csvPath, toCsv(rows));
  const format = formats[book.value.bookType ?? ''] ?? (order.kind === 'ole2' ? 'xls' : 'xlsx');
  return ok({ csvPath, format, titles, headerRows, table: tables[chosen.value]?.name ?? '', tables, sheet: facts });
};

const { path, workDir, input } = workerData as { path: string; workDir: string; input: WorkbookOrder };

parentPort?.postMessage(
  await readWorkbook(path, workDir, input).catch((error: unknown) => {
    if (error instanceof WorkbookTooLargeError) return tooLarge();
    throw error;
  }),
);
