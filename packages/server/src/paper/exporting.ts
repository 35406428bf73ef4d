import { getProducts } from '#catalog';
import { getOrganisations } from '#identity';
import { invariant, type Language, type Outcome, ok, pageSizeMax, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { inputOf, mayCall, type PlainRoute, type Route } from '#platform/http';
import { minorText } from './core/amounts.ts';
import { type ExportColumn, type ExportKind, type ExportSpec, exportSpecs } from './core/exports.ts';
import type { Cell, Sheet } from './core/sheets.ts';

/** Most rows of one export: a year of a busy exchange, and a file that an office computer opens. */
export const exportRowsMax = 10_000;

/** What is asked for; `filters` are those of the list, `id` where its path has one. */
export type ExportOrder = {
  readonly kind: ExportKind;
  readonly filters: Readonly<Record<string, string>>;
  readonly language: Language;
};

type Item = Readonly<Record<string, unknown>>;
type Listed = { readonly items: readonly Item[]; readonly nextPageToken?: string };

const findList = (routes: readonly Route[], { route: path }: ExportSpec): PlainRoute | undefined =>
  routes.find((one): one is PlainRoute => one.kind === 'plain' && one.method === 'GET' && one.path === path);

const readAll = async (
  tx: Tx,
  list: PlainRoute,
  { id, ...filters }: Readonly<Record<string, string>>,
): Promise<Outcome<{ items: Item[]; more: boolean }>> => {
  const items: Item[] = [];
  let pageToken: string | undefined;
  do {
    const query = { ...filters, pageSize: String(pageSizeMax), ...(pageToken === undefined ? {} : { pageToken }) };
    const input = inputOf(list, { params: { ...(id === undefined ? {} : { id }) }, query, actor: tx.actor });
    if (!input.ok) return input;
    invariant(list.work.opens === 'one', 'lists are read in the transaction of the call');
    const page = await list.work.handle(tx, input.value);
    if (!page.ok) return page;
    const listed = page.value as Listed;
    items.push(...listed.items);
    pageToken = listed.nextPageToken;
  } while (pageToken !== undefined && items.length < exportRowsMax);
  return ok({ items: items.slice(0, exportRowsMax), more: pageToken !== undefined || items.length > exportRowsMax });
};

const valueAt = (item: Item, path: string): unknown =>
  path === ''
    ? item
    : path
        .split('.')
        .reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Item)[name] : undefined), item);

type Names = ReadonlyMap<string, string>;

const idsOf = (items: readonly Item[], columns: readonly ExportColumn[], kind: ExportColumn['kind']): string[] => {
  const paths = columns.filter((one) => one.kind === kind).map(({ path }) => path);
  const ids = items.flatMap((item) => paths.map((path) => valueAt(item, path)));
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
};

const namesOf = async (tx: Tx, items: readonly Item[], columns: readonly ExportColumn[], language: Language) => {
  const names = new Map<string, string>();
  const organisations = await getOrganisations(tx, idsOf(items, columns, 'organisation'));
  for (const [id, { name, nameEn }] of organisations) names.set(id, language === 'zh' ? name : nameEn);
  const products = await getProducts(tx, idsOf(items, columns, 'product'));
  for (const [id, { title }] of products) names.set(id, title[language] || title.zh || title.en);
  return names;
};

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const moneyCells = (value: unknown): Cell[] => {
  if (typeof value !== 'object' || value === null) return [null, null];
  const { amountMinor, currency } = value as Item;
  if (typeof amountMinor !== 'string' || typeof currency !== 'string') return [null, null];
  const number = minorText(BigInt(amountMinor), currency).replaceAll(',', '').replace('−', '-');
  return [{ number }, currency];
};

const cellsOf = (item: Item, { path, kind }: ExportColumn, names: Names, language: Language): Cell[] => {
  const value = valueAt(item, path);
  if (kind === 'money') return moneyCells(value);
  if (kind === 'organisation' || kind === 'product') return [text(value), names.get(text(value)) ?? ''];
  if (value === null || value === undefined) return [null];
  if (kind === 'count' || kind === 'minor') return [{ number: text(value) }];
  if (kind === 'instant') return [{ at: text(value) }];
  if (kind === 'day') return [{ day: text(value) }];
  if (kind === 'list') return [Array.isArray(value) ? value.map(text).join(language === 'zh' ? '、' : ', ') : ''];
  if (kind === 'words') {
    const words = value as Item;
    return [text(words[language]) || text(words.zh) || text(words.en)];
  }
  return [text(value)];
};

const headersOf = ({ kind, title }: ExportColumn, language: Language): string[] => {
  const name = title[language];
  if (kind === 'money') return [name, language === 'zh' ? '币种' : 'Currency'];
  if (kind !== 'organisation' && kind !== 'product') return [name];
  return language === 'zh' ? [`${name}编号`, name] : [`${name} id`, name];
};

const cutNote = (language: Language): string =>
  language === 'zh'
    ? `仅导出前 ${exportRowsMax} 行，后面还有。请缩小筛选范围后再导出。`
    : `Only the first ${exportRowsMax} rows; there are more. Narrow the filters and export again.`;

/** An export: the sheet, and whether it was cut. */
export type Exported = { readonly sheet: Sheet; readonly more: boolean };

/**
 * Reads a list as its route does, page by page, with the same rights and filters; refuses whoever the route refuses. Cut at
 * `exportRowsMax`, and then the sheet says so.
 */
export const exportList = async (
  tx: Tx,
  routes: readonly Route[],
  { kind, filters, language }: ExportOrder,
): Promise<Outcome<Exported>> => {
  const spec = exportSpecs[kind];
  const list = findList(routes, spec);
  if (list === undefined) return refuse('paper.export_unknown', { kind });
  const refusal = mayCall(list, tx.actor);
  if (refusal !== undefined) return { ok: false, error: refusal };
  const read = await readAll(tx, list, filters);
  if (!read.ok) return read;
  const { items, more } = read.value;
  const names = await namesOf(tx, items, spec.columns, language);
  const rows = items.map((item) => spec.columns.flatMap((one) => cellsOf(item, one, names, language)));
  const headers = spec.columns.flatMap((one) => headersOf(one, language));
  return ok({ sheet: { name: spec.name[language], headers, rows, note: more ? cutNote(language) : undefined }, more });
};
