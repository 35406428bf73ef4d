import type { TableColumn } from '../model.ts';
import { kindOf } from './aggregates.ts';
import { chunk, ident, type Source, tableView } from './sql.ts';

/**
 * Bits for hashes: a fourth of the rows, so that even values that all differ err by 0.35 % (one standard error). No more than the processor's
 * cache holds for many columns at once; of larger tables a share of the hashes is looked at, and what it tells is multiplied.
 */
const hashBitsMin = 2 ** 16;
const hashBitsMax = 2 ** 18;
const rowsPerHashBit = 4;

/** Bits for values: a column that spans more is emptier than a list of it would be; 64 MiB at most, of all columns 128 MiB for each thread. */
const valueBitsPerRow = 64;
const valueBitsMax = 2 ** 29;
const tableBitsMax = 2 ** 30;

/** Columns per query for the bounds: the planner's time grows faster than their number. */
const columnsPerQueryMax = 100;

/**
 * How different values are told apart in one pass: by a bit for each value that can occur, which is exact, or by a bit for each of as many
 * hashes (linear counting: Whang, Vander-Zanden, Taylor 1990), which costs what the engine's own sketch does and errs a fortieth as much. `low` is the value of the first bit; one hash in 2^`shift` counts.
 */
export type Sketch =
  | { readonly way: 'values'; readonly bits: number; readonly low: bigint }
  | { readonly way: 'hashes'; readonly bits: number; readonly shift: number };

/** SQL: the value as a whole number, equal only for equal values; undefined for what is none by nature. Timestamps as seconds, see `whole`. */
const codeOf = ({ type }: TableColumn, value: string): string | undefined => {
  const kind = kindOf(type);
  if (kind === 'integer') return `CAST(${value} AS BIGINT)`;
  if (kind === 'date') return `epoch_us(${value}) // 86400000000`;
  if (kind === 'timestamp') return `epoch_us(${value}) // 1000000`;
  return undefined;
};

const hashPlace = (name: string, bits: number, shift: number): string =>
  shift === 0
    ? `hash(${name}) & ${bits - 1}::UBIGINT`
    : `CASE WHEN hash(${name}) & ${2 ** shift - 1} = 0 THEN (hash(${name}) >> ${shift}) & ${bits - 1}::UBIGINT END`;

/** The aggregates of a column's sketch: `ones`, and of timestamps `whole`, the values that are whole seconds. */
export const sketchAggregates = (column: TableColumn, sketch: Sketch): Record<string, string> => {
  const name = ident(column.name);
  const { bits } = sketch;
  if (sketch.way === 'hashes')
    return {
      ones: `bit_count(bitstring_agg(${hashPlace(name, bits, sketch.shift)}, 0::UBIGINT, ${bits - 1}::UBIGINT))`,
    };
  const place = `${codeOf(column, name)} - (${sketch.low}::BIGINT)`;
  const ones = `bit_count(bitstring_agg(${place}, 0::BIGINT, ${bits - 1}::BIGINT))`;
  const whole = `count_if(epoch_us(${name}) = epoch_us(${name}) // 1000000 * 1000000)`;
  return kindOf(column.type) === 'timestamp' ? { ones, whole } : { ones };
};

/**
 * Different values of `count` by the bits that are set: exact for values, else within 1 % (three standard errors) where there are many. A null
 * sets a bit among the hashes when all of them count.
 */
export const distinctOf = (
  sketch: Sketch,
  ones: number,
  { count, nulls }: { readonly count: number; readonly nulls: number },
): number => {
  if (sketch.way === 'values') return ones;
  const { bits, shift } = sketch;
  const set = shift === 0 ? ones - Math.min(1, nulls) : ones;
  const told = set >= bits ? count : Math.round(-bits * Math.log1p(-set / bits) * 2 ** shift);
  return Math.max(Math.min(1, count), Math.min(count, told));
};

/** A sketch by hashes for a table of so many rows. */
export const sketchOfHashes = (rows: number): Sketch => {
  const wanted = Math.ceil(Math.log2(Math.max(1, rows) / rowsPerHashBit));
  const bits = Math.min(hashBitsMax, Math.max(hashBitsMin, 2 ** wanted));
  return { way: 'hashes', bits, shift: Math.max(0, wanted - Math.log2(hashBitsMax)) };
};

type Bounds = ReadonlyMap<TableColumn, { readonly low: bigint; readonly high: bigint }>;

/** Bounds of the columns of whole numbers; the files' own statistics tell them, mostly without a look at the data. */
const readBounds = async (source: Source, columns: readonly TableColumn[]): Promise<Bounds> => {
  const found = new Map<TableColumn, { low: bigint; high: bigint }>();
  const numbered = columns.filter((column) => codeOf(column, '') !== undefined);
  for (const some of chunk(numbered, columnsPerQueryMax)) {
    const codes = some.map((column, i) => `${codeOf(column, `a${i}`)} AS l${i}, ${codeOf(column, `b${i}`)} AS h${i}`);
    const bounds = some.map((column, i) => `min(${ident(column.name)}) AS a${i}, max(${ident(column.name)}) AS b${i}`);
    const [row] = await source.rows<Record<string, string | number | null>>(
      `SELECT ${codes.join(', ')} FROM (SELECT ${bounds.join(', ')} FROM ${tableView})`,
    );
    for (const [i, column] of some.entries()) {
      const [low, high] = [row?.[`l${i}`], row?.[`h${i}`]];
      if (low != null && high != null) found.set(column, { low: BigInt(low), high: BigInt(high) });
    }
  }
  return found;
};

/** How the different values of each column are counted: by values where these lie close enough together, else by hashes. */
export const chooseSketches = async (
  source: Source,
  columns: readonly TableColumn[],
  rows: number,
): Promise<Map<TableColumn, Sketch>> => {
  const bounds = await readBounds(source, columns);
  let spent = 0;
  return new Map(
    columns.map((column) => {
      const found = bounds.get(column);
      const bits = found === undefined ? Number.POSITIVE_INFINITY : Number(found.high - found.low) + 1;
      if (found === undefined || bits > Math.min(valueBitsMax, valueBitsPerRow * rows) || spent + bits > tableBitsMax)
        return [column, sketchOfHashes(rows)];
      spent += bits;
      return [column, { way: 'values', bits, low: found.low }];
    }),
  );
};
