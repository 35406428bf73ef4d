import { z } from 'zod';
import { type Language, mapOk, ok } from '#kernel';
import { byId, languageOf, type Route, route } from '#platform/http';
import { countClauses } from './contract/telling.ts';
import {
  changesShape,
  type clauseShape,
  contractText,
  datasetContractShape,
  problemsShape,
  suggestionsShape,
} from './contract-shapes.ts';
import {
  acceptSuggestion,
  changeContract,
  type DatasetContract,
  readDatasetContract,
  readSuggestions,
  type Suggested,
  writeContract,
} from './contracts.ts';
import type { Clause } from './core/contract/facts.ts';
import { isInputName } from './core/contract/inputs.ts';
import type { CustomProperty } from './core/contract/shape.ts';
import { readContract } from './core/contract/text.ts';
import { ownDataset } from './service.ts';
import type { ContractRow } from './store-contracts.ts';

const tag = 'assess';
const asOwner = { roles: ['provider', 'manager'], object: 'dataset' } as const;
const asMember = { roles: 'member', object: 'dataset' } as const;

/** A clause in one language. */
export const clauseToJson = (clause: Clause, language: Language): z.input<typeof clauseShape> => ({
  ...clause,
  text: clause.text[language],
  reason: clause.reason?.[language] ?? null,
});

const revision = (row: ContractRow) => ({
  number: row.number,
  sha256: row.body_sha256,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
});

const inputsOf = (at: string, column: string | null, custom: readonly CustomProperty[] = []) =>
  custom.flatMap(({ property, value }, i) =>
    isInputName(property) ? [{ path: `${at}/customProperties/${i}`, name: property, column, value }] : [],
  );

const knownOf = ({ contract }: DatasetContract): z.input<typeof datasetContractShape>['known'] => {
  const objects = (contract.schema ?? []).map((object, i) => ({ object, at: `/schema/${i}` }));
  const columns = objects.flatMap(({ object, at }) =>
    (object.properties ?? []).map((property, j) => ({ property, path: `${at}/properties/${j}` })),
  );
  return {
    status: contract.status,
    version: contract.version,
    columns: columns.map(({ property, path }) => ({
      path,
      name: property.name,
      physicalName: property.physicalName ?? null,
      logicalType: property.logicalType ?? null,
      description: property.description ?? null,
      required: property.required ?? false,
      unique: property.unique ?? false,
      primaryKey: property.primaryKey ?? false,
      classification: property.classification ?? null,
      options: property.logicalTypeOptions ?? {},
    })),
    serviceLevels: (contract.slaProperties ?? []).map(({ property, value, unit }, i) => ({
      path: `/slaProperties/${i}`,
      ...{ property, value, unit: unit ?? null },
    })),
    inputs: [
      ...inputsOf('', null, contract.customProperties),
      ...objects.flatMap(({ object, at }) => inputsOf(at, null, object.customProperties)),
      ...columns.flatMap(({ property, path }) => inputsOf(path, property.name, property.customProperties)),
    ],
  };
};

const toJson = (found: DatasetContract, language: Language): z.input<typeof datasetContractShape> => {
  const { row, check, dataset, earlier } = found;
  return {
    ...{ datasetId: dataset.id, format: row.format, text: row.body, ...revision(row) },
    known: knownOf(found),
    check:
      check === undefined
        ? null
        : {
            versionNumber: dataset.latestVersion ?? 0,
            ...countClauses(check.facts),
            clauses: check.facts.clauses.map((clause) => clauseToJson(clause, language)),
          },
    earlier: earlier.map(revision),
  };
};

const suggestedToJson = (
  { versionNumber, items }: Suggested,
  language: Language,
): z.input<typeof suggestionsShape> => ({
  versionNumber,
  state: items === undefined ? 'waiting' : 'ready',
  items: (items ?? []).map(({ rule, kind, title, text, value, good, of, accepted }) => ({
    ...{ rule, kind, column: title, text: text[language], value, good, of, accepted },
  })),
});

const writingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/contract',
    summary: 'The data contract of a dataset (ODCS), as it was written, and how the newest version stands to it',
    tag,
    access: asMember,
    params: byId,
    answers: { 200: z.object({ contract: datasetContractShape.nullable().describe('null while there is none') }) },
    handle: async (tx, { params, headers }) =>
      mapOk(await readDatasetContract(tx, params.id), (found) => ({
        contract: found === undefined ? null : toJson(found, languageOf(headers)),
      })),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/datasets/{id}/contract',
    summary: 'Write the data contract of a dataset: ODCS 3.x as YAML or JSON; the newest version is checked anew',
    tag,
    access: asOwner,
    params: byId,
    body: z.object({ text: contractText, base: z.number().int().min(0).optional() }),
    answers: { 200: datasetContractShape },
    handle: async (tx, { params, body, headers }) =>
      mapOk(await writeContract(tx, { datasetId: params.id, ...body }), (found) => toJson(found, languageOf(headers))),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/datasets/{id}/contract',
    summary: 'Change parts of the data contract by JSON Patch; whatever is not named stays as it was written',
    tag,
    access: asOwner,
    params: byId,
    body: changesShape,
    answers: { 200: datasetContractShape },
    handle: async (tx, { params, body, headers }) =>
      mapOk(await changeContract(tx, { datasetId: params.id, ...body }), (found) => toJson(found, languageOf(headers))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/contract/problems',
    summary: 'What is wrong with a text before it is written as contract, line by line',
    tag,
    access: asOwner,
    params: byId,
    body: z.object({ text: contractText }),
    answers: { 200: problemsShape },
    handle: async (tx, { params, body, headers }) => {
      const dataset = await ownDataset(tx, params.id);
      if (!dataset.ok) return dataset;
      const read = readContract(body.text);
      const problems = read.ok ? [] : read.problems;
      return ok({ problems: problems.map((each) => ({ ...each, text: each.text[languageOf(headers)] })) });
    },
  }),
];

const suggestingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/contract/suggestions',
    summary: 'Rules that the newest version keeps, with how many rows do, to be accepted one by one',
    tag,
    access: asMember,
    params: byId,
    answers: { 200: suggestionsShape },
    handle: async (tx, { params, headers }) =>
      mapOk(await readSuggestions(tx, params.id), (found) => suggestedToJson(found, languageOf(headers))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/contract/suggestions/{rule}',
    summary: 'Accept a suggested rule into the data contract',
    tag,
    access: asOwner,
    params: byId.extend({ rule: z.string().regex(/^[a-z0-9.]{1,40}$/, 'a rule as suggestions name it') }),
    answers: { 200: datasetContractShape },
    handle: async (tx, { params, headers }) =>
      mapOk(await acceptSuggestion(tx, { datasetId: params.id, rule: params.rule }), (found) =>
        toJson(found, languageOf(headers)),
      ),
  }),
];

/** The routes of data contracts. */
export const contractRoutes: Route[] = [...writingRoutes, ...suggestingRoutes];
