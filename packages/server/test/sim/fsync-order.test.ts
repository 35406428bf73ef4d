/**
 * No kill ever finds a missing fsync, for the kernel keeps what the dead had written; so this looks at what the kernel was
 * asked for, in strace's account of a publish: bytes and names of a blob are synced before the COMMIT that refers to it is
 * sent, and the database's own log is synced before the answer.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeBase } from '../support/crash-base.ts';
import { runProgram } from '../support/crash-process.ts';
import { descriptorOf, pathOf, readTrace, type SystemCall, straceTo, whyNoStrace } from '../support/crash-strace.ts';

const skip = whyNoStrace() ?? false;
const root = mkdtempSync(join(tmpdir(), 'corridor-order-'));
after(() => rmSync(root, { recursive: true, force: true }));

let calls: readonly SystemCall[] = [];

before(async () => {
  if (skip !== false) return;
  const folder = join(root, 'base');
  await makeBase('people', folder);
  const account = join(root, 'account');
  const { how } = await runProgram(straceTo(account), { folder, scenario: 'publish', point: 0 });
  assert.equal(how, 'ended');
  calls = readTrace(account);
});

const isSync = ({ name }: SystemCall): boolean => name === 'fsync' || name === 'fdatasync';
const isSending = ({ name }: SystemCall): boolean => /^(write|writev|sendto|sendmsg)$/.test(name);

type Linked = { readonly from: string; readonly to: string; readonly call: SystemCall };

/** Blobs get their names by link(); which two names, and when. */
const linksTo = (pattern: RegExp): Linked[] =>
  calls
    .filter(({ name }) => name.startsWith('link'))
    .map((call) => {
      const [from = '', to = ''] = [...call.args.matchAll(/"([^"]*)"/g)].map(([, path]) => path);
      return { from, to, call };
    })
    .filter(({ to }) => pattern.test(to));

/** The COMMIT of the first transaction after a line whose statement says all of the words. */
const commitOf = (words: readonly string[], line = 0): SystemCall => {
  const statement = calls.find(
    (call) => call.from > line && isSending(call) && words.every((word) => call.args.includes(word)),
  );
  assert.ok(statement !== undefined, `a statement with ${words.join(' and ')} was sent`);
  const connection = descriptorOf(statement);
  const commit = calls.find(
    (call) => call.from > statement.from && descriptorOf(call) === connection && /commit\\0/.test(call.args),
  );
  assert.ok(commit !== undefined, 'its transaction was committed');
  return commit;
};

const keyOf = ({ to }: Linked): string => to.split('/blobs/')[1] ?? '';

const requireSynced = (path: string, line: number, commit: SystemCall): void => {
  const found = calls.find(
    (call) => isSync(call) && pathOf(call) === path && call.from >= line && call.to < commit.from,
  );
  assert.ok(found !== undefined, `${path} is synced after line ${line} and before the COMMIT at line ${commit.from}`);
};

/** The bytes before the name, the name's folder and every folder made on the way before the COMMIT. */
const requireOrder = ({ from, to, call }: Linked, commit: SystemCall): void => {
  const bytes = calls.find((one) => isSync(one) && pathOf(one) === from && one.to < call.from);
  assert.ok(bytes !== undefined, `the bytes of ${to} are synced before they get their name`);
  requireSynced(dirname(to), call.to, commit);
  for (const made of calls.filter(({ name, args }) => name.startsWith('mkdir') && args.includes('/blobs/'))) {
    const folder = /"([^"]*)"/.exec(made.args)?.[1] ?? '';
    if (to.startsWith(`${folder}/`)) requireSynced(dirname(folder), made.to, commit);
  }
};

const insertsFile = 'insert into \\"datasets\\".\\"file\\"';
const setsLogged = 'update \\"datasets\\".\\"dataset\\" set \\"logged_version\\"';
const insertsVersion = 'insert into \\"datasets\\".\\"version\\"';

test('a Parquet file, its name and its folders are on disk before the COMMIT that refers to it', { skip }, () => {
  const linked = linksTo(/\/part-[^/]+\.parquet$/);
  assert.equal(linked.length, 2);
  for (const one of linked) requireOrder(one, commitOf([insertsFile, keyOf(one)]));
});

test('so is the raw upload', { skip }, () => {
  const linked = linksTo(/\/_raw\/[^/]+$/);
  assert.equal(linked.length, 2);
  for (const one of linked) requireOrder(one, commitOf([insertsVersion, keyOf(one)]));
});

test('a commit of the Delta log is on disk before the row says that it is written', { skip }, () => {
  const linked = linksTo(/\/_delta_log\/\d{20}\.json$/);
  assert.equal(linked.length, 3);
  for (const one of linked) requireOrder(one, commitOf([setsLogged], one.call.to));
});

test('the answer to an upload is sent after the database has synced its own log', { skip }, () => {
  const answers = calls.filter(
    (call) => isSending(call) && /HTTP\/1\.1 201/.test(call.args) && /"?dsv_/.test(call.args),
  );
  assert.equal(answers.length, 2);
  for (const [index, one] of linksTo(/\/part-[^/]+\.parquet$/).entries()) {
    const commit = commitOf([insertsFile, keyOf(one)]);
    const answer = answers[index];
    assert.ok(answer !== undefined);
    const synced = calls.find(
      (call) => isSync(call) && pathOf(call).includes('/pg_wal/') && call.from > commit.from && call.to < answer.from,
    );
    assert.ok(synced !== undefined, 'the write-ahead log is synced between COMMIT and answer');
  }
});

test('what a dead process made is not taken for durable: folders and names that are there are synced again', {
  skip,
}, () => {
  const folder = join(root, 'twice');
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  const account = join(root, 'twice.account');
  const [command = '', ...args] = straceTo(account);
  const program = fileURLToPath(new URL('../support/crash-put-twice.ts', import.meta.url));
  const done = spawnSync(command, [...args, process.execPath, '--conditions=source', program, folder], {
    encoding: 'utf8',
  });
  assert.equal(done.stdout, 'written identical\n', done.stderr);
  const trace = readTrace(account);
  const [link] = trace.filter(({ name }) => name.startsWith('link'));
  const synced = trace.filter(isSync);
  const before = synced.filter((call) => call.to < (link?.from ?? 0)).map(pathOf);
  assert.ok(before.includes(join(folder, 'a')), 'the folder that holds the name of the folder');
  assert.equal(synced.map(pathOf).at(-1), join(folder, 'a', 'b'), 'the name that the second writer found');
});
