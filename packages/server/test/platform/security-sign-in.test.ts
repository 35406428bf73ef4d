/**
 * Goal: no other site acts in the name of somebody who is signed in, and no cookie opens what it should not. Method: the attacks
 * themselves, by browsers whose pages lie elsewhere.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Browser, openBrowser, type PageCall } from '../support/browser.ts';
import {
  addMember,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';

const evil = 'https://evil.example';
let world: TestPlatform;
let alpha: { id: string; email: string };
let beta: { id: string; email: string };

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  alpha = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  beta = await addMember(world, { name: 'Beta', marketRoles: ['provider'] });
});

const come = async (email: string, browser = openBrowser(world.api.baseUrl)): Promise<Browser> => {
  const { status } = await browser.call('POST', '/api/v1/sessions', {
    body: { email, password: testPassword, cookie: true },
  });
  assert.equal(status, 201);
  return browser;
};
const secretOf = ({ cookies }: Browser): string => cookies.get('corridor_session') ?? '';
const statusOf = async (browser: Browser): Promise<number> => (await browser.call('GET', '/api/v1/me')).status;

test('a call in the name of a cookie is taken from a page of ours alone (CSRF)', async () => {
  const browser = await come(alpha.email);
  const write = (call: PageCall) => browser.call('PUT', '/api/v1/me', { body: { theme: 'dark' }, ...call });
  const own = { 'x-corridor-request': 'portal' };
  const foreign: PageCall[] = [
    { from: evil },
    { from: evil, headers: { 'sec-fetch-site': 'cross-site' } },
    { from: evil, headers: { ...own, 'sec-fetch-site': 'cross-site' } },
    { from: evil, headers: { ...own, 'sec-fetch-site': 'same-site' } },
    { from: 'null', headers: own },
    { from: `${world.api.baseUrl}.evil.example`, headers: own },
    { headers: { 'x-corridor-request': 'other' } },
  ];
  for (const call of foreign) {
    const { status, code } = await write(call);
    assert.deepEqual([status, code], [403, 'http.cross_site'], JSON.stringify(call));
  }
  assert.equal((await browser.call<{ theme: unknown }>('GET', '/api/v1/me')).value.theme, null, 'nothing was written');
  assert.equal((await write({})).status, 200, 'by its origin');
  assert.equal((await write({ from: evil, headers: { ...own, 'sec-fetch-site': 'same-origin' } })).status, 200);
  const form = { 'content-type': 'text/plain' };
  assert.equal(
    (await browser.call('POST', '/api/v1/keys/platform-held', { from: evil, headers: form })).code,
    'http.cross_site',
  );
});

test('another site signs nobody in, and with a token the cookie does not count', async () => {
  const body = { email: alpha.email, password: testPassword, cookie: true };
  const planted = openBrowser(world.api.baseUrl);
  assert.equal((await planted.call('POST', '/api/v1/sessions', { body, from: evil })).code, 'http.cross_site');
  assert.equal(planted.cookies.size, 0);
  const browser = await come(alpha.email);
  const other = await signInAs(world.api, beta.email);
  const headers = { authorization: `Bearer ${other.token}` };
  const me = await browser.call<{ email: string }>('GET', '/api/v1/me', { headers });
  assert.equal(me.value.email, beta.email);
  assert.equal((await browser.call('PUT', '/api/v1/me', { body: {}, from: evil, headers })).status, 200);
  assert.equal(
    (await browser.call('GET', '/api/v1/me', { headers: { authorization: 'Bearer cs_wrong' } })).status,
    401,
  );
});

test('a cookie that lay there before signing in is worth nothing afterwards (fixation)', async () => {
  const attacker = await come(beta.email);
  const victim = openBrowser(world.api.baseUrl);
  victim.cookies.set('corridor_session', secretOf(attacker));
  await come(alpha.email, victim);
  assert.notEqual(secretOf(victim), secretOf(attacker));
  assert.equal(await statusOf(attacker), 401, 'what was planted is over');
  const made = openBrowser(world.api.baseUrl);
  made.cookies.set('corridor_session', `cs_${'A'.repeat(43)}`);
  await come(alpha.email, made);
  assert.notEqual(secretOf(made), `cs_${'A'.repeat(43)}`);
});

test('sessions are ended by their owner alone', async () => {
  const [mine, theirs] = [await come(alpha.email), await come(beta.email)];
  const { value } = await theirs.call<{ session: { id: string } }>('GET', '/api/v1/me');
  const ended = await mine.call('DELETE', `/api/v1/sessions/${value.session.id}`);
  assert.deepEqual([ended.status, ended.code], [404, 'identity.session_not_found']);
  assert.equal(await statusOf(theirs), 200);
});

test('cookies that are none of ours are nobody’s', async () => {
  const browser = openBrowser(world.api.baseUrl);
  for (const cookie of [
    'corridor_session=',
    'corridor_session',
    'corridor_session=a b',
    "corridor_session=' or 1=1",
    ';;=;',
  ]) {
    const { status } = await browser.call('GET', '/api/v1/regions', { headers: { cookie } });
    assert.equal(status, 200, cookie);
    assert.equal((await browser.call('GET', '/api/v1/me', { headers: { cookie } })).status, 401, cookie);
  }
});

test('over https the cookie belongs to this host and to no plain connection', async () => {
  const publicUrl = 'https://corridor.example';
  const other = await startTestPlatform({ settings: { CORRIDOR_PUBLIC_URL: publicUrl } });
  await setUpRegion(other);
  const browser = openBrowser(other.api.baseUrl);
  const body = { email: 'manager@op110000.example', password: testPassword, cookie: true };
  assert.equal((await browser.call('POST', '/api/v1/sessions', { body })).code, 'http.cross_site', 'by another name');
  const { setCookie } = await browser.call('POST', '/api/v1/sessions', { body, headers: { origin: publicUrl } });
  assert.match(setCookie[0] ?? '', /^__Host-corridor_session=cs_[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; /);
  assert.equal(await statusOf(browser), 200);
  browser.cookies.set('corridor_session', browser.cookies.get('__Host-corridor_session') ?? '');
  browser.cookies.delete('__Host-corridor_session');
  assert.equal(await statusOf(browser), 401, 'the unprefixed name is not ours');
  await other.close();
});
