/**
 * The newcomer's door, run as a newcomer would: from any folder, through a link, with spaces in the path, with old and
 * new Node. The launcher is the real one in a small checkout; npm and Node are real, only the version that `node` tells
 * is chosen by the test.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = mkdtempSync(join(tmpdir(), 'corridor launcher '));
after(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
};

const tell = `const said: string = JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd(), options: process.env.NODE_OPTIONS });
console.log(said);`;

/** What npm reads: one workspace, so that it has something to install without asking a registry. */
const writePackages = (folder: string, version: string): void => {
  const top = { name: 'small', version, type: 'module', workspaces: ['packages/client'] };
  const client = { name: 'small-client', version: '1.0.0' };
  const links = { 'node_modules/small-client': { resolved: 'packages/client', link: true } };
  const packages = { '': top, ...links, 'packages/client': client };
  write(join(folder, 'package.json'), JSON.stringify(top));
  write(join(folder, 'packages/client/package.json'), JSON.stringify(client));
  write(join(folder, 'package-lock.json'), JSON.stringify({ name: 'small', version, lockfileVersion: 3, packages }));
};

const makeCheckout = (name: string): string => {
  const folder = join(root, name);
  mkdirSync(folder);
  cpSync(fileURLToPath(new URL('../../../../corridor', import.meta.url)), join(folder, 'corridor'));
  writePackages(folder, '1.0.0');
  write(join(folder, 'packages/client/src/cli.ts'), tell);
  write(join(folder, 'tools/test.ts'), tell);
  write(join(folder, 'tools/web.ts'), 'process.exitCode = 0;');
  return folder;
};

/** A folder for the PATH whose `node` is this one, but says that it is another version. */
const nodeThatSays = (version: string): string => {
  const folder = join(root, `node-${version}`);
  const script = `#!/bin/sh\n[ "$*" = "-p process.versions.node" ] && { echo ${version}; exit; }\nexec "${process.execPath}" "$@"\n`;
  write(join(folder, 'node'), script, 0o755);
  return folder;
};

type Told = { argv: string[]; cwd: string; options: string };

const run = (command: string, args: string[], { cwd = '/', version = '24.1.0', options = '' } = {}) => {
  const path = [nodeThatSays(version), dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, NODE_OPTIONS: options };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return { told: JSON.parse(stdout) as Told, stderr };
};

const checkout = makeCheckout('a checkout');
const corridor = join(checkout, 'corridor');

test('the first call installs and says so in a line; later ones are silent, until the lock file changes', () => {
  assert.match(run(corridor, []).stderr, /^corridor: installing packages[^\n]*\n$/);
  assert.equal(run(corridor, []).stderr, '');
  writePackages(checkout, '1.0.1');
  assert.match(run(corridor, []).stderr, /^corridor: installing packages/);
});

test('arguments and the caller’s folder arrive untouched, also through a link', () => {
  const link = join(root, 'linked');
  symlinkSync(corridor, link);
  const args = ['assess', 'my file.csv', '--json', '', "it's"];
  for (const command of [corridor, link])
    assert.deepEqual(
      { ...run(command, args, { cwd: root }).told, options: '' },
      { argv: args, cwd: root, options: '' },
    );
  assert.deepEqual(run('./corridor', ['--help'], { cwd: checkout }).told.argv, ['--help']);
});

test('`test` goes to the tests, with the rest of the arguments', () => {
  assert.deepEqual(run(corridor, ['test', '--fast']).told.argv, ['--fast']);
});

test('the options for sources are added to what is there; stripping types is asked for where it is not yet the rule', () => {
  const always = '--conditions=source --disable-warning=ExperimentalWarning';
  const strip = `${always} --experimental-strip-types`;
  const expected = {
    '22.12.0': strip,
    '22.17.1': strip,
    '22.18.0': always,
    '23.5.0': strip,
    '23.6.0': always,
    '26.0.0': always,
  };
  for (const [version, options] of Object.entries(expected))
    assert.equal(run(corridor, [], { version }).told.options, options, version);
  assert.equal(run(corridor, [], { options: '--no-deprecation' }).told.options, `--no-deprecation ${always}`);
});

test('a Node too old is not used when a new one has been fetched', () => {
  const own = join(checkout, '.node/node_modules/node-test/bin');
  mkdirSync(own, { recursive: true });
  symlinkSync(process.execPath, join(own, 'node'));
  for (const version of ['18.20.0', '20.20.2', '22.11.0']) {
    const { told, stderr } = run(corridor, ['x'], { version });
    assert.deepEqual([told.argv, stderr], [['x'], '']);
  }
  rmSync(join(checkout, '.node'), { recursive: true });
});

test('many at once install once', () => {
  const folder = makeCheckout('at once');
  const { stderr } = run('sh', [
    '-c',
    `for n in 1 2 3 4; do "$0" $n >/dev/null & done; wait; "$0"`,
    join(folder, 'corridor'),
  ]);
  assert.equal(stderr.split('installing packages').length - 1, 1);
  assert.ok(readdirSync(join(folder, 'node_modules')).includes('.corridor-installed'));
});
