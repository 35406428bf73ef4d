import type { ColumnClass, SemanticType, TableColumn } from '../model.ts';
import { isPlaceholder, kindOf } from './aggregates.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { sampleRowsMax } from './sample.ts';
import { countWhere, ident, rowColumn, type Source, tableView } from './sql.ts';

/** A text column whose values nearly all read as numbers or dates is one with mistakes in it. */
const typeShareMin = 0.95;

/** Fewer values prove no type. */
const typeValuesMin = 20;

/** Up to this many distinct values, or this share of all, a text column is a list of categories. */
const categoriesMax = 50;
const categoryShareMax = 0.05;

const dateFormats = [
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%Y.%m.%d',
  '%Y年%m月%d日',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M:%S',
  '%Y/%m/%d %H:%M',
  '%m/%d/%Y',
];

/** What a date looks like, before the costly parsers are asked. */
const dateShape = '^(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4})';

/** SQL: the text reads as the type. Thousands separators and a percent sign are part of a number, infinity and NaN are none. */
export const readsAs = (expected: 'number' | 'date', text: string): string =>
  expected === 'number'
    ? `(CASE WHEN ord(${text}) BETWEEN ord('+') AND ord('9') ` +
      `THEN TRY_CAST(replace(rtrim(${text}, '%'), ',', '') AS DOUBLE) IS NOT NULL ELSE false END)`
    : `(CASE WHEN regexp_matches(${text}, '${dateShape}') ` +
      `THEN try_strptime(${text}, [${dateFormats.map((format) => `'${format}'`).join(', ')}]) IS NOT NULL ELSE false END)`;

/** SQL: the text column has a value there, and none that stands for "missing". */
export const presentText = (column: TableColumn): string => {
  const text = `trim(${ident(column.name)})`;
  return `${ident(column.name)} IS NOT NULL AND NOT ${isPlaceholder(text)}`;
};

/** A text column that is numbers or dates but for some values. */
export type Misfits = { readonly expected: 'number' | 'date'; readonly count: number };

type Shares = {
  readonly column: TableColumn;
  readonly present: number;
  readonly number: number;
  readonly date: number;
  readonly code: number;
};

/** Rows that columns are ruled out by, and the share of one type below which they are: the tests cost more than all else of a text. */
const probeRowsMax = 1_000;
const probeShareMin = 0.5;

const readShares = async (source: Source, sample: string, columns: readonly TableColumn[]): Promise<Shares[]> => {
  const tests = columns.flatMap((column) => {
    const text = `trim(${ident(column.name)})`;
    const predicates = ['true', readsAs('number', text), readsAs('date', text), `regexp_matches(${text}, '^0\\d')`];
    return predicates.map((predicate) => `${presentText(column)} AND ${predicate}`);
  });
  const [, ...counts] = await countWhere(source, sample, tests);
  return columns.map((column, i) => {
    const [present = 0, number = 0, date = 0, code = 0] = counts.slice(4 * i, 4 * i + 4);
    return { column, present, number, date, code };
  });
};

const expectedOf = (shares: Shares): 'number' | 'date' | undefined => {
  if (shares.present < typeValuesMin) return undefined;
  if (shares.date >= typeShareMin * shares.present) return 'date';
  return shares.code === 0 && shares.number >= typeShareMin * shares.present ? 'number' : undefined;
};

/**
 * Text columns that are numbers or dates but for some values, by name, with how many do not fit in the whole table.
 * Digits with leading zeros are codes, and a column whose class is known is judged by its class.
 */
export const findMisfits = async (
  source: Source,
  scan: Scan,
  sample: string,
  classes: ReadonlyMap<string, ColumnClass>,
): Promise<Map<string, Misfits>> => {
  const columns = scan.columns
    .filter((c) => kindOf(c.column.type) === 'text' && c.count > 0 && classes.get(c.column.name)?.accepted !== true)
    .map((c) => c.column);
  if (columns.length === 0) return new Map();
  const every = Math.ceil(Math.min(scan.rows, sampleRowsMax) / probeRowsMax);
  const probe = `(SELECT * FROM ${sample} WHERE hash(${rowColumn}, 1) % ${every} = 0)`;
  const likely = (await readShares(source, probe, columns)).filter(
    ({ present, number, date }) => present < typeValuesMin || Math.max(number, date) >= probeShareMin * present,
  );
  if (likely.length === 0) return new Map();
  const tested = likely.map(({ column }) => column);
  const typed = (await readShares(source, sample, tested)).flatMap((shares) => {
    const expected = expectedOf(shares);
    return expected === undefined ? [] : [{ column: shares.column, expected }];
  });
  const tests = typed.map(
    ({ column, expected }) => `${presentText(column)} AND NOT ${readsAs(expected, `trim(${ident(column.name)})`)}`,
  );
  const [, ...counts] = await countWhere(source, tableView, tests);
  return new Map(typed.map(({ column, expected }, i) => [column.name, { expected, count: counts[i] ?? 0 }]));
};

const identifierName = /(^|[_\s.-])(id|no|key|code|number|uuid|guid)$|^(id|no)$|编号|序号|流水号|代码|编码/i;

/** True when the column's name says that it numbers or names its rows. */
export const namesRows = (column: TableColumn): boolean =>
  identifierName.test(column.name) || identifierName.test(column.title);

const textType = (scanned: ScannedColumn, misfits: Misfits | undefined): SemanticType => {
  if (misfits !== undefined) return misfits.expected === 'number' ? 'number' : 'date';
  if (scanned.distinct === scanned.count && scanned.count >= typeValuesMin && namesRows(scanned.column))
    return 'identifier';
  if (
    scanned.distinct <= Math.max(categoriesMax, categoryShareMax * scanned.count) &&
    scanned.distinct * 2 <= scanned.count
  )
    return 'category';
  const { lengths, min, max } = scanned;
  const digits = /^\d+$/.test(String(min)) && /^\d+$/.test(String(max));
  return lengths !== null && lengths.min === lengths.max && digits ? 'code' : 'text';
};

/** What the values of a column are. */
export const semanticTypeOf = (scanned: ScannedColumn, misfits: Misfits | undefined): SemanticType => {
  if (scanned.count === 0) return 'empty';
  if (scanned.distinct === 1 && scanned.count > 1) return 'constant';
  const kind = kindOf(scanned.column.type);
  if (kind === 'text') return textType(scanned, misfits);
  if (kind === 'double' || kind === 'decimal') return 'number';
  if (kind !== 'integer') return kind;
  return scanned.distinct === scanned.count && namesRows(scanned.column) ? 'identifier' : 'integer';
};
