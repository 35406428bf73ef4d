/** Goal: what should leave the platform leaves it once, and what cannot is kept with its reason until somebody sends it. Method: a platform with a real mail server and a real gateway over HTTP, and one with neither. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { ok } from '#kernel';
import { emit } from '#platform/outbox';
import { systemActor } from '#platform/system';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
} from '../support/platform.ts';
import { type Gateway, headerOf, type MailServer, partsOf, startGateway, startMailServer } from '../support/post.ts';
import { waitFor } from '../support/world-goods.ts';

const region = '110000';
const system = systemActor('test');
type Delivery = {
  id: string;
  channel: string;
  recipient: string;
  state: string;
  reason: string | null;
  lastError: string | null;
  attempts: number;
};

let world: TestPlatform;
let mail: MailServer;
let gateway: Gateway;
let admin: Api;
let operator: Api;

const open = async (settings: Readonly<Record<string, string>>): Promise<TestPlatform> => {
  const platform = await startTestPlatform({
    settings: { CORRIDOR_PUBLIC_URL: 'https://data.example.cn', ...settings },
  });
  await setUpRegion(platform, region);
  return platform;
};

before(async () => {
  mail = await startMailServer();
  gateway = await startGateway();
  const template = {
    url: `${gateway.origin}/sms?to={phone}`,
    body: { text: '{title}' },
    success: { field: 'errcode', value: 0 },
  };
  world = await open({
    CORRIDOR_SMTP_URL: mail.url,
    CORRIDOR_MAIL_FROM: '数廊 <corridor@data.example.cn>',
    CORRIDOR_NOTICE_HTTP: JSON.stringify(template),
  });
  admin = await signInAs(world.api, `system@op${region}.example`);
  operator = await signInAs(world.api, `exchange@op${region}.example`);
});

const sendLetter = async ({ platform }: TestPlatform, template: string, over: object = {}): Promise<void> => {
  const params = {
    organisation: '北京某某公司',
    inviter: '王芳',
    link: 'https://data.example.cn/join#secret-token',
    until: '2026-12-01',
  };
  const payload = { to: 'new@member.example', language: null, template, params, ...over };
  await platform.kit.db.transact(system, async (tx) => ok(await emit(tx, { topic: 'mail', payload })));
  await platform.outbox.drained();
};

const deliveries = async (api: Api, query: Readonly<Record<string, string>> = {}): Promise<Delivery[]> =>
  (await must(api.call<{ items: Delivery[] }>('GET', '/api/v1/operator/deliveries', { query }))).items;

const anywhere = async ({ platform }: TestPlatform, secret: string): Promise<number> => {
  const found = await platform.kit.db.read(system, async (tx) => {
    const { rows } = await sql<{ count: number }>`select
      (select count(*) from notices.delivery where content::text like ${`%${secret}%`})::int4 +
      (select count(*) from platform.outbox where payload::text like ${`%${secret}%`})::int4 as count`.execute(tx.q);
    return rows[0]?.count;
  });
  return found ?? -1;
};

test('a letter reaches somebody without an account, and its secret link stays nowhere', async () => {
  await sendLetter(world, 'identity.invitation');
  const received = await waitFor('the letter', async () =>
    mail.mails.find(({ to }) => to.includes('new@member.example')),
  );
  assert.match(headerOf(received, 'subject'), /^王芳 邀请您加入 北京某某公司 · 王芳 invites you to join/);
  const { text, html } = partsOf(received);
  for (const body of [text, html])
    assert.ok(body.includes('https://data.example.cn/join#secret-token') && body.includes('2026-12-01'));
  await waitFor('the record', async () =>
    (await deliveries(admin, { state: 'sent' })).length === 1 ? true : undefined,
  );
  assert.equal(await anywhere(world, 'secret-token'), 0);
});

test('a notice goes out by the ways that its reader has chosen', async () => {
  const preferences = { channels: { info: [], waiting: ['mail', 'http'], attention: [] }, phone: '+8613800000000' };
  await must(operator.call('PUT', '/api/v1/me/notice-preferences', { body: preferences }));
  const chosen = await must(operator.call<{ available: string[] }>('GET', '/api/v1/me/notice-preferences'));
  assert.deepEqual(chosen, { ...preferences, available: ['mail', 'http'] });
  await addMember(world, { name: 'Alpha', marketRoles: ['buyer'] });
  await world.platform.outbox.drained();
  const address = `exchange@op${region}.example`;
  const received = await waitFor('the mail', async () => mail.mails.find(({ to }) => to.includes(address)));
  assert.match(partsOf(received).text, /https:\/\/data\.example\.cn\/operate\/members\/org_/);
  const call = await waitFor('the call', async () => gateway.calls[0]);
  assert.equal(new URL(call.url, gateway.origin).searchParams.get('to'), '+8613800000000');
  assert.equal(call.body, '{"text":"Alpha 申请入会"}');
  const told = mail.mails.flatMap(({ to }) => to);
  assert.ok(told.includes(`second@op${region}.example`) && !told.includes('alpha@member.example'));
});

test('a no for now is tried again by itself, a no for good waits for a person', async () => {
  mail.answer(451);
  await sendLetter(world, 'identity.password_reset', { to: 'later@member.example' });
  const isTried = async () =>
    (await deliveries(admin)).find((one) => one.recipient === 'later@member.example' && one.attempts > 0);
  const tried = await waitFor('a first try', isTried);
  assert.deepEqual([tried.state, tried.reason], ['waiting', 'unreachable']);
  mail.answer(undefined);
  await waitFor('another try', async () => mail.mails.find(({ to }) => to.includes('later@member.example')));
  mail.answer(550);
  await sendLetter(world, 'identity.password_reset', { to: 'gone@member.example' });
  const failed = await waitFor('the refusal', async () => (await deliveries(admin, { state: 'failed' }))[0]);
  assert.deepEqual([failed.recipient, failed.reason], ['gone@member.example', 'refused']);
  assert.match(failed.lastError ?? '', /not now/);
  mail.answer(undefined);
  const path = `/api/v1/operator/deliveries/${failed.id}/retry`;
  assert.equal((await must(admin.call<Delivery>('POST', path))).state, 'waiting');
  await waitFor('the third', async () => mail.mails.find(({ to }) => to.includes('gone@member.example')));
  await waitFor('the record', async () =>
    (await deliveries(admin, { state: 'failed' })).length === 0 ? true : undefined,
  );
  assert.equal(await codeOf(admin.call('POST', path)), 'notices.delivery_not_failed');
});

test('without a mail server a letter is kept as failed and says why; notices stay in the portal alone', async () => {
  const bare = await open({});
  const staff = await signInAs(bare.api, `system@op${region}.example`);
  await sendLetter(bare, 'identity.invitation');
  await addMember(bare, { name: 'Alpha', marketRoles: ['buyer'] });
  await bare.platform.outbox.drained();
  const [kept, ...others] = await deliveries(staff);
  assert.deepEqual(
    [kept?.state, kept?.reason, kept?.lastError, others.length],
    ['failed', 'not_configured', 'CORRIDOR_SMTP_URL is not set', 0],
  );
  assert.equal(await anywhere(bare, 'secret-token'), 1, 'kept for the retry, and in the outbox no longer');
  await bare.close();
});

test('a letter that nobody wrote, or that lacks a word, stays in the outbox and is seen', async () => {
  const count = (await deliveries(admin)).length;
  await sendLetter(world, 'identity.unknown');
  await sendLetter(world, 'identity.invitation', { params: { inviter: 'x' } });
  assert.equal((await deliveries(admin)).length, count);
  assert.ok((await world.platform.outbox.state()).waiting >= 2);
});
