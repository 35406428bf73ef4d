import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import type { FoundTable } from '../../model.ts';
import { chooseTable } from '../choose.ts';
import { readDirectory, unpackEntry, type ZipEntry } from './zip.ts';

/** What the script is asked: which file of the archive, if it is a package of tables. */
export type PackageOrder = { readonly table: string | undefined };

/** What the archive is: a workbook, another office file, or a package of which one file was unpacked. */
export type PackageRead =
  | { readonly kind: 'workbook' | 'docx' | 'pptx' }
  | { readonly kind: 'package'; readonly path: string; readonly table: string; readonly tables: readonly FoundTable[] };

/** Real tables stay below 1:100 even when a column is constant; the same bounds as for one packed file. */
const ratioMax = 200;
const ratioFreeBytes = 10 * 1024 ** 2;
const packageBytesMax = 16 * 1024 ** 3;

/** What an archive is by the parts it must have: ECMA-376 part 2, OpenDocument 1.2 part 3. */
const officeKindOf = (names: readonly string[]): 'workbook' | 'docx' | 'pptx' | undefined => {
  const has = (start: string): boolean => names.some((name) => name.toLowerCase().startsWith(start));
  if (has('xl/workbook')) return 'workbook';
  if (has('word/')) return 'docx';
  if (has('ppt/')) return 'pptx';
  return has('content.xml') && has('meta-inf/manifest.xml') ? 'workbook' : undefined;
};

const isTable = ({ name }: ZipEntry): boolean =>
  /\.(csv|tsv|tab|txt|json|geojson|ndjson|jsonl|parquet|xlsx|xlsm|xls|ods)$/i.test(name) &&
  !/(^|\/)(__MACOSX|\.)/.test(name);

const isArchive = ({ name }: ZipEntry): boolean => /\.(zip|gz|tgz|zst|bz2|xz|7z|rar|tar)$/i.test(name);

const bombOf = (entries: readonly ZipEntry[]): Outcome<null, ReadCode> => {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > packageBytesMax) return refuse('datasets.compression_bomb', { bytesMax: packageBytesMax });
  const bomb = entries.find(({ bytes, compressed }) => bytes > Math.max(ratioFreeBytes, compressed * ratioMax));
  if (bomb === undefined) return ok(null);
  return refuse('datasets.compression_bomb', { bytesMax: Math.max(ratioFreeBytes, bomb.compressed * ratioMax) });
};

const toFound = ({ name }: ZipEntry): FoundTable => ({
  name,
  title: '',
  rows: null,
  columns: null,
  headerRows: null,
  headings: [],
  notes: [],
  isHidden: false,
});

const unpackTo = async (path: string, entry: ZipEntry, to: string): Promise<Outcome<null, ReadCode>> => {
  const file = createWriteStream(to, { flags: 'wx' });
  const done = await unpackEntry(path, entry, (chunk) =>
    file.write(chunk) ? undefined : new Promise((drained) => file.once('drain', drained)),
  );
  file.end();
  await finished(file);
  return done;
};

const readPackage = async (
  path: string,
  workDir: string,
  order: PackageOrder,
): Promise<Outcome<PackageRead, ReadCode>> => {
  const directory = await readDirectory(path);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const office = officeKindOf(entries.map(({ name }) => name));
  if (office !== undefined) return ok({ kind: office });
  const sane = bombOf(entries);
  if (!sane.ok) return sane;
  const found = entries.filter((entry) => isTable(entry) && entry.bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  const nested = entries.find(isArchive);
  if (found.length === 0 && nested !== undefined) return refuse('datasets.archive_nested', { name: nested.name });
  const tables = found.map(toFound);
  const chosen = chooseTable(tables, order.table);
  if (!chosen.ok) return chosen;
  const entry = found[chosen.value];
  if (entry === undefined) return refuse('datasets.no_table');
  // the ending is ours, and none of the name's: what the file is, its bytes say
  const to = join(await mkdtemp(join(workDir, 'package-')), 'unpacked.tmp');
  const done = await unpackTo(path, entry, to);
  return done.ok ? ok({ kind: 'package', path: to, table: entry.name, tables }) : done;
};

const { path, workDir, input } = workerData as { path: string; workDir: string; input: PackageOrder };

parentPort?.postMessage(await readPackage(path, workDir, input));
