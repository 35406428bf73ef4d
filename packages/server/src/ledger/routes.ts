import { z } from 'zod';
import { operatorOf } from '#identity';
import {
  decodePageToken,
  holdsRole,
  type Id,
  isId,
  ok,
  organisationOf,
  pageSizeDefault,
  pageSizeMax,
  refuse,
} from '#kernel';
import { type Route, refusePageToken, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { ensureClientAccount, openBook, openProgrammeAccount } from './accounts.ts';
import { escrowOf } from './escrow.ts';
import { bankNumberPattern } from './model.ts';
import {
  accountStatement,
  findAccount,
  listAccounts,
  listTransfers,
  proveTransfer,
  timestampOf,
  trialBalance,
} from './reports.ts';
import { bankRoutes } from './routes-bank.ts';
import { postingRoute } from './routes-posting.ts';
import {
  accountShape,
  accountToJson,
  bookShape,
  bookToJson,
  currencyCode,
  day,
  escrowShape,
  escrowToJson,
  proofShape,
  proofToJson,
  statementShape,
  statementToJson,
  transferShape,
  transferToJson,
  trialBalanceShape,
  trialBalanceToJson,
} from './shapes.ts';
import { selectBooks } from './store.ts';

const tag = 'ledger';
const byId = z.object({ id: z.string().max(60) });
const text = z.string().trim().min(1).max(100);
const paging = {
  pageToken: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
};
const bookkeepers = ['exchangeManager', 'auditor'] as const;

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

const bookRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/ledger/books',
    summary: 'Books of the operator: one custody account at a bank each',
    tag,
    access: { roles: bookkeepers },
    answers: { 200: z.object({ items: z.array(bookShape) }) },
    handle: async (tx) => ok({ items: (await selectBooks(tx, {})).map(bookToJson) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/ledger/books',
    summary: 'Open the book of a custody account at a bank',
    tag,
    access: { roles: ['exchangeManager'] },
    body: z.object({
      region: z.string().regex(/^\d{6}$/),
      currency: currencyCode,
      bankName: text,
      bankAccount: z.string().regex(bankNumberPattern),
      timeZone: z.string().refine(isTimeZone, 'an IANA time zone').default('Asia/Shanghai'),
      feeSubAccount: z.string().regex(bankNumberPattern).optional(),
    }),
    answers: { 201: bookShape },
    handle: async (tx, { body, actor }) => {
      const operatorId = (await operatorOf(tx, body.region))?.id;
      if (operatorId === undefined || operatorId !== organisationOf(actor))
        return refuse('ledger.not_operator', { region: body.region });
      const opened = await openBook(tx, { ...body, operatorId });
      return opened.ok ? ok(bookToJson(opened.value)) : opened;
    },
  }),
];

const accountRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/ledger/accounts',
    summary: 'Your organisation’s accounts; bookkeepers of an operator see those of its books',
    tag,
    access: { roles: 'member' },
    query: z.object({ ...paging, currency: currencyCode.optional(), organisationId: z.string().max(60).optional() }),
    answers: { 200: z.object({ items: z.array(accountShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { query }) => {
      const after = query.pageToken === undefined ? undefined : decodePageToken(query.pageToken);
      if (query.pageToken !== undefined && after === undefined) return refusePageToken();
      const { currency, organisationId } = query;
      const page = await listAccounts(tx, { currency, organisationId, after, size: query.pageSize });
      return ok({ ...page, items: page.items.map(accountToJson) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/ledger/accounts',
    summary: 'Open a client account (its sub-account is where to pay in); answers the one that is there',
    tag,
    access: { roles: 'member' },
    body: z.object({
      currency: currencyCode,
      region: z
        .string()
        .regex(/^\d{6}$/)
        .optional()
        .describe('whose books; your home region when left out'),
      organisationId: z
        .string()
        .max(60)
        .optional()
        .describe('exchange managers only: for which member of their region'),
      subAccount: z
        .string()
        .regex(bankNumberPattern)
        .optional()
        .describe('exchange managers only: the number that the bank gave'),
      programme: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,59}$/)
        .optional()
        .describe('exchange managers only: a restricted account of an office for this programme'),
    }),
    answers: { 200: accountShape },
    handle: async (tx, { body, actor }) => {
      const own = organisationOf(actor);
      const organisationId = body.organisationId ?? own ?? '';
      const isPlain = organisationId === own && body.programme === undefined;
      const region = body.region ?? (isPlain || !('region' in actor) ? undefined : actor.region);
      if (!isId('org', organisationId)) return refuse('ledger.organisation_unknown', { organisationId });
      const { currency, subAccount, programme } = body;
      if (organisationId !== own || subAccount !== undefined || programme !== undefined) {
        const operator = region === undefined ? undefined : await operatorOf(tx, region);
        if (!holdsRole(actor, ['exchangeManager']) || operator === undefined || operator.id !== own)
          return refuse('ledger.not_operator', { region: region ?? '' });
      }
      const wanted = { organisationId, currency, region, subAccount };
      const opened =
        programme === undefined || region === undefined
          ? await ensureClientAccount(tx, wanted)
          : await openProgrammeAccount(tx, { ...wanted, region, programme });
      return opened.ok ? ok(accountToJson(opened.value)) : opened;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/accounts/{id}',
    summary: 'One account with its balances',
    tag,
    access: { roles: 'member', object: 'account' },
    params: byId,
    answers: { 200: accountShape },
    handle: async (tx, { params }) => {
      const found = await findAccount(tx, params.id);
      return found.ok ? ok(accountToJson(found.value)) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/accounts/{id}/transfers',
    summary: 'Transfers of an account, newest first',
    tag,
    access: { roles: 'member', object: 'account' },
    params: byId,
    query: z.object(paging),
    answers: { 200: z.object({ items: z.array(transferShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { params, query }) => {
      const after = query.pageToken === undefined ? undefined : timestampOf(query.pageToken);
      if (query.pageToken !== undefined && after === undefined) return refusePageToken();
      const page = await listTransfers(tx, { accountId: params.id, after, size: query.pageSize });
      return page.ok ? ok({ ...page.value, items: page.value.items.map(transferToJson) }) : page;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/accounts/{id}/statement',
    summary: 'Statement of an account over accounting days: opening, movements, closing',
    tag,
    access: { roles: 'member', object: 'account' },
    params: byId,
    query: z.object({ from: day, to: day }),
    answers: { 200: statementShape },
    handle: async (tx, { params, query }) => {
      const statement = await accountStatement(tx, { accountId: params.id, ...query });
      return statement.ok ? ok(statementToJson(statement.value)) : statement;
    },
  }),
];

const reportRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/ledger/transfers/{id}/proof',
    summary: 'Bytes of a transfer and the way from them to the root that the log holds',
    tag,
    access: { roles: 'member', object: 'transfer' },
    params: byId,
    answers: { 200: proofShape },
    handle: async (tx, { params }) => {
      const proof = await proveTransfer(tx, params.id);
      return proof.ok ? ok(proofToJson(proof.value)) : proof;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/trial-balance',
    summary: 'All debits against all credits of a currency; `recompute` checks every balance against its transfers',
    tag,
    access: { roles: bookkeepers },
    query: z.object({ currency: currencyCode, recompute: z.stringbool().default(false) }),
    answers: { 200: trialBalanceShape },
    handle: async (tx, { query }) =>
      ok(trialBalanceToJson(await trialBalance(tx, query.currency, { recompute: query.recompute }))),
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/escrows/{id}',
    summary: 'The escrow of an agreement (by the agreement’s id)',
    tag,
    access: { roles: 'member', object: 'agreement' },
    params: byId,
    answers: { 200: escrowShape },
    handle: async (tx, { params }) => {
      const escrow = await escrowOf(tx, params.id as Id<'agr'>);
      return escrow === undefined ? refuse('ledger.not_found') : ok(escrowToJson(escrow));
    },
  }),
];

/** The ledger's routes. */
export const ledgerRoutes = (kit: Kit): Route[] => [
  ...bookRoutes,
  ...accountRoutes,
  ...reportRoutes,
  ...bankRoutes,
  postingRoute(kit),
];
