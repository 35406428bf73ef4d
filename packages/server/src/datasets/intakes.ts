import { type Id, later, type Outcome, ok, personOf, refuse, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { lockName } from '#platform/name-lock';
import { emit } from '#platform/outbox';
import type { DateOrder } from './core/dates.ts';
import type { DatasetCode } from './errors.ts';
import {
  type Intake,
  type IntakePart,
  intakeIdleMsMax,
  intakePartsMax,
  intakesLargestMax,
  intakesOpenMax,
  type VersionMode,
} from './model.ts';
import { ownDataset } from './service.ts';
import { type IntakeEvent, type IntakeState, intakeTable } from './states.ts';
import {
  countOpenIntakes,
  countParts,
  deleteIntake,
  insertIntake,
  insertPart,
  lockIntake,
  selectIntake,
  updateIntake,
} from './store-uploads.ts';
import { refuseRepeat } from './upload.ts';

/** The message that all bytes of an upload have come: `{ uploadId }`. */
export const receivedTopic = 'datasets.upload_received';

/** What an upload is begun with. */
export type NewIntake = {
  readonly datasetId: string;
  readonly name: string;
  readonly bytes: number;
  readonly mode: VersionMode;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly table?: string | undefined;
  readonly dates?: DateOrder | undefined;
  readonly sha256?: string | undefined;
};

/** The state after an event; refuses what the table does not have. */
export const intakeAfter = (intake: Intake, event: IntakeEvent): Outcome<IntakeState, DatasetCode> => {
  const next = takeEvent(intakeTable, intake.state, event);
  return next.ok ? next : refuse('datasets.upload_state_wrong', { state: intake.state });
};

/** An upload of the acting organisation. */
export const ownIntake = async (tx: Tx, id: string): Promise<Outcome<Intake, DatasetCode>> => {
  const found = await selectIntake(tx, id);
  return found === undefined ? refuse('datasets.upload_not_found') : ok(found);
};

const mayBegin = async (
  tx: Tx,
  organisationId: string,
  { bytes }: NewIntake,
  bytesMax: number,
): Promise<Outcome<null, DatasetCode>> => {
  if (bytes > bytesMax) return refuse('datasets.upload_too_large', { bytesMax });
  await lockName(tx, `datasets.intake ${organisationId}`);
  const open = await countOpenIntakes(tx, organisationId);
  if (open.count >= intakesOpenMax) return refuse('datasets.uploads_too_many', { count: open.count });
  const openBytesMax = intakesLargestMax * bytesMax;
  return open.bytes + bytes > openBytesMax
    ? refuse('datasets.uploads_too_large', { bytesMax: openBytesMax })
    : ok(null);
};

/**
 * Begins an upload to an own dataset; `bytesMax` is the largest one. Refuses at once what would be refused in the end: a file
 * too large, or one whose announced SHA-256 is that of bytes that are there already.
 */
export const beginIntake = async (
  tx: Tx,
  input: NewIntake,
  bytesMax: number,
): Promise<Outcome<Intake, DatasetCode>> => {
  const person = personOf(tx.actor);
  const dataset = await ownDataset(tx, input.datasetId);
  if (!dataset.ok) return dataset;
  const may = await mayBegin(tx, person.organisationId, input, bytesMax);
  if (!may.ok) return may;
  const fresh = input.sha256 === undefined ? ok(null) : await refuseRepeat(tx, input, input.sha256);
  if (!fresh.ok) return fresh;
  const intake: Intake = {
    id: tx.newId('upl'),
    datasetId: dataset.value.id,
    organisationId: person.organisationId,
    personId: person.personId,
    region: person.region,
    name: input.name,
    mode: input.mode,
    encoding: input.encoding ?? null,
    delimiter: input.delimiter ?? null,
    table: input.table ?? null,
    dates: input.dates ?? null,
    sha256: input.sha256 ?? null,
    bytes: input.bytes,
    received: 0,
    state: 'receiving',
    since: tx.now,
    expiresAt: later(tx.now, intakeIdleMsMax),
    attempts: 0,
    refusal: null,
    versionId: null,
    createdAt: tx.now,
  };
  await insertIntake(tx, intake);
  return ok(intake);
};

/** Whether bytes may be added at an offset: only at the end of what has come. */
export const mayAppend = (intake: Intake, offset: number): Outcome<null, DatasetCode> => {
  const next = intakeAfter(intake, 'append');
  if (!next.ok) return next;
  if (offset === intake.received) return ok(null);
  return refuse('datasets.upload_offset_wrong', { received: intake.received }, { received: intake.received });
};

/** Adds a piece whose bytes are durable. Of two senders at one offset the second is refused. */
export const addPart = async (tx: Tx, id: string, part: IntakePart): Promise<Outcome<null, DatasetCode>> => {
  const intake = await lockIntake(tx, id);
  if (intake === undefined) return refuse('datasets.upload_not_found');
  const may = mayAppend(intake, part.startsAt);
  if (!may.ok) return may;
  if ((await countParts(tx, id)) >= intakePartsMax)
    return refuse('datasets.upload_pieces_too_many', { partsMax: intakePartsMax });
  await insertPart(tx, intake, part, later(tx.now, intakeIdleMsMax));
  return ok(null);
};

/** Says that everything has come, so that it is read; said again it changes nothing. Refuses what is not whole. */
export const completeIntake = async (tx: Tx, id: string): Promise<Outcome<null, DatasetCode>> => {
  const intake = await lockIntake(tx, id);
  if (intake === undefined) return refuse('datasets.upload_not_found');
  const { state, received, bytes } = intake;
  if (state !== 'receiving') return ok(null);
  if (received < bytes) return refuse('datasets.upload_unfinished', { received, bytes });
  const next = intakeAfter(intake, 'complete');
  if (!next.ok) return next;
  await updateIntake(tx, id, { state: next.value });
  await emit(tx, { topic: receivedTopic, payload: { uploadId: id } });
  return ok(null);
};

/** Drops an upload that is not being read, or the note of one that is over. */
export const dropIntake = async (tx: Tx, id: string): Promise<Outcome<Id<'upl'>, DatasetCode>> => {
  const intake = await lockIntake(tx, id);
  if (intake === undefined) return refuse('datasets.upload_not_found');
  const isBusy = intake.state === 'received' || intake.state === 'reading';
  if (isBusy) return refuse('datasets.upload_state_wrong', { state: intake.state });
  await deleteIntake(tx, id);
  return ok(intake.id);
};
