import { z } from 'zod';
import { type Language, mapOk } from '#kernel';
import { byId, languageOf, type Route, route } from '#platform/http';
import type { SettlementsReader } from './comparables.ts';
import { valueJson } from './core/document.ts';
import { questions } from './core/value/booking.ts';
import { branchNames, costTree } from './core/value/tree.ts';
import type { Assessment } from './model.ts';
import { declareCosts, declareSheet, readSheet } from './service.ts';
import { costsShape, sheetShape, valueShape } from './value-shapes.ts';

const tag = 'assess';
const asOwner = { roles: ['provider', 'manager'], object: 'dataset' } as const;

const valueAnswer = z.object({ assessmentId: z.string().nullable(), value: valueShape.nullable() });

const valueAnswerOf = (assessment: Assessment | null, language: Language) => ({
  assessmentId: assessment?.id ?? null,
  value: assessment === null ? null : valueJson(assessment.value, language),
});

const questionsShape = z.array(z.object({ id: z.string(), about: z.enum(['asset', 'development']), text: z.string() }));
const tagsShape = z.array(z.object({ id: z.string(), branch: z.string(), name: z.string() }));

/** The recognition questions of 财会〔2023〕11号 and the leaves of the cost tree, in the reader's language. */
const wordsOf = (language: Language) => ({
  questions: questions.map(({ id, about, text }) => ({ id, about, text: text[language] })),
  tags: costTree.map(({ id, branch, name }) => ({
    id,
    branch: branchNames[branch][language],
    name: name[language],
  })),
});

/** What an owner declares for the value of a dataset. */
export const valueRoutes = (settlementsOf: SettlementsReader): Route[] => [
  route({
    method: 'PUT',
    path: '/api/v1/datasets/{id}/costs',
    summary: 'Declare what a dataset cost; its newest version is valued anew',
    tag,
    access: asOwner,
    params: byId,
    body: costsShape,
    answers: { 200: valueAnswer },
    handle: async (tx, { params, body, headers }) =>
      mapOk(await declareCosts(tx, { datasetId: params.id, costs: body }, settlementsOf), (done) =>
        valueAnswerOf(done, languageOf(headers)),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/value-sheet',
    summary:
      'What was declared for the value of a dataset, null when nothing was; and the words of its form: recognition questions, cost tree',
    tag,
    access: asOwner,
    params: byId,
    answers: { 200: z.object({ sheet: sheetShape.nullable(), questions: questionsShape, tags: tagsShape }) },
    handle: async (tx, { params, headers }) =>
      mapOk(await readSheet(tx, params.id), (sheet) => ({ sheet, ...wordsOf(languageOf(headers)) })),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/datasets/{id}/value-sheet',
    summary:
      'Declare all that a dataset is valued by (costs, income, comparables, books); its newest version is valued anew',
    tag,
    access: asOwner,
    params: byId,
    body: sheetShape,
    answers: { 200: valueAnswer },
    handle: async (tx, { params, body, headers }) =>
      mapOk(await declareSheet(tx, { datasetId: params.id, sheet: body }, settlementsOf), (done) =>
        valueAnswerOf(done, languageOf(headers)),
      ),
  }),
];
