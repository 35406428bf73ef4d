import { z } from 'zod';
import { type Bilingual, mapOk, type Outcome, ok, personOf, refuse, toPage } from '#kernel';
import {
  attachment,
  bilingualShape,
  byId,
  freeRoute,
  languageOf,
  listOf,
  pageOf,
  pageStartId,
  paging,
  type Route,
  rawRoute,
  readQuery,
  route,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { builtInIds } from './core/report-builtin.ts';
import { figureSpecs, tableSpecs } from './core/report-catalogue.ts';
import { type TemplateFormat, templateFormats } from './core/report-office.ts';
import type { PaperCode } from './errors.ts';
import type { Template } from './report-model.ts';
import { allTemplates, openTemplate, receiveTemplate, removeTemplate, templateToJson } from './report-templates.ts';
import { makeReport, reportToJson } from './reporting.ts';
import { findReport, listReports, type ReportRow } from './store-reports.ts';

const tag = 'paper';
const makers = ['exchangeManager'] as const;
const readers = ['exchangeManager', 'auditor'] as const;

const mediaTypes: Readonly<Record<TemplateFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const figureShape = z.object({
  key: z.string(),
  name: bilingualShape,
  unit: bilingualShape,
  meaning: bilingualShape,
  source: bilingualShape.describe('which rows are counted, and by which rule'),
});

const columnShape = z.object({ key: z.string(), name: bilingualShape });

const figuresRoute: Route = route({
  method: 'GET',
  path: '/api/v1/operator/report-figures',
  summary: 'What a report template may ask for, by key, Chinese or English name: figures, and rows for loops',
  tag,
  access: { roles: readers },
  answers: {
    200: z.object({
      figures: z.array(figureShape),
      tables: z.array(figureShape.omit({ unit: true }).extend({ columns: z.array(columnShape) })),
    }),
  },
  handle: async () =>
    ok({ figures: [...figureSpecs], tables: tableSpecs.map((one) => ({ ...one, columns: [...one.columns] })) }),
});

const templateShape = z.object({
  id: z.string(),
  name: bilingualShape,
  format: z.enum(templateFormats),
  isBuiltIn: z.boolean(),
  bytes: z.number(),
  sha256: z.string(),
  placeholders: z
    .array(z.object({ name: z.string(), table: z.string().nullable() }))
    .describe('as they stand in the template; empty for a built-in one, which has every figure'),
  createdAt: z.string().nullable(),
});

const shownTemplate = (template: Template) => ({ ...template, placeholders: [...template.placeholders] });

const uploadQuery = z.object({
  name: z
    .string()
    .min(1)
    .max(200)
    .refine(
      (name) => name.isWellFormed() && !/[\p{Cc}/\\"]/u.test(name) && /\.(?:docx|xlsx)$/i.test(name),
      'a .docx or .xlsx file',
    ),
});

/** The format of a file by its name, which has been looked at. */
const formatOf = (name: string): TemplateFormat => (/\.docx$/i.test(name) ? 'docx' : 'xlsx');

const uploadRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'POST',
    path: '/api/v1/operator/report-templates',
    summary:
      'Upload a report template; the body is the file, the query names it: ?name=monthly.docx (or .xlsx), 5 MiB at most',
    tag,
    access: { roles: makers },
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(uploadQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const { name } = query.value;
      const done = await receiveTemplate(kit, actor, { name, format: formatOf(name), source: request.raw });
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      return reply.code(201).send(templateToJson(done.value));
    },
  });

const templateFileRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/operator/report-templates/{id}/file',
    summary: 'A template as a file, an own or a built-in one, to change it; ?lang=zh|en for the words of built-in ones',
    tag,
    access: { roles: readers, object: 'reportTemplate' },
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(z.object({ lang: z.enum(['zh', 'en']).optional() }), request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const language = query.value.lang ?? languageOf(request.headers);
      const { id = '' } = request.params as Readonly<Record<string, string>>;
      const opened = await openTemplate(kit, actor, { id, language });
      if (!opened.ok) return request.server.sendRefusal(request, reply, opened.error);
      const { name, format, bytes } = opened.value;
      const file = Object.values(builtInIds).includes(id) ? `${name[language]}.${format}` : name[language];
      return reply.header('content-disposition', attachment(file)).type(mediaTypes[format]).send(Buffer.from(bytes));
    },
  });

const templateRoutes = (kit: Kit): Route[] => [
  uploadRoute(kit),
  route({
    method: 'GET',
    path: '/api/v1/operator/report-templates',
    summary: 'Templates to choose from: built-in ones, then own ones, newest first',
    tag,
    access: { roles: readers },
    answers: { 200: listOf(templateShape) },
    handle: async (tx, { headers }) => ok({ items: (await allTemplates(tx, languageOf(headers))).map(shownTemplate) }),
  }),
  freeRoute({
    method: 'DELETE',
    path: '/api/v1/operator/report-templates/{id}',
    summary: 'Remove an own template; reports that were made with it stay',
    tag,
    access: { roles: makers, object: 'reportTemplate' },
    params: byId,
    answers: { 204: z.null() },
    handle: ({ params, actor }) => removeTemplate(kit, actor, params.id),
  }),
  templateFileRoute(kit),
];

const periodShape = z.object({
  kind: z.enum(['month', 'year']),
  from: z.string().max(7).describe('YYYY-MM or YYYY, by the calendar of China Standard Time'),
});

const reportShape = z.object({
  id: z.string(),
  template: z.object({ id: z.string(), name: z.string(), sha256: z.string() }),
  format: z.enum(templateFormats),
  period: periodShape.extend({ name: bilingualShape }),
  isOver: z.boolean().describe('false: the period was still running when the report was made'),
  language: z.enum(['zh', 'en']),
  bytes: z.number(),
  sha256: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  missing: z.number().describe('placeholders that stand there as not computed'),
});

const shownFigureShape = figureShape.extend({
  placeholder: z.string(),
  key: z.string().nullable().describe('null: there is no figure of this name'),
  value: z.string().nullable().describe('as it stands in the report; null: not computed'),
  why: bilingualShape.nullable(),
  rows: z.number().describe('rows that were counted'),
});

const shownTableShape = z.object({
  key: z.string(),
  name: bilingualShape,
  source: bilingualShape,
  rows: z.number(),
  columns: z.array(bilingualShape),
  lines: z.array(z.array(z.string().nullable())),
  missing: z.array(z.object({ placeholder: z.string(), why: bilingualShape })),
});

const reportPageShape = reportShape.extend({
  figures: z.array(shownFigureShape),
  tables: z.array(shownTableShape),
});

/** The appendix is JSON that this program wrote; only its arrays are read-only. */
const reportPage = (row: ReportRow): z.input<typeof reportPageShape> =>
  ({ ...reportToJson(row), ...row.appendix }) as unknown as z.input<typeof reportPageShape>;

const found = (row: ReportRow | undefined): Outcome<ReportRow, PaperCode> =>
  row === undefined ? refuse('paper.report_unknown') : ok(row);

const fileRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/operator/reports/{id}/file',
    summary: 'The report as it was made, as a Word or Excel file',
    tag,
    access: { roles: readers, object: 'report' },
    handle: async ({ request, reply, actor }) => {
      const params = byId.safeParse(request.params);
      if (!params.success) return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
      const row = await kit.db.read(actor, (tx) => findReport(tx, personOf(actor).organisationId, params.data.id));
      const body = row === undefined ? undefined : await kit.blobs.get(row.blob_key);
      if (row === undefined || body === undefined)
        return request.server.sendRefusal(request, reply, { code: 'paper.report_unknown' });
      const { period } = reportToJson(row);
      const words: Bilingual = { zh: `运营报表 ${period.name.zh}`, en: `Report ${period.name.en}` };
      return reply
        .headers({
          'content-length': Number(row.bytes),
          'content-disposition': attachment(`${words[row.language]}.${row.format}`),
        })
        .type(mediaTypes[row.format])
        .send(body);
    },
  });

const madeRoutes = (kit: Kit): Route[] => [
  freeRoute({
    method: 'POST',
    path: '/api/v1/operator/reports',
    summary: 'Make a report of the own region: figures of a month or year, filled into a template',
    tag,
    access: { roles: makers },
    body: z.strictObject({
      templateId: z.string().max(60),
      period: periodShape,
      language: z.enum(['zh', 'en']).optional(),
    }),
    answers: { 201: reportPageShape },
    handle: async ({ body, actor, headers }) => {
      const { templateId, period, language = languageOf(headers) } = body;
      return mapOk(await makeReport(kit, actor, { templateId, period, language }), reportPage);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/operator/reports',
    summary: 'Reports that were made, newest first',
    tag,
    access: { roles: readers },
    query: z.object(paging),
    answers: { 200: pageOf(reportShape) },
    handle: async (tx, { query, actor }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const { organisationId } = personOf(actor);
      const rows = await listReports(tx, { organisationId, before: before.value, size: query.pageSize });
      const page = toPage(rows, query.pageSize, (row) => row.id);
      return ok({ ...page, items: page.items.map(reportToJson) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/operator/reports/{id}',
    summary:
      'A report with its appendix: every figure that it shows, its source and rows, and what could not be computed',
    tag,
    access: { roles: readers, object: 'report' },
    params: byId,
    answers: { 200: reportPageShape },
    handle: async (tx, { params, actor }) =>
      mapOk(found(await findReport(tx, personOf(actor).organisationId, params.id)), reportPage),
  }),
  fileRoute(kit),
];

/** Routes of reports and their templates. */
export const reportRoutes = (kit: Kit): Route[] => [figuresRoute, ...templateRoutes(kit), ...madeRoutes(kit)];
