/** Goal: the edge behaves: problems in two languages, idempotency keys, limits, headers, OpenAPI. Method: real HTTP on a real platform. */
import assert from 'node:assert/strict';
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

let world: TestPlatform;
let manager: Api;
before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  manager = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
});

test('a problem document speaks the reader’s language and carries code and request id', async () => {
  const ask = (language: string) =>
    fetch(`${world.api.baseUrl}/api/v1/me`, { headers: { 'accept-language': language } });
  const zh = await ask('zh-CN,zh;q=0.9');
  assert.equal(zh.status, 401);
  assert.match(zh.headers.get('content-type') ?? '', /application\/problem\+json/);
  const problem = (await zh.json()) as Record<string, string>;
  assert.equal(problem.code, 'http.not_signed_in');
  assert.match(problem.detail ?? '', /请先登录/);
  assert.equal(problem.requestId, zh.headers.get('x-request-id'));
  assert.match(((await (await ask('en')).json()) as Record<string, string>).detail ?? '', /Sign in/);
});

test('unknown paths, wrong bodies and large bodies are refused with a code', async () => {
  const nothing = await manager.call('GET', '/api/v1/nothing');
  assert.equal(nothing.ok ? '' : nothing.problem.code, 'http.not_found');
  const wrong = await manager.call('POST', '/api/v1/tokens', { body: { name: '' } });
  assert.equal(wrong.ok ? '' : wrong.problem.code, 'http.invalid');
  assert.match(wrong.ok ? '' : wrong.problem.detail, /name/);
  const large = await manager.call('POST', '/api/v1/tokens', { body: { name: 'x'.repeat(2_000_000) } });
  assert.equal(large.ok ? '' : large.problem.code, 'http.too_large');
});

test('one idempotency key, one effect: concurrent repeats get the first answer, another body is refused', async () => {
  const body = { name: 'air', titleZh: '空气质量' };
  const headers = { 'idempotency-key': 'key-1' };
  const create = () => must(manager.call<{ id: string }>('POST', '/api/v1/datasets', { body, headers }));
  const answers = await Promise.all(Array.from({ length: 20 }, create));
  assert.equal(new Set(answers.map((a) => a.id)).size, 1);
  const other = await manager.call('POST', '/api/v1/datasets', { body: { ...body, name: 'water' }, headers });
  assert.equal(other.ok ? '' : other.problem.code, 'http.idempotency_key_reused');
  const { items } = await must(manager.call<{ items: unknown[] }>('GET', '/api/v1/datasets'));
  assert.equal(items.length, 1);
});

test('an answer is kept for who asked, and a secret for nobody', async () => {
  const headers = { 'idempotency-key': 'key-2' };
  const body = { name: 'script', scopes: ['read'], days: 1 };
  const make = (api: Api) => codeOf(api.call('POST', '/api/v1/tokens', { body, headers }));
  assert.deepEqual([await make(manager), await make(manager)], ['', 'http.secret_shown']);
  const { rows } = await world.platform.kit.db.read(systemActor('test'), (tx) =>
    sql<{ body: unknown }>`select body from platform.idempotency where key = 'key-2'`.execute(tx.q),
  );
  assert.deepEqual(rows, [{ body: null }]);
  const colleague = { email: 'two@member.example', name: 'Two', password: testPassword, roles: ['provider'] };
  await must(manager.call('POST', '/api/v1/people', { body: colleague }));
  assert.equal(await make(await signInAs(world.api, colleague.email)), 'http.idempotency_key_reused');
});

test('a token with scope read may look and not write; a revoked one is nobody', async () => {
  const made = await must(
    manager.call<{ id: string; token: string }>('POST', '/api/v1/tokens', { body: { name: 'r', scopes: ['read'] } }),
  );
  const reader = manager.as(made.token);
  assert.ok((await reader.call('GET', '/api/v1/me')).ok);
  const written = await reader.call('POST', '/api/v1/tokens', { body: { name: 'w', scopes: ['write'] } });
  assert.equal(written.ok ? 0 : written.problem.status, 401);
  await must(manager.call('DELETE', `/api/v1/tokens/${made.id}`));
  const after = await reader.call('GET', '/api/v1/me');
  assert.equal(after.ok ? 0 : after.problem.status, 401);
});

test('every answer carries the secure headers, and the API describes itself', async () => {
  const answer = await fetch(`${world.api.baseUrl}/api/openapi.json`);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'self'/);
  const document = (await answer.json()) as { openapi: string; paths: Record<string, unknown> };
  assert.match(document.openapi, /^3\.1/);
  assert.ok('/api/v1/organisations/{id}' in document.paths);
  assert.ok((await fetch(`${world.api.baseUrl}/readyz`)).ok);
  assert.match(await (await fetch(`${world.api.baseUrl}/metrics`)).text(), /corridor_process_cpu/);
});

test('signing out ends the session', async () => {
  const session = await signInAs(world.api, 'manager@op110000.example');
  assert.ok((await session.call('GET', '/api/v1/me')).ok);
  await must(session.call('DELETE', '/api/v1/sessions/current'));
  const after = await session.call('GET', '/api/v1/me');
  assert.equal(after.ok ? 0 : after.problem.status, 401);
});
