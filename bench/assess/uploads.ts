/**
 * Malformed uploads through the real server: cut off, bits flipped, spliced, bombs, path tricks, lying directories, other formats,
 * from a seed. The server is a process of its own; its memory is printed at each thousand and must stay flat. In the end it reads a
 * good file as if nothing had been.
 * Run: NODE_OPTIONS=--conditions=source node bench/assess/uploads.ts [count] [seed]
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createApi } from '@corridor/client';
import { createMalformed, soundParquet } from '../../packages/server/test/support/malformed.ts';
import { addMember, must, setUpRegion, startTestPlatform } from '../../packages/server/test/support/platform.ts';
import { newDataset, upload } from '../../packages/server/test/support/world-goods.ts';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 20_240_305);

/** Senders at one time: as many as the engine has places. */
const senders = 2;

/** Growth of the server's memory after the first tenth that is still flat: what a garbage collector leaves lying. */
const growthMaxBytes = 128 * 1024 ** 2;

/** Datasets that the uploads go to, so that what is read in spite of it all does not pile up in one. */
const datasets = 20;

const serve = async (): Promise<void> => {
  const world = await startTestPlatform();
  await setUpRegion(world);
  const { api } = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  process.send?.({ baseUrl: api.baseUrl, token: api.token });
  process.once('disconnect', () => void world.close().then(() => process.exit(0)));
};

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

const say = (what: string, bytes: number, seconds: number): void =>
  console.log(
    `  ${what.padEnd(14)} ${String(Math.round(bytes / 1024 ** 2)).padStart(5)} MiB  ${seconds.toFixed(0).padStart(6)} s`,
  );

const run = async (): Promise<void> => {
  const child = fork(import.meta.filename, ['serve'], { stdio: 'inherit' });
  const { baseUrl, token } = await new Promise<{ baseUrl: string; token: string }>((found) =>
    child.once('message', (message) => found(message as { baseUrl: string; token: string })),
  );
  const pid = child.pid ?? 0;
  const api = createApi(baseUrl, token);
  const next = createMalformed(seed, await soundParquet());
  const ids: string[] = [];
  for (let i = 0; i < datasets; i += 1) ids.push(await newDataset(api, `malformed_${i}`));
  const codes = new Map<string, number>();
  const bad: string[] = [];
  let sent = 0;
  let settled = 0;
  let first = 0;
  let last = 0;
  let slowestMs = 0;
  const from = performance.now();
  console.log(`  ${count} malformed uploads, seed ${seed}; memory of the server`);
  say('at start', residentBytes(pid), 0);
  const send = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const { kind, bytes, query = {} } = next();
      const start = performance.now();
      const answer = await upload(api, ids[sent % datasets] ?? '', bytes, { mode: 'replace', ...query });
      slowestMs = Math.max(slowestMs, performance.now() - start);
      const code = answer.ok ? 'read' : answer.problem.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (/^(engine\.|internal|datasets\.reading_failed)/.test(code)) bad.push(`${kind}: ${code}`);
      settled += 1;
      const step = Math.max(1, Math.floor(count / 10));
      if (settled % step !== 0) continue;
      last = residentBytes(pid);
      if (first === 0) first = last;
      say(`after ${settled}`, last, (performance.now() - from) / 1000);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  for (const [code, times] of [...codes].sort((a, b) => b[1] - a[1])) console.log(`  ${code.padEnd(36)} ${times}`);
  console.log(`  not refused by what is wrong in them: ${bad.length}; slowest ${Math.round(slowestMs)} ms`);
  for (const what of bad.slice(0, 20)) console.log(`    ${what}`);
  const good = await must(upload(api, await newDataset(api, 'good'), 'day,n\n2024.3.5,1\n2024.3.6,2\n'));
  console.log(`  a good file afterwards: ${good.rows} rows, day is a ${good.schema[0]?.type}`);
  console.log(
    `  memory after the first tenth ${last - first <= growthMaxBytes ? 'stays flat' : 'GROWS'}: ${Math.round((last - first) / 1024 ** 2)} MiB more at the end`,
  );
  child.disconnect();
};

await (process.argv[2] === 'serve' ? serve() : run());
