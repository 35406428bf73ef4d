import { rm } from 'node:fs/promises';
import { filesOf, getDatasets, getVersion, getVersions, listVersions, type Version } from '#datasets';
import { asId, isId, type Json, ok, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { runContract } from './contract/run.ts';
import type { ContractFacts } from './core/contract/facts.ts';
import { inputOf } from './core/contract/inputs.ts';
import type { Contract } from './core/contract/shape.ts';
import { suggestRules } from './core/contract/suggest.ts';
import { readContract } from './core/contract/text.ts';
import { createTableView } from './core/sql.ts';
import type { Table } from './model.ts';
import { selectMeasurements } from './store.ts';
import {
  findContract,
  findSuggestions,
  hasContractCheck,
  insertContractCheck,
  insertSuggestions,
} from './store-contracts.ts';

const actor = systemActor('assess.contract');

/** Versions whose times of publication a frequency is judged by, the newest. */
const versionsJudgedMax = 50;

type Named = { readonly name: string; readonly version: Version };
type Work = {
  readonly version: Version;
  readonly organisationId: string;
  readonly contract: Contract;
  readonly contractNumber: number;
  readonly others: readonly Named[];
  readonly publishedAt: readonly string[];
  readonly inputsSha256: string;
};

/** Newest versions of the other datasets that a contract names, as far as the same organisation owns them. */
const findOthers = async (tx: Tx, contract: Contract, organisationId: string): Promise<Named[]> => {
  const named: Named[] = [];
  for (const { name, dataset: id } of inputOf(contract.customProperties, 'corridor.tables') ?? []) {
    if (id === undefined || !isId('ds', id)) continue;
    const dataset = (await getDatasets(tx, [id])).get(id);
    if (dataset?.organisationId !== organisationId || dataset.latestVersion === null) continue;
    const version = await getVersion(tx, id, dataset.latestVersion);
    if (version !== undefined) named.push({ name, version });
  }
  return named;
};

const publishedOf = async (tx: Tx, { datasetId, number }: Version): Promise<string[]> => {
  const rows = await listVersions(tx, datasetId);
  return rows
    .filter((version) => version.number <= number)
    .slice(-versionsJudgedMax)
    .map(({ createdAt }) => createdAt.toISOString());
};

const isAboutToday = (contract: Contract): boolean => JSON.stringify(contract).includes('corridor.authorisation');

/** What is to be checked; undefined without a contract, and when exactly that was checked already. */
const findWork = (kit: Kit, versionId: string): Promise<Work | undefined> =>
  kit.db.read(actor, async (tx) => {
    const version = (await getVersions(tx, [asId('dsv', versionId)])).get(asId('dsv', versionId));
    const row = version === undefined ? undefined : await findContract(tx, version.datasetId);
    if (version === undefined || row === undefined) return undefined;
    const read = readContract(row.body);
    if (!read.ok) return undefined;
    const others = await findOthers(tx, read.contract, row.organisation_id);
    const publishedAt = await publishedOf(tx, version);
    const inputsSha256 = sha256OfJson({
      contract: row.body_sha256,
      number: row.number,
      others: others.map(({ name, version: { contentSha256 } }) => [name, contentSha256]),
      publishedAt,
      today: isAboutToday(read.contract) ? kit.clock.now().toISOString().slice(0, 10) : null,
    } as Json);
    if (await hasContractCheck(tx, versionId, inputsSha256)) return undefined;
    return {
      ...{ version, contract: read.contract, contractNumber: row.number, organisationId: row.organisation_id },
      ...{ others, publishedAt, inputsSha256 },
    };
  });

/** The Parquet files of a version as a table. */
export const tableOfVersion = async (kit: Kit, version: Version): Promise<Table> => {
  const files = await kit.db.read(actor, (tx) => filesOf(tx, version.datasetId, version.number));
  const parts = files.map(async (file) => ({ path: await kit.blobs.localPath(file.key), rows: file.rows }));
  return { parts: await Promise.all(parts), columns: version.schema };
};

/** Lends a folder for unfinished work and removes it afterwards. */
export const inTaskFolder = async <T>(kit: Kit, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await makeTaskFolder(kit, 'job');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const run = async (kit: Kit, { contract, version, others, publishedAt }: Work) => {
  const tables = new Map<string, Table>();
  for (const other of others) tables.set(other.name, await tableOfVersion(kit, other.version));
  const table = await tableOfVersion(kit, version);
  const occasion = { asOf: kit.clock.now().toISOString(), publishedAt };
  return inTaskFolder(kit, (workDir) =>
    runContract(kit.engine, { contract, table, others: tables, occasion, workDir }),
  );
};

const record = (kit: Kit, work: Work, facts: ContractFacts) =>
  kit.db.transact(actor, async (tx) => {
    await insertContractCheck(tx, {
      id: tx.newId('cck'),
      version_id: work.version.id,
      dataset_id: work.version.datasetId,
      organisation_id: work.organisationId,
      contract_number: work.contractNumber,
      inputs_sha256: work.inputsSha256,
      facts,
    });
    return ok(null);
  });

/**
 * Checks the contract in force on a version, unless exactly that was done. A check that needs more memory or time than a task may use is
 * left out and logged: the version is then concluded about without it.
 */
export const checkVersion = async (kit: Kit, versionId: string): Promise<void> => {
  const work = await findWork(kit, versionId);
  if (work === undefined) return;
  const done = await run(kit, work);
  if (done.ok) await record(kit, work, done.value);
  else kit.log.warn({ versionId, code: done.error.code }, 'a data contract could not be checked');
};

/** Looks for rules that a measured version keeps, unless that was done. */
export const suggestForVersion = async (kit: Kit, versionId: string): Promise<void> => {
  const found = await kit.db.read(actor, async (tx) => {
    const version = (await getVersions(tx, [asId('dsv', versionId)])).get(asId('dsv', versionId));
    const [measurement] = await selectMeasurements(tx, [versionId]);
    const isDone = (await findSuggestions(tx, versionId)) !== undefined;
    return version === undefined || measurement === undefined || isDone ? undefined : { version, measurement };
  });
  if (found === undefined) return;
  const { version, measurement } = found;
  const table = await tableOfVersion(kit, version);
  const done = await inTaskFolder(kit, (workDir) =>
    kit.engine.task(
      { name: 'suggest rules', readPaths: table.parts.map(({ path }) => path), workDir },
      async (session) => {
        await createTableView(session, table);
        return suggestRules(session, table, measurement.measured.profile);
      },
    ),
  );
  const suggestions = done.ok ? done.value : [];
  if (!done.ok) kit.log.warn({ versionId, code: done.error.code }, 'no rules could be suggested');
  await kit.db.transact(actor, async (tx) => {
    await insertSuggestions(tx, { versionId, organisationId: measurement.organisation_id, suggestions });
    return ok(null);
  });
};
