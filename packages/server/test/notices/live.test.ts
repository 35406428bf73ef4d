/** Goal: open pages hear of what concerns their reader at once and of nothing else, and never hold up the end. Method: server-sent events over HTTP on a real platform; announcements in all their states. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '@corridor/client';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
} from '../support/platform.ts';
import { waitFor } from '../support/world-goods.ts';

const region = '110000';
let world: TestPlatform;
let operator: Api;
let member: Api;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world, region);
  operator = await signInAs(world.api, `exchange@op${region}.example`);
  member = (await addMember(world, { name: 'Alpha', marketRoles: ['buyer'] })).api;
  await world.platform.outbox.drained();
});

type Heard = { readonly status: number; text(): string; readonly ended: Promise<void>; close(): Promise<void> };

const listen = async (api: Api): Promise<Heard> => {
  const stop = new AbortController();
  const response = await fetch(`${api.baseUrl}/api/v1/events`, {
    headers: { authorization: `Bearer ${api.token}` },
    signal: stop.signal,
  });
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
  };
  const ended = read().catch(() => undefined);
  const close = async (): Promise<void> => {
    stop.abort();
    await ended;
  };
  return { status: response.status, text: () => text, ended, close };
};

test('who is told hears it at once, others do not', async () => {
  const [heard, other] = [await listen(operator), await listen(member)];
  assert.equal(heard.status, 200);
  await waitFor('the connection', async () => (heard.text().includes('resync') ? true : undefined));
  await addMember(world, { name: 'Beta', marketRoles: ['buyer'] });
  await waitFor('the notice', async () =>
    /event: notice\ndata: \{"topic":"organisation_applied"/.test(heard.text()) ? true : undefined,
  );
  await waitFor('the change', async () =>
    heard.text().includes('event: change\ndata: {"topic":"organisation_applied"') ? true : undefined,
  );
  await sleep(200);
  assert.ok(!other.text().includes('organisation_'), other.text());
  await Promise.all([heard.close(), other.close()]);
});

test('a person has a few streams, and a closed one makes room', async () => {
  const streams = await Promise.all([1, 2, 3, 4, 5].map(() => listen(operator)));
  assert.ok(streams.every(({ status }) => status === 200));
  assert.equal((await listen(operator)).status, 429);
  const elsewhere = await listen(member);
  assert.equal(elsewhere.status, 200);
  await streams[0]?.close();
  const again = await waitFor('room', async () => {
    const next = await listen(operator);
    return next.status === 200 ? next : undefined;
  });
  await Promise.all([...streams, again, elsewhere].map((stream) => stream.close()));
});

type Announcement = { readonly id: string; readonly state: string };
const words = {
  title: { zh: '系统维护', en: 'Maintenance' },
  text: { zh: '周六暂停服务。', en: 'Closed on Saturday.' },
};
const times = { startsAt: '2026-01-01T00:00:00Z', endsAt: '2099-01-01T00:00:00Z' };

const draft = (over: object = {}) =>
  operator.call<Announcement>('POST', '/api/v1/operator/announcements', {
    body: { ...words, ...times, audience: 'everybody', ...over },
  });
const act = (id: string, what: string) =>
  operator.call<Announcement>('POST', `/api/v1/operator/announcements/${id}/${what}`);
const shownTo = async (api: Api): Promise<string[]> =>
  (await must(api.call<{ items: Announcement[] }>('GET', '/api/v1/announcements'))).items.map(({ id }) => id);

test('an announcement is seen by whom it is for, from its publication to its end', async () => {
  const [everybody, members, providers, later] = [
    (await must(draft())).id,
    (await must(draft({ audience: 'members' }))).id,
    (await must(draft({ audience: 'providers' }))).id,
    (await must(draft({ startsAt: '2098-01-01T00:00:00Z' }))).id,
  ];
  assert.deepEqual(await shownTo(world.api), [], 'drafts are nobody’s');
  for (const id of [everybody, members, providers, later])
    assert.equal((await must(act(id, 'publication'))).state, 'published');
  assert.deepEqual(await shownTo(world.api), [everybody]);
  assert.deepEqual((await shownTo(member)).sort(), [everybody, members].sort(), 'a buyer');
  assert.deepEqual((await shownTo(operator)).sort(), [everybody, members, providers].sort());
  const body = { ...words, title: { zh: '维护改期', en: 'Postponed' }, ...times, audience: 'everybody' };
  await must(operator.call('PUT', `/api/v1/operator/announcements/${everybody}`, { body }));
  assert.equal((await must(act(everybody, 'withdrawal'))).state, 'withdrawn');
  assert.deepEqual(await shownTo(world.api), []);
  assert.equal(await codeOf(act(everybody, 'publication')), 'notices.announcement_refused');
  const auditor = await signInAs(world.api, `auditor@op${region}.example`);
  const entries = await must(
    auditor.call<{ items: { kind: string }[] }>('GET', '/api/v1/audit/entries', { query: { subject: everybody } }),
  );
  assert.deepEqual(
    entries.items.map(({ kind }) => kind),
    ['notices.announcement_withdrawn', 'notices.announcement_changed', 'notices.announcement_published'],
  );
});

test('an announcement needs both languages and a time to come', async () => {
  const half = await must(draft({ title: { zh: '只有中文', en: '' } }));
  assert.equal(await codeOf(act(half.id, 'publication')), 'notices.words_missing');
  assert.equal(await codeOf(draft({ endsAt: '2020-01-01T00:00:00Z' })), 'notices.period_wrong');
  assert.equal(await codeOf(draft({ startsAt: times.endsAt, endsAt: times.startsAt })), 'notices.period_wrong');
});

test('open streams do not hold up the end', async () => {
  const heard = await listen(member);
  const before = performance.now();
  await world.close();
  await heard.ended;
  assert.ok(performance.now() - before < 5_000, `${performance.now() - before} ms`);
});
