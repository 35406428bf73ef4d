import type { ColumnDistribution } from '../model.ts';
import { excerptLengthMax, kindOf } from './aggregates.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { sampleRowsMax } from './sample.ts';
import { chunk, ident, literal, rowColumn, type Source, tableView, toCount } from './sql.ts';

/** Bars of a histogram: as many as a small chart shows. */
const binsMax = 20;

/** Writings listed of a text column, and how much of a text is looked at: what comes later is prose. */
const patternsMax = 6;
const patternLengthMax = 24;

/** Of large tables the writings of about this many rows are counted: rewriting every letter costs more than all else here. */
const patternRowsMax = 4_000;

/** Columns per query: each groups in memory of its own. */
const columnsPerQueryMax = 12;

const dayMs = 86_400_000;
const dayUs = 86_400_000_000;

const isMoment = (c: ScannedColumn): boolean => ['date', 'timestamp'].includes(kindOf(c.column.type));

const isNumber = (c: ScannedColumn): boolean => ['integer', 'double', 'decimal'].includes(kindOf(c.column.type));

/** Value as a number: moments as milliseconds of UTC. */
const numberOf = (c: ScannedColumn): string => {
  const name = ident(c.column.name);
  if (isMoment(c)) return `CAST(epoch_ms(${name}) AS DOUBLE)`;
  return kindOf(c.column.type) === 'double'
    ? `CASE WHEN isfinite(${name}) THEN ${name} END`
    : `CAST(${name} AS DOUBLE)`;
};

const boundOf = (c: ScannedColumn, bound: unknown): number => {
  if (!isMoment(c)) return Number(bound);
  const text = String(bound).replace(' ', 'T');
  if (text.length <= 10) return Date.parse(text);
  return Date.parse(/[+-]\d{2}$/.test(text) ? `${text}:00` : `${text}Z`);
};

/** Integers with few values get a bar each; a column of one value has nothing to draw. */
const binsOf = (c: ScannedColumn): { low: number; width: number; bins: number } | null => {
  const [low, high] = [boundOf(c, c.min), boundOf(c, c.max)];
  if (c.min === null || !Number.isFinite(low) || !Number.isFinite(high) || !(high > low)) return null;
  const whole = kindOf(c.column.type) === 'integer' && high - low < binsMax;
  const bins = whole ? high - low + 1 : binsMax;
  const width = whole ? 1 : (high - low) / bins;
  return Number.isFinite(width) && width > 0 ? { low, width, bins } : null;
};

type BinRow = { name: string; bin: unknown; n: unknown };

const edgeOf = (c: ScannedColumn, value: number): number | string =>
  isMoment(c) ? new Date(value).toISOString() : Number(value.toPrecision(12));

const readHistograms = async (
  source: Source,
  from: string,
  columns: readonly ScannedColumn[],
): Promise<Map<string, ColumnDistribution['histogram']>> => {
  const drawn = columns.flatMap((column) => {
    const bins = isMoment(column) || isNumber(column) ? binsOf(column) : null;
    return bins === null ? [] : [{ column, ...bins }];
  });
  const rows: BinRow[] = [];
  for (const some of chunk(drawn, columnsPerQueryMax)) {
    const queries = some.map(({ column, low, width, bins }) => {
      const bin = `least(${bins - 1}, greatest(0, CAST(floor((v - ${low}::DOUBLE) / ${width}::DOUBLE) AS INTEGER)))`;
      return `(SELECT ${literal(column.column.name)} AS name, ${bin} AS bin, count(*) AS n FROM (SELECT ${numberOf(column)} AS v FROM ${from}) WHERE v IS NOT NULL GROUP BY ALL)`;
    });
    rows.push(...(await source.rows<BinRow>(queries.join(' UNION ALL '))));
  }
  return new Map(
    drawn.map(({ column, low, width, bins }) => {
      const mine = rows.filter((row) => row.name === column.column.name);
      const countOf = (bin: number): number => toCount(mine.find((row) => toCount(row.bin) === bin)?.n);
      const edges = Array.from({ length: bins + 1 }, (_, i) => edgeOf(column, low + i * width));
      return [column.column.name, { edges, counts: Array.from({ length: bins }, (_, i) => countOf(i)) }];
    }),
  );
};

const [upper, lower, digits] = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789'];

/** SQL: letters become A or a, digits 9, Han characters 文; signs stay. */
const patternOf = (c: ScannedColumn): string => {
  const cut = `left(${ident(c.column.name)}, ${patternLengthMax})`;
  const plain = `translate(${cut}, '${upper}${lower}${digits}', '${'A'.repeat(26)}${'a'.repeat(26)}${'9'.repeat(10)}')`;
  return c.beyondAscii ? `regexp_replace(${plain}, '[\u4e00-\u9fff]', '文', 'g')` : plain;
};

type PatternRow = { name: string; pattern: string; n: unknown };

const readPatterns = async (
  source: Source,
  from: string,
  columns: readonly ScannedColumn[],
): Promise<Map<string, ColumnDistribution['patterns']>> => {
  const texts = columns.filter((c) => kindOf(c.column.type) === 'text' && c.count > 0);
  const rows: PatternRow[] = [];
  const every = Math.round(sampleRowsMax / patternRowsMax);
  const thin = from === tableView ? '' : `AND hash(${rowColumn}, 2) % ${every} = 0 `;
  for (const some of chunk(texts, columnsPerQueryMax)) {
    const queries = some.map(
      (c) =>
        `(SELECT ${literal(c.column.name)} AS name, ${patternOf(c)} AS pattern, count(*) AS n FROM ${from} ` +
        `WHERE ${ident(c.column.name)} IS NOT NULL ${thin}GROUP BY 2 ORDER BY n DESC, pattern LIMIT ${patternsMax})`,
    );
    rows.push(...(await source.rows<PatternRow>(queries.join(' UNION ALL '))));
  }
  const byName = Map.groupBy(rows, (row) => row.name);
  return new Map(
    texts.map((c) => {
      const list = (byName.get(c.column.name) ?? []).map((row) => ({
        pattern: row.pattern.slice(0, excerptLengthMax),
        count: toCount(row.n),
      }));
      return [c.column.name, list.sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1))];
    }),
  );
};

/** Longer spans than 1,000 years come from mistakes, and days cannot be counted over them. */
const spanDaysMax = 366_000;

type Days = NonNullable<ColumnDistribution['days']>;

/** Of a row of bits, one for each day from the first on: days that occur, and the longest run of days without any. */
export const daysOf = (bits: string, firstDay: number): Days => {
  let longest = { length: 0, index: 0 };
  for (const { 0: run, index } of bits.matchAll(/0+/g))
    if (run.length > longest.length) longest = { length: run.length, index };
  const after = new Date((firstDay + longest.index - 1) * dayMs).toISOString().slice(0, 10);
  return {
    present: bits.replaceAll('0', '').length,
    span: bits.length,
    longestGap: longest.length === 0 ? null : { days: longest.length, after },
  };
};

/** Days that occur, of those from the first to the last: a bit for each day costs one look at the column. */
const readDays = async (source: Source, columns: readonly ScannedColumn[]): Promise<Map<string, Days>> => {
  const dayOf = (c: ScannedColumn, bound: unknown): number => Math.floor(boundOf(c, bound) / dayMs);
  const dated = columns.filter((c) => isMoment(c) && dayOf(c, c.max) - dayOf(c, c.min) < spanDaysMax);
  const found = new Map<string, Days>();
  for (const some of chunk(dated, columnsPerQueryMax)) {
    const list = some.map((c, i) => {
      const [first, last] = [dayOf(c, c.min), dayOf(c, c.max)];
      const day = `(epoch_us(${ident(c.column.name)}) - ${first}::BIGINT * ${dayUs}) // ${dayUs}`;
      return `CAST(bitstring_agg(${day}, 0::BIGINT, ${last - first}::BIGINT) AS VARCHAR) AS b${i}`;
    });
    const [row] = await source.rows<Record<string, string>>(`SELECT ${list.join(', ')} FROM ${tableView}`);
    for (const [i, c] of some.entries()) found.set(c.column.name, daysOf(row?.[`b${i}`] ?? '', dayOf(c, c.min)));
  }
  return found;
};

/**
 * How the values of each column lie, by its name: histogram of equal width of numbers and moments, writings of texts, both over the rows of
 * the sample (`exact` says whether these are all); days of dates over all rows.
 */
export const readDistributions = async (
  source: Source,
  scan: Scan,
  sample: string,
): Promise<Map<string, ColumnDistribution>> => {
  const columns = scan.columns.filter((c) => c.count > 0);
  const histograms = await readHistograms(source, sample, columns);
  const patterns = await readPatterns(source, sample, columns);
  const days = await readDays(source, columns);
  return new Map(
    columns.map(({ column: { name } }) => [
      name,
      {
        exact: sample === tableView,
        histogram: histograms.get(name) ?? null,
        patterns: patterns.get(name) ?? [],
        days: days.get(name) ?? null,
      },
    ]),
  );
};
