// Goal: the public log is served as c2sp.org/tlog-tiles asks, and the API answers whom it should. Method: requests to the
// real routes as anonymous visitor, party and stranger, and what they answer read with the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { append, openHttp, openLogKit, round } from '../../test/support/audit-log.ts';
import { testActor } from '../../test/support/kit.ts';
import { decodeBundle } from './core/bundle.ts';
import { fromBase64 } from './core/bytes.ts';
import { openCheckpoint } from './core/checkpoint.ts';
import { hashLeaf } from './core/hash.ts';
import { decodeVerifierKey } from './core/note.ts';
import { verifyConsistency } from './core/verification.ts';

const contents = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
const [party, stranger] = [testActor(['provider']), testActor(['buyer'])];

test('checkpoint, tiles and bundles carry the content types and caching of the specification', async () => {
  const kit = await openLogKit();
  const http = await openHttp(kit);
  assert.equal((await http.inject({ url: '/log/checkpoint' })).statusCode, 404, 'before the log is started');
  await append(kit, party, contents(300));
  await round(kit);
  const checkpoint = await http.inject({ url: '/log/checkpoint' });
  assert.equal(checkpoint.headers['content-type'], 'text/plain; charset=utf-8');
  assert.equal(checkpoint.headers['cache-control'], 'public, max-age=1');
  const keys = (await http.inject({ url: '/log/vkey' })).payload.trim().split('\n').map(decodeVerifierKey);
  const head = openCheckpoint(
    checkpoint.payload,
    keys.filter((key) => key !== undefined),
  );
  assert.ok(head.ok && head.value.size === 300);
  for (const path of ['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/44']) {
    const file = await http.inject({ url: `/log/${path}` });
    assert.equal(file.statusCode, 200, path);
    assert.equal(file.headers['content-type'], 'application/octet-stream');
    assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(file.headers['access-control-allow-origin'], '*');
  }
  await kit.close();
});

test('each entry of a bundle hashes to its place in the tile, compressed or not', async () => {
  const kit = await openLogKit();
  const http = await openHttp(kit);
  await append(kit, party, contents(300));
  await round(kit);
  const [plain, packed] = await Promise.all(
    ['identity', 'br;q=0.5, gzip'].map((accept) =>
      http.inject({ url: '/log/tile/entries/001.p/44', headers: { 'accept-encoding': accept } }),
    ),
  );
  assert.equal(plain?.headers['content-encoding'], undefined);
  assert.equal(packed?.headers['content-encoding'], 'gzip');
  assert.ok(plain && packed && gunzipSync(packed.rawPayload).equals(plain.rawPayload));
  const refused = await http.inject({ url: '/log/tile/entries/001.p/44', headers: { 'accept-encoding': 'gzip;q=0' } });
  assert.equal(refused.headers['content-encoding'], undefined);
  const tile = (await http.inject({ url: '/log/tile/0/001.p/44' })).rawPayload;
  const entries = decodeBundle(plain.rawPayload, 44) ?? [];
  assert.deepEqual(Buffer.concat(entries.map(hashLeaf)), tile);
  await kit.close();
});

test('partial tiles of every published size stay, nothing beyond the published size is served', async () => {
  const kit = await openLogKit();
  const http = await openHttp(kit);
  for (const size of [3, 5]) {
    await append(kit, party, contents(size));
    await round(kit);
  }
  const statuses = async (paths: string[]): Promise<number[]> =>
    Promise.all(paths.map(async (path) => (await http.inject({ url: `/log/tile/${path}` })).statusCode));
  assert.deepEqual(
    await statuses(['0/000.p/3', '0/000.p/8', 'entries/000.p/3', 'entries/000.p/8']),
    [200, 200, 200, 200],
  );
  const three = (await http.inject({ url: '/log/tile/0/000.p/3' })).rawPayload;
  assert.deepEqual(three, (await http.inject({ url: '/log/tile/0/000.p/8' })).rawPayload.subarray(0, 96));
  const absent = [
    '0/000.p/9',
    '0/000',
    '1/000.p/1',
    'entries/000',
    'entries/000.p/9',
    '0/001.p/1',
    '0/000.p/0',
    '0/x',
    '',
  ];
  assert.deepEqual(
    await statuses(absent),
    absent.map(() => 404),
  );
  await kit.close();
});

test('the API lists and proves entries to their parties only', async () => {
  const kit = await openLogKit();
  const http = await openHttp(kit, { party, stranger });
  const [id] = await append(kit, party, contents(3), 'agr_7');
  const get = (url: string, who = '') => http.inject({ url: `/api/v1/audit/${url}`, headers: { 'x-actor': who } });
  assert.equal((await get('entries')).statusCode, 401);
  assert.equal((await get(`entries/${id}/proof`, 'party')).json().code, 'audit.entry_waiting');
  await round(kit);
  const list = (await get('entries?subject=agr_7&pageSize=2', 'party')).json();
  assert.equal(list.items.length, 2);
  assert.equal(list.items[0].kind, 'test.happened');
  const rest = (await get(`entries?subject=agr_7&pageSize=2&pageToken=${list.nextPageToken}`, 'party')).json();
  assert.deepEqual([...list.items, ...rest.items].map(({ position }) => position).sort(), [0, 1, 2]);
  assert.deepEqual((await get('entries', 'stranger')).json(), { items: [] });
  assert.equal((await get('entries?pageToken=x', 'party')).json().code, 'http.page_token_invalid');
  const proof = (await get(`entries/${id}/proof`, 'party')).json();
  assert.match(proof.proof, /^c2sp\.org\/tlog-proof@v1\nextra /);
  assert.equal(proof.content.happened.n, 0);
  assert.equal((await get(`entries/${id}/proof`, 'stranger')).statusCode, 404);
  const kinds = (await get('kinds')).json().items.map(({ kind }: { kind: string }) => kind);
  assert.ok(kinds.includes('audit.entry_erased') && kinds.includes('test.happened'));
  await kit.close();
});

test('consistency is proven to everybody between published sizes', async () => {
  const kit = await openLogKit();
  const http = await openHttp(kit);
  const roots: Uint8Array[] = [];
  for (const size of [5, 4]) {
    await append(kit, party, contents(size));
    await round(kit);
    roots.push(
      fromBase64((await http.inject({ url: '/log/checkpoint' })).payload.split('\n')[2] ?? '') ?? new Uint8Array(),
    );
  }
  const [fromRoot = new Uint8Array(), toRoot = new Uint8Array()] = roots;
  const ask = (query: string) => http.inject({ url: `/api/v1/audit/consistency?${query}` });
  const proof = (await ask('from=5&to=9')).json().proof.map((hash: string) => fromBase64(hash));
  assert.ok(verifyConsistency({ from: 5, to: 9, fromRoot, toRoot }, proof));
  assert.deepEqual((await ask('from=5&to=10')).json().code, 'audit.size_unknown');
  assert.deepEqual((await ask('from=6&to=5')).json().code, 'audit.size_unknown');
  assert.equal((await ask('from=-1&to=5')).statusCode, 400);
  assert.deepEqual((await ask('from=0&to=0')).json(), { from: 0, to: 0, proof: [] });
  await kit.close();
});
