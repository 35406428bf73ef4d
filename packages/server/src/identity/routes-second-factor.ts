import { z } from 'zod';
import { mapOk, ok } from '#kernel';
import { freeRoute, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { codeText, tag } from './inputs.ts';
import { beginSecondFactor, bySecondFactorCode, mySecondFactor } from './second-factor.ts';
import { secondFactorStates } from './states.ts';

const path = '/api/v1/me/second-factor';
const member = { roles: 'member' } as const;
const byCode = z.object({ code: codeText });

const codeRoute = (kit: Kit, name: string, summary: string, action: 'confirm' | 'renewCodes'): Route =>
  freeRoute({
    method: 'POST',
    path: `${path}/${name}`,
    summary,
    tag,
    access: member,
    body: byCode,
    answers: { 200: z.object({ recoveryCodes: z.array(z.string()).describe('each good for one use') }) },
    handle: async ({ body: { code }, actor, ip }) =>
      mapOk(await bySecondFactorCode(kit, actor, { action, code, address: ip }), (recoveryCodes) => ({
        recoveryCodes,
      })),
  });

/** Routes of one's second factor. */
export const secondFactorRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path,
    summary: 'Whether one’s sign-in needs a code, and how many recovery codes are left',
    tag,
    access: member,
    answers: {
      200: z.object({
        state: z.enum(secondFactorStates),
        since: z.string().nullable(),
        recoveryCodesLeft: z.number().int(),
      }),
    },
    handle: async (tx) => {
      const { since, ...rest } = await mySecondFactor(tx);
      return ok({ ...rest, since: since?.toISOString() ?? null });
    },
  }),
  route({
    method: 'POST',
    path,
    summary: 'Begin a second factor: the secret for an authenticator app, shown this once',
    tag,
    access: member,
    secret: true,
    answers: { 201: z.object({ secret: z.string(), uri: z.string().describe('otpauth URI, for a QR code') }) },
    handle: (tx) => beginSecondFactor(tx, kit.keyring),
  }),
  codeRoute(
    kit,
    'confirmation',
    'Turn the second factor on with a first code; recovery codes are shown this once',
    'confirm',
  ),
  codeRoute(kit, 'recovery-codes', 'Get new recovery codes; the old ones end', 'renewCodes'),
  freeRoute({
    method: 'POST',
    path: `${path}/removal`,
    summary: 'Turn the second factor off with a code',
    tag,
    access: member,
    body: byCode,
    answers: { 200: z.object({}) },
    handle: async ({ body: { code }, actor, ip }) =>
      mapOk(await bySecondFactorCode(kit, actor, { action: 'turnOff', code, address: ip }), () => ({})),
  }),
];
