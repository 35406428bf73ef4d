import { z } from 'zod';
import { ok, refuse } from '#kernel';
import { type Route, route } from '#platform/http';
import { importStatement, retrySuspense } from './bank.ts';
import { closeDay } from './days.ts';
import {
  bankLineShape,
  bankLineToJson,
  currencyCode,
  day,
  dayCloseShape,
  dayCloseToJson,
  importShape,
  importToJson,
  instructionShape,
  instructionToJson,
} from './shapes.ts';
import { selectBooks } from './store.ts';
import { selectOpenSides, selectSuspense } from './store-bank.ts';

const tag = 'ledger';
const bookkeepers = ['exchangeManager', 'auditor'] as const;

/** Lines of a work list: what a person can look through. */
const listedMax = 500;

const bookId = z.string().max(60).optional().describe('the operator’s only book in the currency when left out');

/** Bank statements, what waits, what the bank has still to do, the close of a day. */
export const bankRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/ledger/bank-statements',
    summary: 'Import a bank statement (CSV); the same one again does nothing, a longer version adds its new lines',
    tag,
    access: { roles: ['exchangeManager'] },
    body: z.object({
      number: z.string().trim().min(1).max(64).describe('the bank’s number of the statement'),
      csv: z
        .string()
        .describe(
          'header date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor; see the README',
        ),
      closingOn: day.optional().describe('the day up to which it states balances; the last line’s when left out'),
      bookId,
    }),
    answers: { 200: importShape },
    handle: async (tx, { body }) => {
      const done = await importStatement(tx, body);
      return done.ok ? ok(importToJson(done.value)) : done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/suspense',
    summary: 'Statement lines that could not be booked, with the reason, oldest first',
    tag,
    access: { roles: bookkeepers },
    answers: { 200: z.object({ items: z.array(bankLineShape) }) },
    handle: async (tx) => {
      const books = await selectBooks(tx, {});
      const lines = await selectSuspense(
        tx,
        books.map(({ id }) => id),
        listedMax,
      );
      return ok({ items: lines.map(bankLineToJson) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/ledger/suspense/{id}/retry',
    summary: 'Book a line in suspense, once its sub-account is opened or the money is free',
    tag,
    access: { roles: ['exchangeManager'], object: 'bankLine' },
    params: z.object({ id: z.string().max(60) }),
    answers: { 200: bankLineShape },
    handle: async (tx, { params }) => {
      const done = await retrySuspense(tx, params.id);
      return done.ok ? ok(bankLineToJson(done.value)) : done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/bank-instructions',
    summary: 'Moves between sub-accounts that the bank’s statements have not shown yet, in the order of posting',
    tag,
    access: { roles: bookkeepers },
    query: z.object({ currency: currencyCode, bookId }),
    answers: { 200: z.object({ items: z.array(instructionShape) }) },
    handle: async (tx, { query }) => {
      const [book] = await selectBooks(tx, { id: query.bookId, currency: query.currency });
      if (book === undefined) return refuse('ledger.not_found');
      const { id, closedThrough } = book;
      const sides = await selectOpenSides(tx, { bookId: id, closedThrough, limit: listedMax });
      return ok({ items: sides.map(instructionToJson) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/ledger/days/{date}/close',
    summary:
      'Close accounting days against the bank statement; refused with the differences unless every balance agrees',
    tag,
    access: { roles: ['exchangeManager'] },
    params: z.object({ date: day }),
    body: z.object({ currency: currencyCode.default('CNY'), bookId }),
    answers: { 200: dayCloseShape },
    handle: async (tx, { params, body }) => {
      const done = await closeDay(tx, { ...body, ...params });
      return done.ok ? ok(dayCloseToJson(done.value)) : done;
    },
  }),
];
