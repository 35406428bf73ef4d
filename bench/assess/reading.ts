/**
 * How files of every kind are read: the scores of CSV loading beside DuckDB's own sniffing, encodings right of all, and what became of
 * malformed files: read, or refused by code and place, within 10 s and 1 GiB. Parts by name: encodings, malformed, survey, polluted. Data: collections outside the repository (their licences keep them out of it); skipped without them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Conversion, convertFiles, createEngine, createLog } from '@corridor/server';
import { DuckDBInstance } from '@duckdb/node-api';
import { sharedPath } from './ground/shared.ts';

const asked = process.argv.slice(2);
const isAsked = (part: string): boolean => asked.length === 0 || asked.includes(part);

const work = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const engine = createEngine({ log: createLog('fatal'), spare: false, memoryMaxBytes: 1024 ** 3 });

const unpack = (archive: string): string | undefined => {
  const path = sharedPath(archive);
  if (path === undefined) return undefined;
  const folder = join(work, basename(archive, '.tar.gz'));
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['xzf', path, '-C', folder]);
  return folder;
};

type Verdict = {
  readonly name: string;
  readonly code: string | undefined;
  readonly encoding: string | null;
  readonly ms: number;
  /** Whether a refusal names a line, row, byte, column or part. */
  readonly hasPlace: boolean;
};

const convertAll = async (files: readonly Conversion[], asText: boolean): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  let from = performance.now();
  const workDir = mkdtempSync(join(work, 'convert-'));
  await convertFiles(engine, files, {
    format: 'csv',
    asText,
    workDir,
    onDone: (file, outcome) => {
      const now = performance.now();
      const encoding = outcome.ok ? outcome.value.encoding : null;
      const { code, params = {} } = outcome.ok ? { code: undefined } : outcome.error;
      verdicts.push({ name: file.path, code, encoding, ms: now - from, hasPlace: Object.keys(params).length > 0 });
      from = now;
    },
  });
  return verdicts;
};

const intoFolder = (files: readonly string[], folder: string): Conversion[] => {
  mkdirSync(folder, { recursive: true });
  return files.map((path) => ({ path, to: join(folder, basename(path)) }));
};

/** DuckDB's sniffer as a user would call it: everything automatic, all columns as text. */
const sniffWithDuckdb = async (files: readonly Conversion[]): Promise<void> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const { path, to } of files) {
    const [from, target] = [path, to].map((name) => `'${name.replaceAll("'", "''")}'`);
    await connection
      .run(`COPY (FROM read_csv(${from}, all_varchar = true)) TO ${target} (FORMAT csv, HEADER true)`)
      .catch(() => rmSync(to, { force: true }));
  }
  connection.closeSync();
};

const scoreOf = (base: string, folder: string): string => {
  const scorer = sharedPath('tools/score_csv.py');
  if (scorer === undefined) return 'no scorer';
  const { stdout } = spawnSync('python3', [scorer, base, folder], { encoding: 'utf8' });
  return /simple.*/.exec(stdout)?.[0] ?? 'not scored';
};

const benchScores = async (archive: string, inner: string): Promise<void> => {
  const folder = unpack(archive);
  if (folder === undefined) return console.log(`${archive}: skipped: not there`);
  const base = join(folder, inner);
  const files = globSync(`${base}/csv/*`).sort();
  const ours = intoFolder(files, join(work, `${inner}-ours`));
  const theirs = intoFolder(files, join(work, `${inner}-duckdb`));
  const from = performance.now();
  const verdicts = await convertAll(ours, true);
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  await sniffWithDuckdb(theirs);
  console.log(`${inner}, ${files.length} files: Corridor ${scoreOf(base, join(work, `${inner}-ours`))} (${seconds} s)`);
  if (verdicts.some(({ code }) => code !== undefined)) console.log(`  refused:${codesOf(verdicts)}`);
  for (const { name, code } of verdicts.filter(isFailed))
    console.log(`  violation: ${basename(name)} ${code ?? 'slow'}`);
  console.log(`${inner}, ${files.length} files: DuckDB's sniffing ${scoreOf(base, join(work, `${inner}-duckdb`))}`);
};

const plain = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Labels that name the same text: ASCII is UTF-8, and an encoding that another one only extends. */
const isRight = (truth: string, found: string | null): boolean => {
  const wanted = plain(truth.replace(/_(en|cs|ru|ar|el|he|tr|et|lt|lv)$/, ''));
  const got = plain(found ?? '');
  const alike = [
    ['ascii', 'utf8'],
    ['iso88591', 'windows1252'],
    ['iso88599', 'windows1254'],
  ];
  if (wanted.startsWith('lang')) return got === 'utf8';
  return wanted === got || alike.some(([a, b]) => wanted === a && got === b);
};

/** What was found in bytes that then turned out to be damaged. */
const faultEncoding = (error: unknown): { encoding: string | null } => {
  const params = error instanceof Error && 'params' in error ? (error.params as { encoding?: string }) : {};
  return { encoding: params.encoding ?? null };
};

/** The texts are prose, no tables: only the decoder is asked. */
const benchEncodings = async (): Promise<void> => {
  const folder = unpack('data/csv/encodings-node-chardet.tar.gz');
  if (folder === undefined) return console.log('encodings: skipped: not there');
  const files = globSync(`${folder}/**/encodings/*`).sort();
  const verdicts: { truth: string; found: string | null }[] = [];
  const workDir = mkdtempSync(join(work, 'decode-'));
  await engine.task({ name: 'encodings', readPaths: files, workDir }, async (session) => {
    for (const file of files) {
      const found = await session.decode(file).catch((error: unknown) => faultEncoding(error));
      const isAscii = readFileSync(file).every((byte) => byte < 0x80) && found.encoding === 'utf-8';
      verdicts.push({ truth: isAscii ? 'ascii' : basename(file), found: found.encoding });
    }
  });
  const wrong = verdicts.filter(({ truth, found }) => !isRight(truth, found));
  console.log(`encodings: ${verdicts.length - wrong.length} of ${verdicts.length} right`);
  for (const { truth, found } of wrong) console.log(`  ${truth} taken for ${found ?? 'nothing known'}`);
};

const collections: readonly (readonly [string, string])[] = [
  ['data/malformed/arrow-csv-fuzz.tar.gz', '**/*'],
  ['data/malformed/parquet-testing-data.tar.gz', '**/*'],
  ['data/csv/duckdb-csv-tests.tar.gz', '**/*'],
  ['data/csv/csv-spectrum.tar.gz', '**/*.csv'],
  ['data/csv/dataprofiler-tests.tar.gz', '**/*'],
];

/** A file must be read or refused within this. */
const fileMsMax = 10_000;

/** Refusals of the whole file: there is no place in it to name. */
const placeless = [
  'datasets.empty',
  'datasets.format_unknown',
  'datasets.no_table',
  'datasets.workbook_damaged',
  'datasets.workbook_locked',
  'datasets.workbook_too_large',
  'datasets.too_many_columns',
  'datasets.too_many_rows',
];

/** Neither a read nor a refusal by what is wrong: a crash, more than a gibibyte, too long, or a place that is not named. */
const isFailed = ({ code, hasPlace, ms }: Verdict): boolean =>
  ms > fileMsMax ||
  (code !== undefined &&
    (code.startsWith('engine.') || code === 'datasets.reading_failed' || (!hasPlace && !placeless.includes(code))));

/** Refusals by code, the most frequent first. */
const codesOf = (verdicts: readonly Verdict[]): string => {
  const counts = new Map<string, number>();
  for (const { code } of verdicts) if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `\n  ${code.padEnd(34)} ${String(count).padStart(5)}`)
    .join('');
};

const told = (verdicts: readonly Verdict[]): string => {
  const read = verdicts.filter(({ code }) => code === undefined).length;
  const failed = verdicts.filter(isFailed);
  const slowest = verdicts.reduce((a, b) => (b.ms > a.ms ? b : a), { name: '', ms: 0 });
  const names = failed.map(({ name, code }) => `\n  violation: ${basename(name)} ${code}`).join('');
  const refused = verdicts.filter(({ code }) => code !== undefined).length;
  return `${verdicts.length} files: ${read} read, ${refused} refused, ${failed.length} violations, slowest ${Math.round(slowest.ms)} ms (${basename(slowest.name)})${codesOf(verdicts)}${names}`;
};

const filesIn = (folder: string, pattern: string): string[] =>
  globSync(`${folder}/${pattern}`)
    .filter((path) => statSync(path).isFile())
    .sort();

const benchMalformed = async (): Promise<void> => {
  for (const [archive, pattern] of collections) {
    const folder = unpack(archive);
    if (folder === undefined) {
      console.log(`${basename(archive, '.tar.gz')}: skipped: not there`);
      continue;
    }
    const files = filesIn(folder, pattern);
    const target = join(work, 'read');
    mkdirSync(target, { recursive: true });
    const verdicts = await convertAll(
      files.map((path, i) => ({ path, to: join(target, `${basename(archive)}-${i}`) })),
      archive.includes('spectrum'),
    );
    console.log(`${basename(archive, '.tar.gz')}, ${told(verdicts)}`);
    if (archive.includes('spectrum')) checkSpectrum(files, verdicts, target, basename(archive));
  }
  const bad = sharedPath('data/malformed/parquet-bad');
  if (bad === undefined) return console.log('parquet-bad: skipped: not there');
  const verdicts = await convertAll(intoFolder(filesIn(bad, '*'), join(work, 'bad')), false);
  console.log(`parquet-bad, ${told(verdicts)}`);
};

/** csv-spectrum holds the truth of each file as JSON; compared cell by cell as text. */
const checkSpectrum = (files: readonly string[], verdicts: readonly Verdict[], target: string, name: string): void => {
  const wrong = files.filter((path, i) => {
    const truthPath = path.replace('/csvs/', '/json/').replace(/\.csv$/, '.json');
    const made = join(target, `${name}-${i}`);
    if (!existsSync(truthPath) || verdicts[i]?.code !== undefined) return false;
    const parsed = JSON.parse(readFileSync(truthPath, 'utf8')) as Record<string, string>[] | Record<string, string>;
    const truth = [parsed].flat().map((row) => Object.values(row));
    writeFileSync(join(work, 'rows.json'), JSON.stringify(truth));
    const script =
      'import csv,json,sys;a=[r for r in csv.reader(open(sys.argv[1],newline=""))][1:];b=json.load(open(sys.argv[2]));print(a==b)';
    return (
      execFileSync('python3', ['-c', script, made, join(work, 'rows.json')], { encoding: 'utf8' }).trim() !== 'True'
    );
  });
  console.log(
    `  cells as in its JSON: ${files.length - wrong.length} of ${files.length}${wrong.map((path) => `\n  differs: ${basename(path)}`).join('')}`,
  );
};

try {
  if (isAsked('encodings')) await benchEncodings();
  if (isAsked('malformed')) await benchMalformed();
  if (isAsked('survey')) await benchScores('data/csv/pollock-survey-sample.tar.gz', 'survey_sample');
  if (isAsked('polluted')) await benchScores('data/csv/pollock-polluted.tar.gz', 'polluted_files');
} finally {
  await engine.close();
  rmSync(work, { recursive: true, force: true });
}
