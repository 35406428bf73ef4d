import { type Dataset, getDatasets, getVersion, type Version } from '#datasets';
import { asId, organisationOf } from '#kernel';
import type { Tx } from '#platform/database';
import type { Assessment } from './model.ts';
import { getAssessments } from './reading.ts';

/** The newest version of a dataset, and what was found out about it; undefined while that is being made. */
export type Brief = {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly assessment: Assessment | undefined;
};

/** Datasets asked about at once: two pages of a list. */
export const briefsMax = 100;

/** Own datasets in brief, for lists; those without any version, and those of others, are left out. */
export const listBriefs = async (tx: Tx, datasetIds: readonly string[]): Promise<Brief[]> => {
  const datasets = await getDatasets(
    tx,
    datasetIds.map((id) => asId('ds', id)),
  );
  const newest: Omit<Brief, 'assessment'>[] = [];
  for (const dataset of datasets.values()) {
    const isOwn = dataset.organisationId === organisationOf(tx.actor);
    const number = isOwn ? dataset.latestVersion : null;
    const version = number === null ? undefined : await getVersion(tx, dataset.id, number);
    if (version !== undefined) newest.push({ dataset, version });
  }
  const assessments = await getAssessments(
    tx,
    newest.map(({ version }) => version.id),
  );
  return newest.map((each) => ({ ...each, assessment: assessments.get(each.version.id) }));
};
