import { invariant } from '#kernel';
import type { Column } from '../model.ts';
import { sqlName, sqlText, type TableSession } from './session.ts';
import { type ColumnFigures, deltaStats } from './stats.ts';

/** Rows of a row group: DuckDB's own size, near the 100,000 at which readers skip well and keep little in memory. */
const rowGroupRows = 122_880;

/** Rows are written in vectors of this many. */
const vectorRows = 2_048;

/** Cells of a row group: a group is held in memory until it is written. */
const rowGroupCells = rowGroupRows * 100;

/** DuckDB keeps a dictionary page per column of text, 1 MiB unless told: gigabytes in a table of 2,000 columns. */
const dictionaryBytes = { page: 1024 ** 2, pageLeast: 64 * 1024, all: 256 * 1024 ** 2 };

const layoutFor = (columns: number): string => {
  const rows = Math.min(rowGroupRows, Math.ceil(rowGroupCells / columns / vectorRows) * vectorRows);
  const { page, pageLeast, all } = dictionaryBytes;
  const dictionary = Math.max(pageLeast, Math.min(page, Math.floor(all / columns)));
  return `ROW_GROUP_SIZE ${rows}, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${dictionary}`;
};

/** A written Parquet file. */
export type Written = {
  readonly rows: number;
  readonly bytes: number;
  readonly stats: string;
  readonly figures: ReadonlyMap<string, ColumnFigures>;
};

type CopyRow = {
  readonly count: string;
  readonly file_size_bytes: string;
  readonly column_statistics: readonly { key: string; value: readonly { key: string; value: string }[] }[];
};

/** COPY names columns as quoted SQL names. */
const plainName = (quoted: string): string => quoted.replace(/^"|"$/g, '').replaceAll('""', '"');

const figuresOf = (row: CopyRow): Map<string, ColumnFigures> =>
  new Map(
    row.column_statistics.map(({ key, value }) => [
      plainName(key),
      Object.fromEntries(value.map((figure) => [figure.key, figure.value])),
    ]),
  );

/**
 * Writes columns of a source as one Parquet file (zstd, which every reader of Delta knows), in the source's order.
 * `values` are SQL expressions, one a column. Every cell is read, so damage anywhere in the source shows here.
 */
export const writeParquet = async (
  session: TableSession,
  parts: {
    readonly columns: readonly Column[];
    readonly values: readonly string[];
    readonly from: string;
    readonly to: string;
  },
): Promise<Written> => {
  const select = parts.columns.map(({ name }, i) => `${parts.values[i] ?? 'NULL'} AS ${sqlName(name)}`);
  const [row] = await session.rows<CopyRow>(
    `COPY (SELECT ${select.join(', ')} FROM ${parts.from})
     TO ${sqlText(parts.to)} (FORMAT parquet, COMPRESSION zstd, ${layoutFor(parts.columns.length)}, RETURN_STATS true)`,
  );
  invariant(row !== undefined, 'COPY answers with one row');
  const rows = Number(row.count);
  const figures = rows === 0 ? new Map<string, ColumnFigures>() : figuresOf(row);
  const stats = rows === 0 ? '{"numRecords":0}' : deltaStats(rows, parts.columns, figures);
  return { rows, bytes: Number(row.file_size_bytes), stats, figures };
};
