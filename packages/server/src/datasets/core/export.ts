import type { Column } from '../model.ts';
import { sqlName, sqlText, type TableSession } from './session.ts';

/** Formats in which a table is written out. */
export const exportFormats = ['csv', 'parquet', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A cell by RFC 4180: quoted when it holds a comma, a quote or a line end, or has spaces at its sides that readers trim. */
const csvCell = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, '[",\\r\\n]|^\\s|\\s$') THEN '"' || replace(${text}, '"', '""') || '"' ELSE coalesce(${text}, '') END`;

const csvLine = (cells: readonly string[]): string =>
  // One empty cell alone would be an empty line, which readers skip.
  cells.length === 1 ? `coalesce(nullif(${cells[0]}, ''), '""')` : `concat_ws(',', ${cells.join(', ')})`;

const titlesLine = (columns: readonly Column[]): string => csvLine(columns.map(({ title }) => csvCell(sqlText(title))));

/** DuckDB writes lines that end in LF and decides itself what it quotes, so the lines are made here and written as they are. */
const csvQuery = (from: string, columns: readonly Column[]): string => {
  const cells = columns.map(({ name }) => csvCell(`CAST(${sqlName(name)} AS VARCHAR)`));
  const rows = `SELECT ${csvLine(cells)} || chr(13) AS line FROM ${from}`;
  return `COPY (SELECT ${titlesLine(columns)} || chr(13) AS line UNION ALL ${rows}) TO`;
};

const endings: Readonly<Record<ExportFormat, string>> = {
  csv: `(FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '')`,
  parquet: '(FORMAT parquet, COMPRESSION zstd)',
  ndjson: '(FORMAT json)',
};

/**
 * Writes a table that was read as CSV (RFC 4180, UTF-8, CRLF), Parquet or lines of JSON, under the
 * columns' titles.
 */
export const writeExport = async (
  session: Pick<TableSession, 'rows'>,
  table: { readonly parquetPath: string; readonly columns: readonly Column[] },
  to: { readonly path: string; readonly format: ExportFormat },
): Promise<void> => {
  const from = `read_parquet(${sqlText(table.parquetPath)})`;
  const select = table.columns.map(({ name }) => sqlName(name)).join(', ');
  const copy = to.format === 'csv' ? csvQuery(from, table.columns) : `COPY (SELECT ${select} FROM ${from}) TO`;
  await session.rows(`${copy} ${sqlText(to.path)} ${endings[to.format]}`);
};
