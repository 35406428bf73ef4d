import { z } from 'zod';
import { mapOk, ok, personOf } from '#kernel';
import type { Tx } from '#platform/database';
import { byId, idText, listOf, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { decideApproval } from './approvals.ts';
import { publicKeyText, reason, tag } from './inputs.ts';
import { adoptPlatformKey, registerKey, requestKeyReplacement } from './keys.ts';
import type { Approval } from './model.ts';
import { namesOfPeople } from './people.ts';
import { approvalShape, approvalToJson, keyShape, keyToJson } from './shapes.ts';
import { keysOf, listApprovals } from './store-keys.ts';

/** Routes of signing keys. */
export const keyRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/organisations/{id}/keys',
    summary: 'Signing keys of an organisation',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: listOf(keyShape) },
    handle: async (tx, { params }) => ok({ items: (await keysOf(tx, params.id)).map(keyToJson) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys',
    summary: 'Register one’s organisation’s public key; a replacement needs an approval',
    tag,
    access: { roles: ['manager'] },
    body: z.object({ publicKey: publicKeyText, approvalId: idText.optional() }),
    answers: { 201: keyShape },
    handle: async (tx, { body }) => mapOk(await registerKey(tx, body), keyToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys/platform-held',
    summary: 'Let the platform hold one’s organisation’s key',
    tag,
    access: { roles: ['manager'] },
    answers: { 201: keyShape },
    handle: async (tx) => mapOk(await adoptPlatformKey(tx, kit.keyring), keyToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/keys/replacement',
    summary: 'Ask for the replacement of one’s organisation’s key',
    tag,
    access: { roles: ['manager'] },
    body: z.object({ publicKey: publicKeyText, reason }),
    answers: { 201: z.object({ approvalId: z.string() }) },
    handle: async (tx, { body }) => mapOk(await requestKeyReplacement(tx, body), (approvalId) => ({ approvalId })),
  }),
];

const approvalNames = (tx: Tx, approvals: readonly Approval[]): Promise<ReadonlyMap<string, string>> =>
  namesOfPeople(
    tx,
    approvals.flatMap(({ requestedBy, decidedBy }) => [requestedBy, ...(decidedBy === null ? [] : [decidedBy])]),
  );

const approvalsToJson = async (tx: Tx, approvals: readonly Approval[]): Promise<z.input<typeof approvalShape>[]> => {
  const names = await approvalNames(tx, approvals);
  return approvals.map((approval) => approvalToJson(approval, names));
};

/** Routes of second persons’ approvals. */
export const approvalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/approvals',
    summary: 'Approvals asked for in one’s organisation',
    tag,
    access: { roles: 'member' },
    answers: { 200: listOf(approvalShape) },
    handle: async (tx, { actor }) =>
      ok({ items: await approvalsToJson(tx, await listApprovals(tx, personOf(actor).organisationId)) }),
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
      const decided = await decideApproval(tx, { id: params.id, approve: body.approve });
      if (!decided.ok) return decided;
      return ok(approvalToJson(decided.value, await approvalNames(tx, [decided.value])));
    },
  }),
];
