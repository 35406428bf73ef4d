import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import type { Column, ColumnType } from '../model.ts';
import { missingMarkers } from './cells.ts';
import { type ResolvedDates, resolveDates } from './date-orders.ts';
import type { DateFact, DateOrder, DateReading } from './dates.ts';
import type { TableSession } from './session.ts';
import { familiesAtSight } from './sight.ts';
import { cellCode, classify, classifyFit, type Family, families, fittingFamilies, wholeDigitsMax } from './types.ts';

/** What was found out about the columns of a table of texts `c0`, `c1`, … */
export type Inferred = {
  readonly rows: number;
  readonly types: readonly ColumnType[];
  /** Missing cells by column; null where nobody looked because the column stays text. */
  readonly missing: readonly (number | null)[];
  readonly missingMarkers: readonly string[];
  /** How dates are read, by column; plainly where nothing is said. */
  readonly readings: readonly (DateReading | undefined)[];
  /** What is told of columns of dates that are not plainly written. */
  readonly dates: readonly (DateFact | null)[];
};

/** Rows of a first look: a family that fails here fails in the whole, so the whole is not asked for it. */
const firstLookRows = 2_048;

const allFamilies = Object.keys(families) as Family[];

/** How many cells of a column are of which code. */
type Census = ReadonlyMap<number, number>;

type Row = Readonly<Record<string, string | null | readonly { key: number; value: string }[]>>;

/** Columns one query asks about: each pattern of each column keeps its own automaton, 2,000 columns take gigabytes. */
const columnsPerQuery = 100;

type Asked = { readonly question: string; readonly i: number };

/** Counts the cells of columns by code in one pass over the table. */
const countCodes = async (
  session: TableSession,
  from: string,
  asked: readonly Asked[],
): Promise<{ rows: number; found: readonly (readonly [number, Census])[] }> => {
  const codes = asked.map(({ question, i }) => `CAST(${question} AS INTEGER) AS k${i}`);
  const counts = asked.map(({ i }) => `, histogram(k${i}) AS h${i}`);
  const [row = {}] = await session.rows<Row>(
    `SELECT count(*) AS n${counts.join('')} FROM (SELECT ${codes.join(', ') || '1'} FROM ${from})`,
  );
  const found = asked.map(({ i }): [number, Census] => {
    const histogram = row[`h${i}`];
    return [i, new Map(Array.isArray(histogram) ? histogram.map(({ key, value }) => [key, Number(value)]) : [])];
  });
  return { rows: Number(row.n), found };
};

/** A census of all columns that have a question: an expression that classifies a column's cells. */
const takeCensus = async (
  session: TableSession,
  from: string,
  questions: readonly (string | undefined)[],
): Promise<{ rows: number; columns: readonly (Census | undefined)[] }> => {
  const asked = questions.flatMap((question, i) => (question === undefined ? [] : [{ question, i }]));
  const columns = new Map<number, Census>();
  let rows = 0;
  for (let at = 0; at === 0 || at < asked.length; at += columnsPerQuery) {
    const part = await countCodes(session, from, asked.slice(at, at + columnsPerQuery));
    for (const [i, census] of part.found) columns.set(i, census);
    rows = part.rows;
  }
  return { rows, columns: questions.map((_, i) => columns.get(i)) };
};

const questionOf = (i: number, asked: readonly Family[]): string | undefined =>
  asked.length === 0 ? undefined : classify(`c${i}`, asked);

/** Families that a census leaves possible: all of a column that was empty so far, one, or none for text. */
const possible = (census: Census | undefined): Family[] => {
  const has = (code: number): boolean => census?.has(code) === true;
  if (census === undefined || has(cellCode.other)) return [];
  const seen = allFamilies.filter((family) => families[family].some(has));
  return seen.length === 0 ? allFamilies : seen.length === 1 ? seen : [];
};

const countIf = (condition: string, alias: string): string => `count(*) FILTER (WHERE ${condition}) AS ${alias}`;

/** Which exact type holds numbers that a double would change; text when they are identifiers or too long. */
const exactType = async (session: TableSession, from: string, c: string): Promise<ColumnType> => {
  const [row] = await session.rows<Row>(
    `SELECT ${countIf(`regexp_full_match(t, '-?[0-9]{${wholeDigitsMax + 1},}')`, 'identifiers')},
       ${countIf(`contains(lower(t), 'e')`, 'floats')},
       max(length(split_part(ltrim(t, '-'), '.', 1))) AS whole, max(length(split_part(t, '.', 2))) AS scale
     FROM (SELECT trim(${c}) AS t FROM ${from}) WHERE regexp_matches(t, '^[-.]*[0-9]')`,
  );
  if (row === undefined || Number(row.identifiers) > 0) return 'string';
  if (Number(row.floats) > 0) return 'double';
  const scale = Number(row.scale);
  const precision = Math.max(1, Number(row.whole)) + scale;
  return precision <= 38 ? `decimal(${precision},${scale})` : 'string';
};

/** What was concluded of a column: its type, and of dates how they are read and what is told of them. */
type Concluded = Pick<ResolvedDates, 'type'> & Partial<Pick<ResolvedDates, 'reading'>> & { readonly date?: DateFact };

/** The cell that decided how dates are read, else the first present one. */
const deciding = async (session: TableSession, from: string, c: string, { decider }: ResolvedDates) => {
  const where =
    decider === undefined ? `trim(${c}) <> ''` : `${classify(c, ['date', 'timestamp', ...dateFamilies])} = ${decider}`;
  const [row] = await session.rows<{ example: string }>(
    `SELECT left(trim(${c}), ${exampleLengthMax}) AS example FROM ${from} WHERE ${where} LIMIT 1`,
  );
  return row?.example ?? '';
};

const dateFamilies = ['yearLast', 'yearLastTime', 'shortDate'] as const;

const isDates = (family: Family): family is 'date' | 'timestamp' | (typeof dateFamilies)[number] =>
  family !== 'boolean' && family !== 'number';

/** A column and what its cells are. */
type Counted = { readonly census: Census | undefined; readonly c: string };

const concludeDates = async (
  session: TableSession,
  from: string,
  { census, c }: Counted,
  family: 'date' | 'timestamp' | (typeof dateFamilies)[number],
  order: DateOrder | undefined,
): Promise<Concluded> => {
  const resolved = resolveDates(census ?? new Map(), family, order);
  const { type, reading, fact } = resolved;
  if (fact === undefined) return { type, reading };
  return { type, reading, date: { ...fact, example: await deciding(session, from, c, resolved) } };
};

const typeOf = async (
  session: TableSession,
  from: string,
  column: Counted,
  order: DateOrder | undefined,
): Promise<Concluded> => {
  const { census, c } = column;
  const [family, second] = possible(census);
  if (family === undefined || second !== undefined) return { type: 'string' };
  if (isDates(family)) return concludeDates(session, from, column, family, order);
  if (family === 'boolean') return { type: family };
  if (census?.has(cellCode.exactNumber) === true) return { type: await exactType(session, from, c) };
  return { type: census?.has(cellCode.fraction) === true ? 'double' : 'long' };
};

const missingIn = (census: Census): number =>
  [...census].reduce((sum, [code, count]) => sum + (code >= cellCode.missing ? count : 0), 0);

const conclude = (rows: number, found: readonly Concluded[], columns: readonly (Census | undefined)[]): Inferred => {
  const typed = columns.map((census, i) => (found[i]?.type === 'string' ? undefined : census));
  return {
    rows,
    types: found.map(({ type }) => type),
    missing: typed.map((census) => (census === undefined ? null : missingIn(census))),
    missingMarkers: missingMarkers.filter((_, k) => typed.some((census) => census?.has(cellCode.missing + k + 1))),
    readings: found.map(({ reading }) => reading),
    dates: found.map(({ date }) => date ?? null),
  };
};

/** Rows that are looked at before any query is made: a query over thousands of columns costs more than the columns. */
const sightRows = 64;

/** Longest piece of a cell that is looked at: longer ones are texts. */
const sightLengthMax = 64;

const lookAt = async (session: TableSession, from: string, columns: number): Promise<(readonly Family[])[]> => {
  const cells = Array.from({ length: columns }, (_, i) => `left(c${i}, ${sightLengthMax})`).join(', ');
  const rows = await session.rows<{ row: (string | null)[] }>(
    `SELECT [${cells}] AS row FROM ${from} LIMIT ${sightRows}`,
  );
  return Array.from({ length: columns }, (_, i) =>
    familiesAtSight(
      rows.map(({ row }) => row[i] ?? null),
      allFamilies,
    ),
  );
};

/** A table of texts: a table function with columns `c0` … `c(n-1)` of type VARCHAR, and what a person said of its dates. */
export type Texts = { readonly from: string; readonly columns: number; readonly order?: DateOrder | undefined };

/**
 * Decides the type of every column from all its cells: one query over the whole table, which asks only for what a first
 * look at its beginning has left possible.
 */
export const inferTypes = async (session: TableSession, { from, columns, order }: Texts): Promise<Inferred> => {
  const sight = await lookAt(session, from, columns);
  const seen = sight.map((families, i) => questionOf(i, families));
  const first = await takeCensus(session, `(SELECT * FROM ${from} LIMIT ${firstLookRows})`, seen);
  const questions = first.columns.map((census, i) => questionOf(i, sight[i]?.length === 0 ? [] : possible(census)));
  const whole = await takeCensus(session, from, questions);
  const found: Concluded[] = [];
  for (const [i, census] of whole.columns.entries())
    found.push(await typeOf(session, from, { census, c: `c${i}` }, order));
  return conclude(whole.rows, found, whole.columns);
};

/** Longest piece of a cell that a refusal shows. */
const exampleLengthMax = 40;

const exampleOf = async (session: TableSession, from: string, c: string, type: ColumnType): Promise<string> => {
  const [row] = await session.rows<{ example: string }>(
    `SELECT left(${c}, ${exampleLengthMax}) AS example FROM ${from} WHERE ${classifyFit(c, type)} = ${cellCode.other} LIMIT 1`,
  );
  return row?.example ?? '';
};

const presentIn = (census: Census): number =>
  [...census].reduce((sum, [code, count]) => sum + (code < cellCode.missing ? count : 0), 0);

/** How a column fits the type that its dataset has: cells that do not, and how its dates are read. */
const fitColumn = async (
  session: TableSession,
  from: string,
  { census, c, type }: Counted & { readonly type: ColumnType },
  order: DateOrder | undefined,
): Promise<Concluded & { readonly misfits: number }> => {
  const misfits = census?.get(cellCode.other) ?? 0;
  if (census === undefined || misfits > 0 || (type !== 'date' && type !== 'timestamp')) return { type, misfits };
  const seen = fittingFamilies[type].filter((family) => families[family].some((code) => census.has(code)));
  const [family, second] = seen;
  if (family === undefined) return { type, misfits: 0 };
  const found = await concludeDates(session, from, { census, c }, family, order);
  return { ...found, type, misfits: second === undefined && found.type === type ? 0 : presentIn(census) };
};

/** Checks that every present cell fits the types that a dataset already has; names are for the refusal. */
export const fitTypes = async (
  session: TableSession,
  from: string,
  columns: readonly Pick<Column, 'name' | 'type'>[],
  order: DateOrder | undefined,
): Promise<Outcome<Inferred, ReadCode>> => {
  const questions = columns.map(({ type }, i) => (type === 'string' ? undefined : classifyFit(`c${i}`, type)));
  const census = await takeCensus(session, from, questions);
  const found: Concluded[] = [];
  for (const [i, { name, type }] of columns.entries()) {
    const column = { census: census.columns[i], c: `c${i}`, type };
    const { misfits, ...fitted } = await fitColumn(session, from, column, order);
    if (misfits > 0) {
      const example = fitted.date?.example ?? (await exampleOf(session, from, column.c, type));
      return refuse('datasets.type_differs', { column: name, type, count: misfits, example });
    }
    found.push(fitted);
  }
  return ok(conclude(census.rows, found, census.columns));
};
