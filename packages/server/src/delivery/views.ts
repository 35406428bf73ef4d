import { type Id, type Outcome, ok, refuse } from '#kernel';
import type { ResponseFormat } from './core/capabilities.ts';
import { type FileAction, renderRest } from './core/sharing-format.ts';
import type { DeliveryCode } from './errors.ts';
import type { SharedColumn, SharedFile, SharedTable, SharedVersion } from './model.ts';
import type { Projections, Source } from './projections.ts';

/** Everything that delivery knows of a dataset: all its versions, oldest first, and every file that ever was in one. */
export type History = {
  readonly datasetId: Id<'ds'>;
  readonly organisationId: Id<'org'>;
  readonly name: string;
  readonly title: string;
  readonly versions: readonly SharedVersion[];
  readonly files: readonly SharedFile[];
};

/** The columns of a version that the table shows, in the order of the schema. */
export const columnsOf = (table: SharedTable, version: SharedVersion): readonly SharedColumn[] => {
  if (table.columns === null) return version.columns;
  const agreed = new Set(table.columns);
  return version.columns.filter(({ name }) => agreed.has(name));
};

/** Refuses a version of which the agreement bought no column. */
export const demandColumns = (
  table: SharedTable,
  version: SharedVersion,
): Outcome<readonly SharedColumn[], DeliveryCode> => {
  const columns = columnsOf(table, version);
  return columns.length > 0 ? ok(columns) : refuse('delivery.columns_gone', { version: version.number });
};

const sourceOf = (table: SharedTable, history: History, file: SharedFile): Source => {
  const version = history.versions.find(({ number }) => number === file.addedIn);
  return { file, columns: version === undefined ? [] : columnsOf(table, version).map(({ name }) => name) };
};

/**
 * The files that a buyer gets for files of the dataset: these themselves for a whole table, projected ones for a
 * subset of columns. A file that holds none of the agreed columns is left out.
 */
export const resolveFiles = async (
  projections: Projections,
  table: SharedTable,
  history: History,
  files: readonly SharedFile[],
): Promise<Outcome<readonly SharedFile[], DeliveryCode>> => {
  if (table.columns === null) return ok(files);
  const sources = files.map((file) => sourceOf(table, history, file)).filter(({ columns }) => columns.length > 0);
  const { datasetId, organisationId } = history;
  return projections.project({ datasetId, organisationId, columns: table.columns }, sources);
};

/** Rendered parts of lines by file; a file's line never changes, and files live as long as their history is cached. */
const rendered: Readonly<Record<string, WeakMap<SharedFile, string>>> = {
  'parquet data': new WeakMap(),
  'parquet remove': new WeakMap(),
  'delta data': new WeakMap(),
  'delta remove': new WeakMap(),
};

/** The part of a file's line that is the same in every answer; rendered once. */
export const restOf = (format: ResponseFormat, action: FileAction, file: SharedFile): string => {
  const cache = rendered[`${format} ${action === 'remove' ? 'remove' : 'data'}`];
  const known = cache?.get(file);
  if (known !== undefined) return known;
  const rest = renderRest(format, action, file);
  cache?.set(file, rest);
  return rest;
};
