/** Goal: a task cannot outgrow its memory, its time, its files or its parent. Method: real children on this machine. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine, type Engine, EngineSqlError, type TaskSpec } from '../engine.ts';
import { findConfinement } from './confine.ts';

const silent = { info: () => {}, warn: () => {} };
const heavy = 'select count(*) from range(1000000000) a, range(1000000) b where hash(a.range) = hash(b.range + 1)';

let folder = '';
let engine: Engine;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-engine-'));
  engine = createEngine({ log: silent, memoryMaxBytes: 300 * 1024 ** 2, tasksMax: 2 });
});

after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const spec = async (more: Partial<TaskSpec> = {}): Promise<TaskSpec> => ({
  name: 'test',
  readPaths: [],
  workDir: await mkdtemp(join(folder, 'work-')),
  ...more,
});

const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
};

test('rows are safe for JSON: wide numbers, decimals and dates are text, int32 and double are numbers', async () => {
  const outcome = await engine.task(await spec(), (session) =>
    session.rows(
      `select 9007199254740993::bigint b, 1.50::decimal(9,2) c, 7::integer i, 0.25::double d, date '2024-02-29' t,
              null n, ? p, true y`,
      ['x'],
    ),
  );
  const row = { b: '9007199254740993', c: '1.50', i: 7, d: 0.25, t: '2024-02-29', n: null, p: 'x', y: true };
  assert.deepEqual(outcome, { ok: true, value: [row] });
});

test('what the work throws or a statement refuses reaches the caller, and the next task is not touched by it', async () => {
  await assert.rejects(
    engine.task(await spec(), (session) => session.run('select nonsense')),
    EngineSqlError,
  );
  await assert.rejects(
    engine.task(await spec(), async () => {
      throw new TypeError('ours');
    }),
    TypeError,
  );
  const caught = await engine.task(await spec(), async (session) =>
    session.run('select nonsense').catch((error: unknown) => error instanceof EngineSqlError),
  );
  assert.deepEqual(caught, { ok: true, value: true });
});

test('an overrun of memory is refused within 2 s, also where DuckDB itself does not count it', async (t) => {
  if (!(await findConfinement()).memory) return t.skip('prlimit is missing on this machine');
  const { value, ms } = await timed(async () =>
    engine.task(await spec(), (session) => session.rows("select length(repeat('x', 1500000000))")),
  );
  assert.equal(!value.ok && value.error.code, 'engine.out_of_memory');
  assert.ok(ms < 2_000, `took ${ms} ms`);
});

test('an overrun of time kills the child at once, whatever the work does with it', async () => {
  const { value, ms } = await timed(async () =>
    engine.task(await spec({ timeMaxMs: 600 }), async (session) => {
      await session.rows(heavy).catch(() => 'swallowed');
      return new Promise<never>(() => {});
    }),
  );
  assert.equal(!value.ok && value.error.code, 'engine.out_of_time');
  assert.ok(ms < 2_600, `took ${ms} ms`);
});

test('a child that dies on its own is refused as crashed', async () => {
  const lone = createEngine({ log: silent, spare: false });
  const running = lone.task(await spec(), (session) => session.rows(heavy));
  setTimeout(() => void lone.close(), 500);
  const outcome = await running;
  assert.equal(!outcome.ok && outcome.error.code, 'engine.crashed');
});

test('only named files are read, only the work folder is written, nothing is loaded or widened', async () => {
  const named = join(folder, 'named.csv');
  const other = join(folder, 'other.csv');
  await Promise.all([named, other].map((path) => writeFile(path, 'a,b\n1,2\n')));
  const task = await spec({ readPaths: [named] });
  const denied = [
    `select * from read_csv('${other}')`,
    `select * from read_csv('${task.workDir}/../other.csv')`,
    `select * from read_text('/etc/hostname')`,
    `select * from glob('/etc/*')`,
    `copy (select 1) to '${named}' (use_tmp_file false)`,
    `copy (select 1) to '${folder}/new.csv'`,
    `attach '${task.workDir}/x.db'`,
    `export database '${folder}/all'`,
    'set threads = 8',
    'install httpfs',
    'load httpfs',
    `select * from read_csv('https://example.org/a.csv')`,
    'select 1; select 2',
  ];
  const outcome = await engine.task(task, async (session) => {
    const allowed: string[] = [];
    for (const sql of denied)
      await session.run(sql).then(
        () => allowed.push(sql),
        () => {},
      );
    await assert.rejects(session.decode(other), /did not name/);
    await session.run(`copy (select 1 as a) to '${task.workDir}/mine.parquet' (format parquet)`);
    return { allowed, rows: await session.rows(`select * from read_csv('${named}')`) };
  });
  assert.deepEqual(outcome, { ok: true, value: { allowed: [], rows: [{ a: '1', b: '2' }] } });
  assert.equal(await readFile(named, 'utf8'), 'a,b\n1,2\n');
});

test('tasks beyond the limit wait their turn and all end', async () => {
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(async (n) =>
      engine.task(await spec(), (session) => session.rows<{ n: number }>('select ?::int n', [n])),
    ),
  );
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok && outcome.value[0]?.n),
    [1, 2, 3, 4],
  );
});

const parentProgram = (workDir: string): string => `
  import { createEngine } from '${new URL('../engine.ts', import.meta.url).href}';
  const log = { info() {}, warn() {} };
  const engine = createEngine({ log });
  const spec = { name: 'orphan', readPaths: [], workDir: ${JSON.stringify(workDir)} };
  await engine.task(spec, async (session) => {
    await session.run('select 1');
    process.stdout.write('ready');
    await session.run(${JSON.stringify(heavy)});
  });`;

const childrenOf = async (pid: number): Promise<number[]> =>
  (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(/\s+/).map(Number);

test('the parent’s death ends its children within 2 s, the busy one and the spare', async (t) => {
  if (!existsSync('/proc/self/task')) return t.skip('needs /proc');
  const { workDir } = await spec();
  const args = ['--conditions=source', '--no-warnings', '--input-type=module', '-e', parentProgram(workDir)];
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((ready) => parent.stdout.once('data', ready));
  const children = await childrenOf(parent.pid ?? 0);
  assert.ok(children.length >= 1);
  parent.kill('SIGKILL');
  const { ms } = await timed(async () => {
    while (children.some(isAlive)) await new Promise((again) => setTimeout(again, 20));
  });
  assert.ok(ms < 2_000, `took ${ms} ms`);
  t.diagnostic(`${children.length} children gone after ${ms.toFixed(0)} ms`);
});

/** A zombie is dead: it only waits for init to take note. */
const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
