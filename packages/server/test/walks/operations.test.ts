/**
 * Goal: who runs the platform sees how each part is, what waits and what was given up, and has it tried again; secrets stay
 * secret. Method: a running platform; a job and a message brought to where their last failure leaves them.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import pg from 'pg';
import { ok } from '#kernel';
import type { DatabaseUrls } from '#platform/postgres/embedded';
import { systemActor } from '#platform/system';
import { freshDatabase } from '../support/kit.ts';
import { codeOf, must, setUpRegion, signInAs, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { waitFor } from '../support/world-goods.ts';

type Failed = { id: string; name: string; kind: string; error: string };
type Queue = { name: string; waiting: number; active: number; failed: number };
type Jobs = { queues: Queue[]; failed: Failed[]; messages: { dead: number } };
type Health = { state: string; items: { id: string; state: string; figure: string; advice: { zh: string } | null }[] };
type Setting = { name: string; value: string | null; isSecret: boolean; source: string; meaning: { zh: string } };

let urls: DatabaseUrls;
let world: TestPlatform;
let admin: Api;

before(async () => {
  urls = await freshDatabase();
  world = await startTestPlatform({ urls, settings: { CORRIDOR_ACCEPTANCE_DAYS: '9' } });
  await setUpRegion(world);
  admin = await signInAs(world.api, 'system@op110000.example');
});

const readJobs = () => must(admin.call<Jobs>('GET', '/api/v1/operator/jobs'));
const readHealth = () => must(admin.call<Health>('GET', '/api/v1/operator/health'));
const retry = (id: string) => admin.call('POST', `/api/v1/operator/jobs/${id}/retry`);
const partOf = ({ items }: Health, id: string) => items.find((item) => item.id === id);

test('health: every part is looked at and well, with its figure', async () => {
  const health = await waitFor('the log', async () => {
    const now = await readHealth();
    return partOf(now, 'log')?.state === 'good' && partOf(now, 'checkpoint')?.state === 'good' ? now : undefined;
  });
  const ids = ['database', 'blobs', 'disk', 'outbox', 'deadLetters', 'jobs', 'log', 'checkpoint', 'clock'];
  assert.deepEqual(
    health.items.map(({ id }) => id),
    ids,
  );
  for (const { id, state, figure, advice } of health.items.filter((item) => item.id !== 'disk')) {
    assert.equal(state, 'good', `${id}: ${figure}`);
    assert.equal(advice, null);
  }
  assert.match(partOf(health, 'disk')?.figure ?? '', /^[\d.]+ GiB \/ [\d.]+ GiB$/);
});

test('a job that was given up is shown with its error and tried again', async () => {
  const name = 'datasets.read_upload';
  const payload = { uploadId: 'upl_01h455vb4pex5vsknk084sn02q' };
  await world.platform.kit.jobs.enqueue(name, payload, { startAfter: new Date(Date.now() + 3_600_000) });
  const jobs = new pg.Client(urls.jobs);
  await jobs.connect();
  await jobs.query(
    `update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "the disk was gone"}' where name = $1`,
    [name],
  );
  await jobs.end();
  const before = await readJobs();
  const [failed] = before.failed;
  assert.deepEqual([failed?.name, failed?.kind, failed?.error], [name, 'job', 'the disk was gone']);
  assert.equal(before.queues.find((queue) => queue.name === name)?.failed, 1);
  const health = partOf(await readHealth(), 'jobs');
  assert.equal(health?.state, 'attention');
  assert.match(health?.advice?.zh ?? '', /重新执行/);
  await must(retry(failed?.id ?? ''));
  await waitFor('its second try', async () => ((await readJobs()).failed.length === 0 ? true : undefined));
  assert.equal(await codeOf(retry(failed?.id ?? '')), 'desk.job_unknown');
});

test('a message that could not be delivered is shown and sent again', async () => {
  await world.platform.kit.db.transact(systemActor('test'), async (tx) =>
    ok(
      await sql`insert into platform.outbox (id, topic, payload, created_at, due_at, attempts, last_error)
        values ('msg_dead', 'test.nobody_listens', '{}', now(), 'infinity', 20, 'nobody was there')`.execute(tx.q),
    ),
  );
  const { failed, messages } = await readJobs();
  assert.deepEqual(
    failed.map(({ id, kind, error }) => [id, kind, error]),
    [['msg_dead', 'message', 'nobody was there']],
  );
  assert.equal(messages.dead, 1);
  await must(retry('msg_dead'));
  assert.equal((await readJobs()).messages.dead, 0);
});

test('configuration: values and where they come from, but no secret', async () => {
  const { items } = await must(admin.call<{ items: Setting[] }>('GET', '/api/v1/operator/configuration'));
  const of = (name: string) => items.find((item) => item.name === name);
  assert.deepEqual(
    [of('CORRIDOR_ACCEPTANCE_DAYS')?.value, of('CORRIDOR_ACCEPTANCE_DAYS')?.source],
    ['9', 'environment'],
  );
  assert.equal(of('CORRIDOR_PORT')?.source, 'commandLine');
  assert.equal(of('CORRIDOR_URL_LIFETIME_SECONDS')?.source, 'default');
  assert.deepEqual([of('CORRIDOR_DATABASE_URL')?.value, of('CORRIDOR_DATABASE_URL')?.isSecret], [null, true]);
  assert.ok(!JSON.stringify(items).includes(urls.app), 'no connection string in the answer');
  const auditor = await signInAs(world.api, 'auditor@op110000.example');
  await must(auditor.call('GET', '/api/v1/operator/configuration'));
  await must(auditor.call('GET', '/api/v1/operator/health'));
  assert.equal(await codeOf(auditor.call('GET', '/api/v1/operator/jobs')), 'http.not_allowed');
});
