/**
 * Goal: a file that is sent with interruptions becomes the very version that one call makes of it, its sender sees where it is
 * at any moment, and what is refused is refused as there. Method: real HTTP, broken connections, database, engine and blobs.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { sweepIntakes } from '#datasets';
import { ok } from '#kernel';
import { systemActor } from '#platform/system';
import { addMember, codeOf, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { newDataset, waitFor } from '../support/world-goods.ts';

type Version = { number: number; rows: number; rawSha256: string; schema: object[]; source: { fileName: string } };
type Upload = {
  id: string;
  received: number;
  state: string;
  waitsFor: string;
  rows: number | null;
  refusal: { code: string; zh: string; en: string } | null;
  version: Version | null;
  assessmentPath: string | null;
};

const bytesMax = 4_000_000;
let world: TestPlatform;
let provider: Api;
let other: Api;

before(async () => {
  world = await startTestPlatform({ settings: { CORRIDOR_UPLOAD_MAX: String(bytesMax) } });
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
});

const example = readFileSync(new URL('../../../../examples/data/prsa-aotizhongxin-2013-2016.csv.gz', import.meta.url));
const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

let datasets = 0;
const dataset = (api = provider): Promise<string> => {
  datasets += 1;
  return newDataset(api, `resumed_${datasets}`);
};

const begin = (datasetId: string, bytes: number, more: object = {}, api = provider) =>
  api.call<Upload>('POST', `/api/v1/datasets/${datasetId}/uploads`, {
    body: { name: 'station.csv.gz', bytes, ...more },
  });

const append = (id: string, offset: number, bytes: Uint8Array | string, api = provider) =>
  fetch(`${world.api.baseUrl}/api/v1/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${api.token}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body: new Uint8Array(Buffer.from(bytes)),
  });

const head = (id: string, api = provider) =>
  fetch(`${world.api.baseUrl}/api/v1/uploads/${id}`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${api.token}` },
  });

const look = (id: string, api = provider) => api.call<Upload>('GET', `/api/v1/uploads/${id}`);
const complete = (id: string) => provider.call<Upload>('POST', `/api/v1/uploads/${id}/complete`);

/** Sends some bytes of a longer announced body and cuts the connection. */
const cutOff = (id: string, offset: number, sent: Uint8Array, announced: number): Promise<void> =>
  new Promise((gone) => {
    const call = request(new URL(`/api/v1/uploads/${id}`, world.api.baseUrl), {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${provider.token}`,
        'content-length': String(announced),
        'upload-offset': String(offset),
      },
    });
    call.on('error', () => gone());
    call.write(sent, () => setTimeout(() => call.destroy(new Error('cut')), 300));
  });

const piecesOf = (id: string): string[] => {
  try {
    return readdirSync(join(world.dataDir, 'blobs', 'uploads', id));
  } catch {
    return [];
  }
};

const noPieces = (id: string): Promise<boolean> =>
  waitFor('the end of the pieces', async () => (piecesOf(id).length === 0 ? true : undefined));

test('interrupted twice and resumed, a file becomes the version that one call makes of it', async () => {
  const inOneCall = await must(
    provider.call<Version>('POST', `/api/v1/datasets/${await dataset()}/versions`, {
      body: new Blob([new Uint8Array(example)]),
      query: { fileName: 'station.csv.gz' },
    }),
  );
  const { id } = await must(begin(await dataset(), example.length, { sha256: hash(example) }));
  const third = Math.floor(example.length / 3);
  await cutOff(id, 0, example.subarray(0, third), example.length);
  const kept = await waitFor('the bytes before the cut', async () => {
    const { received } = await must(look(id));
    return received > 0 ? received : undefined;
  });
  assert.equal(kept, third);
  const asked = await head(id);
  assert.deepEqual(
    ['upload-offset', 'upload-length', 'tus-resumable', 'cache-control'].map((name) => asked.headers.get(name)),
    [String(third), String(example.length), '1.0.0', 'no-store'],
  );
  assert.equal(await codeOf(complete(id)), 'datasets.upload_unfinished');
  const second = await append(id, third, example.subarray(third, 2 * third));
  assert.deepEqual([second.status, second.headers.get('upload-offset')], [204, String(2 * third)]);
  const again = await append(id, third, example.subarray(third));
  assert.deepEqual(
    [again.status, ((await again.json()) as { details: object }).details],
    [409, { received: 2 * third }],
  );
  assert.equal((await append(id, 2 * third, example.subarray(2 * third))).status, 204);
  const done = await must(complete(id));
  const { version } = done;
  assert.ok(version !== null);
  assert.deepEqual(
    [version.number, version.rows, version.rawSha256, version.schema, version.source],
    [1, inOneCall.rows, hash(example), inOneCall.schema, inOneCall.source],
  );
  assert.equal((await must(complete(id))).version?.number, 1, 'said twice it is one version');
  const assessed = await waitFor('the assessment', async () => {
    const now = await must(look(id));
    return now.state === 'assessed' ? now : undefined;
  });
  assert.equal(assessed.waitsFor, 'nobody');
  await must(provider.call('GET', assessed.assessmentPath ?? ''));
  await noPieces(id);
});

test('the reading goes on when the sender goes away, and is listed when they come back', async () => {
  const csv = 'a,b\n1,2\n';
  const { id } = await must(begin(await dataset(), csv.length));
  await append(id, 0, csv);
  const leaving = new AbortController();
  const asked = fetch(`${world.api.baseUrl}/api/v1/uploads/${id}/complete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${provider.token}` },
    signal: leaving.signal,
  }).catch(() => undefined);
  await waitFor('the reading', async () => ((await must(look(id))).state === 'receiving' ? undefined : true));
  leaving.abort();
  await asked;
  const list = await waitFor('the version', async () => {
    const { items } = await must(provider.call<{ items: Upload[] }>('GET', '/api/v1/my/uploads'));
    return items.find((one) => one.id === id)?.version === null ? undefined : items;
  });
  assert.equal(list[0]?.id, id, 'newest first');
  assert.equal(list[0]?.rows, 1);
});

test('what cannot be read is refused as in one call, in words, and leaves nothing behind', async () => {
  const csv = 'a,b\n1,2\n3\n';
  const { id } = await must(begin(await dataset(), csv.length));
  await append(id, 0, csv);
  assert.equal(await codeOf(complete(id)), 'datasets.row_ragged');
  const { state, refusal, version } = await must(look(id));
  assert.deepEqual([state, refusal?.code, version], ['refused', 'datasets.row_ragged', null]);
  assert.match(refusal?.en ?? '', /^Row 3 has 1 fields where 2 are expected/);
  assert.match(refusal?.zh ?? '', /第 3 行/);
  await noPieces(id);
  const other = await must(begin(await dataset(), csv.length, { sha256: hash('another file') }));
  await append(other.id, 0, csv);
  assert.equal(await codeOf(complete(other.id)), 'datasets.upload_damaged');
});

test('more than was announced is not taken; too large and known files are refused at the beginning', async () => {
  const into = await dataset();
  assert.equal(await codeOf(begin(into, bytesMax + 1)), 'datasets.upload_too_large');
  const { id } = await must(begin(into, 8));
  const longer = await append(id, 0, 'a,b\n1,2\n3,4\n');
  assert.equal(longer.status, 413);
  assert.equal((await must(look(id))).received, 0, 'announced as too long it is not begun');
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('a,b\n1,2\n3,4\n'));
      controller.close();
    },
  });
  const unannounced = await fetch(`${world.api.baseUrl}/api/v1/uploads/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${provider.token}`, 'upload-offset': '0' },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  assert.equal(unannounced.status, 413);
  assert.equal((await must(look(id))).received, 8, 'what was announced is kept');
  assert.equal((await must(complete(id))).version?.rows, 1);
  assert.equal(await codeOf(begin(into, 8, { sha256: hash('a,b\n1,2\n') })), 'datasets.bytes_known');
  assert.equal((await append(id, 8, 'x')).status, 409, 'what is read takes no more bytes');
  const old = await fetch(`${world.api.baseUrl}/api/v1/uploads/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${provider.token}`, 'upload-offset': '0', 'tus-resumable': '0.2.2' },
  });
  assert.equal(old.status, 412);
});

test('of two senders at one offset one is told where to go on', async () => {
  const { id } = await must(begin(await dataset(), 4));
  const answers = await Promise.all([append(id, 0, 'a\n'), append(id, 0, 'a\n')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
  assert.equal((await must(look(id))).received, 2);
  assert.equal(piecesOf(id).length, 1);
});

test('number and bytes of open uploads are limited; dropping makes room; strangers find nothing', async () => {
  const into = await dataset(other);
  const open: string[] = [];
  for (let n = 0; n < 4; n += 1) open.push((await must(begin(into, bytesMax, {}, other))).id);
  assert.equal(await codeOf(begin(into, 1, {}, other)), 'datasets.uploads_too_large');
  const [first = ''] = open;
  assert.equal(await codeOf(look(first)), 'datasets.upload_not_found');
  assert.equal((await head(first)).status, 404);
  assert.equal((await append(first, 0, 'a')).status, 404);
  assert.equal(await codeOf(provider.call('DELETE', `/api/v1/uploads/${first}`)), 'datasets.upload_not_found');
  await append(first, 0, 'a', other);
  assert.equal(piecesOf(first).length, 1);
  await must(other.call('DELETE', `/api/v1/uploads/${first}`));
  assert.deepEqual(piecesOf(first), []);
  assert.equal(await codeOf(look(first, other)), 'datasets.upload_not_found');
  for (let n = 0; n < 17; n += 1) await must(begin(into, 1, {}, other));
  assert.equal(await codeOf(begin(into, 1, {}, other)), 'datasets.uploads_too_many');
});

test('what nobody continues is dropped, with pieces that no row knows', async () => {
  const { id } = await must(begin(await dataset(), 4));
  await append(id, 0, 'a\n');
  await world.platform.kit.blobs.putIfAbsent(`uploads/${id}/stray`, Buffer.from('x'));
  await sweepIntakes(world.platform.kit);
  assert.equal(piecesOf(id).length, 2, 'while it is open nothing is swept');
  await world.platform.kit.db.transact(systemActor('test'), async (tx) =>
    ok(await sql`update datasets.intake set expires_at = now() - interval '1 minute' where id = ${id}`.execute(tx.q)),
  );
  await sweepIntakes(world.platform.kit);
  assert.equal(await codeOf(look(id)), 'datasets.upload_not_found');
  assert.deepEqual(piecesOf(id), []);
});
