import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, ok, type Refusal, refuse } from '#kernel';
import type { Engine, EngineSession, EngineStop } from '#platform/engine';
import type { DateOrder } from './core/dates.ts';
import { type ExportFormat, writeExport } from './core/export.ts';
import { readTable } from './core/table.ts';
import type { ReadCode } from './errors.ts';
import type { Column, SourceFacts } from './model.ts';

/** One file to be read and where it is written to; paths are absolute. */
export type Conversion = { readonly path: string; readonly to: string };

/** How files are read and written. */
export type ConvertOptions = {
  readonly format: ExportFormat;
  /** Every cell as the text it was: no typing, no words for missing cells. */
  readonly asText: boolean;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly table?: string | undefined;
  /** How dates are meant that may be read in two ways. */
  readonly dates?: DateOrder | undefined;
  /** Folder for unfinished work; it must exist, is written to, and is the caller's to remove. */
  readonly workDir: string;
  /** Told after each file, in order; `fault` is the exception behind `datasets.reading_failed`. */
  readonly onDone: (file: Conversion, outcome: Outcome<SourceFacts, Refusal['code']>, fault?: unknown) => void;
};

/** Files that share a child: starting one costs more than a small file, and a child that dies takes only its own file along. */
const filesPerTask = 32;

/** A file takes no longer than this; the time of a task is counted for all of its files. */
const fileTimeMsMax = 60_000;

const convertOne = async (
  session: EngineSession,
  file: Conversion,
  workDir: string,
  options: ConvertOptions,
): Promise<Outcome<SourceFacts, ReadCode>> => {
  const { format, asText, encoding, delimiter, table, dates } = options;
  const read = await readTable(session, { path: file.path, workDir, encoding, delimiter, table, dates, asText });
  if (!read.ok) {
    const isBlank = asText && read.error.code === 'datasets.empty' && (await stat(file.path)).size === 0;
    if (!isBlank) return read;
    // A file of no bytes holds no texts, and that is what is written.
    await writeFile(file.to, '');
    return ok(emptySource);
  }
  const { parquetPath, columns, source } = read.value;
  const made = join(workDir, 'made.tmp');
  const titled = asText && source.format === 'csv' && source.headerRows === 0 ? columns.map(numbered) : columns;
  await writeExport(session, { parquetPath, columns: titled }, { path: made, format });
  await copyFile(made, file.to);
  return ok(source);
};

/** Columns of a text without a heading are called as tools for tables call them: col_0, col_1, … */
const numbered = (column: Column, i: number): Column => ({ ...column, title: `col_${i}` });

const emptySource: SourceFacts = {
  format: 'csv',
  encoding: 'utf-8',
  compression: 'none',
  delimiter: null,
  quote: null,
  escape: null,
  lineEnds: 'none',
  headerRows: 0,
  rows: 0,
  columns: 0,
  missingMarkers: [],
};

/** Refusals that may be for what earlier files left in the child: such a file is tried once more in one of its own. */
const ofResources: ReadonlySet<string> = new Set<ReadCode>([
  'datasets.json_too_large',
  'datasets.workbook_too_large',
  'datasets.csv_unreadable',
  'datasets.archive_damaged',
]);

const isStop = (error: unknown): boolean => error instanceof Error && error.name === 'EngineStoppedError';

/** Converts one after another in one child; gives how many are done, all unless the child fell. */
const convertBatch = async (
  engine: Engine,
  batch: readonly Conversion[],
  workDir: string,
  options: ConvertOptions,
): Promise<{ readonly done: number; readonly stop: Outcome<never, EngineStop> | undefined }> => {
  let done = 0;
  const readPaths = batch.map(({ path }) => path);
  const spec = { name: 'convert files', readPaths, workDir, timeMaxMs: fileTimeMsMax * batch.length };
  const outcome = await engine.task(spec, async (session) => {
    for (const file of batch) {
      const own = await mkdtemp(join(workDir, 'file-'));
      try {
        const outcome = await convertOne(session, file, own, options);
        if (done > 0 && !outcome.ok && ofResources.has(outcome.error.code)) break;
        options.onDone(file, outcome);
      } catch (error) {
        if (isStop(error)) throw error;
        if (done > 0) break;
        options.onDone(file, refuse('datasets.reading_failed'), error);
      }
      done += 1;
      await rm(own, { recursive: true, force: true });
    }
  });
  return { done, stop: outcome.ok ? undefined : outcome };
};

/**
 * Converts files in one go, each as publishing would read it. A file that is refused, or that its child does not survive, leaves
 * nothing behind and is told by its outcome.
 */
export const convertFiles = async (
  engine: Engine,
  files: readonly Conversion[],
  options: ConvertOptions,
): Promise<void> => {
  for (let at = 0; at < files.length; ) {
    const workDir = await mkdtemp(join(options.workDir, 'batch-'));
    const { done, stop } = await convertBatch(engine, files.slice(at, at + filesPerTask), workDir, options);
    await rm(workDir, { recursive: true, force: true });
    at += done;
    const fallen = files[at];
    // What fell in a child that had read others is tried once more in one of its own: it may have fallen by what they left.
    if (stop === undefined || fallen === undefined || done > 0) continue;
    options.onDone(fallen, stop);
    at += 1;
  }
};
