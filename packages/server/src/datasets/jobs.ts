import { invariant, type Json, ok } from '#kernel';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { creationCommit, logKey, versionCommit } from './core/delta.ts';
import { selectFiles, selectKnownKeys, selectUnlogged, selectVersions, updateLogged } from './store.ts';

const actor = systemActor('datasets.jobs');

type Unlogged = Awaited<ReturnType<typeof selectUnlogged>>[number];

type Commit = { readonly number: number; readonly text: string };

const commitsAfter = (kit: Kit, dataset: Unlogged): Promise<Commit[]> =>
  kit.db.read(actor, async (tx) => {
    const versions = await selectVersions(tx, dataset.id);
    const files = await selectFiles(tx, dataset.id);
    const [first] = versions;
    invariant(first !== undefined, 'a dataset with a latest version has a first one');
    const created = { number: 0, text: creationCommit(dataset, first) };
    const written = versions.map((version, index) => ({
      number: version.number,
      text: versionCommit({ dataset, version, before: versions[index - 1], files }),
    }));
    return [created, ...written].filter(({ number }) => number > dataset.loggedVersion);
  });

/** Writes what a dataset's Delta log lacks, in order. The text comes from rows alone, so a repeat writes the same. */
const logDataset = async (kit: Kit, dataset: Unlogged): Promise<void> => {
  for (const { number, text } of await commitsAfter(kit, dataset)) {
    const answer = await kit.blobs.putIfAbsent(logKey(dataset.id, number), Buffer.from(text));
    invariant(answer !== 'different', `commit ${number} of ${dataset.id} is what its rows say`);
    await kit.db.transact(actor, async (tx) => ok(await updateLogged(tx, dataset.id, number)));
  }
};

/** Brings Delta logs up to the rows: of one dataset, or of all. Idempotent. */
export const writeDeltaLogs = async (kit: Kit, datasetId?: string): Promise<void> => {
  const behind = await kit.db.read(actor, (tx) => selectUnlogged(tx, datasetId));
  for (const dataset of behind) await logDataset(kit, dataset);
};

/** Blob keys that one question to the database asks about. */
const batchMax = 1000;

const isCollectable = (key: string): boolean => /^datasets\/[^/]+\/(?:_raw\/|part-)/.test(key);

const collect = async (kit: Kit, keys: readonly string[]): Promise<number> => {
  const known = await kit.db.read(actor, (tx) => selectKnownKeys(tx, keys));
  const orphans = keys.filter((key) => !known.has(key));
  for (const key of orphans) await kit.blobs.delete(key);
  return orphans.length;
};

/**
 * Deletes blobs of uploads that a crash cut off between the bytes and the rows. Only before uploads are taken: a running
 * one has blobs without rows, too. Answers how many there were.
 */
export const collectOrphans = async (kit: Kit): Promise<number> => {
  let collected = 0;
  let batch: string[] = [];
  for await (const { key } of kit.blobs.list('datasets/')) {
    if (isCollectable(key)) batch.push(key);
    if (batch.length === batchMax) collected += await collect(kit, batch.splice(0));
  }
  batch = [...batch];
  return collected + (await collect(kit, batch));
};

const datasetOf = (payload: Json): string => {
  const id = typeof payload === 'object' && payload !== null && 'datasetId' in payload ? payload.datasetId : undefined;
  invariant(typeof id === 'string', 'a version names its dataset');
  return id;
};

/** Registers what follows a version. */
export const registerDatasets = (kit: Kit, outbox: Outbox): void => {
  outbox.on('datasets.version_created', (payload) => writeDeltaLogs(kit, datasetOf(payload)));
};
