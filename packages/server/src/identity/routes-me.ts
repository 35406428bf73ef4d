import { z } from 'zod';
import { mapOk, ok, refuse, roles } from '#kernel';
import { freeRoute, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { nameText, passwordText, tag } from './inputs.ts';
import { changePassword, changePreferences, whoAmI } from './me.ts';
import { languages, passwordLengthMax, themes } from './model.ts';
import { organisationShape, organisationToJson } from './shapes.ts';

const membershipShape = z.object({ organisation: organisationShape, roles: z.array(z.enum(roles)) });

const meShape = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(languages).nullable().describe('null follows the browser'),
  theme: z.enum(themes).nullable().describe('null follows the browser'),
  organisationId: z.string(),
  region: z.string(),
  organisation: organisationShape,
  roles: z.array(z.enum(roles)),
  others: z.array(membershipShape).describe('other organisations that one could act for'),
  session: z.object({ id: z.string(), expiresAt: z.string() }).nullable().describe('null for a token'),
  hasPassword: z.boolean(),
  secondFactor: z.boolean().describe('sign-in asks for a code'),
});

type Me = NonNullable<Awaited<ReturnType<typeof whoAmI>>>;

const meToJson = ({ person, current, others, session, hasSecondFactor }: Me): z.input<typeof meShape> => ({
  personId: person.id,
  name: person.name,
  email: person.email,
  language: person.language,
  theme: person.theme,
  organisationId: current.organisation.id,
  region: current.organisation.region,
  organisation: organisationToJson(current.organisation),
  roles: current.roles,
  others: others.map((one) => ({ roles: one.roles, organisation: organisationToJson(one.organisation) })),
  session: session === undefined ? null : { id: session.id, expiresAt: session.expires_at.toISOString() },
  hasPassword: person.password_hash !== null,
  secondFactor: hasSecondFactor,
});

/** Routes of the acting person: who am I, my preferences, my password. */
export const meRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'Who am I, and for which organisation',
    tag,
    access: { roles: 'member' },
    answers: { 200: meShape },
    handle: async (tx) => {
      const me = await whoAmI(tx);
      return me === undefined ? refuse('identity.no_membership') : ok(meToJson(me));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/me',
    summary: 'Change one’s name, language and theme; what is left out stays',
    tag,
    access: { roles: 'member' },
    body: z.object({
      name: nameText.optional(),
      language: z.enum(languages).nullable().optional(),
      theme: z.enum(themes).nullable().optional(),
    }),
    answers: { 200: meShape },
    handle: async (tx, { body }) => {
      await changePreferences(tx, body);
      const me = await whoAmI(tx);
      return me === undefined ? refuse('identity.no_membership') : ok(meToJson(me));
    },
  }),
  freeRoute({
    method: 'PUT',
    path: '/api/v1/me/password',
    summary: 'Change one’s password; other sessions end',
    tag,
    access: { roles: 'member' },
    body: z.object({ current: z.string().max(passwordLengthMax), password: passwordText }),
    answers: { 200: z.object({}) },
    handle: async ({ body, actor, ip }) =>
      mapOk(await changePassword(kit, actor, { ...body, address: ip }), () => ({})),
  }),
];
