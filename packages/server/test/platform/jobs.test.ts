/**
 * Jobs run soon, once for one key, again when they fail or their process is killed; none is lost. On a real database
 * with the jobs role alone; the killed process is a real one.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Json } from '#kernel';
import { createJobs, type Jobs } from '#platform/jobs';
import { createLog } from '#platform/log';
import { freshDatabase } from '../support/kit.ts';

const log = createLog('fatal');
const open: Jobs[] = [];
after(async () => {
  for (const jobs of open) await jobs.stop();
});

const makeJobs = async (url?: string, isAlone = true): Promise<Jobs> => {
  const connectionString = url ?? (await freshDatabase()).jobs;
  const jobs = createJobs({ connectionString, log, isAlone });
  open.unshift(jobs);
  return jobs;
};

const until = async (isSo: () => boolean, withinMs = 15_000): Promise<number> => {
  const from = performance.now();
  while (!isSo() && performance.now() - from < withinMs) await sleep(10);
  assert.ok(isSo(), `not within ${withinMs} ms`);
  return performance.now() - from;
};

test('a job runs within moments of being sent, with its data, and of many without a key each, one right after the other', async () => {
  const jobs = await makeJobs();
  const seen: Json[] = [];
  jobs.work('test.job', async (data) => void seen.push(data));
  await jobs.start();
  await jobs.enqueue('test.job', { n: 0 });
  assert.ok((await until(() => seen.length === 1)) < 2_000);
  const more = Array.from({ length: 20 }, (_, n) => ({ n: n + 1 }));
  await Promise.all(more.map((data) => jobs.enqueue('test.job', data)));
  assert.ok((await until(() => seen.length === 21)) < 10_000);
  assert.equal(new Set(seen.map((data) => JSON.stringify(data))).size, 21);
});

test('of several with one key, one waits; while it runs the next may wait', async () => {
  const jobs = await makeJobs();
  const seen: Json[] = [];
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  jobs.work('test.keyed', async (data) => {
    seen.push(data);
    await gate;
  });
  await jobs.start();
  await jobs.enqueue('test.keyed', 'first', { key: 'a' });
  await until(() => seen.length === 1);
  for (const data of ['second', 'dropped', 'dropped']) await jobs.enqueue('test.keyed', data, { key: 'a' });
  await jobs.enqueue('test.keyed', 'other key', { key: 'b' });
  release();
  await until(() => seen.length === 3);
  await sleep(300);
  assert.deepEqual(seen, ['first', 'second', 'other key']);
});

test('a failing job is tried again after a pause', async () => {
  const jobs = await makeJobs();
  let calls = 0;
  jobs.work('test.failing', async () => {
    calls += 1;
    if (calls < 2) throw new Error('not yet');
  });
  await jobs.start();
  await jobs.enqueue('test.failing', null);
  await until(() => calls === 2);
  assert.deepEqual(await jobs.failed(), []);
});

const worker = fileURLToPath(new URL('../support/work-and-die.ts', import.meta.url));

test('a job whose process was killed goes on after the next start', async () => {
  const { jobs: url } = await freshDatabase();
  const child = spawn(process.execPath, ['--conditions=source', worker, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const jobs = await makeJobs(url);
  const seen: Json[] = [];
  jobs.work('test.long', async (data) => void seen.push(data));
  await jobs.start();
  await until(() => seen.length === 1);
  assert.deepEqual(seen, [{ file: 'a.csv' }]);
});

test('an orderly stop lets a running handler finish, and what it sent waits for the next start', async () => {
  const { jobs: url } = await freshDatabase();
  const first = await makeJobs(url);
  const [seen, later]: [Json[], Json[]] = [[], []];
  first.work('test.slow', async (data) => {
    await sleep(200);
    seen.push(data);
  });
  await first.start();
  await first.enqueue('test.slow', 1);
  await first.enqueue('test.slow', 2, { startAfter: new Date(Date.now() + 1_000) });
  await sleep(100);
  await first.stop();
  assert.deepEqual(seen, [1]);
  const second = await makeJobs(url);
  second.work('test.slow', async (data) => void later.push(data));
  await second.start();
  await until(() => later.length === 1);
  assert.deepEqual(later, [2]);
});
