/** A real OpenID Connect provider (`oidc-provider`) on this machine, whose people click through its pages at once. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { invariant } from '#kernel';
import { atEnd } from '../../support/kit.ts';

/** Somebody as the provider knows him. */
export type Account = {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
};

/** The provider: who is at its login page, and whether he says yes. */
export type TestProvider = {
  readonly issuer: string;
  readonly clientSecret: string;
  readonly client: string;
  account: Account;
  isRefusing: boolean;
  /** Opens it for a platform once that has an address. */
  serve(redirectUris: string[]): void;
};

const clientSecret = 'a secret of the client, long enough';
const client = 'corridor';

const grantFor = async (provider: Provider, accountId: string): Promise<string> => {
  const grant = new provider.Grant({ accountId, clientId: client });
  grant.addOIDCScope('openid email profile');
  return grant.save();
};

const interact = async (
  provider: Provider,
  state: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { prompt, session } = await provider.interactionDetails(request, response);
  const finish = (result: Parameters<Provider['interactionFinished']>[2]) =>
    provider.interactionFinished(request, response, result);
  if (state.isRefusing) await finish({ error: 'access_denied', error_description: 'no' });
  else if (prompt.name === 'login') await finish({ login: { accountId: state.account.sub } });
  else await finish({ consent: { grantId: await grantFor(provider, session?.accountId ?? '') } });
};

const open = (state: TestProvider, redirectUris: string[], known: Map<string, Account>): Provider =>
  new Provider(state.issuer, {
    clients: [{ client_id: client, client_secret: clientSecret, redirect_uris: redirectUris }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...known.get(sub), sub }) }),
    cookies: { keys: ['a key of the test'] },
  });

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** Starts the provider; it ends with the test process. */
export const startProvider = async (account: Account): Promise<TestProvider> => {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  const known = new Map<string, Account>();
  const state: TestProvider = {
    issuer,
    clientSecret,
    client,
    account,
    isRefusing: false,
    serve(redirectUris) {
      const provider = open(state, redirectUris, known);
      const answer = provider.callback();
      server.on('request', (request, response) => {
        known.set(state.account.sub, state.account);
        if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
        interact(provider, state, request, response).catch((error: unknown) => invariant(false, String(error)));
      });
    },
  };
  return state;
};
