import { getDatasets, listFiles, listVersions } from '#datasets';
import { type Id, invariant } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import type { SharedFile } from './model.ts';
import type { History } from './views.ts';

/** A history with its files by id. */
export type IndexedHistory = History & { readonly byId: ReadonlyMap<string, SharedFile> };

/** Files that all remembered histories may have together: some hundred megabytes of names, statistics and lines. */
export const rememberedFilesMax = 500_000;

/** Histories of datasets, remembered until a new version comes. */
export interface Histories {
  /** The history up to the newest version. */
  of(datasetId: Id<'ds'>): Promise<IndexedHistory>;
  /** A history that knows at least the version; it may be an older one, for files of a version never change. */
  containing(datasetId: Id<'ds'>, version: number): Promise<IndexedHistory>;
}

/**
 * Reads a dataset with all its versions and files; version 0 is the table as it was made, empty, as in its Delta log. The caller
 * acts in system context or as the owner.
 */
export const readHistory = async (tx: Tx, datasetId: Id<'ds'>): Promise<History> => {
  const dataset = (await getDatasets(tx, [datasetId])).get(datasetId);
  invariant(dataset !== undefined, 'a granted dataset exists');
  const versions = await listVersions(tx, datasetId);
  const made = versions[0];
  const empty = { number: 0, createdAtMs: dataset.createdAt.getTime(), rows: 0, columns: made?.schema ?? [] };
  const known = versions.map(({ number, createdAt, rows, schema }) => ({
    number,
    createdAtMs: createdAt.getTime(),
    rows,
    columns: schema,
  }));
  return {
    datasetId,
    organisationId: dataset.organisationId,
    name: dataset.name,
    title: dataset.titleEn === '' ? dataset.titleZh : dataset.titleEn,
    versions: made === undefined ? [] : [empty, ...known],
    files: await listFiles(tx, datasetId),
  };
};

const latestOf = ({ versions }: History): number => versions.at(-1)?.number ?? -1;

const actor = systemActor('delivery.histories');

/** Makes the histories of one process; the least recently used are forgotten first. */
export const createHistories = (kit: Kit): Histories => {
  const remembered = new Map<string, IndexedHistory>();
  const loading = new Map<string, Promise<IndexedHistory>>();
  const remember = (history: IndexedHistory): void => {
    remembered.delete(history.datasetId);
    remembered.set(history.datasetId, history);
    let files = [...remembered.values()].reduce((sum, one) => sum + one.files.length, 0);
    for (const [key, one] of remembered) {
      if (files <= rememberedFilesMax || one === history) break;
      remembered.delete(key);
      files -= one.files.length;
    }
  };
  const load = (datasetId: Id<'ds'>): Promise<IndexedHistory> => {
    const running = loading.get(datasetId);
    if (running !== undefined) return running;
    const fresh = kit.db
      .read(actor, (tx) => readHistory(tx, datasetId))
      .then((history) => {
        const indexed = { ...history, byId: new Map(history.files.map((file) => [file.id, file])) };
        remember(indexed);
        return indexed;
      })
      .finally(() => loading.delete(datasetId));
    loading.set(datasetId, fresh);
    return fresh;
  };
  const recall = (datasetId: Id<'ds'>, version: number): IndexedHistory | undefined => {
    const known = remembered.get(datasetId);
    if (known === undefined || latestOf(known) < version) return undefined;
    remember(known);
    return known;
  };
  return {
    async of(datasetId) {
      const dataset = await kit.db.read(actor, async (tx) => (await getDatasets(tx, [datasetId])).get(datasetId));
      const latest = dataset?.latestVersion ?? 0;
      const history = recall(datasetId, latest) ?? (await load(datasetId));
      // A load that somebody else had begun may have looked before the newest version came.
      return latestOf(history) < latest ? load(datasetId) : history;
    },
    containing: async (datasetId, version) => recall(datasetId, version) ?? load(datasetId),
  };
};
