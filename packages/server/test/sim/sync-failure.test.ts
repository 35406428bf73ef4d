/**
 * After a failed fsync nobody knows what is on disk, so the program must end and acknowledge nothing. strace lets fsync of a
 * running `corridor serve` fail with EIO, once for the bytes of a file and once for its folder; then it is started again.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeBase } from '../support/crash-base.ts';
import { type Desk, openDesk, openPlatform, type World } from '../support/crash-desk.ts';
import { requireIntegrity } from '../support/crash-integrity.ts';
import { quiet } from '../support/crash-quiet.ts';
import { csvOf } from '../support/crash-steps.ts';
import { whyNoStrace } from '../support/crash-strace.ts';

const skip = whyNoStrace() ?? false;
const root = mkdtempSync(join(tmpdir(), 'corridor-eio-'));
const dataDir = join(root, 'data');
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

let world: World;
before(async () => {
  if (skip === false) world = await makeBase('offer', root);
});

const run = (command: string, args: readonly string[]) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const hears = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(said);
      if (found !== null) return found;
      assert.equal(child.exitCode, null, said);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
    }
  };
  return { child, ended, hears, said: () => said };
};

const cli = fileURLToPath(new URL('../../../client/src/cli.ts', import.meta.url));

/** `corridor serve` on the folder; answers when it listens. */
const serve = async () => {
  const args = ['--conditions=source', cli, 'serve', '--data', dataDir, '--port', '0', '--lang', 'en'];
  const server = run(process.execPath, args);
  const [, address = ''] = await server.hears(/^Corridor listens on (http\S+)$/m);
  return { ...server, address };
};

/** From here on each fsync of the process fails, or each of one path. Answers why not. */
const inject = async (pid: number, path: readonly string[]) => {
  const args = ['-f', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO', ...path, '-p', String(pid)];
  const strace = run('strace', args);
  return strace.hears(/attached/).then(
    () => undefined,
    () => `strace may not attach to a running process here: ${strace.said().trim()}`,
  );
};

const versions = async (desk: Desk): Promise<number> => {
  const path = `/api/v1/datasets/${desk.world.ids.datasetId}/versions`;
  const got = await desk.api('provider').call<{ items: unknown[] }>('GET', path);
  assert.ok(got.ok);
  return got.value.items.length;
};

/** What an upload of other bytes is answered; undefined when the connection ends without a word. */
const upload = async (desk: Desk, first: number): Promise<number | undefined> => {
  const path = `/api/v1/datasets/${desk.world.ids.datasetId}/versions`;
  const body = new Uint8Array(Buffer.from(csvOf(first, 20)));
  try {
    const got = await desk.api('provider').call('POST', path, { body });
    return got.ok ? 201 : got.problem.status;
  } catch {
    return undefined;
  }
};

const failing = async (t: TestContext, first: number, pathIn: (folder: string) => readonly string[]): Promise<void> => {
  const server = await serve();
  const desk = openDesk(server.address, world, new Map());
  const known = await versions(desk);
  const folder = join(dataDir, 'blobs', 'datasets', world.ids.datasetId ?? '');
  const reason = await inject(server.child.pid ?? 0, pathIn(folder));
  if (reason !== undefined) {
    server.child.kill('SIGTERM');
    await server.ended;
    return t.skip(reason);
  }
  assert.equal(await upload(desk, first), undefined, 'nothing is acknowledged');
  assert.equal(await server.ended, 1, server.said());
  assert.match(server.said(), /a file could not be synced: Error: EIO[\s\S]*the ground gave way/);
  const platform = await openPlatform(dataDir, (reason) => assert.fail(reason));
  try {
    const again = openDesk(platform.address, world, new Map());
    assert.equal(await versions(again), known, 'the version that was not acknowledged is not there');
    assert.equal(await upload(again, first), 201);
    await quiet(platform);
    await requireIntegrity(platform, again, { dataDir, seen: [world.checkpoint] });
  } finally {
    await platform.close();
  }
};

test('the bytes of an upload cannot be synced: the server stops with code 1, and starts again', { skip }, (t) =>
  failing(t, 1_001, () => []),
);

test('the folder of a blob cannot be synced: the same', { skip }, (t) =>
  failing(t, 2_001, (folder) => ['-P', join(folder, '_raw')]),
);
