import { type Outcome, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import { recordBytesMax } from '../../model.ts';
import { sqlFaultOf, sqlText, type TableSession } from '../session.ts';
import type { ReadOptions, TableRead } from '../table.ts';
import { writeTextTable } from '../typed.ts';
import { tooLarge, type WorkbookKind } from './open.ts';
import type { WorkbookOrder, WorkbookRead } from './script.ts';

/** A workbook at its limit takes some tens of seconds; beyond it something else is going on. */
const workbookMsMax = 60_000;

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const script = new URL(`./script${extension}`, import.meta.url);

const relationOf = ({ csvPath, titles }: WorkbookRead): string => {
  const columns = titles.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  return `read_csv(${sqlText(csvPath)}, auto_detect = false, delim = ',', quote = '"', escape = '"', header = false,
    max_line_size = ${recordBytesMax}, columns = {${columns}})`;
};

/** Reads a table of a workbook: XLSX, XLSB, ODS (`zip`), XLS (`ole2`), XML of Excel 2003 or a page of HTML called so; see readTable. */
export const readWorkbookTable = async (
  session: TableSession,
  { kind, path }: { readonly kind: WorkbookKind; readonly path: string },
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode>> => {
  const input: WorkbookOrder = { kind, table: options.table };
  const work = { input, timeMaxMs: workbookMsMax };
  const done = await session.aside<Outcome<WorkbookRead, ReadCode>>(script, path, work);
  if ('stopped' in done) return tooLarge();
  if (!done.output.ok) return done.output;
  const { format, titles, headerRows, table, tables, sheet } = done.output.value;
  const facts = {
    format,
    encoding: null,
    compression: 'none',
    delimiter: null,
    quote: null,
    escape: null,
    lineEnds: null,
    headerRows,
    table,
    tables,
    sheet,
  } as const;
  try {
    return await writeTextTable(session, { from: relationOf(done.output.value), titles, facts }, options);
  } catch (error) {
    if (/Maximum line size/.test(sqlFaultOf(error) ?? ''))
      return refuse('datasets.record_too_long', { row: 1, bytesMax: recordBytesMax });
    throw error;
  }
};
