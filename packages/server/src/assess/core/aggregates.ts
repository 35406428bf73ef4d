import type { TableColumn } from '../model.ts';
import { ident } from './sql.ts';

/** Longest placeholder in characters: columns without such short texts need not be asked. */
export const placeholderLengthMax = 6;

/** What can be computed of a column, by its type. */
export type ColumnKind = 'integer' | 'double' | 'decimal' | 'boolean' | 'text' | 'date' | 'timestamp';

/** The kind of a dataset column type. */
export const kindOf = (type: string): ColumnKind => {
  if (type === 'long' || type === 'integer' || type === 'short') return 'integer';
  if (type === 'double' || type === 'boolean' || type === 'date' || type === 'timestamp') return type;
  return type.startsWith('decimal') ? 'decimal' : 'text';
};

/** Texts that stand for "missing", in lower case and trimmed. "无" (none) and "unknown" are answers and not among them. */
const placeholders = [
  '',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'nil',
  '\\n',
  '-',
  '--',
  '—',
  '?',
  '空',
  '暂无',
  '不详',
  '缺失',
];

/** No placeholder has more bytes, blanks around it included; the length in bytes costs nothing to compare. */
const placeholderBytesMax = 8;

/** SQL: the first character is neither a digit nor a Latin letter but N, as that of every placeholder, and of blanks before one, is. */
const startsLikePlaceholder = (text: string): string =>
  `(ord(${text}) < ord('0') OR ord(${text}) > ord('z') OR ord(${text}) IN (ord('?'), ord('\\'), ord('N'), ord('n')))`;

/** Predicate: the text is a placeholder. Its length and first character rule nearly all texts out, and cost next to nothing. */
export const isPlaceholder = (expression: string): string =>
  `(CASE WHEN strlen(${expression}) <= ${placeholderBytesMax} AND ${startsLikePlaceholder(expression)} ` +
  `THEN lower(trim(${expression})) IN (${placeholders.map((text) => `'${text}'`).join(', ')}) ELSE false END)`;

/** SQL: a text without blanks around it, for columns of ASCII: the engine's own trim asks what kind each character is. */
export const trimmedAscii = (text: string): string =>
  `(CASE WHEN starts_with(${text}, ' ') OR ends_with(${text}, ' ') THEN trim(${text}) ELSE ${text} END)`;

/** SQL: a date or timestamp as a TIMESTAMP of UTC. A cast would ask for the time zone's rules at every value, ten times the cost. */
export const momentOf = (column: TableColumn): string => {
  const name = ident(column.name);
  return kindOf(column.type) === 'timestamp' ? `make_timestamp(epoch_us(${name}))` : `CAST(${name} AS TIMESTAMP)`;
};

/** Longest excerpt of a text kept as minimum, maximum or frequent value: reports must stay small. */
export const excerptLengthMax = 120;

/** No FILTER clause: the engine keeps a copy of all arguments of the query for each, gigabytes in a wide table. */
const numeric = (value: string, exactQuantiles: boolean, picked: string): Record<string, string> => ({
  min: `min(${value})`,
  max: `max(${value})`,
  mean: `avg(${value})`,
  stddev: `stddev_samp(${value})`,
  quantiles: exactQuantiles
    ? `quantile_cont(${value}, [0.25, 0.5, 0.75])`
    : `approx_quantile(CASE WHEN ${picked} THEN ${value} END, [0.25, 0.5, 0.75])`,
});

const text = (column: string): Record<string, string> => ({
  min: `left(min(${column}), ${excerptLengthMax})`,
  max: `left(max(${column}), ${excerptLengthMax})`,
  lengthMin: `min(length(${column}))`,
  lengthMax: `max(length(${column}))`,
  beyondAscii: `sum(strlen(${column})) - sum(length(${column}))`,
});

/**
 * The aggregates of one column by name; all of them read the column as the type it has. Quartiles that need not be exact come from the rows
 * that `picked` (SQL) holds for. Distinct values are counted by sketch.ts.
 */
export const aggregatesOf = (column: TableColumn, exactQuantiles: boolean, picked = 'true'): Record<string, string> => {
  const name = ident(column.name);
  const common = { count: `count(${name})` };
  switch (kindOf(column.type)) {
    case 'double': {
      const finite = `CASE WHEN isfinite(${name}) THEN ${name} END`;
      return { ...common, ...numeric(finite, exactQuantiles, picked), finite: `count(${finite})` };
    }
    case 'integer':
    case 'decimal':
      return { ...common, ...numeric(name, exactQuantiles, picked) };
    case 'text':
      return { ...common, ...text(name) };
    case 'boolean':
      return common;
    default:
      return { ...common, min: `min(${name})`, max: `max(${name})` };
  }
};

/** Hash of a whole row: 64 bits, so two different rows among n collide with probability n² ÷ 2⁶⁵. */
export const rowHash = (columns: readonly TableColumn[]): string =>
  `hash(${columns.map((column) => ident(column.name)).join(', ')})`;
