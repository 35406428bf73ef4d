/** Goal: people come in by the portal, see where they are signed in, and can end it. Method: browsers with cookies on a real platform, and a clock moved by hand. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Clock, systemClock } from '#platform/clock';
import { systemActor } from '#platform/system';
import { putMembership } from '../../src/identity/store.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import { addMember, setUpRegion, startTestPlatform, type TestPlatform, testPassword } from '../support/platform.ts';

type Me = {
  readonly personId: string;
  readonly name: string;
  readonly language: string | null;
  readonly theme: string | null;
  readonly organisation: { readonly id: string; readonly name: string; readonly state: string };
  readonly roles: readonly string[];
  readonly others: readonly { readonly organisation: { readonly id: string }; readonly roles: readonly string[] }[];
  readonly session: { readonly id: string; readonly expiresAt: string } | null;
};
type Sessions = {
  readonly items: readonly { id: string; device: string; network: string; current: boolean; lastSeenAt: string }[];
};

let aheadMs = 0;
const clock: Clock = {
  now: () => new Date(systemClock.now().getTime() + aheadMs),
  monotonicMs: () => systemClock.monotonicMs() + aheadMs,
};
let world: TestPlatform;
let alpha: { id: string; email: string };
let beta: { id: string; email: string };

before(async () => {
  world = await startTestPlatform({ clock });
  await setUpRegion(world);
  alpha = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  beta = await addMember(world, { name: 'Beta', marketRoles: ['buyer'] });
});

const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0' };

const come = async (email: string, password = testPassword): Promise<Browser> => {
  const browser = openBrowser(world.api.baseUrl);
  const body = { email, password, cookie: true };
  const { status, value } = await browser.call<{ token?: string }>('POST', '/api/v1/sessions', {
    body,
    headers: firefox,
  });
  assert.deepEqual([status, value.token], [201, undefined]);
  return browser;
};
const meOf = async (browser: Browser): Promise<Me> => (await browser.call<Me>('GET', '/api/v1/me')).value;
const statusOf = async (browser: Browser): Promise<number> => (await browser.call('GET', '/api/v1/me')).status;

test('a session is in a cookie that no script reads; signing out takes it away', async () => {
  const browser = openBrowser(world.api.baseUrl);
  const body = { email: alpha.email, password: testPassword, cookie: true };
  const { setCookie } = await browser.call('POST', '/api/v1/sessions', { body });
  assert.match(setCookie[0] ?? '', /^corridor_session=cs_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
  const me = await meOf(browser);
  assert.deepEqual([me.organisation.id, me.organisation.state, me.others], [alpha.id, 'verified', []]);
  assert.ok(me.session !== null && new Date(me.session.expiresAt) > clock.now());
  const secret = browser.cookies.get('corridor_session') ?? '';
  assert.equal((await browser.call('DELETE', '/api/v1/sessions/current')).status, 200);
  assert.equal(browser.cookies.size, 0);
  browser.cookies.set('corridor_session', secret);
  assert.equal(await statusOf(browser), 401, 'a member’s page');
  assert.equal((await browser.call('GET', '/')).status, 200, 'a public one');
});

test('a session that is over is a visitor’s on public pages', async () => {
  const browser = await come(alpha.email);
  aheadMs += 13 * 3_600_000;
  assert.equal(await statusOf(browser), 401);
  assert.equal((await browser.call('GET', '/api/v1/regions')).status, 200);
});

test('one’s sessions are listed by device and network, and any of them can be ended', async () => {
  const [home, office] = [await come(alpha.email), await come(alpha.email)];
  const list = async () => (await home.call<Sessions>('GET', '/api/v1/sessions')).value.items;
  const seen = await list();
  assert.equal(seen[0]?.device, 'Firefox · Windows');
  assert.equal(seen[0]?.network, '127.0.0.*');
  const other = await meOf(office);
  const mine = seen.find(({ current }) => current);
  assert.notEqual(mine?.id, other.session?.id);
  aheadMs += 4 * 60_000;
  assert.equal((await list()).find(({ current }) => current)?.lastSeenAt, mine?.lastSeenAt, 'not written each time');
  aheadMs += 2 * 60_000;
  await list();
  assert.notEqual((await list()).find(({ current }) => current)?.lastSeenAt, mine?.lastSeenAt);
  assert.equal((await home.call('DELETE', `/api/v1/sessions/${other.session?.id}`)).status, 200);
  assert.deepEqual([await statusOf(home), await statusOf(office)], [200, 401]);
  const again = await home.call('DELETE', `/api/v1/sessions/${other.session?.id}`);
  assert.deepEqual([again.status, again.code], [404, 'identity.session_not_found']);
});

test('who belongs to several organisations acts for one at a time, with a new secret after each change', async () => {
  const browser = await come(alpha.email);
  const { personId } = await meOf(browser);
  const foreign = await browser.call('POST', '/api/v1/sessions/organisation', { body: { organisationId: beta.id } });
  assert.equal(foreign.code, 'identity.no_membership');
  await world.platform.kit.db.transact(systemActor('test'), async (tx) => {
    await putMembership(tx, personId, beta.id, ['buyer']);
    return { ok: true, value: null };
  });
  assert.deepEqual(
    (await meOf(browser)).others.map(({ organisation, roles }) => [organisation.id, roles]),
    [[beta.id, ['buyer']]],
  );
  const before = browser.cookies.get('corridor_session') ?? '';
  const moved = await browser.call('POST', '/api/v1/sessions/organisation', { body: { organisationId: beta.id } });
  assert.equal(moved.status, 201);
  const me = await meOf(browser);
  assert.deepEqual([me.organisation.id, me.roles, me.others[0]?.organisation.id], [beta.id, ['buyer'], alpha.id]);
  const old = openBrowser(world.api.baseUrl);
  old.cookies.set('corridor_session', before);
  assert.equal(await statusOf(old), 401, 'the secret from before opens nothing');
});

test('preferences are one’s own; a new password ends the other sessions', async () => {
  const [here, there] = [await come(beta.email), await come(beta.email)];
  await here.call('PUT', '/api/v1/me', { body: { language: 'zh', theme: 'dark', name: '贝塔' } });
  await here.call('PUT', '/api/v1/me', { body: { theme: null } });
  const me = await meOf(here);
  assert.deepEqual([me.language, me.theme, me.name], ['zh', null, '贝塔']);
  const change = (current: string) =>
    here.call('PUT', '/api/v1/me/password', { body: { current, password: 'quite another password' } });
  assert.equal((await change('not my password')).code, 'identity.password_wrong');
  assert.equal((await change(testPassword)).status, 200);
  assert.deepEqual([await statusOf(here), await statusOf(there)], [200, 401]);
  await come(beta.email, 'quite another password');
});
