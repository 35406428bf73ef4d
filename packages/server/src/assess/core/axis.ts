import type { TableColumn } from '../model.ts';
import { kindOf, momentOf } from './aggregates.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { ident, rowColumn, type Source, tableView, toCount } from './sql.ts';

/** Where a table carries its time: an expression of type TIMESTAMP over the columns named. */
export type Axis = {
  readonly columns: readonly string[];
  readonly expression: string;
  readonly zone: 'UTC' | 'local';
  readonly entity: string | null;
};

const partNames = {
  year: /^(year|yr|yyyy|年|年份|年度)$/i,
  month: /^(month|mon|mm|月|月份)$/i,
  day: /^(day|dd|日|日期|天)$/i,
  hour: /^(hour|hr|hh|时|小时)$/i,
  minute: /^(minute|min|mi|分|分钟)$/i,
} as const;
type Part = keyof typeof partNames;

const ranges: Readonly<Record<Part, readonly [number, number]>> = {
  year: [1000, 3000],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
};

/** A series has at least this many moments; fewer say nothing about a step. */
const momentsMin = 10;

/** A time axis may lack this share of its values: those rows are left out of the series. */
const axisNullShareMax = 0.01;

/** Large tables are probed on their first rows: what is not unique there is not unique at all. */
const probeRowsMax = 200_000;

/** Columns tried as the one that tells series apart. */
const entityTriesMax = 8;

const findPart = (scan: Scan, part: Part): ScannedColumn | undefined =>
  scan.columns.find((c) => {
    const [low, high] = ranges[part];
    const fits = typeof c.min === 'number' && typeof c.max === 'number' && c.min >= low && c.max <= high;
    return (
      kindOf(c.column.type) === 'integer' &&
      fits &&
      (partNames[part].test(c.column.name) || partNames[part].test(c.column.title))
    );
  });

/** year, month, day, hour, minute columns, as far down as they go: at least year and month. */
const axisOfParts = (scan: Scan): Omit<Axis, 'entity'> | null => {
  const found: ScannedColumn[] = [];
  for (const part of Object.keys(partNames) as Part[]) {
    const column = findPart(scan, part);
    if (column === undefined) break;
    found.push(column);
  }
  if (found.length < 2) return null;
  const numbers = [0, 1, 2, 3, 4].map((i) => {
    const column = found[i];
    return column === undefined ? (i < 3 ? '1' : '0') : ident(column.column.name);
  });
  return {
    columns: found.map((c) => c.column.name),
    zone: 'local',
    expression: `TRY(make_timestamp(${numbers.join(', ')}, 0))`,
  };
};

const axisOfColumn = (scan: Scan): Omit<Axis, 'entity'> | null => {
  const times = scan.columns
    .filter((c) => kindOf(c.column.type) === 'timestamp' || kindOf(c.column.type) === 'date')
    .filter((c) => c.distinct >= momentsMin && c.nulls <= axisNullShareMax * scan.rows)
    .sort((a, b) => b.distinct - a.distinct);
  const column = times[0]?.column;
  if (column === undefined) return null;
  const zone = kindOf(column.type) === 'timestamp' ? 'UTC' : 'local';
  return { columns: [column.name], zone, expression: momentOf(column) };
};

/** A single column whose distinct values are known has said already whether each moment occurs once. */
const isTimedAlone = (scan: Scan, { columns }: Pick<Axis, 'columns'>): boolean => {
  const column = scan.columns.find((c) => columns.length === 1 && c.column.name === columns[0]);
  return (
    column?.distinctExact === true &&
    column.count >= momentsMin &&
    column.count >= (1 - axisNullShareMax) * scan.rows &&
    column.distinct >= (1 - axisNullShareMax) * column.count
  );
};

const entityCandidates = (scan: Scan, axis: readonly string[]): TableColumn[] =>
  scan.columns
    .filter((c) => ['text', 'integer'].includes(kindOf(c.column.type)) && !axis.includes(c.column.name))
    .filter((c) => c.nulls === 0 && c.distinct >= 2 && c.distinct * momentsMin <= scan.rows)
    .sort((a, b) => a.distinct - b.distinct)
    .slice(0, entityTriesMax)
    .map((c) => c.column);

type Timed = { readonly moments: number; readonly alone: boolean; readonly entities: readonly string[] };

/** Among the first rows: does each moment occur once, and if not, once per value of which column? */
const uniquelyTimed = async (
  source: Source,
  axis: string,
  candidates: readonly TableColumn[],
  rowsMax: number,
): Promise<Timed> => {
  const counts = candidates.map((c, i) => `, count(DISTINCT hash(t, ${ident(c.name)})) AS e${i}`);
  const [row] = await source.rows<Record<string, unknown>>(
    `SELECT count(t) AS n, count(DISTINCT t) AS d${counts.join('')} ` +
      `FROM (SELECT *, ${axis} AS t FROM ${tableView} WHERE ${rowColumn} < ${rowsMax}) WHERE t IS NOT NULL`,
  );
  const moments = toCount(row?.n);
  const nearlyUnique = (distinct: unknown): boolean => toCount(distinct) >= (1 - axisNullShareMax) * moments;
  return {
    moments,
    alone: nearlyUnique(row?.d),
    entities: candidates.filter((_, i) => nearlyUnique(row?.[`e${i}`])).map((c) => c.name),
  };
};

/** The same for the whole of a large table. Series stacked one after the other look like a single one in the first rows. */
const timedWhole = async (
  source: Source,
  axis: string,
  rows: number,
  probed: Timed,
  likely: readonly TableColumn[],
): Promise<Timed> => {
  const alone = probed.alone ? await uniquelyTimed(source, axis, [], rows) : undefined;
  return alone?.alone === true ? alone : uniquelyTimed(source, axis, likely, rows);
};

/**
 * Finds the time axis: year/month/day/hour columns, else the date or timestamp column with most distinct values. It counts as an axis
 * when each moment occurs once, or once per value of one further column. Null when there is none.
 */
export const findAxis = async (source: Source, scan: Scan): Promise<Axis | null> => {
  const axis = axisOfParts(scan) ?? axisOfColumn(scan);
  if (axis === null || scan.rows < momentsMin) return null;
  if (isTimedAlone(scan, axis)) return { ...axis, entity: null };
  const candidates = entityCandidates(scan, axis.columns);
  const probed = await uniquelyTimed(source, axis.expression, candidates, Math.min(scan.rows, probeRowsMax));
  const likely = candidates.filter((c) => probed.entities.includes(c.name));
  if (!probed.alone && likely.length === 0) return null;
  const whole =
    scan.rows <= probeRowsMax ? probed : await timedWhole(source, axis.expression, scan.rows, probed, likely);
  if (whole.moments < momentsMin || whole.moments < (1 - axisNullShareMax) * scan.rows) return null;
  if (whole.alone) return { ...axis, entity: null };
  const entity = whole.entities[0];
  return entity === undefined ? null : { ...axis, entity };
};

/** Query of the rows on the axis: `e` entity, `t` moment, `i` data row, and one flag `m0`, `m1` … per column: is missing. */
export const axisRows = (axis: Axis, flagged: readonly string[]): string => {
  const entity = axis.entity === null ? "''" : `CAST(${ident(axis.entity)} AS VARCHAR)`;
  const flags = flagged.map((name, i) => `, ${ident(name)} IS NULL AS m${i}`).join('');
  return `SELECT ${entity} AS e, ${axis.expression} AS t, ${rowColumn} AS i${flags} FROM ${tableView}`;
};

/** Query of one measured column on the axis: `e` entity, `t` moment, `v` value. */
export const axisValues = (axis: Axis, column: string): string => {
  const entity = axis.entity === null ? "''" : `CAST(${ident(axis.entity)} AS VARCHAR)`;
  return `SELECT ${entity} AS e, ${axis.expression} AS t, CAST(${ident(column)} AS DOUBLE) AS v FROM ${tableView}`;
};
