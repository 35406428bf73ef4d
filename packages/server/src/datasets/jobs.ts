import { invariant, type Json, ok } from '#kernel';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { creationCommit, logKey, versionCommit } from './core/delta.ts';
import { registerIntakes } from './intake-jobs.ts';
import {
  deleteUpload,
  lockStaleUpload,
  selectFiles,
  selectStandingKeys,
  selectUnlogged,
  selectVersions,
  updateLogged,
} from './store.ts';

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

/**
 * After this an upload whose bytes are on their way into the blobs belongs to a process that is gone. One that only
 * slept finds itself struck out and is refused.
 */
const uploadMinutesMax = 60;

const collectJob = 'datasets.collect';

/** Clears up after one dead upload; false when there is none. */
const collectOne = async (kit: Kit, before: Date): Promise<boolean> => {
  const done = await kit.db.transact(actor, async (tx) => {
    const upload = await lockStaleUpload(tx, before);
    if (upload === undefined) return ok(false);
    // First the blobs: if this ends half-way, the row still says what is left to do.
    await kit.blobs.delete(upload.rawKey);
    await kit.blobs.delete(upload.fileKey);
    return ok(await deleteUpload(tx, upload.fileId));
  });
  return done.ok && done.value;
};

/**
 * Deletes blobs of uploads that a crash cut off between the bytes and the rows; answers of how many uploads. `atStart` of
 * the only process (the embedded database admits no other) every upload noted is dead; else those that are too old.
 */
export const collectOrphans = async (kit: Kit, { atStart = true } = {}): Promise<number> => {
  const now = kit.clock.now().getTime();
  const alone = atStart && kit.config.database === undefined;
  const before = new Date(alone ? now + 1 : now - uploadMinutesMax * 60_000);
  let collected = 0;
  while (await collectOne(kit, before)) collected += 1;
  return collected;
};

const datasetOf = (payload: Json): string => {
  const id = typeof payload === 'object' && payload !== null && 'datasetId' in payload ? payload.datasetId : undefined;
  invariant(typeof id === 'string', 'a version names its dataset');
  return id;
};

/** Registers what follows a version. */
export const registerDatasets = (kit: Kit, outbox: Outbox): void => {
  outbox.on('datasets.version_created', (payload) => writeDeltaLogs(kit, datasetOf(payload)));
  kit.jobs.schedule(collectJob, '17 * * * *', async () => {
    await collectOrphans(kit, { atStart: false });
  });
  registerIntakes(kit, outbox);
};

/** Keys of data files that rows refer to and the blob store does not have: always none, unless a disk lost them. */
export const findMissingBlobs = async (kit: Kit): Promise<string[]> => {
  const missing: string[] = [];
  for (const key of await kit.db.read(actor, selectStandingKeys)) {
    if ((await kit.blobs.head(key)) === undefined) missing.push(key);
  }
  return missing;
};
