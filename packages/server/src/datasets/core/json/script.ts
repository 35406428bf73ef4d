import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import type { FoundTable } from '../../model.ts';
import { chooseTable } from '../choose.ts';
import { createLineWriter } from './lines.ts';
import { createListFinder, itemsOf, type JsonList } from './lists.ts';
import { depthMax, JsonFault, JsonScan } from './scan.ts';

/** What the script is asked: which list of the document. */
export type JsonOrder = { readonly table: string | undefined };

/** The items of the list that was taken, one a line, and which lists there are. */
export type JsonRead = {
  readonly path: string;
  readonly items: 'objects' | 'lists' | 'values';
  readonly isLines: boolean;
  readonly table: string;
  readonly tables: readonly FoundTable[];
};

const chunkBytes = 1024 ** 2;

/** Lists that are columns of one table are put together in memory. */
const columnsBytesMax = 32 * 1024 ** 2;

const markBytes = async (path: string): Promise<number> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    return bytesRead === 3 && buffer.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  } finally {
    await file.close();
  }
};

const faultOf = (error: unknown, skipped: number): Outcome<never, ReadCode> => {
  if (!(error instanceof JsonFault)) throw error;
  const place = { line: error.line, byte: error.byte + skipped };
  if (error.isTooDeep) return refuse('datasets.json_too_deep', { depthMax, ...place });
  return refuse('datasets.json_invalid', { ...place, what: error.message });
};

type Scanned = ReturnType<typeof createListFinder> & { readonly values: number };

const scanFile = async (path: string, start: number): Promise<Outcome<Scanned, ReadCode>> => {
  const finder = createListFinder();
  const scan = new JsonScan(finder.listener);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, start })) scan.push(chunk as Buffer);
    return ok({ ...finder, values: scan.end() });
  } catch (error) {
    return faultOf(error, start);
  }
};

const writeLines = async (
  from: string,
  to: string,
  span: { start: number; end?: number },
  inList: boolean,
): Promise<void> => {
  const file = await open(to, 'wx');
  const writer = createLineWriter(inList);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: chunkBytes, ...span }))
      await file.writeFile(writer.push(chunk as Buffer));
  } finally {
    await file.close();
  }
};

const toFound = (list: JsonList): FoundTable => ({
  name: list.path,
  title: '',
  rows: itemsOf(list),
  columns: null,
  headerRows: null,
  headings: [],
  notes: [],
  isHidden: false,
});

/** Lists of one length with nothing but values in them, side by side in one object: its members are columns. */
const columnLists = (lists: readonly JsonList[]): readonly JsonList[] => {
  const level = (path: string): string => path.slice(0, path.lastIndexOf('.'));
  const [first] = lists;
  const isColumn = (list: JsonList): boolean =>
    list.path !== '$' && list.holds.object + list.holds.array === 0 && itemsOf(list) > 0;
  const areColumns =
    first !== undefined &&
    lists.length >= 2 &&
    lists.every((list) => isColumn(list) && itemsOf(list) === itemsOf(first) && level(list.path) === level(first.path));
  return areColumns ? lists : [];
};

const writeColumns = async (from: string, to: string, lists: readonly JsonList[], start: number): Promise<void> => {
  const whole = await readFile(from);
  const columns = lists.map((list) => {
    const writer = createLineWriter(true);
    const lines = writer
      .push(whole.subarray(start + list.from, start + list.to))
      .toString()
      .trimEnd()
      .split('\n');
    return { name: list.path.slice(list.path.lastIndexOf('.') + 1), lines };
  });
  // a value is one line of JSON; put together as text so that no digit of a number is lost
  const rows = (columns[0]?.lines ?? []).map(
    (_, i) => `{${columns.map(({ name, lines }) => `${JSON.stringify(name)}:${lines[i]}`).join(',')}}\n`,
  );
  const file = await open(to, 'wx');
  await file.writeFile(rows.join(''));
  await file.close();
};

const kindOf = ({ holds }: JsonList): JsonRead['items'] => {
  if (holds.object > 0 && holds.object + holds.literal === itemsOf({ holds } as JsonList)) return 'objects';
  return holds.array > 0 && holds.array === itemsOf({ holds } as JsonList) ? 'lists' : 'values';
};

const rank = (list: JsonList): number => (kindOf(list) === 'objects' ? 2 : kindOf(list) === 'lists' ? 1 : 0);

const takeList = async (
  { path, to, start }: { readonly path: string; readonly to: string; readonly start: number },
  { lists }: Scanned,
  order: JsonOrder,
): Promise<Outcome<JsonRead, ReadCode> | undefined> => {
  const columns = columnLists(lists.filter((list) => itemsOf(list) > 0));
  if (columns.length > 0 && order.table === undefined && (await stat(path)).size <= columnsBytesMax) {
    await writeColumns(path, to, columns, start);
    return ok({ path: to, items: 'objects', isLines: false, table: '$', tables: [] });
  }
  const found = lists
    .filter((list) => itemsOf(list) > 0 && (list.path === '$' || rank(list) > 0))
    .toSorted((a, b) => rank(b) - rank(a) || itemsOf(b) - itemsOf(a));
  if (found.length === 0) return undefined;
  const tables = found.map(toFound);
  const chosen = chooseTable(tables, order.table);
  if (!chosen.ok) return chosen;
  const list = found[chosen.value];
  if (list === undefined) return undefined;
  await writeLines(path, to, { start: start + list.from, end: start + list.to - 1 }, true);
  return ok({ path: to, items: kindOf(list), isLines: false, table: list.path, tables });
};

const readJson = async (path: string, workDir: string, order: JsonOrder): Promise<Outcome<JsonRead, ReadCode>> => {
  const start = await markBytes(path);
  const scanned = await scanFile(path, start);
  if (!scanned.ok) return scanned;
  const { roots, values, lists } = scanned.value;
  const to = join(await mkdtemp(join(workDir, 'json-')), 'items.ndjson');
  if (values === 0) return refuse('datasets.empty');
  if (roots.object + roots.array === 0) return refuse('datasets.no_table');
  if (values === 1) {
    const taken = await takeList({ path, to, start }, scanned.value, order);
    if (taken !== undefined) return taken;
    // an empty list is no table; one object without lists is one of a single row
    if (roots.array > 0 || (lists.length > 0 && order.table !== undefined)) return refuse('datasets.no_table');
  }
  await writeLines(path, to, { start }, false);
  const items = roots.array > 0 && roots.object === 0 ? 'lists' : roots.array === 0 ? 'objects' : 'values';
  return ok({ path: to, items, isLines: values > 1, table: '$', tables: [] });
};

const { path, workDir, input } = workerData as { path: string; workDir: string; input: JsonOrder };

parentPort?.postMessage(await readJson(path, workDir, input));
