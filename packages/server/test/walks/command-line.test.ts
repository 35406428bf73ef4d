/** Goal: the command line keeps its word: answers, exit codes, refusals in words. Method: the real program against a real platform. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Ended, runCommand } from '../support/command.ts';
import { addMember, setUpRegion, startTestPlatform, type TestPlatform, testPassword } from '../support/platform.ts';

const plants = fileURLToPath(new URL('../../../../examples/data/power-plants-china.csv.gz', import.meta.url));

let world: TestPlatform;
let home: string;
let email: string;
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'corridor-home-'));
  world = await startTestPlatform();
  await setUpRegion(world);
  email = (await addMember(world, { name: 'Commander', marketRoles: ['provider'] })).email;
});
after(() => rmSync(home, { recursive: true }));

const run = (...args: string[]): Promise<Ended> => runCommand(home, args);

test('without words it shows what there is, and an unknown command is a matter of usage', async () => {
  const empty = await run();
  assert.equal(empty.code, 2);
  assert.match(empty.out, /demo .*\n.*serve/);
  assert.equal((await run('dance')).code, 2);
  assert.equal((await run('assess')).code, 2);
  const help = await run('publish', '--help', '--lang', 'zh');
  assert.equal(help.code, 0);
  assert.match(help.out, /示例/);
});

test('a command that needs a person says how to sign in; a wrong password is refused with its code', async () => {
  const nobody = await run('ledger');
  assert.equal(nobody.code, 3);
  assert.match(nobody.err, /corridor login/);
  const wrong = await run('login', world.api.baseUrl, '--email', email, '--password', 'wrong wrong wrong');
  assert.equal(wrong.code, 3);
  assert.match(wrong.err, /^identity\.sign_in_wrong: /);
});

test('sign in, make a key, publish a file, look at the books, check the log', async () => {
  const signedIn = await run('login', world.api.baseUrl, '--email', email, '--password', testPassword);
  assert.equal(signedIn.code, 0, signedIn.err);
  const key = await run('key', 'create');
  assert.match(key.out, /^key_\w+ is registered/, key.err);
  const published = await run('publish', plants, '--dataset', 'plants', '--title', '电厂', '--json');
  assert.equal(published.code, 0, published.err);
  const version = JSON.parse(published.out) as { number: number; rows: number };
  assert.deepEqual([version.number, version.rows], [1, 3137]);
  const again = await run('publish', plants, '--dataset', 'plants');
  assert.equal(again.code, 3, 'the same bytes are not added twice');
  assert.match(again.err, /^datasets\.bytes_known: /);
  assert.equal((await run('ledger', '--json')).code, 0);
  assert.equal((await run('search', '电厂')).code, 0);
  const verified = await run('audit', 'verify', world.api.baseUrl, '--json');
  assert.equal(verified.code, 0, verified.err);
  const more = await run('audit', 'verify', world.api.baseUrl);
  assert.match(more.out, /continues the one seen at/, 'the checkpoint of the first time is remembered');
});

test('a file is assessed without a server, and a broken one is refused with the place', async () => {
  const assessed = await run('assess', plants, '--json', '-', '--suspects', 'suspects.csv');
  assert.equal(assessed.code, 0, assessed.err);
  const document = JSON.parse(assessed.out) as { schema: string; source: { rows: number }; duplicateRows: number };
  assert.deepEqual([document.schema, document.source.rows, document.duplicateRows], ['corridor.assessment/1', 3137, 8]);
  assert.match(readFileSync(join(home, 'suspects.csv'), 'utf8'), /^row,column,value,rule,reason,confidence/);
  writeFileSync(join(home, 'ragged.csv'), 'a,b\n1,2\n3,4,5\n6,7\n');
  const refused = await run('assess', 'ragged.csv');
  assert.equal(refused.code, 3);
  assert.match(refused.err, /^datasets\.row_ragged: .*3/);
});

test('the doctor prints what a database administrator runs, and the API describes itself', async () => {
  const sql = await run('doctor', '--sql');
  assert.match(sql.out, /create role corridor_app/);
  const openapi = JSON.parse((await run('openapi')).out) as { openapi: string };
  assert.match(openapi.openapi, /^3\.1/);
});
