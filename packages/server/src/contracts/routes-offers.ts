import { z } from 'zod';
import { mapOk, ok } from '#kernel';
import { byId, divisionCode, listOf, type Route, route } from '#platform/http';
import { proposal, tag } from './inputs.ts';
import { makeOffer, offersOf, regionSetting, requireOffer, setRegion, takeBackOffer } from './offers.ts';
import { quoteOffer } from './quoting.ts';
import { parseProposal } from './rules.ts';
import { clausesShape, offerShape, offerToJson, proposedClauses } from './shapes.ts';
import { plannedUse, quoteShape, quoteToJson } from './shapes-quote.ts';

const regionParams = z.object({ region: divisionCode });
const regionShape = z.object({
  feeBasisPoints: z.int().min(0).max(10_000).describe('what the operator takes of a price: 100 is 1 %'),
  acceptanceDays: z.int().min(1).max(90).describe('days after which silence accepts a delivery'),
});

/** Routes of offers, of terms before anybody signs them, and of a region’s conditions. */
export const offerRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/offers',
    summary: 'Offer a listed product on terms and at a price',
    tag,
    access: { roles: ['provider'], object: 'product' },
    params: byId,
    body: proposal,
    answers: { 201: offerShape },
    handle: async (tx, { params, body }) => mapOk(await makeOffer(tx, params.id, body), offerToJson),
  }),
  route({
    method: 'GET',
    path: '/api/v1/products/{id}/offers',
    summary: 'Offers of a listed product, newest first, each clause with what becomes of it',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: listOf(offerShape) },
    handle: async (tx, { params }) => {
      const found = await offersOf(tx, params.id);
      return found.ok ? ok({ items: found.value.map(offerToJson) }) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/offers/{id}',
    summary: 'One offer',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: offerShape },
    handle: async (tx, { params }) => mapOk(await requireOffer(tx, params.id), offerToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/offers/{id}/quote',
    summary: 'What a planned use would cost under an offer, step by step, and whether its terms allow it; binds nobody',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    body: plannedUse,
    answers: { 200: quoteShape },
    handle: async (tx, { params, body }) => mapOk(await quoteOffer(tx, params.id, body), quoteToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/offers/{id}/withdrawal',
    summary: 'Withdraw an offer; negotiations about it go on',
    tag,
    access: { roles: ['provider'], object: 'offer' },
    params: byId,
    answers: { 200: offerShape },
    handle: async (tx, { params }) => mapOk(await takeBackOffer(tx, params.id), offerToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/terms/clauses',
    summary: 'Check terms and see of each clause whether it is enforced, monitored or declared',
    tag,
    access: { roles: 'member' },
    body: proposal,
    answers: { 200: clausesShape },
    handle: async (_tx, { body }) => mapOk(parseProposal(body), proposedClauses),
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
