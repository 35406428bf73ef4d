import { z } from 'zod';
import { mapOk, ok, organisationOf, toPage } from '#kernel';
import { type DirectPayment, directPaymentOf } from '#ledger';
import { byId, listOf, pageOf, pageStartId, paging, paragraph, type Route, route, sha256 } from '#platform/http';
import type { Keyring } from '#platform/keyring';
import { standingOf } from './access.ts';
import { requireAgreement } from './agreements.ts';
import { agreementPolicy } from './core/odrl.ts';
import { acceptDelivery, disputeDelivery, settleDispute } from './delivering.ts';
import { sealDeletion, stateDeletion, terminateAgreement } from './ending.ts';
import { listQuery, readers, reason, tag } from './inputs.ts';
import { namesShape, readNames } from './names.ts';
import { answerDirectPayment, proveDirectPayment } from './payments.ts';
import { agreementWaits } from './rules.ts';
import { clausesShape, clausesToJson, draftShape, draftToJson, givenSignatureShape } from './shapes.ts';
import {
  agreementClauses,
  agreementDetailShape,
  agreementDetailToJson,
  agreementShape,
  agreementToJson,
  counterShape,
  counterToJson,
  deletionShape,
  deletionToJson,
  policyShape,
  policyToJson,
  usageShape,
  usageToJson,
  waitingShape,
  waitingToJson,
} from './shapes-agreements.ts';
import { listAgreements, selectDeletionDuties } from './store-agreements.ts';
import { listUsage, selectCounters } from './store-usage.ts';

const paymentShape = z.object({
  agreementId: z.string(),
  amountMinor: z.string(),
  currency: z.string(),
  proofSha256: z.string(),
  state: z.enum(['recorded', 'confirmed', 'denied']),
  reason: z.string().nullable().describe('why the provider says that the money has not come'),
});

const paymentToJson = ({ agreementId, amountMinor, currency, proofSha256, state, reason }: DirectPayment) => ({
  agreementId,
  amountMinor: amountMinor.toString(),
  currency,
  proofSha256,
  state,
  reason,
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/agreements',
  summary: 'Agreements that you are a party to, or that were concluded in your region, newest first',
  tag,
  access: { roles: readers },
  query: listQuery,
  answers: { 200: pageOf(agreementShape.extend({ names: namesShape, waitsFor: waitingShape })) },
  handle: async (tx, { query, actor }) => {
    const before = pageStartId(query.pageToken);
    if (!before.ok) return before;
    const { productId, state, pageSize: size } = query;
    const find = { organisationId: organisationOf(actor) ?? '', productId, state, before: before.value, size };
    const rows = (await listAgreements(tx, find)).filter((one) => standingOf(actor, one) !== undefined);
    const names = await readNames(tx, rows);
    const duties = new Map(
      (
        await selectDeletionDuties(
          tx,
          rows.map((row) => row.id),
        )
      ).map((duty) => [duty.agreementId, duty]),
    );
    const items = rows.map((row) => ({
      ...agreementToJson(row),
      names: names(row),
      waitsFor: waitingToJson(agreementWaits(row, duties.get(row.id))),
    }));
    return ok(toPage(items, size, ({ id }) => id));
  },
});

const detailRoute = route({
  method: 'GET',
  path: '/api/v1/agreements/{id}',
  summary: 'An agreement with what is left of each limit, and of each clause what becomes of it',
  tag,
  access: { roles: readers, object: 'agreement' },
  params: byId,
  answers: { 200: agreementDetailShape.extend({ names: namesShape, directPayment: paymentShape.nullable() }) },
  handle: async (tx, { params }) => {
    const found = await requireAgreement(tx, params.id);
    if (!found.ok) return found;
    const counters = await selectCounters(tx, [params.id]);
    const [duty] = await selectDeletionDuties(tx, [params.id]);
    const names = (await readNames(tx, [found.value]))(found.value);
    const payment = await directPaymentOf(tx, params.id);
    const directPayment = payment === undefined ? null : paymentToJson(payment);
    return ok({ ...agreementDetailToJson(found.value, { counters, duty, now: tx.now }), names, directPayment });
  },
});

const partRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/agreements/{id}/clauses',
    summary: 'The clauses of an agreement, classed as both sides signed them',
    tag,
    access: { roles: readers, object: 'agreement' },
    params: byId,
    answers: { 200: clausesShape },
    handle: async (tx, { params }) => {
      const found = await requireAgreement(tx, params.id);
      return found.ok ? ok(clausesToJson(agreementClauses(found.value))) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/agreements/{id}/counters',
    summary: 'What is left of each limit',
    tag,
    access: { roles: readers, object: 'agreement' },
    params: byId,
    answers: { 200: listOf(counterShape) },
    handle: async (tx, { params }) => {
      const found = await requireAgreement(tx, params.id);
      return found.ok ? ok({ items: (await selectCounters(tx, [params.id])).map(counterToJson) }) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/agreements/{id}/usage',
    summary: 'Every counted use, newest first; the amounts of a clause sum to its counter',
    tag,
    access: { roles: readers, object: 'agreement' },
    params: byId,
    query: z.object(paging),
    answers: { 200: pageOf(usageShape) },
    handle: async (tx, { params, query }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const found = await requireAgreement(tx, params.id);
      if (!found.ok) return found;
      const rows = await listUsage(tx, { agreementId: params.id, before: before.value, size: query.pageSize });
      return ok(toPage(rows.map(usageToJson), query.pageSize, ({ id }) => id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/agreements/{id}/odrl',
    summary: 'The agreement as an ODRL policy in the form of the Dataspace Protocol',
    tag,
    access: { roles: readers, object: 'agreement' },
    params: byId,
    answers: { 200: policyShape },
    handle: async (tx, { params }) => {
      const found = await requireAgreement(tx, params.id);
      return found.ok ? ok(policyToJson(agreementPolicy(found.value))) : found;
    },
  }),
];

const deliveryRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/acceptance',
    summary: 'Accept the delivery; the escrow is paid out',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    params: byId,
    answers: { 200: agreementShape },
    handle: async (tx, { params }) => mapOk(await acceptDelivery(tx, params.id), agreementToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/dispute',
    summary: 'Object to the delivery; escrow and use are frozen until it is settled',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    params: byId,
    body: reason,
    answers: { 200: agreementShape },
    handle: async (tx, { params, body }) => mapOk(await disputeDelivery(tx, params.id, body.reason), agreementToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/dispute/settlement',
    summary: 'Settle a dispute: the operator releases or refunds, the provider may refund',
    tag,
    access: { roles: ['provider', 'exchangeManager'], object: 'agreement' },
    params: byId,
    body: reason.extend({ outcome: z.enum(['release', 'refund']) }),
    answers: { 200: agreementShape },
    handle: async (tx, { params, body }) => mapOk(await settleDispute(tx, params.id, body), agreementToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/termination',
    summary: 'End the agreement with a reason; access ends at the same moment',
    tag,
    access: { roles: ['buyer', 'provider'], object: 'agreement' },
    params: byId,
    body: reason,
    answers: { 200: agreementShape },
    handle: async (tx, { params, body }) =>
      mapOk(await terminateAgreement(tx, params.id, body.reason), agreementToJson),
  }),
];

const paymentRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/payment-proof',
    summary: 'Record the proof of a direct payment, as the buyer',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    params: byId,
    body: z.object({ proofSha256: sha256 }),
    answers: { 201: paymentShape },
    handle: async (tx, { params, body }) =>
      mapOk(await proveDirectPayment(tx, params.id, body.proofSha256), paymentToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/payment-answer',
    summary: 'Say whether a direct payment has come, as the provider',
    tag,
    access: { roles: ['provider'], object: 'agreement' },
    params: byId,
    body: z.object({ received: z.boolean(), reason: paragraph(140).optional() }),
    answers: { 200: paymentShape },
    handle: async (tx, { params, body }) => mapOk(await answerDirectPayment(tx, params.id, body), paymentToJson),
  }),
];

const statement = z.object({ statement: paragraph(2000) });

const deletionRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/deletion-statement-draft',
    summary: 'The deletion statement, to be signed',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    params: byId,
    body: statement,
    answers: { 200: draftShape },
    handle: async (tx, { params, body }) => {
      const found = await requireAgreement(tx, params.id);
      return found.ok ? ok(draftToJson(sealDeletion(found.value, body.statement))) : found;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/agreements/{id}/deletion-statement',
    summary: 'State, signed, that the data were deleted after the end',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    params: byId,
    body: statement.extend({ signature: givenSignatureShape }),
    answers: { 201: deletionShape },
    handle: async (tx, { params, body }) => {
      const done = await stateDeletion(tx, keyring, params.id, body);
      return done.ok ? ok(deletionToJson(done.value, tx.now)) : done;
    },
  }),
];

/** Routes of agreements. */
export const agreementRoutes = (keyring: Keyring): Route[] => [
  listRoute,
  detailRoute,
  ...partRoutes,
  ...deliveryRoutes,
  ...paymentRoutes,
  ...deletionRoutes(keyring),
];
