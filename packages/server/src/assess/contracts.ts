import { appendEntry } from '#audit';
import { type Dataset, getVersion } from '#datasets';
import { invariant, type Outcome, ok, personOf, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import { lockName } from '#platform/name-lock';
import { emit } from '#platform/outbox';
import { refuseContract } from './contract/telling.ts';
import { changesFor, emptyContract, isAccepted } from './core/contract/accept.ts';
import type { Contract } from './core/contract/shape.ts';
import type { Suggestion } from './core/contract/suggest.ts';
import { type Change, changeText, isJsonText, readContract } from './core/contract/text.ts';
import type { AssessCode } from './errors.ts';
import { assessKinds } from './kinds.ts';
import { ownDataset } from './service.ts';
import {
  type ContractCheckRow,
  type ContractRow,
  findContract,
  findContractCheck,
  findSuggestions,
  insertContract,
  listContracts,
} from './store-contracts.ts';

/** The topic on which a changed contract is told: `{ datasetId }`. */
export const contractTopic = 'assess.contract_changed';

/** A dataset's contract with the earlier ones, and what its newest check told; `check` is undefined while that is being made. */
export type DatasetContract = {
  readonly dataset: Dataset;
  readonly row: ContractRow;
  readonly contract: Contract;
  readonly earlier: readonly ContractRow[];
  readonly check: ContractCheckRow | undefined;
};

const readRow = (row: ContractRow): Contract => {
  const read = readContract(row.body);
  if (!read.ok) throw new Error(`contract ${row.id} was sound when it was kept`);
  return read.contract;
};

const newestCheck = async (tx: Tx, dataset: Dataset): Promise<ContractCheckRow | undefined> => {
  const version = dataset.latestVersion === null ? undefined : await getVersion(tx, dataset.id, dataset.latestVersion);
  return version === undefined ? undefined : findContractCheck(tx, version.id);
};

/** The contract of an own dataset; undefined while there is none. */
export const readDatasetContract = async (
  tx: Tx,
  datasetId: string,
): Promise<Outcome<DatasetContract | undefined, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const rows = await listContracts(tx, datasetId);
  const [row] = rows;
  if (row === undefined) return ok(undefined);
  const check = await newestCheck(tx, dataset.value);
  const isOfThis = check?.contract_number === row.number;
  return ok({
    ...{ dataset: dataset.value, row, earlier: rows, contract: readRow(row) },
    check: isOfThis ? check : undefined,
  });
};

/** A text for a dataset's contract. `base` is the number that it was made from, 0 for none. */
export type ContractWriting = { readonly datasetId: string; readonly text: string; readonly base?: number | undefined };

const keep = async (tx: Tx, dataset: Dataset, text: string, before: ContractRow | undefined): Promise<void> => {
  const person = personOf(tx.actor);
  const number = (before?.number ?? 0) + 1;
  const row = await insertContract(tx, {
    id: tx.newId('dct'),
    dataset_id: dataset.id,
    organisation_id: dataset.organisationId,
    number,
    format: isJsonText(text) ? 'json' : 'yaml',
    body: text,
    body_sha256: sha256Hex(text),
    created_by: person.personId,
  });
  await appendEntry(tx, {
    kind: assessKinds.contract_changed,
    subject: dataset.id,
    parties: [dataset.organisationId],
    content: { number, format: row.format, contractSha256: row.body_sha256, before: before?.body_sha256 ?? null },
  });
  await emit(tx, { topic: contractTopic, payload: { datasetId: dataset.id } });
};

/** The contract in force while this transaction alone may change it; refuses when it is not the one that was meant. */
const lockedContract = async (
  tx: Tx,
  datasetId: string,
  base: number | undefined,
): Promise<Outcome<ContractRow | undefined, AssessCode>> => {
  await lockName(tx, `assess.contract:${datasetId}`);
  const row = await findContract(tx, datasetId);
  const number = row?.number ?? 0;
  return base === undefined || base === number ? ok(row) : refuse('assess.contract_changed', { number });
};

/**
 * Writes the contract of an own dataset; the newest version is checked and concluded about anew by a job. The same text again changes
 * nothing. Refuses what is no sound contract, by line.
 */
export const writeContract = async (
  tx: Tx,
  { datasetId, text, base }: ContractWriting,
): Promise<Outcome<DatasetContract, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const read = readContract(text);
  if (!read.ok) return refuseContract(read.problems);
  const before = await lockedContract(tx, datasetId, base);
  if (!before.ok) return before;
  if (before.value?.body !== text) await keep(tx, dataset.value, text, before.value);
  const written = await readDatasetContract(tx, datasetId);
  if (!written.ok) return written;
  invariant(written.value !== undefined, 'what was just written is there');
  return ok(written.value);
};

/** Changes known parts of the contract; what no path names stays as it was written. A dataset without a contract begins with an empty one. */
export const changeContract = async (
  tx: Tx,
  {
    datasetId,
    changes,
    base,
  }: { readonly datasetId: string; readonly changes: readonly Change[]; readonly base?: number | undefined },
): Promise<Outcome<DatasetContract, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const before = await lockedContract(tx, datasetId, base);
  if (!before.ok) return before;
  const text = changeText(before.value?.body ?? emptyText(dataset.value), changes);
  return text === undefined ? refuse('assess.contract_path') : writeContract(tx, { datasetId, text });
};

const emptyText = ({ id, name, titleZh, titleEn }: Dataset): string =>
  emptyContract({ id, name, title: titleZh || titleEn || name });

/** Rules suggested from the newest version, and which of them the contract has already; `undefined` while they are being looked for. */
export type Suggested = {
  readonly versionNumber: number;
  readonly items: readonly (Suggestion & { readonly accepted: boolean })[] | undefined;
};

const currentContract = async (tx: Tx, dataset: Dataset): Promise<{ text: string; contract: Contract }> => {
  const row = await findContract(tx, dataset.id);
  const text = row?.body ?? emptyText(dataset);
  const read = readContract(text);
  if (!read.ok) throw new Error('an empty contract and a kept one are sound');
  return { text, contract: read.contract };
};

/** What the data of an own dataset's newest version suggest. */
export const readSuggestions = async (tx: Tx, datasetId: string): Promise<Outcome<Suggested, AssessCode>> => {
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  const number = dataset.value.latestVersion ?? 0;
  const version = number === 0 ? undefined : await getVersion(tx, dataset.value.id, number);
  const found = version === undefined ? undefined : await findSuggestions(tx, version.id);
  const { contract } = await currentContract(tx, dataset.value);
  const items = found?.map((suggestion) => ({ ...suggestion, accepted: isAccepted(contract, suggestion) }));
  return ok({ versionNumber: number, items });
};

/** Takes a suggested rule into the contract; one that is there already changes nothing. */
export const acceptSuggestion = async (
  tx: Tx,
  { datasetId, rule }: { readonly datasetId: string; readonly rule: string },
): Promise<Outcome<DatasetContract, AssessCode>> => {
  const suggested = await readSuggestions(tx, datasetId);
  if (!suggested.ok) return suggested;
  const suggestion = suggested.value.items?.find((each) => each.rule === rule);
  const dataset = await ownDataset(tx, datasetId);
  if (!dataset.ok) return dataset;
  if (suggestion === undefined) return refuse('assess.suggestion_unknown');
  await lockName(tx, `assess.contract:${datasetId}`);
  const { text, contract } = await currentContract(tx, dataset.value);
  const changed = isAccepted(contract, suggestion) ? text : changeText(text, changesFor(contract, suggestion));
  return changed === undefined ? refuse('assess.contract_path') : writeContract(tx, { datasetId, text: changed });
};
