import { appendEntry } from '#audit';
import { type Dataset, getDatasets, getVersion, type Version } from '#datasets';
import { requestApproval, takeApproval } from '#identity';
import {
  type Id,
  isId,
  type Json,
  type Level,
  levels,
  type Outcome,
  ok,
  personOf,
  refuse,
  sha256OfJson,
} from '#kernel';
import type { Tx } from '#platform/database';
import { lockName } from '#platform/name-lock';
import { notify } from '#platform/notify';
import { emit } from '#platform/outbox';
import { checkComparables, type SettlementsReader } from './comparables.ts';
import { conclude } from './core/assess.ts';
import { foundLevel, settingsThatHold } from './core/grading.ts';
import { sheetFault, sheetOf } from './core/value/sheet.ts';
import type { ValueSheet } from './core/value/types.ts';
import { gatherDeclared } from './declared.ts';
import type { AssessCode } from './errors.ts';
import { assessKinds } from './kinds.ts';
import type { Assessment, ColumnClass, CostsJson, LevelSetting } from './model.ts';
import { getAssessments, latestAssessments, toAssessment } from './reading.ts';
import { editionsInUse } from './rulesets.ts';
import {
  findCosts,
  insertAssessment,
  insertLevelSetting,
  listLevelSettings,
  selectAssessments,
  selectMeasurements,
  upsertCosts,
} from './store.ts';

/** The topic on which a new assessment is told: `{ datasetId, versionId, versionNumber, assessmentId, level }`. */
export const assessedTopic = 'assess.version_assessed';

const tell = async (tx: Tx, assessment: Assessment): Promise<void> => {
  const { id, datasetId, versionId, versionNumber, organisationId, contentSha256, editions, quality, sensitivity } =
    assessment;
  const { level, allowedModes } = sensitivity;
  const { score, grade, coverage } = quality;
  await appendEntry(tx, {
    kind: assessKinds.version_assessed,
    subject: versionId,
    parties: [organisationId],
    content: {
      assessmentId: id,
      datasetId,
      versionNumber,
      contentSha256,
      editions,
      quality: { score, grade, coverage },
      level,
      allowedModes,
    },
  });
  await emit(tx, { topic: assessedTopic, payload: { datasetId, versionId, versionNumber, assessmentId: id, level } });
  const dataset = (await getDatasets(tx, [datasetId])).get(datasetId);
  const title = { zh: dataset?.titleZh || dataset?.name || '', en: dataset?.titleEn || dataset?.name || '' };
  const params = { datasetId, dataset: title, number: String(versionNumber) };
  await notify(tx, { to: organisationId, about: versionId, kind: 'version_assessed', params });
};

/**
 * Concludes about a measured version by today's rule sets and declarations, and records it unless its newest assessment was made from the
 * very same. Undefined when the version is not measured (or not the actor's to see).
 */
export const concludeVersion = async (tx: Tx, versionId: string): Promise<Assessment | undefined> => {
  // One transaction at a time concludes about a version; the others find what it concluded.
  await lockName(tx, `assess.version:${versionId}`);
  const [measurement] = await selectMeasurements(tx, [versionId]);
  if (measurement === undefined) return undefined;
  const { dataset_id: datasetId, organisation_id: organisationId, content_sha256: contentSha256 } = measurement;
  const { costs, lessons, check, ...declared } = await gatherDeclared(tx, measurement);
  const inputs = {
    contentSha256,
    measurer: measurement.measurer,
    editions: editionsInUse,
    costs: costs ?? null,
    overrides: declared.declarations.overrides,
    ...(lessons.length === 0 ? {} : { lessons }),
    contract: check?.inputs_sha256 ?? null,
  };
  const inputsSha256 = sha256OfJson(inputs as unknown as Json);
  const [newest] = await selectAssessments(tx, [versionId]);
  if (newest?.inputs_sha256 === inputsSha256) return toAssessment(measurement, newest);
  const measured = await declared.measured();
  const concluded = conclude(measured, declared.declarations);
  const conclusions = lessons.length === 0 ? concluded : { ...concluded, suspects: measured.suspects };
  const row = await insertAssessment(tx, {
    id: tx.newId('asm'),
    version_id: versionId,
    dataset_id: datasetId,
    organisation_id: organisationId,
    sequence: (newest?.sequence ?? 0) + 1,
    inputs_sha256: inputsSha256,
    editions: [...editionsInUse],
    level: conclusions.sensitivity.level,
    grade: conclusions.quality.grade,
    conclusions,
  });
  const assessment = toAssessment(measurement, row);
  await tell(tx, assessment);
  return assessment;
};

/** The dataset when the acting organisation owns it; anybody else's is unknown. */
export const ownDataset = async (tx: Tx, id: string): Promise<Outcome<Dataset, 'assess.not_found'>> => {
  if (!isId('ds', id)) return refuse('assess.not_found');
  const dataset = (await getDatasets(tx, [id])).get(id);
  return dataset?.organisationId === personOf(tx.actor).organisationId ? ok(dataset) : refuse('assess.not_found');
};

/** What was assessed, and the version it is about. */
export type VersionAssessment = {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly assessment: Assessment;
};

/** The newest assessment of an own version. */
export const readAssessment = async (
  tx: Tx,
  find: { readonly datasetId: string; readonly number: number },
): Promise<Outcome<VersionAssessment, AssessCode>> => {
  const dataset = await ownDataset(tx, find.datasetId);
  if (!dataset.ok) return dataset;
  const version = await getVersion(tx, dataset.value.id, find.number);
  if (version === undefined) return refuse('assess.not_found');
  const assessment = (await getAssessments(tx, [version.id])).get(version.id);
  return assessment === undefined
    ? refuse('assess.not_assessed', { number: find.number })
    : ok({ dataset: dataset.value, version, assessment });
};

/** Concludes anew about a dataset's newest version; undefined while it is not measured. */
const concludeNewest = async (tx: Tx, dataset: Dataset): Promise<Assessment | undefined> => {
  const version = dataset.latestVersion === null ? undefined : await getVersion(tx, dataset.id, dataset.latestVersion);
  return version === undefined ? undefined : concludeVersion(tx, version.id);
};

/** What an own dataset's owner declared for its value; null when nothing was. */
export const readSheet = async (tx: Tx, datasetId: string): Promise<Outcome<ValueSheet | null, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const declared = await findCosts(tx, dataset.value.id);
  return ok(declared === undefined ? null : sheetOf(declared));
};

/**
 * Declares all that an own dataset's value is computed from; its newest version is valued anew at once. Refuses bounds out of order and
 * comparables that the ledger does not bear out.
 */
export const declareSheet = async (
  tx: Tx,
  { datasetId, sheet }: { readonly datasetId: string; readonly sheet: ValueSheet },
  settlementsOf: SettlementsReader,
): Promise<Outcome<Assessment | null, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const fault = sheetFault(sheet);
  if (fault !== undefined) return refuse('assess.sheet_wrong', { where: fault });
  const settled = await checkComparables(tx, sheet, settlementsOf);
  if (!settled.ok) return settled;
  const person = personOf(tx.actor);
  await upsertCosts(tx, { datasetId, organisationId: person.organisationId, costs: sheet, by: person.personId });
  await appendEntry(tx, {
    kind: assessKinds.costs_declared,
    subject: datasetId,
    parties: [person.organisationId],
    content: sheet as unknown as Json,
  });
  return ok((await concludeNewest(tx, dataset.value)) ?? null);
};

/** Declares what an own dataset cost and leaves the rest of its value sheet as it is. */
export const declareCosts = async (
  tx: Tx,
  { datasetId, costs: { currency, ...costs } }: { readonly datasetId: string; readonly costs: CostsJson },
  settlementsOf: SettlementsReader,
): Promise<Outcome<Assessment | null, AssessCode>> => {
  if (sheetFault({ currency, costs }) !== undefined) return refuse('assess.costs_wrong');
  const before = await readSheet(tx, datasetId);
  return before.ok
    ? declareSheet(tx, { datasetId, sheet: { ...before.value, currency, costs } }, settlementsOf)
    : before;
};

/** What an owner asks for a column. */
export type LevelChange = {
  readonly datasetId: string;
  readonly column: string;
  readonly level: Level;
  readonly reason: string;
  /** A second person's yes to exactly this lowering. */
  readonly approvalId?: string | undefined;
};

/** The kind of approval that a lowering needs. */
export const loweringKind = 'assess.level_lowering';

/** What a second person says yes to: this column of this dataset to this level for this reason. */
export const loweringHash = ({ datasetId, column, level, reason }: LevelChange): string =>
  sha256OfJson({ datasetId, column, level, reason });

type Standing = {
  readonly dataset: Dataset;
  readonly column: string;
  readonly found: ColumnClass | null;
  readonly inForce: Level;
};

/** Where a column stands now: what was found and which level is in force. */
const standingOf = async (tx: Tx, change: LevelChange): Promise<Outcome<Standing, AssessCode>> => {
  const dataset = await ownDataset(tx, change.datasetId);
  if (!dataset.ok) return dataset;
  const assessment = (await latestAssessments(tx, [change.datasetId])).get(change.datasetId);
  if (assessment === undefined) return refuse('assess.not_assessed', { number: dataset.value.latestVersion ?? 0 });
  const column = assessment.profile.columns.find((c) => c.name === change.column || c.title === change.column);
  if (column === undefined) return refuse('assess.column_unknown', { column: change.column });
  const classes = new Map(column.class === null ? [] : [[column.name, column.class]]);
  const settings = (await listLevelSettings(tx, change.datasetId)).filter((setting) => setting.column === column.name);
  const inForce = settingsThatHold(settings, classes)[0]?.level ?? foundLevel(column.class);
  return ok({ dataset: dataset.value, column: column.name, found: column.class, inForce });
};

const setLevel = async (
  tx: Tx,
  change: LevelChange,
  standing: Standing,
): Promise<Outcome<Assessment | null, AssessCode>> => {
  const person = personOf(tx.actor);
  const { dataset, column, found, inForce } = standing;
  const setting: LevelSetting = {
    column,
    level: change.level,
    reason: change.reason,
    foundLevel: foundLevel(found),
    foundClass: found?.id ?? null,
  };
  const approvalId = change.approvalId ?? null;
  await insertLevelSetting(tx, {
    ...setting,
    id: tx.newId('lvl'),
    datasetId: dataset.id,
    organisationId: person.organisationId,
    approvalId,
    by: person.personId,
  });
  const lowered = levels.indexOf(change.level) < levels.indexOf(inForce);
  await appendEntry(tx, {
    kind: lowered ? assessKinds.level_lowered : assessKinds.level_raised,
    subject: dataset.id,
    parties: [person.organisationId],
    content: { ...setting, before: inForce, approvalId },
  });
  return ok((await concludeNewest(tx, dataset)) ?? null);
};

/** Sets the level of a column: up at once, down only with a second person's approval of exactly this change. */
export const changeLevel = async (tx: Tx, change: LevelChange) => {
  const standing = await standingOf(tx, change);
  if (!standing.ok) return standing;
  const { column, inForce, dataset } = standing.value;
  const named = { ...change, column };
  if (levels.indexOf(change.level) >= levels.indexOf(inForce))
    return setLevel(tx, { ...named, approvalId: undefined }, standing.value);
  if (change.approvalId === undefined) return refuse('assess.lowering_needs_approval', { column, level: inForce });
  const approval = await takeApproval(tx, {
    id: change.approvalId,
    kind: loweringKind,
    subject: dataset.id,
    contentSha256: loweringHash(named),
  });
  return approval.ok ? setLevel(tx, named, standing.value) : approval;
};

/** Asks a second person of the organisation to approve a lowering. */
export const askToLower = async (tx: Tx, change: LevelChange): Promise<Outcome<Id<'apr'>, AssessCode>> => {
  const standing = await standingOf(tx, change);
  if (!standing.ok) return standing;
  const { dataset, column } = standing.value;
  return ok(
    await requestApproval(tx, {
      kind: loweringKind,
      subject: dataset.id,
      contentSha256: loweringHash({ ...change, column }),
      reason: change.reason,
      roles: ['manager', 'provider'],
    }),
  );
};
