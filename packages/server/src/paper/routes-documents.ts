import { z } from 'zod';
import { isDay, type Outcome, ok, organisationOf, refuse, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import {
  attachment,
  bilingualShape,
  idText,
  pageOf,
  pageStartId,
  paging,
  type RawRoute,
  type Route,
  rawRoute,
  readQuery,
  route,
  sha256,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import { lookAtToday } from './checking.ts';
import { gatherAgreement, gatherAssessment, gatherProduct, gatherStatement } from './gathering.ts';
import { type Issue, issueDocument } from './issuing.ts';
import { createLookups } from './lookups.ts';
import { type DocumentKind, documentKinds, documentLanguages, numberPattern } from './model.ts';
import { type DocumentRow, findDocument, listDocuments } from './store-documents.ts';

const tag = 'paper';
const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;

const language = z.object({ lang: z.enum(documentLanguages).default('zh') });
const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD');

type Call = Parameters<RawRoute['handle']>[0];

type PdfSpec<Q extends z.ZodType<{ lang: (typeof documentLanguages)[number] }>> = {
  readonly path: string;
  readonly summary: string;
  readonly access: Route['access'];
  readonly query: Q;
  readonly gather: (tx: Tx, params: Readonly<Record<string, string>>, query: z.output<Q>) => Promise<Outcome<Issue>>;
};

const answerPdf = (printed: { number: string; bytes: Uint8Array }, { reply }: Call) =>
  reply
    .headers({ 'content-disposition': attachment(`${printed.number}.pdf`), 'x-document-number': printed.number })
    .type('application/pdf')
    .send(Buffer.from(printed.bytes));

/** Declares a route that answers a document as PDF. */
const pdfRoute = <Q extends z.ZodType<{ lang: (typeof documentLanguages)[number] }>>(
  kit: Kit,
  spec: PdfSpec<Q>,
): Route =>
  rawRoute({
    method: 'GET',
    path: spec.path,
    summary: spec.summary,
    tag,
    access: spec.access,
    handle: async (call) => {
      const { request, reply, actor } = call;
      const refuseWith = request.server.sendRefusal;
      const query = readQuery(spec.query, request);
      if (!query.ok) return refuseWith(request, reply, query.error);
      const params = z.record(z.string(), idText).safeParse(request.params);
      if (!params.success) return refuseWith(request, reply, { code: 'http.not_found' });
      const done = await issueDocument(kit, actor, query.value.lang, (tx) => spec.gather(tx, params.data, query.value));
      return done.ok ? answerPdf(done.value, call) : refuseWith(request, reply, done.error);
    },
  });

const id = (params: Readonly<Record<string, string>>): string => params.id ?? '';

/** A version's number; what is none is a version that nobody made. */
const versionNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1);

const pdfRoutes = (kit: Kit): Route[] => [
  pdfRoute(kit, {
    path: '/api/v1/agreements/{id}/document.pdf',
    summary: 'The agreement as a paper document (A4 PDF, ?lang=zh|en|both); the same facts give the same file',
    access: { roles: readers, object: 'agreement' },
    query: language,
    gather: (tx, params) => gatherAgreement(tx, id(params)),
  }),
  pdfRoute(kit, {
    path: '/api/v1/ledger/accounts/{id}/statement.pdf',
    summary: 'The statement of an account as a paper document: ?from=&to=&lang=zh|en|both',
    access: { roles: 'member', object: 'account' },
    query: language.extend({ from: day, to: day }),
    gather: (tx, params, { from, to }) => gatherStatement(tx, { accountId: id(params), from, to }),
  }),
  pdfRoute(kit, {
    path: '/api/v1/datasets/{id}/versions/{number}/assessment.pdf',
    summary: 'The quality report of a version as a paper document, with every indicator, computed or not',
    access: { roles: 'member', object: 'dataset' },
    query: language,
    gather: (tx, params) => gatherAssessment(tx, { datasetId: id(params), number: versionNumber(params.number ?? '') }),
  }),
  pdfRoute(kit, {
    path: '/api/v1/products/{id}/assessment.pdf',
    summary: 'The quality report of a publicly listed product, from its public facts',
    access: { roles: 'anyone', object: 'product' },
    query: language,
    gather: (tx, params) => gatherProduct(tx, id(params)),
  }),
];

const documentShape = z.object({
  number: z.string(),
  kind: z.enum(documentKinds),
  kindWords: bilingualShape,
  language: z.enum(documentLanguages),
  subject: z.string().describe('id of the agreement, account, version or product'),
  issuedAt: z.string(),
  checkUrl: z.string(),
  contentSha256: z.string(),
  printSha256s: z.array(z.string()).describe('SHA-256 of the files that were handed out under the number; mostly one'),
});

const kindWords: Readonly<Record<DocumentKind, z.output<typeof bilingualShape>>> = {
  agreement: { zh: '数据使用协议', en: 'Data use agreement' },
  statement: { zh: '账户对账单', en: 'Account statement' },
  assessment: { zh: '数据质量评估报告', en: 'Data quality report' },
  productAssessment: { zh: '数据产品质量报告', en: 'Quality report of a data product' },
};

const documentToJson = (row: DocumentRow): z.input<typeof documentShape> => ({
  number: row.number,
  kind: row.kind,
  kindWords: kindWords[row.kind],
  language: row.language,
  subject: row.subject,
  issuedAt: row.issued_at.toISOString(),
  checkUrl: row.check_url,
  contentSha256: row.content_sha256,
  printSha256s: row.print_sha256s,
});

const listRoute: Route = route({
  method: 'GET',
  path: '/api/v1/documents',
  summary: 'Documents that were issued about what your organisation is a party to, newest first',
  tag,
  access: { roles: readers },
  query: z.object({ ...paging, kind: z.enum(documentKinds).optional(), subject: idText.optional() }),
  answers: { 200: pageOf(documentShape) },
  handle: async (tx, { query, actor }) => {
    const before = pageStartId(query.pageToken);
    if (!before.ok) return before;
    const { kind, subject, pageSize: size } = query;
    const partyId = organisationOf(actor) ?? '';
    const rows = await listDocuments(tx, { partyId, kind, subject, before: before.value, size });
    const page = toPage(rows, size, (row) => row.id);
    return ok({ ...page, items: page.items.map(documentToJson) });
  },
});

/** What possession of the number implies, and no more: no party, no amount, no subject. */
const checkShape = documentShape.omit({ subject: true, checkUrl: true }).extend({
  platform: bilingualShape.describe('who issued it'),
  today: z.object({ state: z.string(), words: bilingualShape, since: z.string().nullable() }),
  fileMatches: z
    .boolean()
    .nullable()
    .describe('whether the SHA-256 that the query brought is of a file handed out under the number; null without one'),
});

const checkRoute = (kit: Kit): Route => {
  const mayLook = createLookups(kit.clock);
  return route({
    method: 'GET',
    path: '/api/v1/documents/{number}',
    summary: 'Check a paper document by its number: what it is, how the thing stands today, whether a file is the one',
    tag,
    access: { roles: 'anyone' },
    params: z.object({ number: z.string().max(60) }),
    query: z.object({ sha256: sha256.optional() }),
    answers: { 200: checkShape },
    handle: async (tx, { params, query, ip }) => {
      if (!mayLook(ip)) return refuse('paper.too_many_lookups');
      const number = params.number.toUpperCase();
      if (!numberPattern.test(number)) return refuse('paper.document_unknown');
      const row = await withSystem(tx, () => findDocument(tx, number));
      if (row === undefined) return refuse('paper.document_unknown');
      const { subject: _subject, checkUrl: _checkUrl, ...shown } = documentToJson(row);
      const fileMatches = query.sha256 === undefined ? null : row.print_sha256s.includes(query.sha256);
      return ok({ ...shown, platform: row.content.issuer, today: await lookAtToday(tx, row), fileMatches });
    },
  });
};

/** Routes of documents. */
export const documentRoutes = (kit: Kit): Route[] => [...pdfRoutes(kit), listRoute, checkRoute(kit)];
