/**
 * Goal: what an attacker tries at the edge of the platform does not work. Method: the attacks themselves, over HTTP on a real
 * platform, and a look into every table for what must not be there. Who may see whose objects is authorisation.test.ts's.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { systemActor } from '#platform/system';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';
import {
  agree,
  deal,
  joinMarket,
  offer,
  propose,
  request,
  type Trader,
  verify,
  withToken,
} from '../support/world-deals.ts';
import { list, publish } from '../support/world-goods.ts';

const region = '110000';
let world: TestPlatform;
let operator: Api;
let provider: Trader;
let buyer: Trader;
let productId: string;

const evilTitle = '"><img src=x onerror=alert(1)><script>alert(1)</script>';

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world, region);
  operator = await withToken(await signInAs(world.api, `exchange@op${region}.example`));
  provider = await joinMarket(world, { name: 'Provider', marketRoles: ['provider'] });
  buyer = await joinMarket(world, { name: 'Buyer', marketRoles: ['buyer'] });
  const { id } = await publish(provider.api, 'plants', 'name,mw\nA,1\nB,2\n');
  const over = { title: { zh: evilTitle, en: evilTitle }, summary: { zh: evilTitle, en: evilTitle } };
  productId = await list(provider.api, operator, [id], over);
});

type Raw = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** A call with headers that fetch would not send. */
const raw = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(`${world.api.baseUrl}${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    call.on('error', reject).end();
  });

const post = (path: string, body: string, token = provider.api.token) =>
  fetch(`${world.api.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });

test('strangers who try to sign in together, more than there are connections, stop nobody', async () => {
  const body = (n: number) => ({ email: `nobody${n}@example.org`, password: testPassword });
  const tries = Array.from({ length: 50 }, (_, n) => world.api.call('POST', '/api/v1/sessions', { body: body(n) }));
  assert.ok((await world.api.call('GET', '/api/v1/regions')).ok, 'others are served meanwhile');
  const codes = new Set(await Promise.all(tries.map(codeOf)));
  assert.deepEqual([...codes], ['identity.sign_in_wrong']);
});

test('what no column and no signature can carry is refused at the door, not by a fault within', async () => {
  const name = (text: string) => `{"name":"x","titleZh":"${text}","titleEn":"x"}`;
  const nested = `{"terms":${'['.repeat(5_000)}${']'.repeat(5_000)},"price":{"amountMinor":"1","currency":"CNY"}}`;
  const refused = [
    await post('/api/v1/datasets', name('\\u0000')),
    await post('/api/v1/datasets', name('\\ud800')),
    await post('/api/v1/datasets', '{"name":"x","titleZh":"x","__proto__":{"admin":true}}'),
    await post('/api/v1/datasets', '{"name":"x","titleZh":"x","constructor":{"prototype":{"admin":true}}}'),
    await post('/api/v1/terms/clauses', nested),
    await post('/api/v1/datasets', '{"name":'),
  ];
  for (const answer of refused) {
    assert.equal(answer.status, 400);
    assert.equal(((await answer.json()) as { code: string }).code, 'http.invalid');
  }
  assert.equal(({} as { admin?: boolean }).admin, undefined);
  const paths = [
    '/api/v1/products/%00',
    '/?q=ab%00cd',
    '/dataset/%00',
    `/api/v1/datasets/${productId}/versions/99999999999`,
  ];
  for (const path of paths) {
    const { status } = await raw(path, { authorization: `Bearer ${provider.api.token}` });
    assert.ok(status === 400 || status === 404, `${path}: ${status}`);
  }
});

test('a Host header is taken only when it is one, and never in place of the configured address', async () => {
  for (const host of ['a"><script>', 'a b', 'a/../b', 'user@host', 'a:99999', '[::1'])
    assert.equal((await raw('/catalog.ttl', { host })).status, 400, host);
  assert.match(
    (await raw('/catalog.ttl', { host: 'portal.example:8443' })).text,
    /<http:\/\/portal\.example:8443\/catalog>/,
  );
  const settings = { CORRIDOR_PUBLIC_URL: 'https://corridor.example' };
  const other = await startTestPlatform({ settings });
  const answer = await fetch(`${other.api.baseUrl}/catalog.ttl`);
  assert.match(await answer.text(), /<https:\/\/corridor\.example\/catalog>/);
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/);
  await other.close();
});

test('a title is text wherever it is shown', async () => {
  const page = await raw(`/catalogue?q=${encodeURIComponent(evilTitle)}`, { accept: 'text/html' });
  assert.equal(page.status, 200);
  assert.ok(page.text.includes('&lt;img'), 'the product is on the page');
  assert.ok(!/<img/i.test(page.text));
  const scripts = [...page.text.matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
  assert.ok(
    scripts.every((tag) => /src="\/assets\/|type="application\/json"/.test(tag)),
    'no script but the portal’s own',
  );
  assert.match(
    String(page.headers['content-security-policy']),
    /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
  );
  assert.ok((await raw('/catalog.ttl')).text.includes('\\"><img'));
});

test('answers to somebody are not cached, and no other site may read them', async () => {
  const session = await signInAs(world.api, provider.email);
  const mine = await raw('/api/v1/me', { authorization: `Bearer ${session.token}`, origin: 'https://evil.example' });
  assert.deepEqual([mine.status, mine.headers['cache-control']], [200, 'no-store']);
  assert.equal(mine.headers['access-control-allow-origin'], undefined);
});

test('while a side is suspended its tokens, and addresses given before, open nothing', async () => {
  const late = await joinMarket(world, { name: 'Late', marketRoles: ['buyer'] });
  const agreement = await deal({ provider, buyer: late }, productId, propose('0'));
  const profile = await must(
    late.api.call<{ bearerToken: string; endpoint: string }>('POST', `/api/v1/agreements/${agreement.id}/profile`),
  );
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${profile.endpoint}${path}`, { ...init, headers: { authorization: `Bearer ${profile.bearerToken}` } });
  const { items } = (await (await ask('shares')).json()) as { items: { name: string }[] };
  const share = items[0]?.name ?? '';
  const tables = (await (await ask(`shares/${share}/all-tables`)).json()) as {
    items: { schema: string; name: string }[];
  };
  const { schema = '', name = '' } = tables.items[0] ?? {};
  const query = await ask(`shares/${share}/schemas/${schema}/tables/${name}/query`, { method: 'POST', body: '{}' });
  const line = (await query.text()).split('\n').find((text) => text.startsWith('{"file"')) ?? '';
  const { url } = (JSON.parse(line) as { file: { url: string } }).file;
  assert.equal((await fetch(url)).status, 200);
  const decide = (id: string, decision: string) =>
    must(operator.call('POST', `/api/v1/organisations/${id}/decision`, { body: { decision, reason: 'test' } }));
  for (const { id } of [late, provider]) {
    await decide(id, 'suspended');
    assert.deepEqual([(await ask('shares')).status, (await fetch(url)).status], [403, 403]);
    await decide(id, 'verified');
  }
  assert.deepEqual([(await ask('shares')).status, (await fetch(url)).status], [200, 200]);
});

test('of steps that are sent several times at once each is taken once', async () => {
  const proposal = propose('0');
  const { id } = await request(buyer, await offer(provider, productId, proposal), proposal);
  const times = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 5 }, work));
  const once = async (answers: Promise<{ ok: boolean }[]>): Promise<number> =>
    (await answers).filter(({ ok }) => ok).length;
  assert.equal(await once(times(() => agree(provider, id))), 1, 'concluded');
  assert.equal(await once(times(() => verify(buyer, id))), 1, 'verified');
  const negotiation = await must(buyer.api.call<{ agreementId: string }>('GET', `/api/v1/negotiations/${id}`));
  const path = `/api/v1/agreements/${negotiation.agreementId}`;
  const download = await raw(`${path}/download`, { authorization: `Bearer ${buyer.api.token}` });
  assert.equal(download.status, 200);
  assert.equal(await once(times(() => buyer.api.call('POST', `${path}/acceptance`))), 1, 'accepted');
  const end = { body: { reason: 'test' } };
  assert.equal(await once(times(() => buyer.api.call('POST', `${path}/termination`, end))), 1, 'ended');
});

test('an approval is good for one use, however many use it at once', async () => {
  const member = await joinMarket(world, { name: 'Rotating', marketRoles: ['provider'] });
  const second = { email: 'second@rotating.example', name: 'x', password: testPassword, roles: ['manager'] };
  await must(member.api.call('POST', '/api/v1/people', { body: second }));
  const publicKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
  const asked = await must(
    member.api.call<{ approvalId: string }>('POST', '/api/v1/keys/replacement', {
      body: { publicKey, reason: 'test' },
    }),
  );
  const colleague = await signInAs(world.api, second.email);
  const decision = { body: { approve: true } };
  await must(colleague.call('POST', `/api/v1/approvals/${asked.approvalId}/decision`, decision));
  const body = { publicKey, approvalId: asked.approvalId };
  const uses = await Promise.all(Array.from({ length: 5 }, () => member.api.call('POST', '/api/v1/keys', { body })));
  assert.equal(uses.filter(({ ok }) => ok).length, 1);
});

test('nobody gives himself roles', async () => {
  const { api } = await addMember(world, { name: 'Climber', marketRoles: ['provider', 'buyer'] });
  const me = await must(api.call<{ personId: string }>('GET', '/api/v1/me'));
  const body = { roles: ['manager', 'provider', 'buyer'] };
  assert.equal(await codeOf(api.call('PUT', `/api/v1/people/${me.personId}/roles`, { body })), 'identity.own_roles');
});

/** Every row of every table as text. */
const everything = (): Promise<string> =>
  world.platform.kit.db.read(systemActor('test'), async (tx) => {
    const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'corridor', 'pgboss')`.execute(tx.q);
    let text = '';
    for (const { name } of rows) {
      const found = await sql<{ text: string | null }>`select string_agg(t::text, E'\n') as text
        from ${sql.raw(name)} t`.execute(tx.q);
      text += `${name}\n${found.rows[0]?.text ?? ''}\n`;
    }
    return text;
  });

test('no secret lies in the database, not even under an idempotency key', async () => {
  const headers = { 'idempotency-key': 'secrets-1' };
  const session = await signInAs(world.api, provider.email);
  const token = await must(
    session.call<{ token: string }>('POST', '/api/v1/tokens', {
      body: { name: 's', scopes: ['read'], days: 1 },
      headers,
    }),
  );
  const password = 'a password of nobody else';
  const colleague = { email: 'colleague@provider.example', name: 'x', password, roles: ['provider'] };
  await must(session.call('POST', '/api/v1/people', { body: colleague, headers: { 'idempotency-key': 'secrets-2' } }));
  const agreement = await deal({ provider, buyer }, productId, propose('0'));
  const profile = await must(
    buyer.api.call<{ bearerToken: string }>('POST', `/api/v1/agreements/${agreement.id}/profile`, { headers }),
  );
  await world.platform.outbox.drained();
  const text = await everything();
  assert.ok(text.includes('colleague@provider.example'), 'the look sees rows');
  for (const secret of [session.token ?? '', token.token, profile.bearerToken, password, testPassword, world.setupCode])
    assert.ok(secret.length > 10 && !text.includes(secret), secret.slice(0, 4));
  const again = session.call('POST', '/api/v1/people', {
    body: colleague,
    headers: { 'idempotency-key': 'secrets-2' },
  });
  assert.equal(await codeOf(again), 'http.secret_shown');
});

test('the platform’s own secrets lie in files for its user alone; the setup code is gone after its use', async () => {
  const modeOf = (...path: string[]): number => statSync(join(world.dataDir, ...path)).mode & 0o777;
  assert.deepEqual([modeOf('secrets'), modeOf('secrets', 'master.key'), modeOf('blobs')], [0o700, 0o600, 0o700]);
  assert.equal(existsSync(join(world.dataDir, 'setup-code')), false);
});

test('headings that are SQL, paths or names of JavaScript’s own are headings and nothing else', async () => {
  const hostile = [
    'a";DROP TABLE x;--',
    "x' TO '/tmp/evil'",
    "TO\u3000'evil",
    '__proto__',
    'constructor',
    '$1',
    '*',
    "'",
  ];
  const quoted = hostile.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
  const cells = hostile.map((_, n) => String(n)).join(',');
  const { id, version } = await publish(
    provider.api,
    'hostile',
    `${quoted}\n${cells}\nt${cells.replaceAll(',', ',t')}\n`,
  );
  const names = version.schema.map(({ name }) => name);
  assert.deepEqual(
    names,
    hostile.map((name) => name.replace(/[ ;]/g, '_')),
  );
  const listed = await list(provider.api, operator, [id]);
  for (const columns of [names, names.slice(3, 4)]) {
    const agreement = await deal({ provider, buyer }, listed, propose('0', [], { columns }));
    const path = `/api/v1/agreements/${agreement.id}/download?cells=exact`;
    const answer = await raw(path, { authorization: `Bearer ${buyer.api.token}` });
    assert.deepEqual(
      [answer.status, answer.text.split('\r\n')[1]],
      [200, columns.map((n) => names.indexOf(n)).join(',')],
    );
  }
});

/** What the server answers to bytes that no client library would send. */
const answerTo = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(world.api.baseUrl);
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });

test('a request with two lengths is refused, so none can hide within another', async () => {
  const inner = 'GET /api/v1/regions HTTP/1.1\r\nHost: a\r\n\r\n';
  const head = `POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
  const two = [
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}${inner}`,
    `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${inner}`,
  ];
  for (const bytes of two) {
    const answers = (await answerTo(bytes)).match(/HTTP\/1\.1 \d+/g);
    assert.deepEqual(answers, ['HTTP/1.1 400'], bytes.split('\r\n')[3]);
  }
});

test('the log strikes out secrets and what a database error quotes of its rows', () => {
  const program = `import { createLog } from '#platform/log';
    const err = Object.assign(new Error('a key exists'), { detail: 'Key (email)=(hidden@example.org) exists' });
    createLog('info').info({ err, body: { password: 'hidden' }, session: { token: 'hidden' } }, 'shown');`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  assert.match(stderr, /shown/);
  assert.match(stderr, /a key exists/);
  assert.ok(!stderr.includes('hidden'), stderr);
});
