import { getDatasets, getVersion } from '#datasets';
import { asId } from '#kernel';
import type { Tx } from '#platform/database';
import { toFindings } from './core/assess.ts';
import type { Assessment } from './model.ts';
import { type AssessmentRow, type MeasurementRow, selectAssessments, selectMeasurements } from './store.ts';

/** Joins what was measured and what was concluded. */
export const toAssessment = (measurement: MeasurementRow, row: AssessmentRow): Assessment => ({
  ...toFindings(measurement.measured, row.conclusions),
  id: asId('asm', row.id),
  datasetId: asId('ds', row.dataset_id),
  versionId: asId('dsv', row.version_id),
  versionNumber: measurement.version_number,
  organisationId: asId('org', row.organisation_id),
  contentSha256: measurement.content_sha256,
  sequence: row.sequence,
  measurer: measurement.measurer,
  editions: row.editions,
  createdAt: row.created_at,
});

/**
 * The newest assessment of each version that has one, by version id. Sees the acting organisation's; other modules that have authorised
 * their use case read the rest in system context.
 */
export const getAssessments = async (tx: Tx, versionIds: readonly string[]): Promise<Map<string, Assessment>> => {
  const measurements = await selectMeasurements(tx, versionIds);
  const rows = await selectAssessments(tx, versionIds);
  return new Map(
    rows.flatMap((row) => {
      const measurement = measurements.find((each) => each.version_id === row.version_id);
      return measurement === undefined ? [] : [[row.version_id, toAssessment(measurement, row)] as const];
    }),
  );
};

/** The assessment of each dataset's newest version, by dataset id; a dataset whose newest version is not assessed yet is left out. */
export const latestAssessments = async (tx: Tx, datasetIds: readonly string[]): Promise<Map<string, Assessment>> => {
  const datasets = await getDatasets(
    tx,
    datasetIds.map((id) => asId('ds', id)),
  );
  const versions: { readonly datasetId: string; readonly versionId: string }[] = [];
  for (const { id, latestVersion } of datasets.values()) {
    const version = latestVersion === null ? undefined : await getVersion(tx, id, latestVersion);
    if (version !== undefined) versions.push({ datasetId: id, versionId: version.id });
  }
  const assessments = await getAssessments(
    tx,
    versions.map(({ versionId }) => versionId),
  );
  return new Map(
    versions.flatMap(({ datasetId, versionId }) => {
      const found = assessments.get(versionId);
      return found === undefined ? [] : [[datasetId, found] as const];
    }),
  );
};
