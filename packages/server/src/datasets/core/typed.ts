import { invariant, type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import { type Column, columnsMax, type SourceFacts } from '../model.ts';
import type { DateOrder } from './dates.ts';
import { fitTypes, type Inferred, inferTypes } from './infer.ts';
import { matchColumns } from './match.ts';
import { nameColumns } from './names.ts';
import type { TableSession } from './session.ts';
import type { ReadOptions, TableRead } from './table.ts';
import { cellValue } from './types.ts';
import { writeParquet } from './write.ts';

/** A table of texts: `from` is a relation in SQL with the columns c0, c1, … of VARCHAR, named by `titles` in this order. */
export type TextTable = {
  readonly from: string;
  readonly titles: readonly string[];
  /** How it was read; rows, columns and missing words are found here. */
  readonly facts: Omit<SourceFacts, 'rows' | 'columns' | 'missingMarkers' | 'dates'>;
};

type Plan = { readonly columns: readonly Column[]; readonly positions: readonly number[]; readonly found: Inferred };

const checkNulls = ({ columns, found }: Plan, nulls: readonly (string | undefined)[]): void => {
  for (const [i, missing] of found.missing.entries())
    invariant(missing === null || String(missing) === nulls[i], `cells of ${columns[i]?.name} were lost in conversion`);
};

const writeTyped = async (
  session: TableSession,
  table: TextTable,
  plan: Plan,
  options: ReadOptions,
): Promise<TableRead> => {
  const { columns, positions, found } = plan;
  const parquetPath = `${options.workDir}/table.parquet`;
  const written = await writeParquet(session, {
    columns,
    values: columns.map(({ type }, i) =>
      cellValue(type, `c${positions[i]}`, {
        timeZone: options.timeZone ?? 'UTC',
        reading: found.readings[i] ?? 'iso',
      }),
    ),
    from: table.from,
    to: parquetPath,
  });
  invariant(written.rows === found.rows, 'both passes over the text see the same rows');
  checkNulls(
    plan,
    columns.map(({ name }) => written.figures.get(name)?.null_count),
  );
  const { missingMarkers, dates } = found;
  const told = dates.flatMap((fact, i) => (fact === null ? [] : [{ column: columns[i]?.title ?? '', ...fact }]));
  const source = {
    ...table.facts,
    rows: written.rows,
    columns: columns.length,
    missingMarkers,
    ...(told.length === 0 ? {} : { dates: told }),
  };
  const texts = {
    from: table.from,
    columns: Object.fromEntries(columns.map(({ name }, i) => [name, `c${positions[i]}`])),
  };
  return { parquetPath, bytes: written.bytes, rows: written.rows, columns, stats: written.stats, source, texts };
};

/** Plans a file that must fit a dataset: its columns are found by name, in whatever order, and keep their types. */
const planExpected = async (
  session: TableSession,
  { from, titles }: TextTable,
  expected: readonly Column[],
  order: DateOrder | undefined,
): Promise<Outcome<Plan, ReadCode>> => {
  const matched = matchColumns(titles, expected);
  if (!matched.ok) return matched;
  const { positions } = matched.value;
  const select = positions.map((position, i) => `c${position} AS c${i}`).join(', ');
  const found = await fitTypes(session, `(SELECT ${select} FROM ${from})`, expected, order);
  return found.ok ? ok({ columns: expected, positions, found: found.value }) : found;
};

/** Plans a table that stays text: only its rows are counted. */
const planText = async (session: TableSession, { from, titles }: TextTable): Promise<Outcome<Plan, ReadCode>> => {
  const [row] = await session.rows<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
  const columns = nameColumns(titles).map((named): Column => ({ ...named, type: 'string', nullable: true }));
  const types = columns.map(({ type }) => type);
  const nothing = types.map(() => null);
  const found = {
    rows: Number(row?.n ?? 0),
    types,
    missing: nothing,
    missingMarkers: [],
    readings: [],
    dates: nothing,
  };
  return ok({ columns, positions: columns.map((_, i) => i), found });
};

const planFresh = async (
  session: TableSession,
  { from, titles }: TextTable,
  order: DateOrder | undefined,
): Promise<Outcome<Plan, ReadCode>> => {
  const found = await inferTypes(session, { from, columns: titles.length, order });
  const columns = nameColumns(titles).map(
    (named, i): Column => ({ ...named, type: found.types[i] ?? 'string', nullable: true }),
  );
  return ok({ columns, positions: columns.map((_, i) => i), found });
};

/**
 * Writes a table of texts as Parquet with typed columns: those of the dataset it is added to, else what every cell says. Refuses a
 * table too wide, without rows, or that does not fit the dataset. Errors of the relation itself are the caller's.
 */
export const writeTextTable = async (
  session: TableSession,
  table: TextTable,
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode>> => {
  const found = table.titles.length;
  if (found > columnsMax) return refuse('datasets.too_many_columns', { found, columnsMax });
  const { expected, asText = false, dates } = options;
  const plan = await (expected !== undefined
    ? planExpected(session, table, expected, dates)
    : asText
      ? planText(session, table)
      : planFresh(session, table, dates));
  if (!plan.ok) return plan;
  if (plan.value.found.rows === 0 && !asText) return refuse('datasets.empty');
  return ok(await writeTyped(session, table, plan.value, options));
};
