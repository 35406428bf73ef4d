import { z } from 'zod';
import { mapOk } from '#kernel';
import { byId, idText, type Route, route } from '#platform/http';
import type { Keyring } from '#platform/keyring';
import { agree, finalize, verify } from './concluding.ts';
import { terminateNegotiation } from './ending.ts';
import { newNegotiationId, proposal, reason, ruleIds, sides, tag } from './inputs.ts';
import { requireNegotiation } from './negotiations.ts';
import { openNegotiation } from './opening.ts';
import { givenSignatureShape, negotiationShape, negotiationToJson } from './shapes.ts';
import { agreementShape, agreementToJson } from './shapes-agreements.ts';
import { acceptVersion, addVersion } from './versions.ts';

/** Routes that sign versions and accept them. */
export const openingRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/negotiations',
    summary: 'Open a negotiation with a signed first version',
    tag,
    access: { roles: sides },
    body: proposal.extend({
      offerId: idText,
      id: newNegotiationId.describe('chosen by who opens, since it is part of what is signed'),
      buyerId: idText.optional().describe('only when the provider opens'),
      signature: givenSignatureShape,
    }),
    answers: { 201: negotiationShape },
    handle: async (tx, { body }) => mapOk(await openNegotiation(tx, keyring, body), negotiationToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/versions',
    summary: 'Sign a counter-offer: the buyer’s next request, or the provider’s next offer',
    tag,
    access: { roles: sides, object: 'negotiation' },
    params: byId,
    body: proposal.extend({ signature: givenSignatureShape }),
    answers: { 201: negotiationShape },
    handle: async (tx, { params, body }) => mapOk(await addVersion(tx, keyring, params.id, body), negotiationToJson),
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
    handle: async (tx, { params, body }) => mapOk(await acceptVersion(tx, keyring, params.id, body), negotiationToJson),
  }),
];

/** Routes that conclude an agreement or end a negotiation. */
export const concludingRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/agreement',
    summary: 'Conclude the agreement as the provider; the price goes into escrow at the same moment',
    tag,
    access: { roles: ['provider'], object: 'negotiation' },
    params: byId,
    body: z.object({ document: z.record(z.string(), z.unknown()).optional(), signature: givenSignatureShape }),
    answers: { 201: agreementShape },
    handle: async (tx, { params, body }) => mapOk(await agree(tx, keyring, params.id, body), agreementToJson),
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
      return mapOk(await finalize(tx, found.value), agreementToJson);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/negotiations/{id}/termination',
    summary: 'End a negotiation that is not final; what was reserved goes back',
    tag,
    access: { roles: sides, object: 'negotiation' },
    params: byId,
    body: reason,
    answers: { 200: negotiationShape },
    handle: async (tx, { params, body }) =>
      mapOk(await terminateNegotiation(tx, params.id, body.reason), negotiationToJson),
  }),
];
