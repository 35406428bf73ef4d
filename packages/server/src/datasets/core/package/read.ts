import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import type { TableSession } from '../session.ts';
import type { ReadOptions, TableRead } from '../table.ts';
import { readWorkbookTable } from '../workbook/read.ts';
import type { PackageOrder, PackageRead } from './script.ts';

/** The largest file of the largest package is unpacked within this. */
const unpackMsMax = 5 * 60_000;

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const script = new URL(`./script${extension}`, import.meta.url);

/** A table inside a file of the package is named after a #: `report.xlsx#Sheet1!A1:C9`. */
const splitName = (table: string | undefined): { file: string | undefined; inside: string | undefined } => {
  const [file, inside] = table?.split(/#(.*)/s) ?? [];
  return { file, inside };
};

/** How a file is read once it is unpacked; an archive in the archive is refused. */
export type ReadInside = (options: ReadOptions) => Promise<Outcome<TableRead, ReadCode>>;

/**
 * Reads an archive: a workbook as such, else a package of tables of which the one asked for, or the largest, is taken; see readTable.
 * Nothing is unpacked before its directory was looked at, and only that one file.
 */
export const readZipTable = async (
  session: TableSession,
  path: string,
  options: ReadOptions,
  readInside: ReadInside | undefined,
): Promise<Outcome<TableRead, ReadCode>> => {
  const { file, inside } = splitName(options.table);
  const input: PackageOrder = { table: file };
  const done = await session.aside<Outcome<PackageRead, ReadCode>>(script, path, { input, timeMaxMs: unpackMsMax });
  if ('stopped' in done) return refuse('datasets.archive_damaged', { what: done.stopped });
  if (!done.output.ok) return done.output;
  const found = done.output.value;
  if (found.kind === 'workbook') return readWorkbookTable(session, { kind: 'zip', path }, options);
  if (found.kind !== 'package') return refuse('datasets.format_unknown', { kind: found.kind });
  if (readInside === undefined) return refuse('datasets.archive_nested', { name: found.table });
  const read = await readInside({ ...options, path: found.path, fileName: found.table, table: inside });
  if (!read.ok) return read;
  const { source } = read.value;
  const own = source.tables?.map((table) => ({ ...table, name: `${found.table}#${table.name}` })) ?? [];
  const table = source.table === undefined ? found.table : `${found.table}#${source.table}`;
  const others = found.tables.filter(({ name }) => own.length === 0 || name !== found.table);
  const tables = own.length === 0 ? [...others] : [...own, ...others];
  const { fileName: _inner, ...facts } = source;
  return ok({
    ...read.value,
    source: { ...facts, compression: 'zip', table, tables: nameTaken(tables, table, read.value) },
  });
};

/** What is known of the table that was taken is told in the list, too. */
const nameTaken = (
  tables: NonNullable<TableRead['source']['tables']>,
  name: string,
  { rows, columns, source }: TableRead,
): NonNullable<TableRead['source']['tables']> =>
  tables.map((table) =>
    table.name === name
      ? {
          ...table,
          rows,
          columns: columns.length,
          headerRows: source.headerRows,
          headings: columns.map(({ title }) => title),
        }
      : table,
  );
