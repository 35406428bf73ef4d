import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Bilingual, err, ok, type Result } from '#kernel';

/** An OpenID Connect provider that people may sign in by. */
export type SignInProvider = {
  /** Its name in addresses. */
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: Bilingual;
  /** Its verified addresses may open accounts that have the same address. Only for a provider that hands out the addresses itself. */
  readonly trustsEmail: boolean;
};

/** Hosts of this machine; only there an issuer may do without https. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
};

const shape = z
  .array(
    z
      .strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'small letters, digits and hyphens'),
        issuer: z.string().refine(isIssuer, 'an https address (http on this machine only)'),
        clientId: z.string().min(1),
        clientSecret: z.string().min(1).optional(),
        clientSecretFile: z.string().min(1).optional(),
        label: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
        trustsEmail: z.boolean().default(false),
      })
      .refine((p) => (p.clientSecret === undefined) !== (p.clientSecretFile === undefined), {
        message: 'one of clientSecret and clientSecretFile',
      }),
  )
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'ids that differ');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads `CORRIDOR_OIDC`, a JSON list of providers; the error says what is wrong with it, without repeating a secret. */
export const readProviders = (text: string | undefined): Result<readonly SignInProvider[], string> => {
  if (text === undefined) return ok([]);
  const read = shape.safeParse(parsed(text));
  if (!read.success)
    return err(read.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join(', '));
  try {
    return ok(
      read.data.map(({ clientSecret, clientSecretFile, ...rest }) => ({
        ...rest,
        clientSecret: clientSecret ?? readFileSync(clientSecretFile ?? '', 'utf8').trim(),
      })),
    );
  } catch {
    return err('a clientSecretFile cannot be read');
  }
};
