import { type Dataset, getVersion, type Version } from '#datasets';
import { type Actor, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { EngineStop } from '#platform/engine';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { type BrokenClause, brokenClauses } from './broken.ts';
import { inTaskFolder, tableOfVersion } from './checking.ts';
import { compareIn } from './contract/compare.ts';
import type { Comparison } from './core/compare.ts';
import type { ContractFacts } from './core/contract/facts.ts';
import type { AssessCode } from './errors.ts';
import type { Assessment } from './model.ts';
import { getAssessments } from './reading.ts';
import { ownDataset } from './service.ts';
import { findComparison, findContractCheck, insertComparison } from './store-contracts.ts';

const system = systemActor('assess.comparison');

/** Two assessed versions of one dataset. */
export type TwoVersions = {
  readonly dataset: Dataset;
  readonly from: Version;
  readonly to: Version;
  readonly before: Assessment;
  readonly after: Assessment;
  /** What the contract in force was found to be on each; undefined where it was not checked. */
  readonly checkBefore: ContractFacts | undefined;
  readonly checkAfter: ContractFacts | undefined;
  readonly known: Comparison | undefined;
};

/** How one version differs from another, and what that breaks. */
export type VersionComparison = TwoVersions & {
  readonly comparison: Comparison;
  readonly broken: readonly BrokenClause[];
};

const assessedOf = async (
  tx: Tx,
  dataset: Dataset,
  number: number,
): Promise<Outcome<{ version: Version; assessment: Assessment }, AssessCode>> => {
  const version = await getVersion(tx, dataset.id, number);
  if (version === undefined) return refuse('assess.not_found');
  const assessment = (await getAssessments(tx, [version.id])).get(version.id);
  return assessment === undefined ? refuse('assess.not_assessed', { number }) : ok({ version, assessment });
};

type Find = { readonly datasetId: string; readonly from: number; readonly to: number };

const findTwo = async (tx: Tx, find: Find): Promise<Outcome<TwoVersions, AssessCode>> => {
  const dataset = await ownDataset(tx, find.datasetId);
  if (!dataset.ok) return dataset;
  if (find.from === find.to) return refuse('assess.versions_same');
  const older = await assessedOf(tx, dataset.value, find.from);
  if (!older.ok) return older;
  const newer = await assessedOf(tx, dataset.value, find.to);
  if (!newer.ok) return newer;
  const [from, to] = [older.value.version, newer.value.version];
  return ok({
    ...{ dataset: dataset.value, from, to, before: older.value.assessment, after: newer.value.assessment },
    checkBefore: (await findContractCheck(tx, from.id))?.facts,
    checkAfter: (await findContractCheck(tx, to.id))?.facts,
    known: await findComparison(tx, from.id, to.id),
  });
};

const compute = async (
  kit: Kit,
  { from, to, before, after }: TwoVersions,
): Promise<Outcome<Comparison, EngineStop>> => {
  const [older, newer] = [await tableOfVersion(kit, from), await tableOfVersion(kit, to)];
  const profiles = { before: before.profile.columns, after: after.profile.columns };
  return inTaskFolder(kit, (workDir) => compareIn(kit.engine, { before: older, after: newer, profiles, workDir }));
};

/**
 * Compares two assessed versions of an own dataset. What the engine finds is kept: versions do not change. Refuses versions that are not
 * assessed, and tables that take more memory or time than a task may use.
 */
export const compareVersions = async (
  kit: Kit,
  actor: Actor,
  find: Find,
): Promise<Outcome<VersionComparison, AssessCode | EngineStop>> => {
  const two = await kit.db.read(actor, (tx) => findTwo(tx, find));
  if (!two.ok) return two;
  const { from, to, dataset, known, checkBefore, checkAfter } = two.value;
  const done = known === undefined ? await compute(kit, two.value) : ok(known);
  if (!done.ok) return done;
  const comparison = done.value;
  if (known === undefined)
    await kit.db.transact(system, async (tx) => {
      await insertComparison(tx, { from: from.id, to: to.id, organisationId: dataset.organisationId, comparison });
      return ok(null);
    });
  return ok({ ...two.value, comparison, broken: brokenClauses(checkBefore, checkAfter) });
};
