/** Goal: who turns the second factor on is safe from a stolen password and not locked out by a lost phone. Method: over HTTP, with the codes that an authenticator app would show and a clock moved by hand. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { type Clock, systemClock } from '#platform/clock';
import { systemActor } from '#platform/system';
import { type Browser, openBrowser, type PageAnswer } from '../support/browser.ts';
import { addMember, setUpRegion, startTestPlatform, type TestPlatform, testPassword } from '../support/platform.ts';

let aheadMs = 0;
const clock: Clock = {
  now: () => new Date(systemClock.now().getTime() + aheadMs),
  monotonicMs: () => systemClock.monotonicMs() + aheadMs,
};
let world: TestPlatform;
let count = 0;
let email: string;
let owner: Browser;

before(async () => {
  world = await startTestPlatform({ clock });
  await setUpRegion(world);
});

const signIn = (browser: Browser, code?: string): Promise<PageAnswer<unknown>> =>
  browser.call('POST', '/api/v1/sessions', { body: { email, password: testPassword, cookie: true, code } });
const codeIn = async (code?: string): Promise<string> => (await signIn(openBrowser(world.api.baseUrl), code)).code;

beforeEach(async () => {
  count += 1;
  email = (await addMember(world, { name: `Member${count}`, marketRoles: ['buyer'] })).email;
  owner = openBrowser(world.api.baseUrl);
  assert.equal((await signIn(owner)).status, 201);
});

const base = '/api/v1/me/second-factor';
const post = <T>(path: string, body?: unknown): Promise<PageAnswer<T>> =>
  owner.call<T>('POST', `${base}${path}`, body === undefined ? {} : { body });

/** An authenticator app: shows a code, and waits for the next one each time. */
const openApp = async () => {
  const { value } = await post<{ secret: string; uri: string }>('');
  const totp = new TOTP({ issuer: 'Corridor', label: email, secret: Secret.fromBase32(value.secret) });
  assert.equal(totp.toString(), value.uri);
  return {
    secret: value.secret,
    next: (): string => {
      aheadMs += 31_000;
      return totp.generate({ timestamp: clock.now().getTime() });
    },
  };
};

type Codes = { readonly recoveryCodes: readonly string[] };
const turnOn = async () => {
  const app = await openApp();
  const { status, value } = await post<Codes>('/confirmation', { code: app.next() });
  assert.equal(status, 200);
  return { app, codes: value.recoveryCodes };
};

test('begun but not confirmed, nothing asks for it; confirmed, the password alone is not enough', async () => {
  const app = await openApp();
  assert.equal(await codeIn(), '');
  assert.equal((await post('/confirmation', { code: '000000' })).code, 'identity.code_wrong');
  assert.equal((await post('/confirmation', { code: app.next() })).status, 200);
  const me = await owner.call<{ secondFactor: boolean }>('GET', '/api/v1/me');
  assert.equal(me.value.secondFactor, true);
  assert.equal((await owner.call<{ state: string }>('GET', base)).value.state, 'active');
  const needed = await signIn(openBrowser(world.api.baseUrl));
  assert.deepEqual([needed.status, needed.code], [401, 'identity.second_factor_needed']);
  assert.equal(needed.setCookie.length, 0);
  assert.equal(await codeIn(app.next()), '');
  assert.equal((await post('')).code, 'identity.second_factor_on', 'nobody puts another secret in its place');
});

test('a code counts once, also when it is sent twice at the same time', async () => {
  const { app } = await turnOn();
  const code = app.next();
  const answers = await Promise.all([codeIn(code), codeIn(code), codeIn(code)]);
  assert.deepEqual(answers.sort(), ['', 'identity.code_wrong', 'identity.code_wrong']);
  assert.equal(await codeIn(code), 'identity.code_wrong', 'replayed');
  assert.equal(await codeIn(app.next()), '');
});

test('codes are throttled like passwords', async () => {
  const { app } = await turnOn();
  for (let n = 0; n < 5; n += 1) assert.equal(await codeIn('000000'), 'identity.code_wrong');
  assert.equal(await codeIn(app.next()), 'identity.locked');
  assert.equal((await post('/removal', { code: '000000' })).code, 'identity.locked', 'by the side door neither');
  aheadMs += 20 * 60_000;
  assert.equal(await codeIn(app.next()), '');
});

test('asking without a code neither counts as a guess nor clears the guesses', async () => {
  const { app } = await turnOn();
  for (let n = 0; n < 4; n += 1) assert.equal(await codeIn('000000'), 'identity.code_wrong');
  for (let n = 0; n < 3; n += 1) assert.equal(await codeIn(), 'identity.second_factor_needed');
  assert.equal(await codeIn('000000'), 'identity.code_wrong');
  assert.equal(await codeIn(app.next()), 'identity.locked');
});

test('a recovery code opens once; new ones end the old', async () => {
  const { app, codes } = await turnOn();
  assert.equal(new Set(codes).size, 10);
  const [first = '', second = '', third = ''] = codes;
  assert.equal(await codeIn(first.toLowerCase().replaceAll('-', ' ')), '');
  assert.equal(await codeIn(first), 'identity.code_wrong');
  assert.equal((await owner.call<{ recoveryCodesLeft: number }>('GET', base)).value.recoveryCodesLeft, 9);
  const renewed = await post<Codes>('/recovery-codes', { code: app.next() });
  assert.equal(renewed.value.recoveryCodes.length, 10);
  assert.equal(await codeIn(second), 'identity.code_wrong');
  assert.equal((await post('/removal', { code: third })).code, 'identity.code_wrong');
  assert.equal((await post('/removal', { code: renewed.value.recoveryCodes[0] })).status, 200);
  assert.equal(await codeIn(), '', 'turned off');
  assert.equal((await post('/removal', { code: app.next() })).code, 'identity.second_factor_state');
});

test('secret and recovery codes lie in no table as they are', async () => {
  const { app, codes } = await turnOn();
  const rows = await world.platform.kit.db.read(systemActor('test'), async (tx) => {
    const factors = await sql`select * from identity.second_factor`.execute(tx.q);
    return [...factors.rows, ...(await sql`select * from identity.recovery_code`.execute(tx.q)).rows];
  });
  const text = JSON.stringify(rows, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  assert.ok(rows.length > 10, 'the look sees rows');
  const hex = Buffer.from(Secret.fromBase32(app.secret).buffer).toString('hex');
  for (const secret of [app.secret, hex, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    assert.ok(!text.includes(secret));
});

test('tokens neither see to it nor are asked for it', async () => {
  await turnOn();
  const made = await owner.call<{ token: string }>('POST', '/api/v1/tokens', {
    body: { name: 'script', scopes: ['read', 'write'], days: 1 },
  });
  const headers = { authorization: `Bearer ${made.value.token}` };
  const script = openBrowser(world.api.baseUrl);
  assert.equal((await script.call('GET', '/api/v1/me', { headers })).status, 200);
  const removal = { body: { code: '000000' }, headers };
  assert.equal((await script.call('POST', `${base}/removal`, removal)).code, 'identity.session_needed');
});
