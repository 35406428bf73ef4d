import { z } from 'zod';
import { type Language, mapOk } from '#kernel';
import { byId, freeRoute, languageOf, type Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { compareVersions, type VersionComparison } from './comparing.ts';
import { comparisonShape } from './contract-shapes.ts';
import type { SchemaChange } from './core/compare.ts';
import type { Assessment, Quality } from './model.ts';
import { clauseToJson } from './routes-contracts.ts';

const changeToJson = (change: SchemaChange, title: (name: string) => string) => {
  const blank = { from: null, to: null, likeness: null };
  const column = title(change.column);
  switch (change.change) {
    case 'renamed':
      return { ...blank, ...change, column, to: title(change.to) };
    case 'type':
      return { ...blank, ...change, column };
    default:
      return { ...blank, change: change.change, column, [change.change === 'added' ? 'to' : 'from']: change.type };
  }
};

const qualityToJson = (before: Quality, after: Quality, language: Language) =>
  after.dimensions.map(({ id, name, score }) => ({
    id,
    name: name[language],
    before: before.dimensions.find((each) => each.id === id)?.score ?? null,
    after: score,
  }));

const sideOf = ({ versionNumber, profile, quality }: Assessment) => ({
  number: versionNumber,
  rows: profile.rows,
  score: quality.score,
  coverage: quality.coverage,
});

const toJson = (found: VersionComparison, language: Language): z.input<typeof comparisonShape> => {
  const { comparison, before, after } = found;
  const titles = new Map([...before.profile.columns, ...after.profile.columns].map(({ name, title }) => [name, title]));
  const title = (name: string): string => titles.get(name) ?? name;
  return {
    datasetId: found.dataset.id,
    from: sideOf(before),
    to: sideOf(after),
    schema: comparison.schema.map((change) => changeToJson(change, title)),
    drift: comparison.drift.map((drift) => ({ ...drift, column: title(drift.column) })),
    sampledRows: comparison.sampledRows,
    quality: qualityToJson(before.quality, after.quality, language),
    broken: found.broken.map(({ clause, isNew }) => ({ ...clauseToJson(clause, language), isNew })),
  };
};

const number = z.coerce.number().int().min(1).max(2_147_483_647);

/** How versions differ. */
export const comparisonRoutes = (kit: Kit): Route[] => [
  freeRoute({
    method: 'GET',
    path: '/api/v1/datasets/{id}/comparison',
    summary:
      'How one version differs from another: columns, drift of values, quality, clauses of the contract that are broken',
    tag: 'assess',
    access: { roles: 'member', object: 'dataset' },
    params: byId,
    query: z.object({ from: number, to: number }),
    answers: { 200: comparisonShape },
    handle: async ({ params, query, actor, headers }) =>
      mapOk(await compareVersions(kit, actor, { datasetId: params.id, ...query }), (found) =>
        toJson(found, languageOf(headers)),
      ),
  }),
];
