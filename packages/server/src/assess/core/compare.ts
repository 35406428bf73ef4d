import type { ColumnProfile, Table, TableColumn } from '../model.ts';
import { kindOf } from './aggregates.ts';
import { ident, type Source, toCount, toNumber } from './sql.ts';

/** What is compared of each column. Missing values are a category of their own. */
export type Drift = {
  readonly column: string;
  readonly kind: 'number' | 'category';
  /** Population stability index: Σ (q − p) · ln(q ÷ p) over the bins, p the older share. */
  readonly psi: number;
  /** Two-sample Kolmogorov–Smirnov distance of the values, and the distance beyond which they differ with 95 % confidence; null for categories. */
  readonly ks: number | null;
  readonly ksCritical: number | null;
  /** By PSI: below 0.1 stable, below 0.25 some, else strong (Siddiqi, Credit Risk Scorecards, 2006). */
  readonly band: 'stable' | 'some' | 'strong';
  readonly missingBefore: number;
  readonly missingAfter: number;
};

/** A column that one version has and the other does not, or that has another type. */
export type SchemaChange =
  | { readonly change: 'added' | 'removed'; readonly column: string; readonly type: string }
  | { readonly change: 'type'; readonly column: string; readonly from: string; readonly to: string }
  /** A guess: same type, and values alike. `likeness` 0–1. */
  | { readonly change: 'renamed'; readonly column: string; readonly to: string; readonly likeness: number };

/** How one version of a table differs from another. */
export type Comparison = {
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  readonly schema: readonly SchemaChange[];
  readonly drift: readonly Drift[];
  /** Rows that distances were taken on, at most; 0 when on all. */
  readonly sampledRows: number;
};

/** Columns compared: each is read twice. */
const driftColumnsMax = 300;

/** Bins of the index: tenths of the older values. */
const bins = 10;

/** Categories told apart; the others are one. */
const categoriesMax = 30;

/** Rows of each version that the values' distance is taken on; beyond, a hash of the row decides. 1.358 ÷ √(n ÷ 2) is then 0.002. */
const sampleRowsMax = 1_000_000;

/** No bin is quite empty: a share of half a row keeps the logarithm finite. */
const halfRow = 0.5;

const columnsOf = (table: Table): Map<string, TableColumn> =>
  new Map(table.columns.map((column) => [column.name.toLowerCase(), column]));

const similar = (a: ColumnProfile | undefined, b: ColumnProfile | undefined): number => {
  if (a === undefined || b === undefined) return 0;
  const values = new Set(a.top.map(({ value }) => value));
  const shared = b.top.filter(({ value }) => values.has(value)).length;
  const all = new Set([...a.top, ...b.top].map(({ value }) => value)).size;
  if (all > 0) return shared / all;
  const ratio = (x: number, y: number): number => (Math.max(x, y) === 0 ? 1 : Math.min(x, y) / Math.max(x, y));
  const ends = (a.min === b.min ? 0.5 : 0) + (a.max === b.max ? 0.5 : 0);
  return (ratio(a.distinct, b.distinct) + ends) / 2;
};

/** A guess below this likeness is none. */
const renamedLikenessMin = 0.7;

const guessRenames = (
  removed: readonly TableColumn[],
  added: readonly TableColumn[],
  before: ReadonlyMap<string, ColumnProfile>,
  after: ReadonlyMap<string, ColumnProfile>,
): SchemaChange[] => {
  const taken = new Set<string>();
  return removed.flatMap((old): SchemaChange[] => {
    const best = added
      .filter((fresh) => fresh.type === old.type && !taken.has(fresh.name))
      .map((fresh) => ({ fresh, likeness: similar(before.get(old.name), after.get(fresh.name)) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (best === undefined || best.likeness < renamedLikenessMin) return [];
    taken.add(best.fresh.name);
    return [
      { change: 'renamed', column: old.name, to: best.fresh.name, likeness: Math.round(best.likeness * 100) / 100 },
    ];
  });
};

/** Profiles of both versions, for guesses at renamed columns. */
export type Profiles = { readonly before: readonly ColumnProfile[]; readonly after: readonly ColumnProfile[] };

/** Columns that came, went or changed their type; what looks renamed is told beside. */
export const compareSchemas = (before: Table, after: Table, profiles: Profiles): SchemaChange[] => {
  const [old, fresh] = [columnsOf(before), columnsOf(after)];
  const removed = before.columns.filter((column) => !fresh.has(column.name.toLowerCase()));
  const added = after.columns.filter((column) => !old.has(column.name.toLowerCase()));
  const changed = before.columns.flatMap((column): SchemaChange[] => {
    const now = fresh.get(column.name.toLowerCase());
    return now === undefined || now.type === column.type
      ? []
      : [{ change: 'type', column: column.name, from: column.type, to: now.type }];
  });
  const named = (list: readonly ColumnProfile[]) => new Map(list.map((column) => [column.name, column]));
  return [
    ...added.map(({ name, type }) => ({ change: 'added' as const, column: name, type })),
    ...removed.map(({ name, type }) => ({ change: 'removed' as const, column: name, type })),
    ...changed,
    ...guessRenames(removed, added, named(profiles.before), named(profiles.after)),
  ];
};

/** PSI of two lists of counts over the same bins. */
export const stabilityIndex = (before: readonly number[], after: readonly number[]): number => {
  const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n + halfRow, 0);
  const [p, q] = [total(before), total(after)];
  return before.reduce((sum, n, i) => {
    const [a, b] = [(n + halfRow) / p, ((after[i] ?? 0) + halfRow) / q];
    return sum + (b - a) * Math.log(b / a);
  }, 0);
};

const bandOf = (psi: number): Drift['band'] => (psi < 0.1 ? 'stable' : psi < 0.25 ? 'some' : 'strong');

const asNumber = (column: TableColumn): string | undefined => {
  const name = ident(column.name);
  const kind = kindOf(column.type);
  if (kind === 'integer' || kind === 'decimal') return `CAST(${name} AS DOUBLE)`;
  if (kind === 'double') return `CASE WHEN isfinite(${name}) THEN ${name} END`;
  return kind === 'date' || kind === 'timestamp' ? `CAST(epoch_ms(CAST(${name} AS TIMESTAMP)) AS DOUBLE)` : undefined;
};

/** Views of both versions, and how many rows each has. */
export type Sides = {
  readonly before: { readonly view: string; readonly table: Table; readonly rows: number };
  readonly after: { readonly view: string; readonly table: Table; readonly rows: number };
};

type Pair = { readonly before: TableColumn; readonly after: TableColumn };

/** One row in so many, chosen by the hash of the whole row, so that both versions keep the same rows. */
const sampled = ({ view, rows }: Sides['before']): string =>
  rows <= sampleRowsMax ? view : `(SELECT * FROM ${view} t WHERE hash(t) % ${Math.ceil(rows / sampleRowsMax)} = 0)`;

const missingOf = (view: string, column: TableColumn): string =>
  `(SELECT count(*) - count(${ident(column.name)}) FROM ${view})`;

/** How many values lie in each of the bins that the edges make. */
const histogram = async (source: Source, view: string, value: string, edges: readonly number[]): Promise<number[]> => {
  const bin = edges.map((edge) => `CAST(v > ${edge} AS INTEGER)`).join(' + ');
  const rows = await source.rows<{ b: unknown; n: unknown }>(
    `SELECT ${bin === '' ? '0' : bin} AS b, count(*) AS n FROM (SELECT ${value} AS v FROM ${view}) WHERE v IS NOT NULL GROUP BY 1`,
  );
  return Array.from({ length: edges.length + 1 }, (_, i) => toCount(rows.find(({ b }) => toCount(b) === i)?.n));
};

/** sup |F − G| over all values. */
const distance = async (source: Source, { before, after }: Sides, a: string, b: string) => {
  const [row] = await source.rows<{ d: unknown; n: unknown; m: unknown }>(
    `WITH u AS (SELECT ${a} AS v, 1 AS x, 0 AS y FROM ${sampled(before)} UNION ALL SELECT ${b}, 0, 1 FROM ${sampled(after)}), ` +
      'g AS (SELECT v, sum(x) AS x, sum(y) AS y FROM u WHERE v IS NOT NULL GROUP BY v), ' +
      'c AS (SELECT sum(x) OVER (ORDER BY v) AS x, sum(y) OVER (ORDER BY v) AS y FROM g), ' +
      't AS (SELECT sum(x) AS n, sum(y) AS m FROM g) ' +
      'SELECT max(abs(c.x / t.n - c.y / t.m)) AS d, any_value(t.n) AS n, any_value(t.m) AS m FROM c, t WHERE t.n > 0 AND t.m > 0',
  );
  const [d, n, m] = [toNumber(row?.d), toCount(row?.n), toCount(row?.m)];
  return d === null ? { ks: null, ksCritical: null } : { ks: d, ksCritical: 1.358 * Math.sqrt((n + m) / (n * m)) };
};

const missingCounts = async (source: Source, sides: Sides, pair: Pair): Promise<[number, number]> => {
  const [row] = await source.rows<{ a: unknown; b: unknown }>(
    `SELECT ${missingOf(sides.before.view, pair.before)} AS a, ${missingOf(sides.after.view, pair.after)} AS b`,
  );
  return [toCount(row?.a), toCount(row?.b)];
};

const numberDrift = async (source: Source, sides: Sides, pair: Pair, a: string, b: string): Promise<Drift> => {
  const shares = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  const [row] = await source.rows<{ q: unknown }>(
    `SELECT quantile_cont(v, [${shares.join(', ')}]) AS q FROM (SELECT ${a} AS v FROM ${sampled(sides.before)})`,
  );
  const found = Array.isArray(row?.q) ? row.q.map(toNumber) : [];
  const edges = [...new Set(found.filter((edge) => edge !== null))];
  const [missingBefore, missingAfter] = await missingCounts(source, sides, pair);
  const before = await histogram(source, sides.before.view, a, edges);
  const after = await histogram(source, sides.after.view, b, edges);
  const psi = stabilityIndex([...before, missingBefore], [...after, missingAfter]);
  return {
    ...{ column: pair.before.name, kind: 'number', psi, missingBefore, missingAfter, band: bandOf(psi) },
    ...(await distance(source, sides, a, b)),
  };
};

const categoryDrift = async (source: Source, sides: Sides, pair: Pair): Promise<Drift> => {
  const counts = (view: string, column: TableColumn): string =>
    `SELECT left(CAST(${ident(column.name)} AS VARCHAR), 200) AS v, count(*) AS n FROM ${view} WHERE ${ident(column.name)} IS NOT NULL GROUP BY 1`;
  const rows = await source.rows<{ v: string; a: unknown; b: unknown }>(
    `WITH a AS (${counts(sides.before.view, pair.before)}), b AS (${counts(sides.after.view, pair.after)}), ` +
      'k AS (SELECT coalesce(a.v, b.v) AS v, coalesce(a.n, 0) AS a, coalesce(b.n, 0) AS b FROM a FULL JOIN b ON a.v = b.v), ' +
      'r AS (SELECT *, row_number() OVER (ORDER BY a + b DESC, v) AS r FROM k) ' +
      `SELECT CASE WHEN r <= ${categoriesMax} THEN r ELSE 0 END AS v, sum(a) AS a, sum(b) AS b FROM r GROUP BY 1 ORDER BY 1`,
  );
  const [missingBefore, missingAfter] = await missingCounts(source, sides, pair);
  const psi = stabilityIndex(
    [...rows.map((row) => toCount(row.a)), missingBefore],
    [...rows.map((row) => toCount(row.b)), missingAfter],
  );
  return {
    ...{ column: pair.before.name, kind: 'category', psi, ks: null, ksCritical: null, band: bandOf(psi) },
    ...{ missingBefore, missingAfter },
  };
};

const driftOf = (source: Source, sides: Sides, pair: Pair): Promise<Drift> => {
  const [a, b] = [asNumber(pair.before), asNumber(pair.after)];
  return a === undefined || b === undefined
    ? categoryDrift(source, sides, pair)
    : numberDrift(source, sides, pair, a, b);
};

/**
 * Compares two versions: columns, and how far the values of each common column have drifted. The index is over tenths of the older values
 * (numbers, dates) or the 30 commonest values (texts), with missing ones as a bin; the distance is that of the two empirical
 * distributions (Smirnov, 1939), on a sample above a million rows.
 */
export const compareTables = async (source: Source, sides: Sides, profiles: Profiles): Promise<Comparison> => {
  const fresh = columnsOf(sides.after.table);
  const drift: Drift[] = [];
  for (const before of sides.before.table.columns.slice(0, driftColumnsMax)) {
    const after = fresh.get(before.name.toLowerCase());
    if (after !== undefined) drift.push(await driftOf(source, sides, { before, after }));
  }
  const isSampled = Math.max(sides.before.rows, sides.after.rows) > sampleRowsMax;
  return {
    rowsBefore: sides.before.rows,
    rowsAfter: sides.after.rows,
    schema: compareSchemas(sides.before.table, sides.after.table, profiles),
    drift: drift.sort((a, b) => b.psi - a.psi),
    sampledRows: isSampled ? sampleRowsMax : 0,
  };
};
