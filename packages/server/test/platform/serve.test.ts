/**
 * `corridor serve` as an operator meets it: it says where it listens, is ready, refuses a second one, ends in order
 * within 10 s, ends with a fault when its database dies, and starts again at once. The real program as a process.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = mkdtempSync(join(tmpdir(), 'corridor-serve-'));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});
const dataDir = join(root, 'data');
const cli = fileURLToPath(new URL('../../../client/src/cli.ts', import.meta.url));

/** Starts it on a free port; `said` is everything it printed, by the end or until it listens. */
const start = () => {
  const args = ['--conditions=source', cli, 'serve', '--data', dataDir, '--port', '0', '--lang', 'en'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const address = async (): Promise<string> => {
    for (;;) {
      const [, found] = /^Corridor listens on (http\S+)$/m.exec(said) ?? [];
      if (found !== undefined) return found;
      assert.equal(child.exitCode, null, said);
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  };
  return { child, ended, address, said: () => said };
};

const postmasterPid = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('it starts, is ready, and SIGTERM ends it in order although a client stays connected', async () => {
  const server = start();
  const address = await server.address();
  const ready = await fetch(`${address}/readyz`);
  assert.equal(ready.status, 200, await ready.text());
  const { hostname, port } = new URL(address);
  const idler = connect(Number(port), hostname);
  await once(idler, 'connect');
  const from = performance.now();
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0, server.said());
  assert.ok(performance.now() - from < 10_000);
  assert.equal(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), false);
  idler.destroy();
});

test('a second one on the folder is refused with code 3 and a sentence; the first serves on; the next start is quick', async () => {
  const from = performance.now();
  const first = start();
  const address = await first.address();
  assert.ok(performance.now() - from < 10_000);
  const second = start();
  assert.equal(await second.ended, 3);
  assert.match(
    second.said(),
    new RegExp(`lock\\.folder_in_use[^]*process ${first.child.pid}|process ${first.child.pid}[^]*`),
  );
  assert.equal((await fetch(`${address}/healthz`)).status, 200);
  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0);
});

test('killed without a word, it starts again, and the database it left is not in the way', async () => {
  const first = start();
  await first.address();
  const orphan = postmasterPid();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start();
  assert.equal((await fetch(`${await second.address()}/readyz`)).status, 200);
  assert.notEqual(postmasterPid(), orphan);
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
});

test('when its database dies it ends with a fault instead of serving without one', async () => {
  const server = start();
  await server.address();
  process.kill(postmasterPid(), 'SIGKILL');
  assert.equal(await server.ended, 1);
  assert.match(server.said(), /database ended/);
});
