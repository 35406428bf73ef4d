import { z } from 'zod';
import { mapOk, type Outcome, ok, organisationOf, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import { bilingualShape, byId, idText, listOf, pageOf, pageStartId, type Route, route } from '#platform/http';
import { standingOf } from './access.ts';
import { runRules } from './assessing.ts';
import { draftAgreement } from './concluding.ts';
import { parseTerms } from './core/terms.ts';
import { listQuery, newNegotiationId, proposal, readers, ruleIds, sides, tag } from './inputs.ts';
import { acceptanceRulesMax, type Terms, textLengthMax } from './model.ts';
import { namesShape, readNames } from './names.ts';
import { lastVersion, requireNegotiation } from './negotiations.ts';
import { requireOffer } from './offers.ts';
import { openingFacts } from './opening.ts';
import { parseProposal, unwaivedFailures } from './rules.ts';
import {
  draftShape,
  draftToJson,
  messageShape,
  messageToJson,
  negotiationShape,
  negotiationToJson,
  versionShape,
  versionToJson,
} from './shapes.ts';
import { listNegotiations, selectMessages, selectVersions } from './store.ts';
import { selectAgreements } from './store-agreements.ts';
import { nextVersion, sealAcceptance } from './versions.ts';

/** Routes that show negotiations. */
export const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/negotiations',
    summary: 'Negotiations that you take part in, or that happen in your region, newest first',
    tag,
    access: { roles: readers },
    query: listQuery,
    answers: { 200: pageOf(negotiationShape.extend({ names: namesShape })) },
    handle: async (tx, { query, actor }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const { productId, state, pageSize: size } = query;
      const find = { organisationId: organisationOf(actor) ?? '', productId, state, before: before.value, size };
      const rows = (await listNegotiations(tx, find)).filter((one) => standingOf(actor, one) !== undefined);
      const names = await readNames(tx, rows);
      const items = rows.map((row) => ({ ...negotiationToJson(row), names: names(row) }));
      return ok(toPage(items, size, ({ id }) => id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/negotiations/{id}',
    summary: 'A negotiation with its last version and its messages',
    tag,
    access: { roles: readers, object: 'negotiation' },
    params: byId,
    answers: {
      200: negotiationShape.extend({ names: namesShape, last: versionShape, messages: z.array(messageShape) }),
    },
    handle: async (tx, { params }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const last = versionToJson(await lastVersion(tx, found.value));
      const messages = (await selectMessages(tx, params.id)).map(messageToJson);
      const names = (await readNames(tx, [found.value]))(found.value);
      return ok({ ...negotiationToJson(found.value), names, last, messages });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/negotiations/{id}/versions',
    summary: 'All signed versions, oldest first',
    tag,
    access: { roles: readers, object: 'negotiation' },
    params: byId,
    answers: { 200: listOf(versionShape) },
    handle: async (tx, { params }) => {
      const found = await requireNegotiation(tx, params.id);
      return found.ok ? ok({ items: (await selectVersions(tx, params.id)).map(versionToJson) }) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/negotiations/{id}/agreement',
    summary: 'The agreement: as it was concluded, or as it would be concluded now, to be signed',
    tag,
    access: { roles: readers, object: 'negotiation' },
    params: byId,
    answers: { 200: draftShape.extend({ concluded: z.boolean() }) },
    handle: async (tx, { params }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const [concluded] = await selectAgreements(tx, [found.value.agreementId]);
      if (concluded !== undefined) return ok({ ...draftToJson(concluded), concluded: true });
      const draft = await draftAgreement(tx, found.value, tx.now);
      return draft.ok ? ok({ ...draftToJson(draft.value), concluded: false }) : draft;
    },
  }),
];

const resultShape = z.object({
  ruleId: z.string(),
  passed: z.boolean(),
  known: z.boolean(),
  actual: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  text: bilingualShape,
});

const ruleShape = z.object({
  id: z.string().max(textLengthMax),
  metric: z.string().max(40),
  column: z.string().max(textLengthMax).optional(),
  operator: z.string().max(40),
  value: z.union([z.number(), z.tuple([z.number(), z.number()])]),
});

const checkBody = z.object({ rules: z.array(ruleShape).max(acceptanceRulesMax).optional() }).optional();
const checkShape = z.object({ results: z.array(resultShape), failing: z.array(z.string()) });

/** Runs the rules of terms, or others in their place, on a product as it is assessed now. */
const checkTerms = async (
  tx: Tx,
  productId: string,
  terms: Terms,
  instead: readonly unknown[] | undefined,
): Promise<Outcome<z.input<typeof checkShape>>> => {
  const checked = parseTerms(instead === undefined ? terms : { ...terms, acceptance: { rules: instead } });
  if (!checked.ok) return checked;
  const { rules = [], acceptDespite = [] } = checked.value.acceptance ?? {};
  const results = await runRules(tx, productId, rules);
  if (!results.ok) return results;
  return ok({ results: results.value, failing: unwaivedFailures(rules, results.value, acceptDespite) });
};

/** Routes that prepare what is to be signed, and check the buyer’s rules. */
export const preparingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/negotiation-drafts',
    summary: 'The first version of a new negotiation, to be signed: a request, or with buyerId an offer to one buyer',
    tag,
    access: { roles: sides },
    body: proposal.extend({
      offerId: idText,
      id: newNegotiationId,
      buyerId: idText.optional(),
    }),
    answers: { 200: draftShape },
    handle: async (tx, { body }) => {
      const facts = await openingFacts(tx, body);
      if (!facts.ok) return facts;
      const { negotiation, party } = facts.value;
      return mapOk(parseProposal(body), (content) => draftToJson(nextVersion(negotiation, undefined, party, content)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/version-draft',
    summary: 'The next version, to be signed',
    tag,
    access: { roles: sides, object: 'negotiation' },
    params: byId,
    body: proposal,
    answers: { 200: draftShape },
    handle: async (tx, { params, body }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const author = standingOf(tx.actor, found.value) === 'provider' ? 'provider' : 'buyer';
      const last = await lastVersion(tx, found.value);
      return mapOk(parseProposal(body), (content) => draftToJson(nextVersion(found.value, last, author, content)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/acceptance-draft',
    summary: 'The acceptance of the last version, to be signed',
    tag,
    access: { roles: ['buyer'], object: 'negotiation' },
    params: byId,
    body: z.object({ acceptDespite: ruleIds }),
    answers: { 200: draftShape },
    handle: async (tx, { params, body }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      return ok(draftToJson(sealAcceptance(await lastVersion(tx, found.value), body.acceptDespite ?? [])));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/check',
    summary: 'Run acceptance rules on the product as it is assessed now: those of the last version, or given ones',
    tag,
    access: { roles: sides, object: 'negotiation' },
    params: byId,
    body: checkBody,
    answers: { 200: checkShape },
    handle: async (tx, { params, body }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const { terms } = await lastVersion(tx, found.value);
      return checkTerms(tx, found.value.productId, terms, body?.rules);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/offers/{id}/check',
    summary: 'Run acceptance rules on the offered product as it is assessed now, before a negotiation is opened',
    tag,
    access: { roles: sides },
    params: byId,
    body: checkBody,
    answers: { 200: checkShape },
    handle: async (tx, { params, body }) => {
      const found = await requireOffer(tx, params.id);
      return found.ok ? checkTerms(tx, found.value.productId, found.value.terms, body?.rules) : found;
    },
  }),
];
