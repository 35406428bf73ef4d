import {
  type ColumnClass,
  type ColumnFacts,
  type ColumnProfile,
  type Conclusions,
  type Findings,
  type KeptConclusions,
  type LevelOverride,
  rulesBesideValues,
  type SuspectCount,
  type SuspectRule,
  type Table,
  type TableFacts,
} from '../model.ts';
import { levelRuleSet, qualityRuleSet } from '../rulesets.ts';
import { columnsBearing, isAboutPersons, type SmallestGroup, smallestGroup } from './combination.ts';
import type { ContractFacts } from './contract/facts.ts';
import { detectClasses } from './detectors/detect.ts';
import { readDistributions } from './distributions.ts';
import { columnLevel, gradeTable } from './grading.ts';
import { findKeys } from './keys.ts';
import { type ScannedColumn, scanTable } from './profile.ts';
import { assessQuality } from './quality.ts';
import { drawSample } from './sample.ts';
import { readSeries } from './series.ts';
import { createTableView, type Source } from './sql.ts';
import { checksOf, flagSuspects } from './suspects.ts';
import { findMisfits, semanticTypeOf } from './types.ts';
import { valuate } from './valuation.ts';
import type { ValueSheet } from './value/types.ts';

/** What people declare about a table; everything else is measured. */
export type Declarations = {
  readonly sheet?: ValueSheet | undefined;
  readonly overrides?: readonly LevelOverride[];
  /** Columns whose personal data the owner has declared, with a legal basis, or masked. */
  readonly declaredPersonal?: readonly string[];
  /** What checking the data contract told of these data. */
  readonly contract?: ContractFacts | undefined;
};

/** Measured once per version and kept: from these and the declarations every conclusion can be drawn again without the data. */
export type Measured<C extends ColumnFacts = ColumnProfile> = {
  readonly profile: TableFacts<C>;
  readonly suspects: readonly SuspectCount[];
  readonly group: SmallestGroup | null;
};

/** Milliseconds spent per step. */
export type Timings = Record<string, number>;

type Watch = { readonly nowMs: () => number; readonly today: string };

const timed = async <T>(timings: Timings, watch: Watch, name: string, work: () => Promise<T>): Promise<T> => {
  const from = watch.nowMs();
  const value = await work();
  timings[name] = Math.round((watch.nowMs() - from) * 10) / 10;
  return value;
};

const flaggedIn = (suspects: readonly SuspectCount[], column: string): number =>
  suspects
    .filter((s) => s.column === column && !rulesBesideValues.includes(s.rule))
    .reduce((total, s) => total + s.count, 0);

type Parts = {
  readonly classes: ReadonlyMap<string, ColumnClass>;
  readonly misfits: Awaited<ReturnType<typeof findMisfits>>;
  readonly checks: ReadonlyMap<string, readonly SuspectRule[]>;
  readonly suspects: readonly SuspectCount[];
  readonly distributions: Awaited<ReturnType<typeof readDistributions>>;
};

const toProfile = (scanned: ScannedColumn, parts: Parts): ColumnProfile => {
  const { column, quantiles, ...rest } = scanned;
  const found = parts.classes.get(column.name);
  const aboutPersons = isAboutPersons(parts.classes);
  const [q25, q50, q75] = quantiles;
  const distribution = parts.distributions.get(column.name);
  return {
    name: column.name,
    title: column.title,
    type: column.type,
    semanticType: semanticTypeOf(scanned, parts.misfits.get(column.name)),
    count: rest.count,
    nulls: rest.nulls,
    placeholders: rest.placeholders,
    conforming: Math.max(0, rest.count - rest.placeholders - flaggedIn(parts.suspects, column.name)),
    distinct: rest.distinct,
    distinctExact: rest.distinctExact,
    checks: parts.checks.get(column.name) ?? [],
    class: found === undefined ? null : { ...found, level: columnLevel(found, aboutPersons) },
    min: rest.min,
    max: rest.max,
    mean: rest.mean,
    stddev: rest.stddev,
    q25: q25 ?? null,
    q50: q50 ?? null,
    q75: q75 ?? null,
    quantilesExact: rest.quantilesExact,
    top: rest.top,
    lengths: rest.lengths,
    ...(distribution === undefined ? {} : { distribution }),
  };
};

/**
 * Measures a table: profile, classes, keys, time series, flagged cells, smallest group. Afterwards the session's suspect table can be read
 * with readSuspects. `watch.today` (YYYY-MM-DD) bounds dates of birth; the same data and day give the same result.
 */
export const measureTable = async (
  source: Source,
  table: Table,
  watch: Watch,
): Promise<Measured & { readonly timings: Timings }> => {
  const timings: Timings = {};
  await createTableView(source, table);
  const scan = await timed(timings, watch, 'profile', () => scanTable(source, table));
  const sample = await timed(timings, watch, 'sample', async () => scan.sample ?? drawSample(source, scan.rows));
  const classes = await timed(timings, watch, 'classes', () => detectClasses(source, scan, sample, watch.today));
  const distributions = await timed(timings, watch, 'distributions', () => readDistributions(source, scan, sample));
  const misfits = await timed(timings, watch, 'types', () => findMisfits(source, scan, sample, classes));
  const series = await timed(timings, watch, 'series', () => readSeries(source, scan));
  const keys = await timed(timings, watch, 'keys', () => findKeys(source, scan, series));
  const { suspects, dependencies } = await timed(timings, watch, 'suspects', () =>
    flagSuspects(source, { table, scan }, classes, misfits, watch.today),
  );
  const group = await timed(timings, watch, 'group', () => smallestGroup(source, scan, classes));
  const parts = { classes, misfits, checks: checksOf(scan, classes, misfits), suspects, distributions };
  const columns = scan.columns.map((scanned) => toProfile(scanned, parts));
  return {
    profile: { rows: scan.rows, columns, keys, duplicateRows: scan.duplicateRows, series, dependencies },
    suspects,
    group,
    timings,
  };
};

/** Draws quality, grade and value from measurements and declarations by the loaded rule sets. */
export const conclude = (measured: Measured<ColumnFacts>, declared: Declarations): Conclusions => {
  const { profile, suspects, group } = measured;
  const classes = new Map(profile.columns.flatMap((c) => (c.class === null ? [] : [[c.name, c.class] as const])));
  const bearings = isAboutPersons(classes) ? (['direct', 'quasi', 'withPerson'] as const) : (['direct'] as const);
  const declaredNames = new Set([...(declared.declaredPersonal ?? []), ...(declared.contract?.classified ?? [])]);
  const personal = new Set(columnsBearing(classes, bearings).filter((name) => !declaredNames.has(name)));
  const quality = assessQuality({ profile, suspects, personal, contract: declared.contract }, qualityRuleSet.id);
  const titles = new Map(profile.columns.map((c) => [c.name, c.title]));
  const sensitivity = gradeTable({ titles, classes, group, overrides: declared.overrides ?? [] }, levelRuleSet.id);
  return { quality, sensitivity, value: valuate(quality, declared.sheet) };
};

/** Measurements and conclusions together. */
export const toFindings = (
  measured: Measured,
  { suspects = measured.suspects, ...conclusions }: KeptConclusions,
): Findings => ({
  profile: measured.profile,
  suspects: { count: suspects.reduce((n, s) => n + s.count, 0), byRule: suspects },
  ...conclusions,
});
