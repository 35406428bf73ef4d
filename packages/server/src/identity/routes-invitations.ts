import { z } from 'zod';
import { mapOk, ok, personOf, type Role, roles, toPage } from '#kernel';
import { byId, freeRoute, pageOf, pageStartId, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { answerInvitation } from './accepting.ts';
import { nameText, passwordText, tag } from './inputs.ts';
import {
  invitationsOf,
  inviteColleague,
  inviteOrganisation,
  kindsFor,
  lookAtInvitation,
  type NewInvitation,
  stateOfInvitation,
  withdrawInvitation,
} from './invitations.ts';
import { invitationKinds, languages, marketRoles } from './model.ts';
import { askForPassword, choosePassword } from './password-resets.ts';
import { invitationStates } from './states.ts';

const email = z.email().max(200);
const language = z.enum(languages).nullable().default(null);
const inviters: readonly Role[] = ['manager', 'securityAdmin', 'exchangeManager'];

const prefilled = z.object({
  name: nameText,
  nameEn: nameText,
  creditCode: z.string().max(30).nullable().default(null),
  marketRoles: z.array(z.enum(marketRoles).exclude(['operator'])).min(1),
});

const prefilledShape = z.object({
  name: z.string(),
  nameEn: z.string(),
  creditCode: z.string().nullable(),
  marketRoles: z.array(z.enum(marketRoles).exclude(['operator'])),
});

const madeShape = z.object({
  id: z.string(),
  link: z.string().describe('shown this once; sent by mail as well'),
  expiresAt: z.string(),
});
const madeToJson = ({ expiresAt, ...rest }: NewInvitation) => ({ ...rest, expiresAt: expiresAt.toISOString() });

const invitationShape = z.object({
  id: z.string(),
  kind: z.enum(invitationKinds),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  organisation: prefilledShape.nullable().describe('what an invited organisation’s application begins with'),
  state: z.enum(invitationStates),
  invitedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  decidedAt: z.string().nullable(),
  acceptedBy: z.string().nullable(),
});

type Listed = Awaited<ReturnType<typeof invitationsOf>>[number];
const invitationToJson = (row: Listed, now: Date): z.input<typeof invitationShape> => ({
  id: row.id,
  kind: row.kind,
  email: row.email,
  roles: row.roles,
  organisation: row.prefilled === null ? null : { ...row.prefilled, marketRoles: [...row.prefilled.marketRoles] },
  state: stateOfInvitation(row, now),
  invitedBy: { id: row.invited_by, name: row.inviterName },
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  acceptedBy: row.accepted_by,
});

const invitingRoutes = (kit: Kit): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/invitations',
    summary: 'Invite a colleague by e-mail; the link is shown this once',
    tag,
    access: { roles: ['manager', 'securityAdmin'] },
    secret: true,
    body: z.object({ email, language, roles: z.array(z.enum(roles)).min(1) }),
    answers: { 201: madeShape },
    handle: async (tx, { body }) => mapOk(await inviteColleague(tx, kit.config, body), madeToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/operator/invitations',
    summary: 'Invite an organisation to apply in the operator’s region, with its facts filled in',
    tag,
    access: { roles: ['exchangeManager'] },
    secret: true,
    body: z.object({ email, language, organisation: prefilled }),
    answers: { 201: madeShape },
    handle: async (tx, { body: { organisation, ...to } }) =>
      mapOk(await inviteOrganisation(tx, kit.config, { ...to, prefilled: organisation }), madeToJson),
  }),
  route({
    method: 'GET',
    path: '/api/v1/invitations',
    summary: 'Invitations of one’s organisation: colleagues for managers, organisations for exchange managers',
    tag,
    access: { roles: inviters },
    query: z.object(paging),
    answers: { 200: pageOf(invitationShape) },
    handle: async (tx, { query: { pageToken, pageSize } }) => {
      const after = pageStartId(pageToken);
      if (!after.ok) return after;
      const kinds = kindsFor(personOf(tx.actor).roles);
      const rows = await invitationsOf(tx, { kinds, after: after.value, size: pageSize });
      return ok(
        toPage(
          rows.map((row) => invitationToJson(row, tx.now)),
          pageSize,
          ({ id }) => id,
        ),
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/invitations/{id}',
    summary: 'Withdraw an invitation that waits',
    tag,
    access: { roles: inviters, object: 'invitation' },
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => mapOk(await withdrawInvitation(tx, params.id), () => ({})),
  }),
];

/** The secret of a link stands where an id would: 43 characters of base64url behind its prefix. */
const bySecret = z.object({ id: z.string().regex(/^[\w-]{1,100}$/, 'the secret of the link') });

const lookShape = z.object({
  kind: z.enum(invitationKinds),
  email: z.string(),
  invitedBy: z.object({
    name: z.string(),
    organisation: z.object({ id: z.string(), name: z.string(), nameEn: z.string(), region: z.string() }),
  }),
  roles: z.array(z.enum(roles)),
  organisation: prefilledShape.nullable(),
  expiresAt: z.string(),
  hasAccount: z.boolean().describe('the address has an account here: sign in by it and accept'),
});

type Look = Extract<Awaited<ReturnType<typeof lookAtInvitation>>, { ok: true }>['value'];
const lookToJson = ({ row, organisation, inviter, hasAccount }: Look): z.input<typeof lookShape> => {
  const { id, name, nameEn, region } = organisation;
  return {
    kind: row.kind,
    email: row.email,
    invitedBy: { name: inviter, organisation: { id, name, nameEn, region } },
    roles: row.roles,
    organisation: row.prefilled === null ? null : { ...row.prefilled, marketRoles: [...row.prefilled.marketRoles] },
    expiresAt: row.expires_at.toISOString(),
    hasAccount,
  };
};

const invitedRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/invitations/{id}',
    summary: 'What an invitation is for; the secret of its link stands in place of the id',
    tag,
    access: { roles: 'anyone' },
    params: bySecret,
    answers: { 200: lookShape },
    handle: async (tx, { params }) => mapOk(await lookAtInvitation(tx, params.id), lookToJson),
  }),
  freeRoute({
    method: 'POST',
    path: '/api/v1/invitations/{id}/acceptance',
    summary: 'Accept an invitation by its secret: with name and password, or signed in by the address it was sent to',
    tag,
    access: { roles: 'anyone' },
    params: bySecret,
    body: z.object({
      name: nameText.optional(),
      password: passwordText.optional(),
      organisation: prefilled.optional(),
    }),
    answers: { 201: z.object({ personId: z.string(), organisationId: z.string() }) },
    handle: ({ params, body, actor, ip }) => answerInvitation(kit, actor, { ...body, secret: params.id, address: ip }),
  }),
];

const passwordRoutes = (kit: Kit): Route[] => [
  freeRoute({
    method: 'POST',
    path: '/api/v1/password-resets',
    summary: 'Ask for a link to choose a new password; the answer is the same for every address',
    tag,
    access: { roles: 'anyone' },
    body: z.object({ email }),
    answers: { 202: z.object({}) },
    handle: async ({ body, ip }) => {
      await askForPassword(kit, { ...body, address: ip });
      return ok({});
    },
  }),
  freeRoute({
    method: 'POST',
    path: '/api/v1/password-resets/completion',
    summary: 'Choose a new password by the secret of a link; every session of the person ends',
    tag,
    access: { roles: 'anyone' },
    body: z.object({ secret: z.string().max(100), password: passwordText }),
    answers: { 200: z.object({}) },
    handle: async ({ body, ip }) => mapOk(await choosePassword(kit, { ...body, address: ip }), () => ({})),
  }),
];

/** Routes of invitations and forgotten passwords. */
export const invitationRoutes = (kit: Kit): Route[] => [
  ...invitingRoutes(kit),
  ...invitedRoutes(kit),
  ...passwordRoutes(kit),
];
