// Goal: an outsider with the address or a proof file finds every lie that the log could tell. Method: the verifier reads
// the real routes, first as they are, then through a hand that alters, cuts, forks, rolls back or re-signs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { Json } from '#kernel';
import { append, asOwner, fetchFrom, openHttp, openLogKit, round, type Tamper } from '../../test/support/audit-log.ts';
import { type TestKit, testActor } from '../../test/support/kit.ts';
import { toBase64 } from './core/bytes.ts';
import { proveEntry } from './reading.ts';
import { verifyOffline } from './verify.ts';
import { type OnlineOptions, verifyOnline } from './verify-online.ts';

const base = 'http://corridor.test';
const actor = testActor(['provider']);
const contents = (count: number): Json[] => Array.from({ length: count }, (_, n) => ({ n }));

const openLog = async (size: number): Promise<{ kit: TestKit; http: FastifyInstance; vkey: string }> => {
  const kit = await openLogKit();
  await append(kit, actor, contents(size));
  await round(kit);
  const http = await openHttp(kit);
  return { kit, http, vkey: (await http.inject({ url: '/log/vkey' })).payload };
};

const codeOf = async (http: FastifyInstance, options: OnlineOptions, tamper?: Tamper): Promise<string> => {
  const done = await verifyOnline(base, { ...options, fetch: fetchFrom(http, tamper) });
  return done.ok ? 'ok' : done.error.code;
};

test('a whole log verifies, and again when it has grown past tile borders', async () => {
  const { kit, http, vkey } = await openLog(3);
  let remembered: string | undefined;
  let before: number | undefined;
  for (const size of [3, 256, 257, 700]) {
    const add = size - (before ?? 3);
    await append(kit, actor, contents(add));
    await round(kit);
    const progress: number[] = [];
    const options = { vkey, fetch: fetchFrom(http), onProgress: (checked: number) => progress.push(checked) };
    const done = await verifyOnline(base, remembered === undefined ? options : { ...options, remembered });
    assert.ok(done.ok, JSON.stringify(done));
    assert.equal(done.value.size, size);
    assert.equal(done.value.consistentWith, before);
    assert.equal(done.value.trust, 'given');
    assert.equal(progress.at(-1), size);
    remembered = done.value.checkpoint;
    before = size;
  }
  const first = await verifyOnline(`${base}/log/`, { fetch: fetchFrom(http) });
  assert.ok(first.ok && first.value.trust === 'first_use' && first.value.verifierKeys.join() === vkey.trim());
  await kit.close();
});

test('an empty log verifies, and every log continues it', async () => {
  const { kit, http, vkey } = await openLog(0);
  const empty = await verifyOnline(base, { vkey, fetch: fetchFrom(http) });
  assert.ok(empty.ok && empty.value.size === 0);
  await append(kit, actor, contents(2));
  await round(kit);
  assert.equal(await codeOf(http, { vkey, remembered: empty.value.checkpoint }), 'ok');
  await kit.close();
});

test('no altered bit of any file passes, neither does a missing or a cut file', async () => {
  const { kit, http, vkey } = await openLog(300);
  const files: string[] = [];
  await codeOf(http, { vkey }, (path, bytes) => {
    files.push(path);
    return bytes;
  });
  assert.equal(files.length, 1 + 2 * 2 + 1, 'checkpoint, two bundles, two tiles of level 0, one of level 1');
  const check = async (file: string, place: number, bit: number): Promise<void> => {
    const code = await codeOf(http, { vkey }, (path, bytes) => {
      if (path !== file) return bytes;
      const altered = Buffer.from(bytes);
      const at = place % altered.length;
      altered[at] = (altered[at] ?? 0) ^ (1 << bit);
      return altered;
    });
    assert.notEqual(code, 'ok', `${file} byte ${place} bit ${bit}`);
  };
  const place = fc.nat({ max: 100_000 });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), place, fc.nat({ max: 7 }), check), { numRuns: 60 });
  for (const file of files) {
    assert.notEqual(await codeOf(http, { vkey }, (path, bytes) => (path === file ? undefined : bytes)), 'ok', file);
    const cut: Tamper = (path, bytes) => (path === file ? bytes.subarray(0, -1) : bytes);
    assert.notEqual(await codeOf(http, { vkey }, cut), 'ok', file);
  }
  await kit.close();
});

test('a partial tile that is gone is cut off the full one', async () => {
  const { kit, http, vkey } = await openLog(200);
  const old = await http.inject({ url: '/log/checkpoint' });
  await append(kit, actor, contents(100));
  await round(kit);
  const code = await codeOf(http, { vkey }, (path, bytes) => {
    if (path === '/log/checkpoint') return old.rawPayload;
    return path.includes('.p/') ? undefined : bytes;
  });
  assert.equal(code, 'ok');
  await kit.close();
});

test('a rolled back, a rewritten and a re-signed log are told apart', async () => {
  const { kit, http, vkey } = await openLog(5);
  const five = (await http.inject({ url: '/log/checkpoint' })).payload;
  await append(kit, actor, contents(3));
  await round(kit);
  const eight = (await http.inject({ url: '/log/checkpoint' })).payload;
  assert.equal(await codeOf(http, { vkey, remembered: five }), 'ok');
  const rollBack: Tamper = (path, bytes) => (path === '/log/checkpoint' ? Buffer.from(five) : bytes);
  assert.equal(await codeOf(http, { vkey, remembered: eight }, rollBack), 'audit.log_shrunk');
  assert.equal(await codeOf(http, { vkey, remembered: five.replace('\n5\n', '\n6\n') }), 'audit.signature_wrong');
  const { kit: other, vkey: otherKey, http: otherHttp } = await openLog(8);
  assert.equal(await codeOf(otherHttp, { vkey }), 'audit.signature_missing');
  assert.equal(await codeOf(http, { vkey: otherKey }), 'audit.signature_missing');
  assert.equal(await codeOf(http, { vkey: 'no+key' }), 'audit.key_malformed');
  await other.close();
  await kit.close();
});

test('whoever holds database and key and rewrites an entry is found by whoever remembers a checkpoint', async () => {
  const { kit, http, vkey } = await openLog(4);
  const remembered = (await http.inject({ url: '/log/checkpoint' })).payload;
  const rewrite = `with gone as (delete from audit.tile), closed as (delete from audit.checkpoint),
    moved as (delete from audit.leaf returning entry_id, leaf)
    insert into audit.waiting select entry_id, replace(leaf, 'test.happened', 'test.invented') from moved`;
  await asOwner(kit, rewrite);
  await append(kit, actor, contents(4));
  assert.equal(await round(kit), 8);
  assert.equal(await codeOf(http, { vkey }), 'ok', 'alone the forged log agrees with itself');
  assert.equal(await codeOf(http, { vkey, remembered }), 'audit.history_rewritten');
  await kit.close();
});

test('a log that does not answer is said to be out of reach', async () => {
  const failing = (async () => new Response(null, { status: 500 })) as typeof fetch;
  const dead = (async () => Promise.reject(new Error('connection refused'))) as typeof fetch;
  for (const answer of [failing, dead]) {
    const done = await verifyOnline(base, { fetch: answer });
    assert.ok(!done.ok && done.error.code === 'audit.log_unreachable');
  }
});

test('a proof file proves its entry to somebody offline, and nothing else', async () => {
  const { kit, vkey } = await openLog(9);
  const [id = ''] = await append(kit, actor, [{ price: '12300', 备注: '成交' }]);
  await append(kit, actor, contents(3));
  await round(kit);
  const proven = await kit.db.read(actor, (tx) => proveEntry(tx, id));
  assert.ok(proven.ok && proven.value.salt !== undefined && proven.value.content !== undefined);
  const { proof, content } = proven.value;
  const salt = toBase64(proven.value.salt);
  const evidence = { content, salt, vkey };
  const verified = verifyOffline(proof, evidence);
  assert.ok(verified.ok, JSON.stringify(verified));
  assert.deepEqual([verified.value.index, verified.value.size, verified.value.kind], [9, 13, 'test.happened']);
  const code = (text: string, changed: Partial<typeof evidence> = {}): string => {
    const done = verifyOffline(text, { ...evidence, ...changed });
    return done.ok ? 'ok' : done.error.code;
  };
  assert.equal(code(proof, { content: { ...(content as object), subject: 'agr_other' } }), 'audit.content_wrong');
  assert.equal(code(proof, { salt: salt.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) }), 'audit.content_wrong');
  assert.equal(code(proof, { salt: '' }), 'audit.content_wrong');
  assert.equal(code(proof, { vkey: vkey.slice(0, -4) }), 'audit.key_malformed');
  assert.equal(code(proof.replace('index 9', 'index 8')), 'audit.not_included');
  assert.equal(code(proof.replace(/\nextra .*\n/, '\n')), 'audit.proof_malformed');
  const check = (place: number): void => {
    const at = place % proof.length;
    const altered = proof.slice(0, at) + (proof[at] === 'A' ? 'B' : 'A') + proof.slice(at + 1);
    assert.notEqual(code(altered), 'ok', `altered at ${at}`);
  };
  fc.assert(fc.property(fc.nat(), check), { numRuns: 200 });
  await kit.close();
});
