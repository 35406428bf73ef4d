import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { hourMs } from '#kernel';
import type { Clock } from '#platform/clock';
import type { SignInProvider } from '#platform/config-oidc';

/** What a provider says of whom it let in. An address counts only where the provider says that it was verified. */
export type ProviderClaims = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
};

/** The secrets of one sign-in: state and nonce tie the answer to it, the verifier the code (RFC 7636). */
export type FlowSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Speaks OpenID Connect with the configured providers. */
export interface ProviderClient {
  readonly all: readonly SignInProvider[];
  find(id: string): SignInProvider | undefined;
  /** Where the browser goes. Throws when the provider cannot be reached. */
  addressOf(provider: SignInProvider, redirectUri: string, secrets: FlowSecrets): Promise<URL>;
  /** Exchanges what came back; throws when the provider or one of the checks says no. */
  redeem(provider: SignInProvider, answer: URL, secrets: FlowSecrets): Promise<ProviderClaims>;
}

/** A person waits meanwhile. */
const answerSecondsMax = 10;

/** After that a provider's endpoints are looked up anew. */
const discoveredMs = hourMs;

const discover = async ({ issuer, clientId, clientSecret }: SignInProvider): Promise<Configuration> =>
  discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: answerSecondsMax,
    // The configuration lets http in on loopback alone.
    execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
  });

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 200 ? value : undefined;

const redeem = async (
  config: Configuration,
  answer: URL,
  secrets: FlowSecrets,
): Promise<Omit<ProviderClaims, 'issuer'>> => {
  const tokens = await authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: secrets.verifier,
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('no ID token');
  const { sub } = claims;
  // Many providers tell addresses at the UserInfo endpoint only (OpenID Connect Core, 5.4).
  const more =
    claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? await fetchUserInfo(config, tokens.access_token, sub)
      : {};
  const told = { ...more, ...claims } as Readonly<Record<string, unknown>>;
  return {
    subject: sub,
    email: textOf(told.email),
    isEmailVerified: told.email_verified === true,
    name: textOf(told.name),
  };
};

/** Makes the client of the configured providers. */
export const createProviderClient = (all: readonly SignInProvider[], clock: Clock): ProviderClient => {
  const known = new Map<string, { readonly atMs: number; readonly config: Promise<Configuration> }>();
  const configOf = (provider: SignInProvider): Promise<Configuration> => {
    const atMs = clock.monotonicMs();
    const found = known.get(provider.id);
    if (found !== undefined && atMs - found.atMs < discoveredMs) return found.config;
    const config = discover(provider);
    known.set(provider.id, { atMs, config });
    config.catch(() => known.delete(provider.id));
    return config;
  };
  return {
    all,
    find: (id) => all.find((one) => one.id === id),
    async addressOf(provider, redirectUri, { state, nonce, verifier }) {
      return buildAuthorizationUrl(await configOf(provider), {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    // The ID token's issuer was compared with the configured one, which may be written without its last slash.
    redeem: async (provider, answer, secrets) => ({
      ...(await redeem(await configOf(provider), answer, secrets)),
      issuer: provider.issuer,
    }),
  };
};
