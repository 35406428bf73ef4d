import type { Bilingual, Level } from '#kernel';

/** What the sampler asks of an engine session. */
export type SampleSession = {
  rows<T>(sql: string): Promise<T[]>;
  run(sql: string): Promise<void>;
};

/** A column as the sampler knows it. */
export type SampleColumn = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly semanticType: string | null;
  readonly level: Level;
  /** True when it names or reaches a person, or tells rows apart. */
  readonly isIdentifying: boolean;
};

/** What was done to a column of a sample. */
export const treatments = ['kept', 'ranges', 'months', 'years', 'hidden', 'masked', 'suppressed'] as const;
export type Treatment = (typeof treatments)[number];

/** One way to show a column: an SQL expression of text, `hidden` where a value may not be shown. */
export type Step = { readonly treatment: Treatment; readonly words: Bilingual; readonly sql: string };

/** Stands in a cell for what is not shown; a cell without a value is null. */
export const hiddenMark = '***';

/** Highest level of a column that is shown to everybody: data above it cannot be open either. */
export const sampleLevels: ReadonlySet<Level> = new Set(['1', '2']);

/** Different values up to which single values may be kept: a list that a person can read. */
const keptValuesMax = 50;

/** Ranges a number is cut into, finest first. */
const rangeCounts = [16, 8, 4, 2] as const;

/** Digits that a range's bound keeps, so that no bound is a person's exact value. */
const boundDigits = 2;

const words = (zh: string, en: string): Bilingual => ({ zh, en });

const hide = (treatment: Treatment, said: Bilingual): Step => ({ treatment, words: said, sql: `'${hiddenMark}'` });

const hidden = hide('hidden', words('组合达不到 k 行，未显示', 'not shown: combinations would be too rare'));

const name = (column: string): string => `"${column.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const isNumber = (type: string): boolean => /^(long|integer|short|double|decimal)/.test(type);

/** Single values, each only when it occurs k times; the others are hidden. */
const keptStep = async (session: SampleSession, column: SampleColumn, k: number): Promise<Step[]> => {
  const c = name(column.name);
  const [counted] = await session.rows<{ n: number }>(`select count(distinct ${c})::int as n from sample_source`);
  if ((counted?.n ?? 0) > keptValuesMax) return [];
  const kept = await session.rows<{ v: string }>(
    `select ${c}::varchar as v from sample_source where ${c} is not null group by 1 having count(*) >= ${k}`,
  );
  const list = kept.map(({ v }) => text(v)).join(', ');
  const shown = list === '' ? '' : `when ${c}::varchar in (${list}) then ${c}::varchar`;
  return [
    {
      treatment: 'kept',
      words: words('原值；少于 k 行的取值不显示', 'values as they are; those of fewer than k rows are not shown'),
      sql: `case when ${c} is null then null ${shown} else '${hiddenMark}' end`,
    },
  ];
};

const rounded = (value: number): number => Number(value.toPrecision(boundDigits));

const rangeSql = (c: string, bounds: readonly number[]): string => {
  const last = bounds.at(-1);
  const branches = bounds.map((bound, n) => {
    const before = bounds[n - 1];
    const label = before === undefined ? `< ${bound}` : `${before} – ${bound}`;
    return `when ${c} < ${bound} then ${text(label)}`;
  });
  // a value that is not a number is above every bound for DuckDB
  return `case when ${c} is null then null when isnan(${c}::double) then '${hiddenMark}' ${branches.join(' ')} else ${text(`≥ ${last}`)} end`;
};

/** Ranges of about equally many rows, their bounds rounded, the outer ones open: no least and no greatest value is told. */
const rangeSteps = async (session: SampleSession, column: SampleColumn): Promise<Step[]> => {
  const c = name(column.name);
  const steps: Step[] = [];
  for (const count of rangeCounts) {
    const shares = Array.from({ length: count - 1 }, (_, n) => ((n + 1) / count).toFixed(4)).join(', ');
    const [found] = await session.rows<{ q: (number | string | null)[] | null }>(
      `select quantile_cont(${c}::double, [${shares}]) as q from sample_source where isfinite(${c}::double)`,
    );
    const bounds = [...new Set((found?.q ?? []).map((bound) => rounded(Number(bound))))].filter(Number.isFinite);
    const sorted = bounds.toSorted((a, b) => a - b);
    const said = words(
      `数值改为区间（约 ${count} 段，界值取整）`,
      `numbers became ranges (about ${count}, bounds rounded)`,
    );
    if (sorted.length > 0) steps.push({ treatment: 'ranges', words: said, sql: rangeSql(c, sorted) });
  }
  return steps;
};

const dateSteps = (column: SampleColumn): Step[] => {
  const c = name(column.name);
  return [
    { treatment: 'months', words: words('日期只到月', 'dates to the month'), sql: `strftime(${c}, '%Y-%m')` },
    { treatment: 'years', words: words('日期只到年', 'dates to the year'), sql: `strftime(${c}, '%Y')` },
  ];
};

/**
 * The ways a column may be shown, finest first; the last one always shows nothing. Columns above the public level are suppressed,
 * identifiers and free texts masked; neither is looked at.
 */
export const stepsOf = async (session: SampleSession, column: SampleColumn, k: number): Promise<Step[]> => {
  if (!sampleLevels.has(column.level))
    return [hide('suppressed', words(`级别 ${column.level}，不公开`, `level ${column.level}: not public`))];
  if (column.isIdentifying || column.semanticType === 'identifier')
    return [hide('masked', words('标识符，已遮蔽', 'an identifier: masked'))];
  if (column.semanticType === 'text') return [hide('masked', words('自由文本，已遮蔽', 'free text: masked'))];
  if (column.type === 'date' || column.type === 'timestamp') return [...dateSteps(column), hidden];
  const kept = await keptStep(session, column, k);
  if (isNumber(column.type)) return [...kept, ...(await rangeSteps(session, column)), hidden];
  return [...kept, hidden];
};
