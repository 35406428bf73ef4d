import { asId, type Id, invariant, type Json, later, ok, type Person, type Refusal } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { bytesOf, deletePieces, intakeFolder, intakeOf } from './intake-bytes.ts';
import { intakeAfter, receivedTopic } from './intakes.ts';
import { type Intake, type IntakePart, intakeKeptMs } from './model.ts';
import {
  deleteExpired,
  deleteParts,
  lockIntake,
  selectParts,
  selectUnread,
  updateAssessed,
  updateIntake,
} from './store-uploads.ts';
import { receiveVersion } from './upload.ts';

const readJob = 'datasets.read_upload';
const sweepJob = 'datasets.sweep_uploads';

const actor = systemActor(readJob);

/** A reading that fails for reasons of ours so often is given up; until then the fault may have been passing. */
const attemptsMax = 3;

type Work = { readonly intake: Intake; readonly parts: readonly IntakePart[] };

/** Begins a reading, or one that was cut off anew; undefined when there is nothing to read. */
const beginReading = async (kit: Kit, id: Id<'upl'>): Promise<Work | undefined> => {
  const begun = await kit.db.transact(actor, async (tx) => {
    const intake = await lockIntake(tx, id);
    if (intake === undefined) return ok(undefined);
    const next = intakeAfter(intake, 'read');
    if (!next.ok) return ok(undefined);
    await updateIntake(tx, id, { state: next.value, attempts: intake.attempts + 1 });
    return ok({ intake: { ...intake, attempts: intake.attempts + 1 }, parts: await selectParts(tx, id) });
  });
  return begun.ok ? begun.value : undefined;
};

/** Who sent it: the version is theirs, though they may have gone home meanwhile. */
const senderOf = ({ personId, organisationId, region }: Intake): Person => ({
  kind: 'person',
  personId,
  organisationId,
  region,
  roles: ['provider'],
});

/** Ends a reading; false when another process that read it, too, was faster. */
const settle = async (
  tx: Tx,
  id: string,
  event: 'store' | 'refuse',
  what: { versionId: string } | { refusal: Refusal },
): Promise<boolean> => {
  const intake = await lockIntake(tx, id);
  const next = intake === undefined ? undefined : intakeAfter(intake, event);
  if (next?.ok !== true) return false;
  await deleteParts(tx, id);
  await updateIntake(tx, id, { ...what, state: next.value, expiresAt: later(tx.now, intakeKeptMs) });
  return true;
};

/** The same way as a file that comes in one call; the note of it changes in the transaction of the version. */
const read = (kit: Kit, { intake, parts }: Work) =>
  receiveVersion(kit, senderOf(intake), {
    datasetId: intake.datasetId,
    mode: intake.mode,
    fileName: intake.name,
    encoding: intake.encoding ?? undefined,
    delimiter: intake.delimiter ?? undefined,
    table: intake.table ?? undefined,
    dates: intake.dates ?? undefined,
    bytesAnnounced: intake.bytes,
    sha256Announced: intake.sha256 ?? undefined,
    source: bytesOf(kit.blobs, parts),
    alongside: async (tx, { id: versionId }) => {
      invariant(await settle(tx, intake.id, 'store', { versionId }), 'an upload becomes one version');
    },
  });

const recordRefusal = (kit: Kit, { id }: Intake, refusal: Refusal) =>
  kit.db.transact(actor, async (tx) => ok(await settle(tx, id, 'refuse', { refusal })));

/** Reads an upload that has come whole; called again after a crash it begins anew, and after its end it does nothing. */
export const readIntake = async (kit: Kit, id: Id<'upl'>): Promise<void> => {
  const work = await beginReading(kit, id);
  if (work === undefined) return;
  try {
    const done = await read(kit, work);
    if (!done.ok) await recordRefusal(kit, work.intake, done.error);
  } catch (error) {
    if (work.intake.attempts < attemptsMax) throw error;
    kit.log.error({ err: error, upload: id }, 'an upload could not be read');
    await recordRefusal(kit, work.intake, { code: 'datasets.reading_failed' });
  }
  await deletePieces(kit.blobs, id);
};

/**
 * Forgets uploads that nobody continued and those that are over for long, and deletes pieces that nobody needs: of dropped
 * uploads, and of those whose end a crash cut off.
 */
export const sweepIntakes = async (kit: Kit): Promise<void> => {
  await kit.db.transact(actor, async (tx) => ok(await deleteExpired(tx)));
  const found = new Set<string>();
  for await (const { key } of kit.blobs.list(intakeFolder)) found.add(intakeOf(key));
  const needed = await kit.db.read(actor, (tx) => selectUnread(tx, [...found]));
  for (const id of [...found].filter((one) => !needed.has(one))) await deletePieces(kit.blobs, id);
};

const memberOf = (payload: Json, name: string): string => {
  const value = (payload as Readonly<Record<string, Json>> | null)?.[name];
  invariant(typeof value === 'string', `the message names its ${name}`);
  return value;
};

/** Notes that a version is assessed, for who follows its upload. */
export const onVersionAssessed =
  (kit: Kit) =>
  async (payload: Json): Promise<void> => {
    const versionId = memberOf(payload, 'versionId');
    await kit.db.transact(actor, async (tx) => ok(await updateAssessed(tx, versionId)));
  };

/** Registers the reading of uploads and the sweep; before jobs and outbox are started. */
export const registerIntakes = (kit: Kit, outbox: Pick<Outbox, 'on'>): void => {
  kit.jobs.work(readJob, (data) => readIntake(kit, asId('upl', memberOf(data, 'uploadId'))));
  kit.jobs.schedule(sweepJob, '23 * * * *', () => sweepIntakes(kit));
  outbox.on(receivedTopic, async (payload) => {
    const uploadId = memberOf(payload, 'uploadId');
    await kit.jobs.enqueue(readJob, { uploadId }, { key: uploadId });
  });
};
