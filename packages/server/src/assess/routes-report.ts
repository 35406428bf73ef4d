import { z } from 'zod';
import { type Language, mapOk } from '#kernel';
import { attachment, byId, freeRoute, languageOf, type Route, rawRoute, readQuery } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { SuspectPicture } from './core/pictures.ts';
import { isHidden, masked, raisedColumns } from './report/subject.ts';
import { readContext, readReport } from './reporting.ts';
import type { VersionAssessment } from './service.ts';

const tag = 'assess';
const access = { roles: 'member', object: 'dataset' } as const;
const byVersion = byId.extend({ number: z.coerce.number().int().min(0).max(2_147_483_647) });

const contextShape = z.object({
  row: z.number(),
  column: z.string().describe('title of the flagged column; empty for a whole row'),
  columns: z.array(z.object({ name: z.string(), isMasked: z.boolean() })),
  rows: z.array(z.object({ row: z.number(), values: z.array(z.string().nullable()) })),
});

const contextToJson = (
  { row, column, columns, rows }: SuspectPicture,
  { assessment }: VersionAssessment,
): z.input<typeof contextShape> => {
  const profiles = new Map(assessment.profile.columns.map((each) => [each.name, each]));
  const raised = raisedColumns(assessment);
  const title = (name: string): string => profiles.get(name)?.title ?? name;
  const hides = columns.map((name) => isHidden(profiles.get(name), raised));
  // who is to say whether the flagged cell is right has to read it, as the list shows it; its neighbours only help
  const shown = (value: string | null, at: { readonly row: number; readonly i: number }): string | null =>
    value === null || hides[at.i] !== true || (at.row === row && columns[at.i] === column) ? value : masked(value);
  return {
    row,
    column: column === '' ? '' : title(column),
    columns: columns.map((name, i) => ({ name: title(name), isMasked: hides[i] === true })),
    rows: rows.map((each) => ({
      row: each.row,
      values: each.values.map((value, i) => shown(value, { row: each.row, i })),
    })),
  };
};

/**
 * How a browser may show the report: nothing is loaded, no script runs, only pages of ours hold it in a frame. Same origin and modals, so
 * that such a page can print it.
 */
const reportHeaders = {
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-modals",
} as const;

const reportQuery = z.object({ lang: z.enum(['zh', 'en']).optional(), download: z.stringbool().default(false) });

/** The report of a version, and its flagged cells among their neighbours. */
export const reportRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}/assessment/report.html',
    summary:
      'The assessment as one self-contained HTML page without scripts, personal values masked: ?lang=zh|en&download=true',
    tag,
    access,
    handle: async ({ request, reply, actor }) => {
      const refuseWith = request.server.sendRefusal;
      const query = readQuery(reportQuery, request);
      if (!query.ok) return refuseWith(request, reply, query.error);
      const params = byVersion.safeParse(request.params);
      if (!params.success) return refuseWith(request, reply, { code: 'assess.not_found' });
      const language: Language = query.value.lang ?? languageOf(request.headers);
      const { id: datasetId, number } = params.data;
      const made = await readReport(kit, actor, { datasetId, number, language });
      if (!made.ok) return refuseWith(request, reply, made.error);
      const { html, name } = made.value;
      return reply
        .headers({ ...reportHeaders, ...(query.value.download ? { 'content-disposition': attachment(name) } : {}) })
        .type('text/html; charset=utf-8')
        .send(html);
    },
  }),
  freeRoute({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}/assessment/suspects/context',
    summary:
      'A flagged cell among its neighbours (rows before and after, columns beside); values that must not be read are masked',
    tag,
    access,
    params: byVersion,
    query: z.object({
      row: z.coerce.number().int().min(0),
      column: z.string().max(1_000).default('').describe('name or title; empty for a whole row'),
    }),
    answers: { 200: contextShape },
    handle: async ({ params, query, actor }) =>
      mapOk(
        await readContext(kit, actor, { datasetId: params.id, number: params.number, ...query }),
        ({ picture, found }) => contextToJson(picture, found),
      ),
  }),
];
