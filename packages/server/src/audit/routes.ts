import { z } from 'zod';
import { mapOk, ok, toPage } from '#kernel';
import {
  bilingualShape,
  byId,
  idText,
  listOf,
  pageOf,
  pageStartId,
  paging,
  paragraph,
  type Route,
  route,
  text,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { toBase64 } from './core/bytes.ts';
import { eraseApproved, requestErasure } from './erasure.ts';
import { listAuditKinds } from './kinds.ts';
import { logRoutes } from './log-routes.ts';
import type { Entry } from './model.ts';
import { listEntries, proveConsistency, proveEntry } from './reading.ts';

const tag = 'audit';

const entryShape = z.object({
  id: z.string(),
  kind: z.string().describe('what happened, as module.what_happened; see /api/v1/audit/kinds'),
  subject: z.string(),
  at: z.iso.datetime(),
  position: z.int().nullable().describe('index in the log; null while the entry waits, at most a second'),
  erasedAt: z.iso.datetime().nullable(),
});

const entryToJson = (entry: Entry): z.input<typeof entryShape> => ({
  id: entry.id,
  kind: entry.kind,
  subject: entry.subject,
  at: entry.happenedAt.toISOString(),
  position: entry.position ?? null,
  erasedAt: entry.erasedAt?.toISOString() ?? null,
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/audit/entries',
  summary:
    'Entries of the log that your organisation is a party to, newest first; auditors of an operator see those of its region',
  tag,
  access: { roles: 'member' },
  query: z.object({
    subject: text(200).min(1).optional(),
    kind: text(100).min(1).optional(),
    party: idText.optional().describe('id of an organisation'),
    ...paging,
  }),
  answers: { 200: pageOf(entryShape) },
  handle: async (tx, { query: { pageToken, pageSize, ...find } }) => {
    const before = pageStartId(pageToken);
    if (!before.ok) return before;
    const entries = await listEntries(tx, { ...find, before: before.value, size: pageSize });
    return ok(toPage(entries.map(entryToJson), pageSize, ({ id }) => id));
  },
});

const proofShape = z.object({
  entry: entryShape,
  leaf: z.string().describe('the public bytes of the entry: time, kind, commitment'),
  salt: z.string().nullable().describe('base64; null once erased'),
  content: z.unknown().describe('what the commitment was made from; null once erased'),
  proof: z.string().describe('text of a .tlog-proof file (c2sp.org/tlog-proof@v1)'),
  verifierKeys: z.array(z.string()),
});

const proofRoute = route({
  method: 'GET',
  path: '/api/v1/audit/entries/{id}/proof',
  summary: 'Salt, content and offline proof of an entry that your organisation is a party to',
  tag,
  access: { roles: 'member', object: 'entry' },
  params: byId,
  answers: { 200: proofShape },
  handle: async (tx, { params }) => {
    const proven = await proveEntry(tx, params.id);
    if (!proven.ok) return proven;
    const { entry, leaf, salt, content, proof, verifierKeys } = proven.value;
    return ok({
      entry: entryToJson(entry),
      leaf,
      salt: salt === undefined ? null : toBase64(salt),
      content: content === undefined ? null : (content as z.input<typeof proofShape>['content']),
      proof,
      verifierKeys: [...verifierKeys],
    });
  },
});

const erasers = ['auditAdmin', 'securityAdmin'] as const;
const reason = paragraph(1000).min(3);
const requestErasureRoute = route({
  method: 'POST',
  path: '/api/v1/audit/entries/{id}/erasure-requests',
  summary: 'Ask a second administrator of the operator to approve the erasure of an entry’s content and salt',
  tag,
  access: { roles: erasers, object: 'entry' },
  params: byId,
  body: z.object({ reason }),
  answers: { 201: z.object({ approvalId: z.string() }) },
  handle: async (tx, { params, body }) =>
    mapOk(await requestErasure(tx, { id: params.id, reason: body.reason }), (approvalId) => ({ approvalId })),
});

const eraseRoute = route({
  method: 'POST',
  path: '/api/v1/audit/entries/{id}/erasure',
  summary: 'Erase content and salt of an entry, with the approval; its commitment stays in the log',
  tag,
  access: { roles: erasers, object: 'entry' },
  params: byId,
  body: z.object({ reason, approvalId: idText }),
  answers: { 200: z.object({ erased: z.literal(true) }) },
  handle: async (tx, { params, body }) => {
    const erased = await eraseApproved(tx, { id: params.id, ...body });
    return erased.ok ? ok({ erased: true as const }) : erased;
  },
});

const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const consistencyRoute = route({
  method: 'GET',
  path: '/api/v1/audit/consistency',
  summary: 'Proof that the log of `from` entries is the beginning of the log of `to` entries (RFC 6962 section 2.1.2)',
  tag,
  access: { roles: 'anyone' },
  query: z.object({ from: size, to: size }),
  answers: { 200: z.object({ from: z.int(), to: z.int(), proof: z.array(z.string()) }) },
  handle: async (tx, { query }) => {
    const proven = await proveConsistency(tx, query);
    return proven.ok ? ok({ ...query, proof: proven.value.map(toBase64) }) : proven;
  },
});

const kindsRoute = route({
  method: 'GET',
  path: '/api/v1/audit/kinds',
  summary: 'Kinds of entries and what they mean',
  tag,
  access: { roles: 'anyone' },
  answers: { 200: listOf(bilingualShape.extend({ kind: z.string() })) },
  handle: async () => ok({ items: [...listAuditKinds()] }),
});

/** Audit's routes: the API for parties and auditors, and the public log. */
export const auditRoutes = (kit: Kit): Route[] => [
  listRoute,
  proofRoute,
  consistencyRoute,
  kindsRoute,
  requestErasureRoute,
  eraseRoute,
  ...logRoutes(kit),
];
