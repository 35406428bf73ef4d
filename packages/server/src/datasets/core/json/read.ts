import { type Outcome, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import { columnsMax, type SourceFacts } from '../../model.ts';
import { hasHeader } from '../header.ts';
import { sqlFaultOf, sqlText, type TableSession } from '../session.ts';
import type { ReadOptions, TableRead } from '../table.ts';
import { writeTextTable } from '../typed.ts';
import { geoColumns, isGeoJson } from './geo.ts';
import type { JsonOrder, JsonRead } from './script.ts';

/** A gigabyte is scanned twice within this. */
const scanMsMax = 5 * 60_000;

/** Longest item, bytes: the outline of a country in a GeoJSON feature. */
export const itemBytesMax = 32 * 1024 ** 2;

/** Objects in objects that become columns of their own; what lies deeper stays JSON text. */
const nestingMax = 3;

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const script = new URL(`./script${extension}`, import.meta.url);

/** A column of items: where it is in an item (RFC 6901), and how it is called. */
export type JsonColumn = { readonly value: string; readonly title: string };

const itemsFrom = (path: string): string =>
  `read_json_objects(${sqlText(path)}, format = 'newline_delimited', maximum_object_size = ${itemBytesMax})`;

const pointer = (parent: string, key: string): string => `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A member as text, as SQL writes it; the empty text is a missing cell. */
const textAt = (at: string): string => `nullif(json_extract_string(json, ${sqlText(at)}), '')`;

type Key = { readonly k: string; readonly only_objects: boolean };

/** Members of the objects at a place, in the order in which they first come. */
const keysAt = (session: TableSession, from: string, at: string): Promise<Key[]> => {
  const object = at === '' ? 'json' : `json_extract(json, ${sqlText(at)})`;
  return session.rows<Key>(
    `SELECT k, bool_and(t IN ('OBJECT', 'NULL')) AND bool_or(t = 'OBJECT') AS only_objects FROM (
       SELECT ks[i] AS k, r, i, json_type(o, '/' || replace(replace(ks[i], '~', '~0'), '/', '~1')) AS t FROM (
         SELECT o, ks, r, unnest(generate_series(1, len(ks))) AS i FROM (
           SELECT o, json_keys(o) AS ks, row_number() OVER () AS r FROM (SELECT ${object} AS o FROM ${from}) WHERE json_type(o) = 'OBJECT')))
     GROUP BY k ORDER BY min(r * 100000 + i) LIMIT ${columnsMax + 1}`,
  );
};

const flatten = async (
  session: TableSession,
  from: string,
  at: string,
  title: string,
  level: number,
): Promise<JsonColumn[]> => {
  const keys = await keysAt(session, from, at);
  const columns: JsonColumn[] = [];
  // no column can be called by a name with a NUL in it
  if (keys.some(({ k }) => k.includes('\0'))) return [];
  for (const { k, only_objects } of keys) {
    const place = pointer(at, k);
    const name = title === '' ? k : `${title}.${k}`;
    const inner = only_objects && level < nestingMax ? await flatten(session, from, place, name, level + 1) : [];
    // objects of ever other members are a map, not columns
    if (inner.length > 0 && inner.length <= columnsMax / 4) columns.push(...inner);
    else columns.push({ value: textAt(place), title: name });
  }
  return columns;
};

type Layout = { readonly from: string; readonly columns: readonly JsonColumn[]; readonly headerRows: number };

const layoutOfLists = async (session: TableSession, from: string): Promise<Layout> => {
  const [size] = await session.rows<{ n: number }>(`SELECT max(json_array_length(json))::INTEGER AS n FROM ${from}`);
  const width = Math.min(size?.n ?? 0, columnsMax + 1);
  const places = Array.from({ length: width }, (_, i) => textAt(`/${i}`));
  const cells = places.map((place) => `coalesce(${place}, '')`).join(', ');
  const sample = await session.rows<{ row: string[] }>(`SELECT [${cells}] AS row FROM ${from} LIMIT 50`);
  const records = sample.map(({ row }) => row);
  const isHeaded = width > 0 && hasHeader(records);
  const columns = places.map((value, i) => ({ value, title: isHeaded ? (records[0]?.[i] ?? '') : `column_${i + 1}` }));
  return { from: isHeaded ? `(SELECT json FROM ${from} OFFSET 1)` : from, columns, headerRows: isHeaded ? 1 : 0 };
};

const layoutOf = async (session: TableSession, read: JsonRead): Promise<Layout & { readonly isGeo: boolean }> => {
  const from = itemsFrom(read.path);
  if (read.items === 'lists') return { ...(await layoutOfLists(session, from)), isGeo: false };
  const value = { value: `nullif(json_extract_string(json, '$'), '')`, title: 'value' };
  if (read.items === 'values') return { from, columns: [value], headerRows: 0, isGeo: false };
  if (await isGeoJson(session, from)) {
    const properties = await flatten(session, from, '/properties', '', 1);
    return { from, columns: [...properties, ...(await geoColumns(session, from))], headerRows: 0, isGeo: true };
  }
  return { from, columns: await flatten(session, from, '', '', 1), headerRows: 0, isGeo: false };
};

const jsonFault = (error: unknown): Outcome<never, ReadCode> => {
  const message = sqlFaultOf(error);
  if (message === undefined || !/json/i.test(message)) throw error;
  if (/maximum_object_size|too large/i.test(message))
    return refuse('datasets.record_too_long', { row: 1, bytesMax: itemBytesMax });
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  return refuse('datasets.json_invalid', { line, byte: 0, what: 'a text is not Unicode' });
};

const named = /\.(geojson|topojson|ndjson|jsonl|json)(\.(gz|zst|zstd))?$/i;

/** Texts that are JSON whatever they are called. */
const isPlainlyJson = (start: string): boolean => /^[[{]\s*("|\{|\[|\]|\}|$)/.test(start);

/** Whether a text may be JSON: by its first characters, or because it is called so. */
export const mayBeJson = (start: string, options: ReadOptions): boolean =>
  start.trim() !== '' && (/^[\ufeff\s]*[[{]/.test(start) || named.test(options.fileName ?? options.path));

type Text = { readonly path: string; readonly encoding: string; readonly compression: string; readonly start: string };

/**
 * Reads JSON as a table: a list of objects or of lists (the document's, or the largest in it), lists as columns, an object a line
 * (NDJSON), the features of GeoJSON. Objects in objects become columns by path (`address.city`), what lies deeper stays JSON text. Undefined
 * when the text only begins like JSON. Refuses what breaks the grammar, with the place, and what holds no table.
 */
export const readJsonTable = async (
  session: TableSession,
  text: Text,
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode> | undefined> => {
  const input: JsonOrder = { table: options.table };
  const done = await session.aside<Outcome<JsonRead, ReadCode>>(script, text.path, { input, timeMaxMs: scanMsMax });
  if ('stopped' in done) return refuse('datasets.json_too_large');
  const start = text.start.replace(/^\ufeff/, '').trimStart();
  if (!done.output.ok) {
    const isJson = isPlainlyJson(start) || named.test(options.fileName ?? options.path);
    return done.output.error.code === 'datasets.json_invalid' && !isJson ? undefined : done.output;
  }
  const read = done.output.value;
  try {
    const { from, columns, headerRows, isGeo } = await layoutOf(session, read);
    if (columns.length === 0) return refuse('datasets.no_table');
    const select = columns.map(({ value }, i) => `${value} AS c${i}`).join(', ');
    const facts = factsOf(text, read, headerRows, isGeo);
    const titles = columns.map(({ title }) => title);
    // taken apart once, for the cells are looked at several times
    const cells = `${options.workDir}/items.parquet`;
    await session.rows(`COPY (SELECT ${select} FROM ${from}) TO ${sqlText(cells)} (FORMAT parquet)`);
    return await writeTextTable(session, { from: `read_parquet(${sqlText(cells)})`, titles, facts }, options);
  } catch (error) {
    return jsonFault(error);
  }
};

type Facts = Omit<SourceFacts, 'rows' | 'columns' | 'missingMarkers'>;

const factsOf = (text: Text, read: JsonRead, headerRows: number, isGeo: boolean): Facts => ({
  format: isGeo ? 'geojson' : read.isLines ? 'ndjson' : 'json',
  encoding: text.encoding,
  compression: text.compression,
  delimiter: null,
  quote: null,
  escape: null,
  lineEnds: null,
  headerRows,
  ...(read.tables.length === 0 ? {} : { table: read.table, tables: read.tables }),
});
