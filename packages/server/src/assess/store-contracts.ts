import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { Comparison } from './core/compare.ts';
import type { Suggestion } from './core/contract/suggest.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A data contract as its owner wrote it. */
export type ContractRow = Selectable<Tables['assess.contract']>;
/** What checking a contract on a version told. */
export type ContractCheckRow = Selectable<Tables['assess.contract_check']>;

/** Earlier contracts of a dataset that are listed, the newest. */
const contractsListedMax = 50;

/** The newest contracts of a dataset, the one in force first, as far as the actor may see them. */
export const listContracts = (tx: Tx, datasetId: string): Promise<ContractRow[]> =>
  q(tx)
    .selectFrom('assess.contract')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .orderBy('number', 'desc')
    .limit(contractsListedMax)
    .execute();

/** The contract in force of a dataset. */
export const findContract = (tx: Tx, datasetId: string): Promise<ContractRow | undefined> =>
  q(tx)
    .selectFrom('assess.contract')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Adds a contract. */
export const insertContract = (tx: Tx, row: Omit<ContractRow, 'created_at'>): Promise<ContractRow> =>
  q(tx)
    .insertInto('assess.contract')
    .values({ ...row, created_at: tx.now })
    .returningAll()
    .executeTakeFirstOrThrow();

/** The newest check of a version; none while it is being made. */
export const findContractCheck = (tx: Tx, versionId: string): Promise<ContractCheckRow | undefined> =>
  q(tx)
    .selectFrom('assess.contract_check')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('contract_number', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** True when a version was checked with exactly these inputs. */
export const hasContractCheck = async (tx: Tx, versionId: string, inputsSha256: string): Promise<boolean> => {
  const row = await q(tx)
    .selectFrom('assess.contract_check')
    .select('id')
    .where('version_id', '=', versionId)
    .where('inputs_sha256', '=', inputsSha256)
    .executeTakeFirst();
  return row !== undefined;
};

/** Adds what a check told; a second one with the same inputs changes nothing. */
export const insertContractCheck = async (tx: Tx, row: Omit<ContractCheckRow, 'created_at'>): Promise<void> => {
  await q(tx)
    .insertInto('assess.contract_check')
    .values({ ...row, facts: JSON.stringify(row.facts), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** What is suggested from a version; undefined while it was not looked for. */
export const findSuggestions = async (tx: Tx, versionId: string): Promise<readonly Suggestion[] | undefined> => {
  const row = await q(tx)
    .selectFrom('assess.suggestion')
    .select('suggestions')
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  return row?.suggestions;
};

/** Keeps what is suggested from a version. */
export const insertSuggestions = async (
  tx: Tx,
  row: { readonly versionId: string; readonly organisationId: string; readonly suggestions: readonly Suggestion[] },
): Promise<void> => {
  await q(tx)
    .insertInto('assess.suggestion')
    .values({
      version_id: row.versionId,
      organisation_id: row.organisationId,
      suggestions: JSON.stringify(row.suggestions).replaceAll('\\u0000', '\\ufffd'),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** How one version differs from another, when that was computed already. */
export const findComparison = async (tx: Tx, from: string, to: string): Promise<Comparison | undefined> => {
  const row = await q(tx)
    .selectFrom('assess.comparison')
    .select('comparison')
    .where('from_version_id', '=', from)
    .where('to_version_id', '=', to)
    .executeTakeFirst();
  return row?.comparison;
};

/** Keeps how one version differs from another. */
export const insertComparison = async (
  tx: Tx,
  row: { readonly from: string; readonly to: string; readonly organisationId: string; readonly comparison: Comparison },
): Promise<void> => {
  await q(tx)
    .insertInto('assess.comparison')
    .values({
      from_version_id: row.from,
      to_version_id: row.to,
      organisation_id: row.organisationId,
      comparison: JSON.stringify(row.comparison),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
