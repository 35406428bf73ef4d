import { rm } from 'node:fs/promises';
import {
  filesOf,
  findWrittenCells,
  getDatasets,
  getVersion,
  getVersions,
  readTable,
  type Version,
  type VersionFile,
  type WrittenCells,
} from '#datasets';
import { asId, type Json, ok, utcDay } from '#kernel';
import type { EngineSession } from '#platform/engine';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { checkVersion, suggestForVersion } from './checking.ts';
import { contractTopic } from './contracts.ts';
import { type Measured, measureTable, type Timings } from './core/assess.ts';
import { readSuspects } from './core/suspects.ts';
import { type Suspect, suspectsKeptMax, type Table } from './model.ts';
import { concludeVersion } from './service.ts';
import { insertMeasurement, insertSuspects, selectMeasurements } from './store.ts';

/** The job that assesses one version: `{ versionId }`. */
const jobName = 'assess.version';

/** Detectors, profile and their thresholds as they are now; raise it when measuring the same data would find something else. */
const measurer = 'corridor-measure-3';

const actor = systemActor(jobName);

/** A version with more cells is measured without its texts: reading them takes as long as the upload did. */
const writtenCellsMax = 50_000_000;

type Subject = {
  readonly version: Version;
  readonly organisationId: string;
  readonly files: readonly VersionFile[];
  readonly written: WrittenCells | undefined;
};

/** The version to measure; undefined when it is gone or measured already. */
const findSubject = (kit: Kit, versionId: string): Promise<Subject | undefined> =>
  kit.db.read(actor, async (tx) => {
    const version = (await getVersions(tx, [asId('dsv', versionId)])).get(asId('dsv', versionId));
    if (version === undefined || (await selectMeasurements(tx, [versionId])).length > 0) return undefined;
    const dataset = (await getDatasets(tx, [version.datasetId])).get(version.datasetId);
    if (dataset === undefined) return undefined;
    const files = await filesOf(tx, version.datasetId, version.number);
    const isSmall = version.rows * version.schema.length <= writtenCellsMax;
    const written = isSmall ? await findWrittenCells(tx, version) : undefined;
    return { version, organisationId: dataset.organisationId, files, written };
  });

const tableOf = async (kit: Kit, { version, files }: Subject): Promise<Table> => ({
  parts: await Promise.all(files.map(async (file) => ({ path: await kit.blobs.localPath(file.key), rows: file.rows }))),
  columns: version.schema,
});

type Raw = Omit<WrittenCells, 'rawKey'> & { readonly path: string };

const findRaw = async (kit: Kit, written: WrittenCells | undefined): Promise<Raw | undefined> => {
  if (written === undefined) return undefined;
  const { rawKey, ...reading } = written;
  return { path: await kit.blobs.localPath(rawKey), ...reading };
};

/** The cells as they were written, read as the upload was; without them where they cannot be had again, as when a person said how dates are meant. */
const textsOf = async (
  session: EngineSession,
  { version }: Subject,
  read: { readonly raw: Raw | undefined; readonly workDir: string },
): Promise<Pick<Table, 'texts'>> => {
  if (read.raw === undefined) return {};
  const again = await readTable(session, { ...read.raw, workDir: read.workDir, expected: version.schema });
  return again.ok && again.value.rows === version.rows ? { texts: again.value.texts } : {};
};

type Work = { readonly measured: Measured & { readonly timings: Timings }; readonly suspects: readonly Suspect[] };

/** Measures in a child process; a child that ran out of memory or time is an exception, so that the job is tried again and then shows as failed. */
const measure = async (kit: Kit, subject: Subject): Promise<Work> => {
  const table = await tableOf(kit, subject);
  const raw = await findRaw(kit, subject.written);
  const workDir = await makeTaskFolder(kit, 'job');
  const watch = { nowMs: () => kit.clock.monotonicMs(), today: utcDay(kit.clock.now()) };
  try {
    const task = {
      name: jobName,
      readPaths: [...table.parts.map((part) => part.path), ...(raw === undefined ? [] : [raw.path])],
      workDir,
    };
    const done = await kit.engine.task(task, async (session) => {
      const texts = await textsOf(session, subject, { raw, workDir });
      const measured = await measureTable(session, { ...table, ...texts }, watch);
      return { measured, suspects: await readSuspects(session, 0, suspectsKeptMax) };
    });
    if (!done.ok) throw new Error(`${done.error.code} while assessing version ${subject.version.id}`);
    return done.value;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

const record = (kit: Kit, { version, organisationId }: Subject, { measured, suspects }: Work) =>
  kit.db.transact(actor, async (tx) => {
    const { timings, ...kept } = measured;
    const fresh = await insertMeasurement(tx, {
      version_id: version.id,
      dataset_id: version.datasetId,
      organisation_id: organisationId,
      version_number: version.number,
      content_sha256: version.contentSha256,
      measurer,
      measured: kept,
      timings_ms: timings,
    });
    if (fresh) await insertSuspects(tx, { versionId: version.id, organisationId }, suspects);
    return ok(null);
  });

const concludeIn = (kit: Kit, versionId: string) =>
  kit.db.transact(actor, async (tx) => {
    await concludeVersion(tx, versionId);
    return ok(null);
  });

/**
 * Assesses a version: measures it and checks the data contract unless that was done, concludes, and looks for rules to suggest. Called
 * again it changes nothing.
 */
export const assessVersion = async (kit: Kit, versionId: string): Promise<void> => {
  const subject = await findSubject(kit, versionId);
  if (subject !== undefined) await record(kit, subject, await measure(kit, subject));
  await checkVersion(kit, versionId);
  await concludeIn(kit, versionId);
  await suggestForVersion(kit, versionId);
};

/** The job that checks a changed contract on the newest version: `{ datasetId }`. */
const contractJobName = 'assess.contract';

const checkNewest = async (kit: Kit, data: Json): Promise<void> => {
  const datasetId = datasetIdOf(data);
  const version = await kit.db.read(actor, async (tx) => {
    const number = (await getDatasets(tx, [datasetId])).get(datasetId)?.latestVersion ?? null;
    return number === null ? undefined : getVersion(tx, datasetId, number);
  });
  if (version === undefined) return;
  await checkVersion(kit, version.id);
  await concludeIn(kit, version.id);
  await suggestForVersion(kit, version.id);
};

const datasetIdOf = (data: Json) => asId('ds', String((data as { readonly datasetId?: Json } | null)?.datasetId ?? ''));

const versionIdOf = (data: Json): string =>
  asId('dsv', String((data as { readonly versionId?: Json } | null)?.versionId ?? ''));

/** Registers the jobs and subscribes them to new versions and changed contracts; before jobs and outbox are started. */
export const subscribeAssess = (kit: Kit, outbox: Pick<Outbox, 'on'>): void => {
  kit.jobs.work(jobName, (data) => assessVersion(kit, versionIdOf(data)));
  outbox.on('datasets.version_created', async (payload) => {
    const versionId = versionIdOf(payload);
    await kit.jobs.enqueue(jobName, { versionId }, { key: versionId });
  });
  kit.jobs.work(contractJobName, (data) => checkNewest(kit, data));
  outbox.on(contractTopic, async (payload) => {
    const datasetId = datasetIdOf(payload);
    await kit.jobs.enqueue(contractJobName, { datasetId }, { key: datasetId });
  });
};
