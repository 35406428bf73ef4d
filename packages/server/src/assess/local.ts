import { copyFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type DateOrder, type ReadCode, readTable, type TableRead } from '#datasets';
import { type Language, type Outcome, ok, utcDay } from '#kernel';
import type { Clock } from '#platform/clock';
import { hashFile } from '#platform/durable';
import type { Engine, EngineSession, EngineStop } from '#platform/engine';
import { checkLocalContract, readLocalContract } from './contract/local.ts';
import { contractJson, contractReport } from './contract/telling.ts';
import { conclude, type Measured, measureTable, type Timings, toFindings } from './core/assess.ts';
import { type AssessmentDocument, type DocumentSource, toDocument } from './core/document.ts';
import { type Pictures, readPictures } from './core/pictures.ts';
import { type Priorities, prioritise } from './core/priorities.ts';
import { toReport } from './core/report.ts';
import { writeSuspectsCsv } from './core/suspects.ts';
import type { ValueSheet } from './core/value/types.ts';
import type { AssessCode } from './errors.ts';
import type { Findings, LevelOverride } from './model.ts';
import { toHtml } from './report/report.ts';

/** What `corridor assess` was asked for. Paths are absolute. */
export type AssessFileOptions = {
  readonly path: string;
  /** Folder for unfinished work; it must exist, is written to, and is the caller's to remove. */
  readonly workDir: string;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Of a file with several tables, which: its name or its place from 1; the largest when left out. */
  readonly table?: string | undefined;
  /** How dates are meant that may be read in two ways. */
  readonly dates?: DateOrder | undefined;
  readonly timeZone?: string | undefined;
  /** Where every flagged cell is written as CSV. */
  readonly suspectsPath?: string | undefined;
  /** A data contract (ODCS 3.x, YAML or JSON) that the data are checked against. */
  readonly contractPath?: string | undefined;
  readonly language?: Language;
  /** Also make the report as an HTML file; costs some queries more. */
  readonly withHtml?: boolean | undefined;
  readonly sheet?: ValueSheet | undefined;
  readonly overrides?: readonly LevelOverride[];
};

/** The findings, as they are, as JSON (`corridor.assessment/1`) and as a short text for a person. */
export type FileAssessment = {
  readonly findings: Findings;
  readonly document: AssessmentDocument & {
    /** Clause by clause; there when a contract was given. */
    readonly contract?: ReturnType<typeof contractJson>;
    readonly timingsMs: Timings;
  };
  readonly report: string;
  /** Empty, and undefined, unless the HTML report was asked for. */
  readonly html: string;
  readonly priorities: Priorities | undefined;
};

type Read = {
  readonly table: TableRead;
  readonly measured: Measured & { readonly timings: Timings };
  readonly pictures: Pictures | undefined;
};

const readAndMeasure = async (
  session: EngineSession,
  clock: Clock,
  options: AssessFileOptions,
): Promise<Outcome<Read, ReadCode>> => {
  const from = clock.monotonicMs();
  const { path, workDir, encoding, delimiter, table: asked, dates, timeZone, language = 'en' } = options;
  const read = await readTable(session, { path, workDir, encoding, delimiter, table: asked, dates, timeZone });
  if (!read.ok) return read;
  const readMs = clock.monotonicMs() - from;
  const { parquetPath, rows, columns, texts } = read.value;
  const table = { parts: [{ path: parquetPath, rows }], columns, texts };
  const watch = { nowMs: () => clock.monotonicMs(), today: utcDay(clock.now()) };
  const measured = await measureTable(session, table, watch);
  if (options.suspectsPath !== undefined)
    await writeSuspectsCsv(session, table.columns, { path: join(workDir, 'suspects.csv'), language });
  const pictures = options.withHtml === true ? await readPictures(session, table) : undefined;
  const timings = { read: Math.round(readMs * 10) / 10, ...measured.timings };
  return ok({ table: read.value, measured: { ...measured, timings }, pictures });
};

type Refusals = ReadCode | EngineStop | AssessCode;

const sourceOf = (options: AssessFileOptions, read: TableRead, bytes: number, sha256: string): DocumentSource => ({
  name: basename(options.path),
  bytes,
  sha256,
  format: read.source.format,
  encoding: read.source.encoding,
  delimiter: read.source.delimiter,
  quote: read.source.quote,
  headerRows: read.source.headerRows,
  rows: read.rows,
  columns: read.columns.length,
  ...(read.source.text === undefined ? {} : { text: read.source.text }),
  ...(read.source.dates === undefined ? {} : { dates: read.source.dates }),
});

/**
 * Assesses a file without a server: reads it exactly as publishing would, measures, concludes. Refuses what the reader refuses, and a
 * file that needs more memory or time than the engine may use. Same file, day and language: same document but for `timingsMs`.
 */
export const assessFile = async (
  engine: Engine,
  clock: Clock,
  options: AssessFileOptions,
): Promise<Outcome<FileAssessment, Refusals>> => {
  const from = clock.monotonicMs();
  const given = options.contractPath === undefined ? undefined : await readLocalContract(options.contractPath);
  if (given?.ok === false) return given;
  const { path, workDir, language = 'en' } = options;
  const hashed = hashFile(path);
  hashed.catch(() => {});
  const task = { name: 'assess file', readPaths: [path], workDir };
  const run = await engine.task(task, (session) => readAndMeasure(session, clock, options));
  if (!run.ok) return run;
  if (!run.value.ok) return run.value;
  const { table, measured, pictures } = run.value.value;
  if (options.suspectsPath !== undefined) await copyFile(join(workDir, 'suspects.csv'), options.suspectsPath);
  const checked =
    given === undefined ? undefined : await checkLocalContract({ engine, clock }, given.value, table, options);
  if (checked?.ok === false) return checked;
  const contract = checked?.value;
  const { sheet, overrides = [] } = options;
  const declared = { contract, sheet, overrides, declaredPersonal: overrides.map((override) => override.column) };
  const findings = toFindings(measured, conclude(measured, declared));
  const source = sourceOf(options, table, (await stat(path)).size, await hashed);
  const document = toDocument(findings, { source, language });
  const timingsMs = { ...measured.timings, total: Math.round((clock.monotonicMs() - from) * 10) / 10 };
  const told = contract === undefined ? {} : { contract: contractJson(contract, language) };
  const done = {
    findings,
    document: { ...document, ...told, timingsMs },
    report: `${toReport(findings, source.name, language)}${contract === undefined ? '' : contractReport(contract, language)}`,
  };
  if (pictures === undefined) return ok({ ...done, html: '', priorities: undefined });
  const priorities = prioritise(measured, declared);
  const html = toHtml({ findings, source, pictures, priorities, language, day: utcDay(clock.now()) });
  return ok({ ...done, html, priorities });
};
