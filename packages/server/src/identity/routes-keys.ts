import { z } from 'zod';
import { ok } from '#kernel';
import { type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { decideApproval, personOf } from './approvals.ts';
import { adoptPlatformKey, registerKey, requestKeyReplacement } from './keys.ts';
import { approvalShape, approvalToJson, keyShape, keyToJson } from './shapes.ts';
import { keysOf, listApprovals } from './store.ts';

const tag = 'identity';
const byId = z.object({ id: z.string().max(60) });

/** Routes of signing keys. */
export const keyRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/organisations/{id}/keys',
    summary: 'Signing keys of an organisation',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: z.object({ items: z.array(keyShape) }) },
    handle: async (tx, { params }) => ok({ items: (await keysOf(tx, params.id)).map(keyToJson) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys',
    summary: 'Register one’s organisation’s public key; a replacement needs an approval',
    tag,
    access: { roles: ['manager'] },
    body: z.object({ publicKey: z.string().max(100), approvalId: z.string().optional() }),
    answers: { 201: keyShape },
    handle: async (tx, { body }) => {
      const done = await registerKey(tx, body);
      return done.ok ? ok(keyToJson(done.value)) : done;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys/platform-held',
    summary: 'Let the platform hold one’s organisation’s key',
    tag,
    access: { roles: ['manager'] },
    answers: { 201: keyShape },
    handle: async (tx) => {
      const done = await adoptPlatformKey(tx, kit.keyring);
      return done.ok ? ok(keyToJson(done.value)) : done;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys/replacement',
    summary: 'Ask for the replacement of one’s organisation’s key',
    tag,
    access: { roles: ['manager'] },
    body: z.object({ publicKey: z.string().max(100), reason: z.string().trim().min(1).max(2000) }),
    answers: { 201: z.object({ approvalId: z.string() }) },
    handle: async (tx, { body }) => {
      const done = await requestKeyReplacement(tx, body);
      return done.ok ? ok({ approvalId: done.value }) : done;
    },
  }),
];

/** Routes of second persons’ approvals. */
export const approvalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/approvals',
    summary: 'Approvals asked for in one’s organisation',
    tag,
    access: { roles: 'member' },
    answers: { 200: z.object({ items: z.array(approvalShape) }) },
    handle: async (tx, { actor }) =>
      ok({ items: (await listApprovals(tx, personOf(actor).organisationId)).map(approvalToJson) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/approvals/{id}/decision',
    summary: 'Say yes or no as the second person',
    tag,
    access: { roles: 'member', object: 'approval' },
    params: byId,
    body: z.object({ approve: z.boolean() }),
    answers: { 200: approvalShape },
    handle: async (tx, { params, body }) => {
      const done = await decideApproval(tx, { id: params.id, approve: body.approve });
      return done.ok ? ok(approvalToJson(done.value)) : done;
    },
  }),
];
