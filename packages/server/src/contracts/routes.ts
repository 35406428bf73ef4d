import { z } from 'zod';
import {
  decodePageToken,
  type Id,
  isId,
  ok,
  organisationOf,
  pageSizeDefault,
  pageSizeMax,
  refuse,
  toPage,
} from '#kernel';
import { type Route, refusePageToken, route } from '#platform/http';
import type { Keyring } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { standingOf } from './access.ts';
import { terminateNegotiation } from './agreements.ts';
import { runRules } from './assessing.ts';
import { agree, draftAgreement, finalize, verify } from './concluding.ts';
import { clausesOf } from './core/clauses.ts';
import { parseTerms } from './core/terms.ts';
import { acceptanceDaysDefault, textLengthMax } from './model.ts';
import {
  acceptVersion,
  addVersion,
  lastVersion,
  nextVersion,
  openingFacts,
  openNegotiation,
  requireNegotiation,
  sealAcceptance,
} from './negotiations.ts';
import { makeOffer, regionSetting, setRegion, takeBackOffer } from './offers.ts';
import { agreementRoutes } from './routes-agreements.ts';
import { parsePrice, unwaivedFailures } from './rules.ts';
import {
  clausesShape,
  clausesToJson,
  draftShape,
  draftToJson,
  givenSignatureShape,
  messageShape,
  messageToJson,
  moneyShape,
  negotiationShape,
  negotiationToJson,
  offerShape,
  offerToJson,
  sentenceShape,
  termsShape,
  versionShape,
  versionToJson,
} from './shapes.ts';
import { agreementShape, agreementToJson } from './shapes-agreements.ts';
import { findOffer, listNegotiations, selectMessages, selectOffers, selectVersions } from './store.ts';
import { selectAgreements } from './store-agreements.ts';

const tag = 'contracts';
const byId = z.object({ id: z.string().max(60) });
const proposal = z.object({ terms: termsShape, price: moneyShape });
const ruleIds = z.array(z.string().max(textLengthMax)).max(100).optional();
const reason = z.object({ reason: z.string().trim().min(1).max(1000) });
const parties = ['buyer', 'provider'] as const;
const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;
const negotiationId = z
  .string()
  .refine((text): text is Id<'neg'> => isId('neg', text), 'a new id with prefix neg_')
  .optional();

const listQuery = z.object({
  productId: z.string().max(60).optional(),
  state: z.string().max(20).optional(),
  pageToken: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
});

const regionParams = z.object({ region: z.string().regex(/^\d{6}$/, 'a division code of six digits') });
const regionShape = z.object({
  feeBasisPoints: z.int().min(0).max(10_000).describe('what the operator takes of a price: 100 is 1 %'),
  acceptanceDays: z.int().min(1).max(90).describe('days after which silence accepts a delivery'),
});

const offerRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/offers',
    summary: 'Offer a listed product on terms and at a price',
    tag,
    access: { roles: ['provider'], object: 'product' },
    params: byId,
    body: proposal,
    answers: { 201: offerShape },
    handle: async (tx, { params, body }) => {
      const made = await makeOffer(tx, params.id, body);
      return made.ok ? ok(offerToJson(made.value)) : made;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/products/{id}/offers',
    summary: 'Offers of a listed product, newest first, each clause with what becomes of it',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: z.object({ items: z.array(offerShape) }) },
    handle: async (tx, { params }) => ok({ items: (await selectOffers(tx, [params.id])).map(offerToJson) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/offers/{id}',
    summary: 'One offer',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: offerShape },
    handle: async (tx, { params }) => {
      const offer = await findOffer(tx, params.id);
      return offer === undefined ? refuse('contracts.offer_unknown') : ok(offerToJson(offer));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/offers/{id}/withdrawal',
    summary: 'Withdraw an offer; negotiations about it go on',
    tag,
    access: { roles: ['provider'], object: 'offer' },
    params: byId,
    answers: { 200: offerShape },
    handle: async (tx, { params }) => {
      const done = await takeBackOffer(tx, params.id);
      return done.ok ? ok(offerToJson(done.value)) : done;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/terms/clauses',
    summary: 'Check terms and see of each clause whether it is enforced, monitored or declared',
    tag,
    access: { roles: 'member' },
    body: proposal,
    answers: { 200: clausesShape },
    handle: async (_tx, { body }) => {
      const terms = parseTerms(body.terms);
      if (!terms.ok) return terms;
      const price = parsePrice(body.price);
      if (!price.ok) return price;
      const days = terms.value.acceptance?.daysMax ?? acceptanceDaysDefault;
      return ok(clausesToJson(clausesOf(terms.value, price.value, days)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/regions/{region}/conditions',
    summary: 'What the operator of a region takes, and how long silence lasts there',
    tag,
    access: { roles: 'anyone' },
    params: regionParams,
    answers: { 200: regionShape },
    handle: async (tx, { params }) => ok(await regionSetting(tx, params.region)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/regions/{region}/conditions',
    summary: 'Set them for agreements to come',
    tag,
    access: { roles: ['exchangeManager'], object: 'region' },
    params: regionParams,
    body: regionShape,
    answers: { 200: regionShape },
    handle: (tx, { params, body }) => setRegion(tx, params.region, body),
  }),
];

const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/negotiations',
    summary: 'Negotiations that you take part in, or that happen in your region, newest first',
    tag,
    access: { roles: readers },
    query: listQuery,
    answers: { 200: z.object({ items: z.array(negotiationShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { query, actor }) => {
      const before = query.pageToken === undefined ? undefined : decodePageToken(query.pageToken);
      if (query.pageToken !== undefined && before === undefined) return refusePageToken();
      const { productId, state, pageSize: size } = query;
      const find = { organisationId: organisationOf(actor) ?? '', productId, state, before, size };
      const rows = (await listNegotiations(tx, find)).filter((one) => standingOf(actor, one) !== undefined);
      const { items, ...next } = toPage(rows.map(negotiationToJson), size, ({ id }) => id);
      return ok({ items: [...items], ...next });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/negotiations/{id}',
    summary: 'A negotiation with its last version and its messages',
    tag,
    access: { roles: readers, object: 'negotiation' },
    params: byId,
    answers: { 200: negotiationShape.extend({ last: versionShape, messages: z.array(messageShape) }) },
    handle: async (tx, { params }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const last = versionToJson(await lastVersion(tx, found.value));
      const messages = (await selectMessages(tx, params.id)).map(messageToJson);
      return ok({ ...negotiationToJson(found.value), last, messages });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/negotiations/{id}/versions',
    summary: 'All signed versions, oldest first',
    tag,
    access: { roles: readers, object: 'negotiation' },
    params: byId,
    answers: { 200: z.object({ items: z.array(versionShape) }) },
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
  text: sentenceShape,
});

const ruleShape = z.object({
  id: z.string().max(textLengthMax),
  metric: z.string().max(40),
  column: z.string().max(textLengthMax).optional(),
  operator: z.string().max(40),
  value: z.union([z.number(), z.tuple([z.number(), z.number()])]),
});

const preparingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/negotiation-drafts',
    summary: 'The first version of a new negotiation, to be signed: a request, or with buyerId an offer to one buyer',
    tag,
    access: { roles: parties },
    body: proposal.extend({ offerId: z.string().max(60), id: negotiationId, buyerId: z.string().max(60).optional() }),
    answers: { 200: draftShape },
    handle: async (tx, { body }) => {
      const facts = await openingFacts(tx, body);
      if (!facts.ok) return facts;
      const terms = parseTerms(body.terms);
      if (!terms.ok) return terms;
      const price = parsePrice(body.price);
      if (!price.ok) return price;
      const content = { terms: terms.value, price: price.value };
      return ok(draftToJson(nextVersion(facts.value.negotiation, undefined, facts.value.party, content)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/version-draft',
    summary: 'The next version, to be signed',
    tag,
    access: { roles: parties, object: 'negotiation' },
    params: byId,
    body: proposal,
    answers: { 200: draftShape },
    handle: async (tx, { params, body }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const terms = parseTerms(body.terms);
      if (!terms.ok) return terms;
      const price = parsePrice(body.price);
      if (!price.ok) return price;
      const author = standingOf(tx.actor, found.value) === 'provider' ? 'provider' : 'consumer';
      const content = { terms: terms.value, price: price.value };
      return ok(draftToJson(nextVersion(found.value, await lastVersion(tx, found.value), author, content)));
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
    access: { roles: parties, object: 'negotiation' },
    params: byId,
    body: z.object({ rules: z.array(ruleShape).max(64).optional() }).optional(),
    answers: { 200: z.object({ results: z.array(resultShape), failing: z.array(z.string()) }) },
    handle: async (tx, { params, body }) => {
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const { terms } = await lastVersion(tx, found.value);
      const wanted = body?.rules === undefined ? terms : { ...terms, acceptance: { rules: body.rules } };
      const checked = parseTerms(wanted);
      if (!checked.ok) return checked;
      const { rules = [], acceptDespite = [] } = checked.value.acceptance ?? {};
      const results = await runRules(tx, found.value.productId, rules);
      if (!results.ok) return results;
      return ok({ results: results.value, failing: unwaivedFailures(rules, results.value, acceptDespite) });
    },
  }),
];

const openingRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/negotiations',
    summary: 'Open a negotiation with a signed first version',
    tag,
    access: { roles: parties },
    body: proposal.extend({
      offerId: z.string().max(60),
      id: negotiationId.describe('chosen by who opens, since it is part of what is signed'),
      buyerId: z.string().max(60).optional().describe('only when the provider opens'),
      signature: givenSignatureShape,
    }),
    answers: { 201: negotiationShape },
    handle: async (tx, { body }) => {
      const opened = await openNegotiation(tx, keyring, body);
      return opened.ok ? ok(negotiationToJson(opened.value)) : opened;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/versions',
    summary: 'Sign a counter-offer: the buyer’s next request, or the provider’s next offer',
    tag,
    access: { roles: parties, object: 'negotiation' },
    params: byId,
    body: proposal.extend({ signature: givenSignatureShape }),
    answers: { 201: negotiationShape },
    handle: async (tx, { params, body }) => {
      const moved = await addVersion(tx, keyring, params.id, body);
      return moved.ok ? ok(negotiationToJson(moved.value)) : moved;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/acceptance',
    summary: 'Accept the last offer, as you have read it: it is compared with the last signed version',
    tag,
    access: { roles: ['buyer'], object: 'negotiation' },
    params: byId,
    body: proposal.extend({ number: z.int().min(1), acceptDespite: ruleIds, signature: givenSignatureShape }),
    answers: { 200: negotiationShape },
    handle: async (tx, { params, body }) => {
      const moved = await acceptVersion(tx, keyring, params.id, body);
      return moved.ok ? ok(negotiationToJson(moved.value)) : moved;
    },
  }),
];

const concludingRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/agreement',
    summary: 'Conclude the agreement as the provider; the price goes into escrow at the same moment',
    tag,
    access: { roles: ['provider'], object: 'negotiation' },
    params: byId,
    body: z.object({ document: z.record(z.string(), z.unknown()).optional(), signature: givenSignatureShape }),
    answers: { 201: agreementShape },
    handle: async (tx, { params, body }) => {
      const concluded = await agree(tx, keyring, params.id, body);
      return concluded.ok ? ok(agreementToJson(concluded.value)) : concluded;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/verification',
    summary: 'Sign the concluded agreement as the buyer; it is active and access is open at the same moment',
    tag,
    access: { roles: ['buyer'], object: 'negotiation' },
    params: byId,
    body: z.object({ acceptDespite: ruleIds, signature: givenSignatureShape }),
    answers: { 200: agreementShape },
    handle: async (tx, { params, body }) => {
      const verified = await verify(tx, keyring, params.id, body);
      if (!verified.ok) return verified;
      const found = await requireNegotiation(tx, params.id);
      if (!found.ok) return found;
      const active = await finalize(tx, found.value);
      return active.ok ? ok(agreementToJson(active.value)) : active;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/termination',
    summary: 'End a negotiation that is not final; what was reserved goes back',
    tag,
    access: { roles: parties, object: 'negotiation' },
    params: byId,
    body: reason,
    answers: { 200: negotiationShape },
    handle: async (tx, { params, body }) => {
      const ended = await terminateNegotiation(tx, params.id, body.reason);
      return ended.ok ? ok(negotiationToJson(ended.value)) : ended;
    },
  }),
];

/** Every route of the module. */
export const contractsRoutes = ({ keyring }: Pick<Kit, 'keyring'>): Route[] => [
  ...offerRoutes,
  ...readingRoutes,
  ...preparingRoutes,
  ...openingRoutes(keyring),
  ...concludingRoutes(keyring),
  ...agreementRoutes(keyring),
];
