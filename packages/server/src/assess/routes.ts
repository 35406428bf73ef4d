import { z } from 'zod';
import { isId, type Language, levels, mapOk, ok, toPage } from '#kernel';
import { byId, idText, languageOf, listOf, pageOf, pageStart, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type Brief, briefsMax, listBriefs } from './briefs.ts';
import type { SettlementsReader } from './comparables.ts';
import { toDocument } from './core/document.ts';
import { type Lowering, listLowerings } from './lowerings.ts';
import { type Marked, markSuspect } from './marking.ts';
import type { Assessment } from './model.ts';
import { sourceOf } from './reporting.ts';
import { certificateRoutes } from './routes-certificates.ts';
import { comparisonRoutes } from './routes-comparison.ts';
import { contractRoutes } from './routes-contracts.ts';
import { reportRoutes } from './routes-report.ts';
import { valueRoutes } from './routes-value.ts';
import { askToLower, changeLevel, readAssessment, type VersionAssessment } from './service.ts';
import {
  assessmentShape,
  briefShape,
  levelShape,
  loweringShape,
  markedShape,
  markShape,
  suspectShape,
} from './shapes.ts';
import { listSuspects, type MarkedSuspect } from './store-marks.ts';

const tag = 'assess';
const byVersion = byId.extend({ number: z.coerce.number().int().min(0).max(2_147_483_647) });
const asOwner = { roles: ['provider', 'manager'], object: 'dataset' } as const;

const boundTo = (assessment: Assessment) => ({
  id: assessment.id,
  datasetId: assessment.datasetId,
  versionId: assessment.versionId,
  versionNumber: assessment.versionNumber,
  contentSha256: assessment.contentSha256,
  sequence: assessment.sequence,
  createdAt: assessment.createdAt.toISOString(),
});

const toJson = (found: VersionAssessment, language: Language) => ({
  ...boundTo(found.assessment),
  ...toDocument(found.assessment, {
    language,
    source: sourceOf(found),
  }),
});

const suspectToJson = (row: MarkedSuspect, titles: ReadonlyMap<string, string>, language: Language) => ({
  row: Number(row.row_number),
  column: titles.get(row.column_name) ?? row.column_name,
  value: row.value,
  rule: row.rule,
  reason: language === 'zh' ? row.reason_zh : row.reason_en,
  confidence: row.confidence,
  mark: row.verdict,
});

const briefToJson = ({ dataset, version, assessment }: Brief): z.input<typeof briefShape> => ({
  datasetId: dataset.id,
  versionNumber: version.number,
  rows: version.rows,
  bytes: version.bytes,
  createdAt: version.createdAt.toISOString(),
  assessment:
    assessment === undefined
      ? null
      : {
          score: assessment.quality.score,
          grade: assessment.quality.grade,
          coverage: assessment.quality.coverage,
          level: assessment.sensitivity.level,
          allowedModes: [...assessment.sensitivity.allowedModes],
          needsReview: assessment.sensitivity.needsReview,
          createdAt: assessment.createdAt.toISOString(),
        },
});

const loweringToJson = ({ approval, column, level }: Lowering): z.input<typeof loweringShape> => ({
  approvalId: approval.id,
  column,
  level,
  reason: approval.reason,
  state: approval.state,
  requestedBy: approval.requestedBy,
  requestedAt: approval.requestedAt.toISOString(),
  decidedBy: approval.decidedBy,
});

const readPosition = (key: string): number | undefined => (/^\d{1,9}$/.test(key) ? Number(key) : undefined);

const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}/assessment',
    summary: 'The newest assessment of a version: profile, quality, level, value',
    tag,
    access: { roles: 'member', object: 'dataset' },
    params: byVersion,
    answers: { 200: assessmentShape },
    handle: async (tx, { params, headers }) => {
      const found = await readAssessment(tx, { datasetId: params.id, number: params.number });
      return found.ok ? ok(toJson(found.value, languageOf(headers))) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}/assessment/suspects',
    summary: 'The flagged cells of a version in the order of rows, the first 20,000',
    tag,
    access: { roles: 'member', object: 'dataset' },
    params: byVersion,
    query: z.object(paging),
    answers: { 200: pageOf(suspectShape) },
    handle: async (tx, { params, query, headers }) => {
      const after = pageStart(query.pageToken, readPosition);
      if (!after.ok) return after;
      const found = await readAssessment(tx, { datasetId: params.id, number: params.number });
      if (!found.ok) return found;
      const { version, assessment } = found.value;
      const titles = new Map(assessment.profile.columns.map((column) => [column.name, column.title]));
      const rows = await listSuspects(tx, { versionId: version.id, after: after.value ?? -1, size: query.pageSize });
      const page = toPage(rows, query.pageSize, (row) => String(row.position));
      return ok({ ...page, items: page.items.map((row) => suspectToJson(row, titles, languageOf(headers))) });
    },
  }),
];

const briefQuery = z.object({
  datasets: z
    .string()
    .max(briefsMax * 40)
    .transform((list) => list.split(',').filter((id) => isId('ds', id)))
    .refine((ids) => ids.length <= briefsMax, `at most ${briefsMax}`)
    .describe('ids, separated by commas'),
});

const briefRoute: Route = route({
  method: 'GET',
  path: '/api/v1/my/assessments',
  summary: 'Own datasets in brief, for lists: newest version, quality, level; ?datasets=ds_…,ds_…',
  tag,
  access: { roles: ['provider', 'manager'] },
  query: briefQuery,
  answers: { 200: listOf(briefShape) },
  handle: async (tx, { query }) => ok({ items: (await listBriefs(tx, query.datasets)).map(briefToJson) }),
});

const markedToJson = ({ lesson, before, after }: Marked): z.input<typeof markedShape> => {
  const { rightValues: _kept, ...told } = lesson;
  const title = after.profile.columns.find(({ name }) => name === lesson.column)?.title ?? lesson.column;
  return {
    lesson: { ...told, column: title },
    assessmentId: after.id,
    suspects: { before: before.suspects.count, after: after.suspects.count },
    score: { before: before.quality.score, after: after.quality.score },
  };
};

const markRoute: Route = route({
  method: 'POST',
  path: '/api/v1/datasets/{id}/versions/{number}/assessment/suspects/marks',
  summary:
    'Say of a flagged cell whether it is wrong or right; this teaches the rule, and the version is concluded about anew',
  tag,
  access: asOwner,
  params: byVersion,
  body: markShape,
  answers: { 200: markedShape },
  handle: async (tx, { params, body }) =>
    mapOk(await markSuspect(tx, { datasetId: params.id, number: params.number, ...body }), markedToJson),
});

const levelAnswer = z.object({ assessmentId: z.string().nullable(), level: z.enum(levels).nullable() });

const declaringRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/levels',
    summary: 'Set the level of a column: up at once, down with the approval of a second person',
    tag,
    access: asOwner,
    params: byId,
    body: levelShape.extend({ approvalId: idText.optional() }),
    answers: { 201: levelAnswer },
    handle: async (tx, { params, body }) => {
      const done = await changeLevel(tx, { datasetId: params.id, ...body });
      if (!done.ok) return done;
      return ok({ assessmentId: done.value?.id ?? null, level: done.value?.sensitivity.level ?? null });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/level-approvals',
    summary: 'Lowerings of levels that a second person was asked about, newest first, and where they stand',
    tag,
    access: asOwner,
    params: byId,
    answers: { 200: listOf(loweringShape) },
    handle: async (tx, { params }) =>
      mapOk(await listLowerings(tx, params.id), (items) => ({ items: items.map(loweringToJson) })),
  }),
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/level-approvals',
    summary: 'Ask a second person of one’s organisation to approve the lowering of a column’s level',
    tag,
    access: asOwner,
    params: byId,
    body: levelShape,
    answers: { 201: z.object({ approvalId: z.string() }) },
    handle: async (tx, { params, body }) =>
      mapOk(await askToLower(tx, { datasetId: params.id, ...body }), (approvalId) => ({ approvalId })),
  }),
];

/** What other modules give: this one may not import the ledger. */
export type AssessPorts = { readonly settlementsOf: SettlementsReader };

/** The routes of assess. */
export const assessRoutes = (kit: Kit, { settlementsOf }: AssessPorts): Route[] => [
  ...readingRoutes,
  markRoute,
  briefRoute,
  ...valueRoutes(settlementsOf),
  ...declaringRoutes,
  ...certificateRoutes(kit.keyring),
  ...contractRoutes,
  ...comparisonRoutes(kit),
  ...reportRoutes(kit),
];
