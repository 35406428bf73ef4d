import { z } from 'zod';
import { fillSentence, type Refusal } from '#kernel';
import { engineErrors } from '#platform/engine';
import { bilingualShape } from '#platform/http';
import { datasetErrors } from './errors.ts';
import { type Dataset, type Intake, type Version, versionModes } from './model.ts';
import { intakeStates, waitsFor } from './states.ts';

/** A dataset, as answers carry it. */
export const datasetShape = z.object({
  id: z.string(),
  organisationId: z.string(),
  name: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  timeZone: z.string(),
  latestVersion: z.int().nullable(),
  createdAt: z.string(),
});

const columnShape = z.object({ name: z.string(), title: z.string(), type: z.string(), nullable: z.boolean() });

/** A version, as answers carry it. */
export const versionShape = z.object({
  id: z.string(),
  datasetId: z.string(),
  number: z.int(),
  mode: z.enum(versionModes),
  rawSha256: z.string(),
  contentSha256: z.string(),
  rows: z.int(),
  bytes: z.int(),
  schema: z.array(columnShape),
  source: z.record(z.string(), z.unknown()).describe('how the file was read: format, encoding, separator, heading'),
  createdAt: z.string(),
});

/** The JSON of a dataset. */
export const datasetToJson = (dataset: Dataset): z.input<typeof datasetShape> => ({
  ...dataset,
  createdAt: dataset.createdAt.toISOString(),
});

/** The JSON of a version. */
export const versionToJson = (version: Version): z.input<typeof versionShape> => ({
  ...version,
  schema: version.schema.map((column) => ({ ...column })),
  source: { ...version.source },
  createdAt: version.createdAt.toISOString(),
});

const refusalShape = bilingualShape.extend({ code: z.string(), details: z.unknown().optional() });

/** An upload and what became of it, as answers carry it. */
export const intakeShape = z.object({
  id: z.string(),
  dataset: datasetShape.pick({ id: true, name: true, titleZh: true, titleEn: true }),
  name: z.string(),
  mode: z.enum(versionModes),
  bytes: z.int().describe('length of the whole file'),
  received: z.int().describe('bytes from its beginning that are kept, whatever happens: continue from here'),
  state: z.enum(intakeStates),
  waitsFor: z.enum(['provider', 'platform', 'nobody']),
  since: z.string(),
  until: z.string().describe('when it is dropped if nobody continues it; once it is over, how long this is told'),
  rows: z.int().nullable().describe('rows of the version; null until they are counted'),
  refusal: refusalShape.nullable().describe('why it did not become a version, with what to do'),
  version: versionShape.nullable(),
  assessmentPath: z.string().nullable().describe('where the assessment is; once the state is assessed'),
  createdAt: z.string(),
});

const sentences = new Map<string, { zh: string; en: string }>([
  ...Object.entries(datasetErrors),
  ...Object.entries(engineErrors),
]);

const refusalToJson = ({ code, params, details }: Refusal): z.input<typeof refusalShape> => {
  const { zh = code, en = code } = sentences.get(code) ?? {};
  const sentence = { code, zh: fillSentence(zh, params), en: fillSentence(en, params) };
  return details === undefined ? sentence : { ...sentence, details };
};

/** What an upload is shown with. */
export type IntakeParts = {
  readonly intake: Intake;
  readonly dataset: Dataset;
  readonly version: Version | undefined;
};

/** The JSON of an upload. */
export const intakeToJson = ({ intake, dataset, version }: IntakeParts): z.input<typeof intakeShape> => ({
  id: intake.id,
  dataset: { id: dataset.id, name: dataset.name, titleZh: dataset.titleZh, titleEn: dataset.titleEn },
  name: intake.name,
  mode: intake.mode,
  bytes: intake.bytes,
  received: intake.received,
  state: intake.state,
  waitsFor: waitsFor(intake.state),
  since: intake.since.toISOString(),
  until: intake.expiresAt.toISOString(),
  rows: version?.rows ?? null,
  refusal: intake.refusal === null ? null : refusalToJson(intake.refusal),
  version: version === undefined ? null : versionToJson(version),
  assessmentPath:
    version !== undefined && intake.state === 'assessed'
      ? `/api/v1/datasets/${dataset.id}/versions/${version.number}/assessment`
      : null,
  createdAt: intake.createdAt.toISOString(),
});
