/** Goal: people sign in by an OpenID Connect provider, and nobody else does. Method: a real `oidc-provider`, browsers that follow its redirects, and answers that were tampered with on the way. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readConfig } from '#platform/config';
import { type Browser, openBrowser } from '../../support/browser.ts';
import {
  addMember,
  must,
  setUpRegion,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../../support/platform.ts';
import { type Account, startProvider, type TestProvider } from './provider.ts';

type Member = Awaited<ReturnType<typeof addMember>>;
let world: TestPlatform;
let provider: TestProvider;
let members = 0;

const account = (sub: string, email: string, verified = true): Account => ({
  sub,
  email,
  email_verified: verified,
  name: sub,
});

const settingOf = ({ issuer, client: clientId, clientSecret }: TestProvider): string =>
  JSON.stringify(
    ['open', 'trusted'].map((id) => ({
      ...{ id, issuer, clientId, clientSecret, trustsEmail: id === 'trusted' },
      label: { zh: '统一身份', en: 'Company account' },
    })),
  );

before(async () => {
  provider = await startProvider(account('nobody', 'nobody@example.org'));
  world = await startTestPlatform({ settings: { CORRIDOR_OIDC: settingOf(provider) } });
  provider.serve([`${world.api.baseUrl}/auth/oidc/open/callback`, `${world.api.baseUrl}/auth/oidc/trusted/callback`]);
  await setUpRegion(world);
});

const join = (): Promise<Member> => {
  members += 1;
  return addMember(world, { name: `Member${members}`, marketRoles: ['provider'] });
};

const stepsMax = 12;

/** Follows the provider's redirects, with its cookies, until it sends the browser back to us; answers that address. */
const visitProvider = async (address: string): Promise<string> => {
  const there = openBrowser(provider.issuer);
  let at = address;
  for (let n = 0; n < stepsMax && at.startsWith(provider.issuer); n += 1) {
    const { headers } = await there.call('GET', at);
    at = new URL(headers.get('location') ?? 'about:blank', at).href;
  }
  assert.ok(at.startsWith(world.api.baseUrl), at);
  return at;
};

const locationOf = async (browser: Browser, path: string): Promise<string> =>
  (await browser.call('GET', path)).headers.get('location') ?? '';

const begin = async (browser: Browser, name = 'open', query = ''): Promise<string> =>
  visitProvider(await locationOf(browser, `/auth/oidc/${name}/start${query}`));

/** The whole way; answers where the browser ends. */
const go = async (browser: Browser, name = 'open', query = ''): Promise<string> =>
  locationOf(browser, await begin(browser, name, query));

const visit = (): Browser => openBrowser(world.api.baseUrl);
const come = async ({ email }: Member): Promise<Browser> => {
  const browser = visit();
  await browser.call('POST', '/api/v1/sessions', { body: { email, password: testPassword, cookie: true } });
  return browser;
};
const emailOf = async (browser: Browser): Promise<string | undefined> =>
  (await browser.call<{ email?: string }>('GET', '/api/v1/me')).value.email;
const link = async (browser: Browser): Promise<string> => {
  const body = { provider: 'open', returnTo: '/work/me?tab=sign-in' };
  const { value } = await browser.call<{ url: string }>('POST', '/api/v1/me/sign-in-links', { body });
  return visitProvider(value.url);
};
const problem = (code: string): string => `/sign-in?problem=identity.${code}`;

test('who has linked the provider signs in by it and goes on where he wanted', async () => {
  const member = await join();
  const browser = await come(member);
  provider.account = account('linked', 'other@company.example');
  assert.equal(await go(visit()), problem('provider_unknown'), 'nobody is linked yet');
  assert.equal(await locationOf(browser, await link(browser)), '/work/me?tab=sign-in');
  const fresh = visit();
  assert.equal(await go(fresh, 'open', '?returnTo=/work/deals%3Fx%3D1'), '/work/deals?x=1');
  assert.equal(await emailOf(fresh), member.email);
  type Links = { items: { provider: string; email: string; lastUsedAt: string | null }[] };
  const { value } = await fresh.call<Links>('GET', '/api/v1/me/sign-in-links');
  assert.deepEqual([value.items.length, value.items[0]?.email], [1, 'other@company.example']);
  assert.ok(value.items[0]?.lastUsedAt !== null);
  assert.equal(await locationOf(browser, await link(browser)), '/work/me?tab=sign-in&problem=identity.provider_taken');
  assert.equal((await fresh.call('DELETE', '/api/v1/me/sign-in-links/open')).status, 200);
  assert.equal(await go(visit()), problem('provider_unknown'), 'after it was taken away');
  const methods = await must(world.api.call<{ providers: { id: string }[] }>('GET', '/api/v1/sign-in-methods'));
  assert.deepEqual(
    methods.providers.map(({ id }) => id),
    ['open', 'trusted'],
  );
});

test('an address opens an account only when it is verified, and by a provider that is trusted for addresses', async () => {
  const member = await join();
  provider.account = account('address', member.email.toUpperCase());
  assert.equal(await go(visit(), 'open'), problem('provider_unknown'));
  provider.account = account('unverified', member.email, false);
  assert.equal(await go(visit(), 'trusted'), problem('provider_unknown'));
  provider.account = account('address', member.email.toUpperCase());
  const browser = visit();
  assert.equal(await go(browser, 'trusted'), '/work');
  assert.equal(await emailOf(browser), member.email);
  provider.account = account('address', 'renamed@company.example');
  const later = visit();
  await go(later, 'trusted');
  assert.equal(await emailOf(later), member.email, 'from then on by the subject, whatever the address');
});

test('an invitation is accepted by the provider, without a password', async () => {
  const member = await join();
  const body = { email: 'invited@member.example', roles: ['provider'] };
  const { link: invitation } = await must(member.api.call<{ link: string }>('POST', '/api/v1/invitations', { body }));
  const query = `?invitation=${new URL(invitation).hash.slice(1)}`;
  provider.account = account('invited', 'private@company.example');
  const browser = visit();
  assert.equal(await go(browser, 'open', query), '/work');
  const me = await browser.call<{ email: string; hasPassword: boolean; organisationId: string }>('GET', '/api/v1/me');
  const { email, hasPassword, organisationId } = me.value;
  assert.deepEqual([email, hasPassword, organisationId], [body.email, false, member.id]);
  const away = await browser.call('DELETE', '/api/v1/me/sign-in-links/open');
  assert.equal(away.code, 'identity.provider_last', 'it is the only way in');
  assert.equal(await locationOf(visit(), `/auth/oidc/open/start${query}`), problem('invitation_over'), 'once');
});

test('what comes back counts once, in the browser that began it, and as it was sent', async () => {
  const member = await join();
  const owner = await come(member);
  provider.account = account('careful', member.email);
  await locationOf(owner, await link(owner));
  const victim = visit();
  const answer = await begin(visit());
  assert.equal(await locationOf(victim, answer), problem('provider_flow'), 'planted in another browser');
  const browser = visit();
  const own = await begin(browser);
  const cookies = new Map(browser.cookies);
  assert.equal(await locationOf(browser, own), '/work');
  const replay = visit();
  for (const [name, value] of cookies) replay.cookies.set(name, value);
  assert.equal(await locationOf(replay, own), problem('provider_flow'), 'replayed');
  const changed = visit();
  const other = new URL(await begin(changed));
  other.searchParams.set('code', new URL(own).searchParams.get('code') ?? '');
  assert.equal(await locationOf(changed, other.href), problem('provider_failed'), 'with the code of another sign-in');
  const mixed = visit();
  const crossed = (await begin(mixed)).replace('/open/', '/trusted/');
  assert.equal(await locationOf(mixed, crossed), problem('provider_flow'), 'at the door of another provider');
  for (const one of [victim, replay, changed, mixed]) assert.equal(one.cookies.get('corridor_session'), undefined);
});

test('a link is made for whoever began it, and for nobody else', async () => {
  const [first, second] = [await come(await join()), await come(await join())];
  provider.account = account('attacker', 'attacker@company.example');
  const answer = await link(first);
  second.cookies.set('corridor_oidc', first.cookies.get('corridor_oidc') ?? '');
  assert.match(await locationOf(second, answer), /problem=identity\.provider_flow/);
  assert.equal(await go(visit()), problem('provider_unknown'));
});

test('who calls it off is told so; paths that lead elsewhere lead to the first page', async () => {
  provider.isRefusing = true;
  assert.equal(await go(visit()), problem('provider_denied'));
  provider.isRefusing = false;
  const member = await join();
  provider.account = account('returning', member.email);
  for (const returnTo of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])
    assert.equal(await go(visit(), 'trusted', `?returnTo=${encodeURIComponent(returnTo)}`), '/', returnTo);
  assert.equal(await locationOf(visit(), '/auth/oidc/other/start'), problem('provider_not_found'));
});

test('a provider that does not answer sends nobody into the void', async () => {
  const gone = { ...provider, issuer: 'http://127.0.0.1:9' };
  const other = await startTestPlatform({ settings: { CORRIDOR_OIDC: settingOf(gone) } });
  assert.equal(await locationOf(openBrowser(other.api.baseUrl), '/auth/oidc/open/start'), problem('provider_failed'));
  await other.close();
});

test('the setting takes http on this machine alone, one secret a provider, and names that differ', () => {
  const one = {
    id: 'a',
    issuer: 'https://id.example',
    clientId: 'c',
    clientSecret: 'hidden',
    label: { zh: '甲', en: 'A' },
  };
  const complaintOf = (...providers: object[]): string => {
    const read = readConfig({ CORRIDOR_OIDC: JSON.stringify(providers) });
    return read.ok ? '' : String(read.error.params?.complaints);
  };
  assert.equal(complaintOf(one, { ...one, id: 'b', issuer: 'http://localhost:9' }), '');
  assert.match(complaintOf({ ...one, issuer: 'http://id.example' }), /https address/);
  assert.match(complaintOf({ ...one, issuer: 'http://localhost.evil.example' }), /https address/);
  assert.match(complaintOf({ ...one, clientSecretFile: '/x' }), /one of clientSecret/);
  assert.match(complaintOf({ ...one, clientSecret: undefined, clientSecretFile: '/none' }), /cannot be read/);
  assert.match(complaintOf(one, one), /differ/);
  assert.ok(!complaintOf({ ...one, id: 'A b' }).includes('hidden'));
  assert.equal(readConfig({ CORRIDOR_OIDC: 'nonsense' }).ok, false);
});
