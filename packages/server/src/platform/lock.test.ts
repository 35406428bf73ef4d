/** A data folder has one process: the second is refused by name, and a killed one leaves nothing behind. Real processes, real folders. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockFileName, lockFolder } from './lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'corridor-lock-'));
after(() => rmSync(dir, { recursive: true }));

const holderProgram = `
  import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
  console.log(lockFolder(process.argv[1]).ok ? 'locked' : 'refused');
  setInterval(() => {}, 1000);`;

const startHolder = async (folder: string) => {
  const args = ['--conditions=source', '--input-type=module', '-e', holderProgram, folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
};

test('a folder that is not there is made, closed to others, and given back', () => {
  const folder = join(dir, 'new', 'folder');
  const first = lockFolder(folder);
  assert.ok(first.ok);
  assert.equal(first.value.holder.pid, process.pid);
  const second = lockFolder(folder);
  assert.ok(!second.ok);
  assert.equal(second.error.code, 'lock.folder_in_use');
  first.value.release();
  const third = lockFolder(folder);
  assert.ok(third.ok);
  third.value.release();
});

test('the one who is refused is told who holds it; kill -9 of that one frees it at once', async () => {
  const folder = join(dir, 'killed');
  const { child, said } = await startHolder(folder);
  assert.equal(said, 'locked');
  const refused = lockFolder(folder);
  assert.ok(!refused.ok);
  assert.deepEqual(
    { pid: refused.error.params?.pid, host: refused.error.params?.host },
    { pid: child.pid, host: hostname() },
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = lockFolder(folder);
  assert.ok(taken.ok);
  taken.value.release();
});

test('of many that start at one moment, one gets it', async () => {
  const folder = join(dir, 'race');
  const holders = await Promise.all(Array.from({ length: 6 }, () => startHolder(folder)));
  assert.equal(holders.filter(({ said }) => said === 'locked').length, 1);
  for (const { child } of holders) child.kill('SIGKILL');
});

test('a lock file with anything in it, left by whomever, does not stand in the way', () => {
  const folder = join(dir, 'stale');
  const first = lockFolder(folder);
  assert.ok(first.ok);
  first.value.release();
  writeFileSync(join(folder, lockFileName), JSON.stringify({ pid: process.pid, host: hostname(), since: 'now' }));
  const second = lockFolder(folder);
  assert.ok(second.ok);
  second.value.release();
});

test('a place that cannot be a folder is refused with the reason', () => {
  const file = join(dir, 'a-file');
  writeFileSync(file, '');
  const refused = lockFolder(file);
  assert.ok(!refused.ok);
  assert.equal(refused.error.code, 'lock.folder_not_ours');
});
