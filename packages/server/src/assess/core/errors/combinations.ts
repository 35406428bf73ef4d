import type { Bilingual } from '#kernel';
import type { TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, rowColumn, type Source, tableView, toCount } from '../sql.ts';
import { namesRows } from '../types.ts';
import type { Flag } from './flag.ts';
import { findOrders, findProducts, findSums, type Relation, type Sample } from './relations.ts';

/** Rows that relations are guessed from. */
const sampleRowsMax = 600;

/** Columns that relations are looked for among: the work grows with the cube of their number. */
const columnsMax = 20;

/** Relations that are checked on the whole table: each is a scan of a few columns. */
const checkedMax = 24;

/** Rows that may break a relation: more, and it is none. */
const brokenShareMax = 0.03;

/** Words of names that say which of two columns is the lower bound. */
const bounds: readonly (readonly [RegExp, RegExp])[] = [
  [/min/i, /max/i],
  [/low/i, /upp|high/i],
  [/start|begin|from/i, /end|stop|until|finish/i],
  [/最小|最低|下限/, /最大|最高|上限/],
  [/开始|起始|起/, /结束|终止|止/],
];

const sayOrder = (a: TableColumn, b: TableColumn): boolean =>
  bounds.some(([low, high]) => low.test(a.title) && high.test(b.title));

const isMoment = ({ column }: ScannedColumn): boolean => ['date', 'timestamp'].includes(kindOf(column.type));
const isNumber = ({ column }: ScannedColumn): boolean => ['integer', 'double', 'decimal'].includes(kindOf(column.type));

/** Columns that may take part: numbers and moments that differ, no identifiers. */
const related = (scan: Scan): ScannedColumn[] =>
  scan.columns
    .filter((c) => (isMoment(c) || isNumber(c)) && c.distinct > 2 && c.count * 2 > scan.rows && !namesRows(c.column))
    .slice(0, columnsMax);

/** SQL: the value as a double, moments in seconds. */
const numberOf = (c: ScannedColumn): string =>
  isMoment(c) ? `epoch(${ident(c.column.name)})` : `CAST(${ident(c.column.name)} AS DOUBLE)`;

const readSample = async (source: Source, scan: Scan, columns: readonly ScannedColumn[]): Promise<Sample> => {
  const every = Math.max(1, Math.floor(scan.rows / sampleRowsMax));
  const rows = await source.rows<Record<string, unknown>>(
    `SELECT ${columns.map((c, i) => `${numberOf(c)} AS n${i}`).join(', ')} FROM ${tableView} ` +
      `WHERE ${every === 1 ? 'true' : `hash(${rowColumn}, 11) % ${every} = 0`} LIMIT ${2 * sampleRowsMax}`,
  );
  return columns.map((_, i) =>
    Float64Array.from(rows, (row) => {
      const x = row[`n${i}`];
      return x === null || x === undefined ? Number.NaN : Number(x);
    }),
  );
};

type Broken = { readonly columns: readonly ScannedColumn[]; readonly when: string; readonly reason: Bilingual };

const titles = (columns: readonly ScannedColumn[], mark: string): string =>
  columns.map(({ column }) => column.title).join(mark);

const brokenBy = (relation: Relation, columns: readonly ScannedColumn[]): Broken[] => {
  const pick = (places: readonly number[]): ScannedColumn[] => places.flatMap((place) => columns[place] ?? []);
  if (relation.kind === 'order') {
    const [low, high] = pick([relation.low, relation.high]);
    if (low === undefined || high === undefined) return [];
    const [a, b] = [low.column.title, high.column.title];
    const reason = { zh: `“${a}”不应大于“${b}”，其余行均如此`, en: `"${a}" is not above "${b}" in nearly all rows` };
    return [{ columns: [low, high], when: `${numberOf(low)} > ${numberOf(high)}`, reason }];
  }
  const [total] = pick([relation.total]);
  const parts = pick(relation.parts);
  if (total === undefined) return [];
  const mark = relation.kind === 'sum' ? ' + ' : ' * ';
  const sum = parts.map(numberOf).join(mark);
  const shown = `${total.column.title} = ${titles(parts, relation.kind === 'sum' ? ' + ' : ' × ')}`;
  const t = numberOf(total);
  return [
    {
      columns: [total, ...parts],
      when: `abs(${t} - (${sum})) > greatest(0.0051, 1e-9 * abs(${t}))`,
      reason: { zh: `几乎所有行都有 ${shown}，此行不符`, en: `${shown} holds in nearly all rows, not in this one` },
    },
  ];
};

/** SQL: how unusual the value is in its column, in robust deviations. */
const oddness = (c: ScannedColumn): string => {
  const [q25, q50, q75] = c.quantiles;
  if (isMoment(c) || q25 === null || q25 === undefined || q75 === null || q75 === undefined) return '0';
  const unit = q75 > q25 ? q75 - q25 : Math.max(1e-9, Math.abs(q50 ?? 0), c.stddev ?? 0);
  return `coalesce(abs(${numberOf(c)} - ${q50 ?? 0}) / ${unit}, 0)`;
};

/** The cell that is most unusual in its column is blamed; of equals the first, which is the total. */
const flagsOf = ({ columns, when, reason }: Broken, confidence: number): Flag[] =>
  columns.map((blamed) => {
    const others = columns.filter((c) => c !== blamed);
    const before = columns.slice(0, columns.indexOf(blamed));
    const most = others.map((c) => `${oddness(blamed)} ${before.includes(c) ? '>' : '>='} ${oddness(c)}`).join(' AND ');
    return {
      rule: 'impossible',
      column: blamed.column.name,
      from: `SELECT ${rowColumn} AS r, CAST(${ident(blamed.column.name)} AS VARCHAR) AS v FROM ${tableView} WHERE ${when} AND ${most}`,
      reason,
      confidence,
    };
  });

const check = async (source: Source, broken: Broken): Promise<Flag[]> => {
  const all = broken.columns.map(({ column }) => `${ident(column.name)} IS NOT NULL`).join(' AND ');
  const [row] = await source.rows<{ rows: unknown; broken: unknown }>(
    `SELECT count(*) AS rows, count_if(${broken.when}) AS broken FROM ${tableView} WHERE ${all}`,
  );
  const [rows, count] = [toCount(row?.rows), toCount(row?.broken)];
  if (count === 0 || count > brokenShareMax * rows) return [];
  return flagsOf(broken, Math.min(0.9, Math.round(100 * (1 - count / rows)) / 100));
};

/** A sum of sums says the same again, and so does `a = c - b` beside `c = a + b`: of relations among one set of columns the first counts. */
const distinct = (relations: readonly Relation[]): Relation[] => {
  const seen = new Set<string>();
  return relations.filter((relation) => {
    const places = relation.kind === 'order' ? [relation.low, relation.high] : [relation.total, ...relation.parts];
    const key = places.toSorted((a, b) => a - b).join();
    return !seen.has(key) && seen.add(key);
  });
};

/**
 * Finds rows that break what nearly all others keep: one number or day not above another (an end before its start), a total that is the
 * sum of its parts, an amount that is price times quantity. Guessed from a sample, checked on the whole table.
 */
export const combinationFlags = async (source: Source, scan: Scan): Promise<Flag[]> => {
  const columns = related(scan);
  if (columns.length < 2) return [];
  const sample = await readSample(source, scan, columns);
  const numbers = columns.map(isNumber);
  const none = (i: number): Float64Array => new Float64Array(sample[i]?.length ?? 0).fill(Number.NaN);
  const counted = sample.map((values, i) => (numbers[i] === true ? values : none(i)));
  const isNamed = (low: number, high: number): boolean => {
    const [a, b] = [columns[low], columns[high]];
    return a !== undefined && b !== undefined && (isMoment(a) || sayOrder(a.column, b.column));
  };
  const relations = distinct([
    ...findSums(counted),
    ...findProducts(counted),
    ...findOrders(sample, (low, high) => numbers[low] === numbers[high], isNamed),
  ]).slice(0, checkedMax);
  const flags: Flag[] = [];
  for (const relation of relations)
    for (const broken of brokenBy(relation, columns)) flags.push(...(await check(source, broken)));
  return flags;
};
