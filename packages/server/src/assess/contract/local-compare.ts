import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadCode } from '#datasets';
import { type Language, type Outcome, ok, utcDay } from '#kernel';
import type { Clock } from '#platform/clock';
import type { Engine, EngineStop } from '#platform/engine';
import { brokenClauses } from '../broken.ts';
import { conclude, measureTable } from '../core/assess.ts';
import type { Comparison, SchemaChange } from '../core/compare.ts';
import type { ContractFacts } from '../core/contract/facts.ts';
import type { AssessCode } from '../errors.ts';
import type { ColumnProfile, Quality, Table } from '../model.ts';
import { compareIn } from './compare.ts';
import { type LocalContract, readLocalContract, readOthers, readWholeTable } from './local.ts';
import { runContract } from './run.ts';

/** What `corridor compare` was asked for. Paths are absolute; `workDir` exists and is the caller's to remove. */
export type CompareFilesOptions = {
  readonly before: string;
  readonly after: string;
  readonly workDir: string;
  readonly contractPath?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly language?: Language;
};

type Refusals = ReadCode | EngineStop | AssessCode;
type Place = { readonly engine: Engine; readonly clock: Clock };
type Side = {
  readonly table: Table;
  readonly columns: readonly ColumnProfile[];
  readonly quality: Quality;
  readonly facts: ContractFacts | undefined;
};

const measureSide = async (
  { engine, clock }: Place,
  path: string,
  given: LocalContract | undefined,
  { workDir, timeZone }: { readonly workDir: string; readonly timeZone?: string | undefined },
): Promise<Outcome<Side, Refusals>> => {
  const read = await readWholeTable(engine, path, { workDir, timeZone });
  if (!read.ok) return read;
  const table = read.value;
  const watch = { nowMs: () => clock.monotonicMs(), today: utcDay(clock.now()) };
  const task = { name: 'measure', readPaths: table.parts.map((part) => part.path), workDir };
  const measured = await engine.task(task, (session) => measureTable(session, table, watch));
  if (!measured.ok) return measured;
  let facts: ContractFacts | undefined;
  if (given !== undefined) {
    const others = await readOthers(engine, given, { workDir, timeZone });
    if (!others.ok) return others;
    const occasion = { asOf: clock.now().toISOString(), publishedAt: [] };
    const spec = { contract: given.contract, table, others: others.value, occasion, workDir };
    const checked = await runContract(engine, spec);
    if (!checked.ok) return checked;
    facts = checked.value;
  }
  const { quality } = conclude(measured.value, { contract: facts });
  return ok({ table, columns: measured.value.profile.columns, quality, facts });
};

const words = {
  zh: {
    ...{ rows: '行数', schema: '列的变化', drift: '取值漂移', quality: '质量', broken: '违反的合同条款' },
    ...{ added: '新增', removed: '删除', type: '类型改变', renamed: '疑似更名', none: '无', isNew: '新违反' },
    ...{ stable: '稳定', some: '有变化', strong: '明显变化' },
  },
  en: {
    ...{ rows: 'Rows', schema: 'Columns', drift: 'Drift of values', quality: 'Quality', broken: 'Broken clauses' },
    ...{ added: 'added', removed: 'removed', type: 'type changed', renamed: 'renamed?', none: 'none', isNew: 'new' },
    ...{ stable: 'stable', some: 'some', strong: 'strong' },
  },
} as const;

/** Lines listed of each part: a report fits a screen or two, the JSON has everything. */
const listedMax = 20;

const changeLine = (change: SchemaChange, language: Language): string => {
  const head = `    ${words[language][change.change]} ${change.column}`;
  if (change.change === 'type') return `${head}: ${change.from} → ${change.to}`;
  return change.change === 'renamed' ? `${head} → ${change.to} (${change.likeness})` : `${head} (${change.type})`;
};

const figure = (value: number | null): string => (value === null ? '—' : value.toFixed(3));

const listed = (lines: readonly string[], language: Language): string[] =>
  lines.length === 0 ? [`    ${words[language].none}`] : lines.slice(0, listedMax);

type Found = { readonly comparison: Comparison; readonly before: Side; readonly after: Side };

const reportOf = ({ comparison, before, after }: Found, language: Language): string => {
  const say = words[language];
  const dimensions = after.quality.dimensions.map((dimension, i) => {
    const [old, now] = [before.quality.dimensions[i]?.score ?? null, dimension.score];
    return `    ${dimension.name[language]} ${old?.toFixed(2) ?? '—'} → ${now?.toFixed(2) ?? '—'}`;
  });
  const drift = comparison.drift.map(
    (each) =>
      `    ${each.column} PSI ${figure(each.psi)} ${say[each.band]}${each.ks === null ? '' : `, KS ${figure(each.ks)} (${figure(each.ksCritical)})`}`,
  );
  const broken = brokenClauses(before.facts, after.facts).map(
    ({ clause, isNew }) =>
      `    ✗ ${clause.text[language]} (${clause.good}/${clause.of})${isNew === true ? ` ${say.isNew}` : ''}`,
  );
  const score = `${figure(before.quality.score)} → ${figure(after.quality.score)}`;
  return `${[
    `${say.rows} ${comparison.rowsBefore} → ${comparison.rowsAfter}`,
    ...[
      say.schema,
      ...listed(
        comparison.schema.map((change) => changeLine(change, language)),
        language,
      ),
    ],
    ...[say.drift, ...listed(drift, language)],
    ...[`${say.quality} ${score}`, ...dimensions],
    ...(after.facts === undefined ? [] : [say.broken, ...listed(broken, language)]),
  ].join('\n')}\n`;
};

const documentOf = (
  { comparison: { schema: columns, ...comparison }, before, after }: Found,
  options: CompareFilesOptions,
  language: Language,
) => ({
  schema: 'corridor.comparison/1' as const,
  before: basename(options.before),
  after: basename(options.after),
  columns,
  ...comparison,
  quality: {
    ...{ scoreBefore: before.quality.score, scoreAfter: after.quality.score },
    dimensions: after.quality.dimensions.map(({ id, name, score }, i) => ({
      ...{ id, name: name[language], before: before.quality.dimensions[i]?.score ?? null, after: score },
    })),
  },
  broken: brokenClauses(before.facts, after.facts).map(({ clause, isNew }) => ({
    ...clause,
    text: clause.text[language],
    reason: clause.reason?.[language] ?? null,
    isNew,
  })),
});

/** What `corridor compare` tells: as JSON (`corridor.comparison/1`) and as a short text. */
export type FileComparison = { readonly document: ReturnType<typeof documentOf>; readonly report: string };

/**
 * Compares two files without a server: columns, drift, quality, and clauses of a contract that the newer one breaks. Refuses what the
 * reader refuses, and what takes more memory or time than a task may use.
 */
export const compareFiles = async (
  engine: Engine,
  clock: Clock,
  options: CompareFilesOptions,
): Promise<Outcome<FileComparison, Refusals>> => {
  const { workDir, contractPath, timeZone, language = 'en' } = options;
  const given = contractPath === undefined ? undefined : await readLocalContract(contractPath);
  if (given?.ok === false) return given;
  const sides: Side[] = [];
  for (const [index, path] of [options.before, options.after].entries()) {
    const folder = join(workDir, `side-${index}`);
    await mkdir(folder);
    const side = await measureSide({ engine, clock }, path, given?.value, { workDir: folder, timeZone });
    if (!side.ok) return side;
    sides.push(side.value);
  }
  const [before, after] = sides as [Side, Side];
  const profiles = { before: before.columns, after: after.columns };
  const done = await compareIn(engine, { before: before.table, after: after.table, profiles, workDir });
  if (!done.ok) return done;
  const found = { comparison: done.value, before, after };
  return ok({ document: documentOf(found, options, language), report: reportOf(found, language) });
};
