import { z } from 'zod';
import { namesOfPeople } from '#identity';
import { acceptedEvents, type Outcome, ok, personOf, refuse, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import {
  attachment,
  bilingualShape,
  byId,
  freeRoute,
  languageOf,
  pageOf,
  pageStart,
  pageStartId,
  paging,
  type Route,
  rawRoute,
  readQuery,
  route,
  sha256,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { importFields, importKinds } from './core/import-fields.ts';
import { importActions } from './core/import-plan.ts';
import { importColumnsMax } from './core/read-table.ts';
import type { Sheet } from './core/sheets.ts';
import { applyImport, dropImport, previewAgain, receiveImport } from './importing.ts';
import { importStates, importTable } from './states.ts';
import { findImport, type ImportHead, type ImportRowRecord, listImports, listRows } from './store-imports.ts';
import { workAside } from './work.ts';

const tag = 'paper';
const access = { roles: ['exchangeManager'] } as const;
const accessOne = { roles: ['exchangeManager'], object: 'import' } as const;

const columnShape = z.object({
  heading: z.string(),
  field: z.string().nullable().describe('what the column is read as; null where it is left out'),
});

const importShape = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  name: z.string(),
  fileSha256: z.string(),
  state: z.enum(importStates),
  waitsFor: z.enum(['exchangeManager']).nullable(),
  possible: z.array(z.string()).describe('events that the state accepts'),
  columns: z.array(columnShape),
  fields: z.array(z.object({ key: z.string(), label: bilingualShape, required: z.boolean() })),
  rows: z.number(),
  counts: z.object({ create: z.number(), change: z.number(), same: z.number(), refuse: z.number() }),
  previewSha256: z.string().describe('what an application is bound to'),
  createdAt: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  decidedAt: z.string().nullable(),
});

const facts = z.record(z.string(), z.string()).nullable();

const rowShape = z.object({
  number: z.number().describe('the row in the file, from 1, headings included'),
  action: z.enum(importActions),
  reasons: z.array(bilingualShape.extend({ code: z.string() })),
  before: facts,
  after: facts.describe('by field, as it would be; of a refused row as it was read'),
  subject: z.string().nullable().describe('the invitation or product that came of it, once applied'),
});

type Shown = z.input<typeof importShape>;

const importToJson = (row: ImportHead, names: ReadonlyMap<string, string>): Shown => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  fileSha256: row.file_sha256,
  state: row.state,
  waitsFor: row.decided_at === null ? 'exchangeManager' : null,
  possible: acceptedEvents(importTable, row.state).filter((event) => event !== 'outdate'),
  columns: row.headers.map((heading, at) => ({ heading, field: row.mapping[at] || null })),
  fields: importFields[row.kind].map(({ key, label, required }) => ({ key, label, required })),
  rows: row.row_count,
  counts: row.counts,
  previewSha256: row.preview_sha256,
  createdAt: row.created_at.toISOString(),
  createdBy: { id: row.created_by, name: names.get(row.created_by) ?? '' },
  decidedAt: row.decided_at?.toISOString() ?? null,
});

const show = async (tx: Tx, row: ImportHead): Promise<Shown> =>
  importToJson(row, await namesOfPeople(tx, [row.created_by]));

const showDone = async (tx: Tx, done: Outcome<ImportHead>): Promise<Outcome<Shown>> =>
  done.ok ? ok(await show(tx, done.value)) : done;

const rowToJson = ({ number, action, reasons, before, after, subject }: ImportRowRecord): z.input<typeof rowShape> => ({
  ...{ number, action, before, after, subject },
  reasons: [...reasons],
});

const uploadQuery = z.object({
  kind: z.enum(importKinds),
  name: z
    .string()
    .min(1)
    .max(200)
    // shown again, so it is a name and nothing that leads elsewhere
    .refine((name) => name.isWellFormed() && !/[\p{Cc}/\\"]/u.test(name)),
});

const templateQuery = z.object({ kind: z.enum(importKinds), lang: z.enum(['zh', 'en']).optional() });

const fileRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'POST',
    path: '/api/v1/operator/imports',
    summary:
      'Preview a list of members or listings: the body is the .xlsx or .csv (at most 10 MiB, 1,000 rows), ?kind=members|listings&name=; nothing is done yet',
    tag,
    access,
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(uploadQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const done = await receiveImport(kit, actor, { ...query.value, source: request.raw });
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      return reply.code(201).send(await kit.db.read(actor, (tx) => show(tx, done.value)));
    },
  }),
  rawRoute({
    method: 'GET',
    path: '/api/v1/operator/imports/template',
    summary: 'A workbook to begin with: headings and two example rows; ?kind=members|listings&lang=zh|en',
    tag,
    access,
    handle: async ({ request, reply }) => {
      const query = readQuery(templateQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const { kind, lang = languageOf(request.headers) } = query.value;
      const fields = importFields[kind];
      const sheet: Sheet = {
        name: kind,
        headers: fields.map(({ label, required }) => `${label[lang]}${required ? ' *' : ''}`),
        rows: [0, 1].map((at) => fields.map(({ examples }) => examples[at === 0 ? 0 : 1][lang])),
        note: undefined,
      };
      const written = await workAside('writeSheet', { sheet, format: 'xlsx' });
      if (!written.ok) return request.server.sendRefusal(request, reply, written.error);
      return reply
        .header('content-disposition', attachment(`corridor-${kind}-${lang}.xlsx`))
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Buffer.from(written.value));
    },
  }),
];

const readRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/operator/imports',
    summary: 'Imports of one’s operator, newest first',
    tag,
    access,
    query: z.object(paging),
    answers: { 200: pageOf(importShape) },
    handle: async (tx, { query }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const find = { operatorId: personOf(tx.actor).organisationId, before: before.value, size: query.pageSize };
      const page = toPage(await listImports(tx, find), query.pageSize, ({ id }) => id);
      const names = await namesOfPeople(
        tx,
        page.items.map((row) => row.created_by),
      );
      return ok({ ...page, items: page.items.map((row) => importToJson(row, names)) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/operator/imports/{id}',
    summary: 'One import: its columns, what they are read as, and how many rows of each action',
    tag,
    access: accessOne,
    params: byId,
    answers: { 200: importShape },
    handle: async (tx, { params }) => {
      const row = await findImport(tx, params.id);
      return row === undefined ? refuse('paper.import_unknown') : ok(await show(tx, row));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/operator/imports/{id}/rows',
    summary: 'Rows of an import in the order of the file: what each would do or did, and why',
    tag,
    access: accessOne,
    params: byId,
    query: z.object({ action: z.enum(importActions).optional(), ...paging }),
    answers: { 200: pageOf(rowShape) },
    handle: async (tx, { params, query: { action, pageToken, pageSize } }) => {
      const after = pageStart(pageToken, (key) => (/^\d{1,9}$/.test(key) ? Number(key) : undefined));
      if (!after.ok) return after;
      if ((await findImport(tx, params.id)) === undefined) return refuse('paper.import_unknown');
      const rows = await listRows(tx, { importId: params.id, action, after: after.value ?? 0, size: pageSize });
      const page = toPage(rows, pageSize, ({ number }) => String(number));
      return ok({ ...page, items: page.items.map(rowToJson) });
    },
  }),
];

const decisionRoutes = (kit: Kit): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/operator/imports/{id}/mapping',
    summary: 'Preview again: with other columns, or as things stand by now when `fields` is absent',
    tag,
    access: accessOne,
    params: byId,
    body: z.object({
      fields: z
        .array(z.string().max(40).nullable())
        .max(importColumnsMax)
        .optional()
        .describe('for each column the field it is read as, or null'),
    }),
    answers: { 200: importShape },
    handle: async (tx, { params, body }) => {
      const mapping = body.fields?.map((field) => field ?? '');
      return showDone(tx, await previewAgain(tx, kit, { id: params.id, mapping }));
    },
  }),
  freeRoute({
    method: 'POST',
    path: '/api/v1/operator/imports/{id}/apply',
    summary:
      'Do what the preview showed, all of it or nothing: members are invited to apply, listings become drafts; `paper.import_outdated` when it would no longer be so',
    tag,
    access: accessOne,
    params: byId,
    body: z.object({ previewSha256: sha256 }),
    answers: { 200: importShape },
    handle: async ({ params, body, actor }) => {
      const done = await applyImport(kit, actor, { id: params.id, previewSha256: body.previewSha256 });
      return done.ok ? ok(await kit.db.read(actor, (tx) => show(tx, done.value))) : done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/operator/imports/{id}',
    summary: 'Drop an import that was not applied; its rows are deleted',
    tag,
    access: accessOne,
    params: byId,
    answers: { 200: importShape },
    handle: async (tx, { params }) => showDone(tx, await dropImport(tx, params.id)),
  }),
];

/** Routes of imports. */
export const importRoutes = (kit: Kit): Route[] => [...fileRoutes(kit), ...readRoutes, ...decisionRoutes(kit)];
