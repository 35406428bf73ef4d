import { type Approval, listApprovals } from '#identity';
import { type Level, levels, type Outcome, ok, personOf } from '#kernel';
import type { Tx } from '#platform/database';
import type { AssessCode } from './errors.ts';
import { latestAssessments } from './reading.ts';
import { loweringHash, loweringKind, ownDataset } from './service.ts';

/** A lowering that a second person was asked about, and where that stands. */
export type Lowering = {
  readonly approval: Approval;
  /** The column's title. */
  readonly column: string;
  readonly level: Level;
};

/** Lowerings shown of one dataset, the newest: older ones are history, and each costs a hash for every column and level. */
const loweringsMax = 10;

/**
 * Lowerings of an own dataset that were asked for, newest first. An approval holds only the hash of what it is about, so
 * column and level are found by trying: of another column, level or reason the hash would be another one.
 */
export const listLowerings = async (tx: Tx, datasetId: string): Promise<Outcome<Lowering[], AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const approvals = (await listApprovals(tx, personOf(tx.actor).organisationId))
    .filter(({ kind, subject }) => kind === loweringKind && subject === datasetId)
    .slice(0, loweringsMax);
  const columns = (await latestAssessments(tx, [datasetId])).get(datasetId)?.profile.columns ?? [];
  const find = (approval: Approval): Lowering[] => {
    const isMeant = (column: string, level: Level): boolean =>
      loweringHash({ datasetId, column, level, reason: approval.reason }) === approval.contentSha256;
    const pairs = columns.flatMap(({ name, title }) => levels.map((level) => ({ name, title, level })));
    const meant = pairs.find(({ name, level }) => isMeant(name, level));
    return meant === undefined ? [] : [{ approval, column: meant.title, level: meant.level }];
  };
  return ok(approvals.flatMap(find));
};
