/** Goal: a provider's files become immutable versions and a Delta table; what is refused leaves nothing behind. Method: real HTTP, database, engine and blobs; real data of the demo. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { collectOrphans, writeDeltaLogs } from '#datasets';
import { ok } from '#kernel';
import { systemActor } from '#platform/system';
import { addMember, codeOf, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';

type Version = {
  number: number;
  rows: number;
  bytes: number;
  rawSha256: string;
  contentSha256: string;
  schema: { name: string; type: string }[];
  source: { fileName?: string; encoding: string; compression: string; missingMarkers: string[] };
  files?: number;
};

let world: TestPlatform;
let provider: Api;
let other: Api;

before(async () => {
  world = await startTestPlatform({ settings: { CORRIDOR_UPLOAD_MAX: '4000000' } });
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
});

let datasets = 0;
const newDataset = async (api = provider, timeZone = 'UTC'): Promise<string> => {
  datasets += 1;
  const body = { name: `table_${datasets}`, titleZh: '测试表', titleEn: 'Test table', timeZone };
  return (await must(api.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
};

const upload = (id: string, content: Uint8Array | string, query: Record<string, string> = {}, api = provider) =>
  api.call<Version>('POST', `/api/v1/datasets/${id}/versions`, { query, body: new Blob([Buffer.from(content)]) });

const example = (name: string): Buffer => readFileSync(new URL(`../../../../examples/data/${name}`, import.meta.url));

const blobDir = (id: string): string => join(world.dataDir, 'blobs', 'datasets', id);

const filesUnder = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
};

type Action = { add?: { path: string; size: number; stats: string } } & Record<string, object>;

const logOf = (id: string, version: number): Action[] =>
  readFileSync(join(blobDir(id), '_delta_log', `${String(version).padStart(20, '0')}.json`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Action);

/** Waits for what a request does after its answer; the folders of uploads only, for assessments run beside. */
const nothingLeft = async (id: string): Promise<void> => {
  const work = join(world.dataDir, 'work');
  const left = (): string[] => [
    ...filesUnder(blobDir(id)),
    ...readdirSync(work).filter((name) => name.startsWith('task_')),
  ];
  for (let tries = 0; tries < 100 && left().length > 0; tries += 1) await new Promise((on) => setTimeout(on, 50));
  assert.deepEqual(left(), []);
};

test('a station’s series is published and continued; the Delta log says exactly that', async () => {
  const id = await newDataset(provider, 'Asia/Shanghai');
  const first = example('prsa-aotizhongxin-2013-2016.csv.gz');
  const v1 = await must(upload(id, first, { fileName: 'station.csv.gz' }));
  assert.deepEqual([v1.number, v1.rows, v1.schema.length], [1, 26_304, 18]);
  assert.equal(v1.rawSha256, createHash('sha256').update(first).digest('hex'));
  assert.deepEqual(v1.schema[5], { name: 'PM2.5', title: 'PM2.5', type: 'double', nullable: true });
  assert.deepEqual(
    [v1.source.fileName, v1.source.encoding, v1.source.compression, v1.source.missingMarkers],
    ['station.csv.gz', 'utf-8', 'gzip', ['NA']],
  );
  const v2 = await must(upload(id, example('prsa-aotizhongxin-2016-2017.csv.gz')));
  assert.deepEqual([v2.number, v2.rows, v2.schema], [2, 35_064, v1.schema]);
  await world.platform.outbox.drained();
  assert.deepEqual(
    logOf(id, 0).map((a) => Object.keys(a)[0]),
    ['commitInfo', 'protocol', 'metaData'],
  );
  const adds = [1, 2].map((n) => logOf(id, n).flatMap((a) => a.add ?? []));
  assert.deepEqual(
    adds.map((list) => list.length),
    [1, 1],
  );
  const paths = adds.flat().map((add) => add.path);
  for (const [i, path] of paths.entries()) {
    const bytes = readFileSync(join(blobDir(id), path));
    assert.equal(bytes.length, adds.flat()[i]?.size);
    assert.equal(bytes.subarray(0, 4).toString(), 'PAR1');
  }
  const stats = adds
    .flat()
    .map((add) => JSON.parse(add.stats) as { numRecords: number; nullCount: Record<string, number> });
  assert.deepEqual(
    stats.map((s) => s.numRecords),
    [26_304, 8_760],
  );
  assert.equal((stats[0]?.nullCount['PM2.5'] ?? 0) + (stats[1]?.nullCount['PM2.5'] ?? 0), 925);
  const hashes = paths.map((path) =>
    createHash('sha256')
      .update(readFileSync(join(blobDir(id), path)))
      .digest('hex'),
  );
  assert.equal(v2.contentSha256, createHash('sha256').update(JSON.stringify(hashes.sort())).digest('hex'));
});

test('GB18030 is read without a word about encodings', async () => {
  const version = await must(upload(await newDataset(), example('divisions-gb18030.csv')));
  assert.deepEqual([version.rows, version.source.encoding], [2_978, 'gb18030']);
});

test('a file that was read wrongly is read another way without sending it again', async () => {
  const id = await newDataset();
  await must(upload(id, 'a;b\n15;2\n25;3\n', { delimiter: ',' }));
  const reread = (number: number, body: object, api = provider) =>
    api.call<Version>('POST', `/api/v1/datasets/${id}/versions/${number}/rereading`, { body });
  assert.equal(await codeOf(reread(1, { delimiter: ';' }, other)), 'datasets.not_found');
  const v2 = await must(reread(1, { delimiter: ';' }));
  assert.deepEqual([v2.number, v2.rows, v2.schema.length], [2, 2, 2]);
  assert.equal(await codeOf(reread(1, {})), 'datasets.rereading_not_whole', 'no longer the newest');
  await must(upload(id, 'a;b\n95;9\n'));
  assert.equal(await codeOf(reread(3, {})), 'datasets.rereading_not_whole', 'added to earlier rows');
});

test('a replacement removes what was there and may change the columns; old versions stay readable', async () => {
  const id = await newDataset();
  await must(upload(id, 'a,b\n1,2\n'));
  await must(upload(id, 'a,b\n3,4\n'));
  const v3 = await must(upload(id, 'a\nx\ny\n', { mode: 'replace' }));
  assert.deepEqual([v3.number, v3.rows, v3.schema.map((c) => c.type)], [3, 2, ['string']]);
  await world.platform.outbox.drained();
  assert.deepEqual(
    logOf(id, 3).map((a) => Object.keys(a)[0]),
    ['commitInfo', 'metaData', 'remove', 'remove', 'add'],
  );
  const v2 = await must(provider.call<Version>('GET', `/api/v1/datasets/${id}/versions/2`));
  assert.deepEqual([v2.rows, v2.files, v2.schema.length], [2, 2, 2]);
  const list = await must(provider.call<{ items: Version[] }>('GET', `/api/v1/datasets/${id}/versions`));
  assert.deepEqual(
    list.items.map((v) => v.number),
    [1, 2, 3],
  );
  // What a replacement took away may come again.
  assert.equal((await must(upload(id, 'a\n1\n', { mode: 'append' }))).rows, 3);
});

test('what does not fit is refused with the place and leaves nothing behind', async () => {
  const id = await newDataset();
  assert.equal(await codeOf(upload(id, 'a,b\n1,2\n3\n')), 'datasets.row_ragged');
  assert.equal(await codeOf(upload(id, '')), 'datasets.empty');
  assert.equal(await codeOf(upload(id, 'PK\x03\x04')), 'datasets.archive_damaged');
  assert.equal(await codeOf(upload(id, gzipSync(Buffer.alloc(20_000_000)))), 'datasets.compression_bomb');
  assert.equal(await codeOf(upload(id, 'a,b\n1,2\n', { mode: 'merge' })), 'http.invalid');
  assert.equal(await codeOf(upload(id, 'a,b\n1,2\n', { encoding: 'klingon' })), 'datasets.encoding_unknown');
  await nothingLeft(id);
  await must(upload(id, 'a,b\n1,2\n'));
  const wrong = await upload(id, 'a,c\n1,2\n');
  assert.deepEqual(!wrong.ok && [wrong.problem.code, wrong.problem.details], [
    'datasets.schema_differs',
    { missing: ['b'], unknown: ['c'] },
  ]);
  assert.equal(await codeOf(upload(id, 'a,b\n1,x\n')), 'datasets.type_differs');
  assert.equal(await codeOf(upload(id, 'a,b\n1,2\n')), 'datasets.bytes_known');
  const latest = await must(provider.call<{ latestVersion: number }>('GET', `/api/v1/datasets/${id}`));
  assert.equal(latest.latestVersion, 1);
});

const timed = async (work: () => Promise<unknown>): Promise<{ ms: number }> => {
  const start = performance.now();
  await work();
  return { ms: performance.now() - start };
};

test('too many bytes are refused, announced or not, and the sender hears why', async () => {
  const id = await newDataset();
  const big = Buffer.alloc(5_000_000, 'a,b\n');
  assert.equal(await codeOf(upload(id, big)), 'datasets.upload_too_large');
  const chunks = new ReadableStream({
    start(controller) {
      for (let at = 0; at < big.length; at += 500_000) controller.enqueue(big.subarray(at, at + 500_000));
      controller.close();
    },
  });
  const streamed = provider.call('POST', `/api/v1/datasets/${id}/versions`, { body: chunks });
  assert.equal(await codeOf(streamed), 'datasets.upload_too_large');
  await nothingLeft(id);
  // The connection is free for the next call: nothing of the refused body is left in it.
  const { ms } = await timed(() => must(provider.call('GET', `/api/v1/datasets/${id}`)));
  assert.ok(ms < 5_000, `the next call took ${ms} ms`);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const id = await newDataset();
  const url = new URL(`/api/v1/datasets/${id}/versions`, world.api.baseUrl);
  const headers = { authorization: `Bearer ${provider.token}`, 'content-length': '1000000' };
  await new Promise<void>((gone) => {
    const call = request(url, { method: 'POST', headers });
    call.on('error', () => gone());
    call.write('a,b\n1,2\n', () => setTimeout(() => call.destroy(new Error('cut')), 200));
  });
  await nothingLeft(id);
  assert.equal(
    (await must(provider.call<{ latestVersion: null }>('GET', `/api/v1/datasets/${id}`))).latestVersion,
    null,
  );
});

test('two uploads at once: one becomes the version, the other is told', async () => {
  const id = await newDataset();
  const answers = await Promise.all([upload(id, 'a\n1\n'), upload(id, 'a\n2\n'), upload(id, 'a\n3\n')]);
  const numbers = answers.flatMap((a) => (a.ok ? [a.value.number] : []));
  const codes = answers.flatMap((a) => (a.ok ? [] : [a.problem.code]));
  assert.deepEqual(numbers, [...new Set(numbers)]);
  assert.ok(codes.every((code) => code === 'datasets.version_conflict'));
  await world.platform.outbox.drained();
  const parts = filesUnder(blobDir(id)).filter((path) => path.includes('/part-'));
  assert.equal(parts.length, numbers.length);
});

test('somebody else’s dataset is not there, names are one’s own, zones must exist', async () => {
  const id = await newDataset();
  await must(upload(id, 'a\n1\n'));
  assert.equal(await codeOf(upload(id, 'a\n2\n', {}, other)), 'datasets.not_found');
  assert.equal(await codeOf(other.call('GET', `/api/v1/datasets/${id}`)), 'datasets.not_found');
  assert.equal(await codeOf(other.call('GET', `/api/v1/datasets/${id}/versions/1`)), 'datasets.not_found');
  const body = { name: 'same', titleZh: '同名', timeZone: 'UTC' };
  await must(provider.call('POST', '/api/v1/datasets', { body }));
  assert.equal(await codeOf(provider.call('POST', '/api/v1/datasets', { body })), 'datasets.name_taken');
  await must(other.call('POST', '/api/v1/datasets', { body }));
  const nowhere = { ...body, name: 'nowhere', timeZone: 'Nowhere/Land' };
  assert.equal(
    await codeOf(provider.call('POST', '/api/v1/datasets', { body: nowhere })),
    'datasets.time_zone_unknown',
  );
  const page = await must(
    other.call<{ items: { id: string }[] }>('GET', '/api/v1/datasets', { query: { pageSize: 1 } }),
  );
  assert.equal(page.items.length, 1);
});

test('a lost Delta log is written again, the same to the byte', async () => {
  const id = await newDataset();
  await must(upload(id, 'a\n1\n'));
  await must(upload(id, 'a\n2\n'));
  await world.platform.outbox.drained();
  const folder = join(blobDir(id), '_delta_log');
  const read = (): string[] =>
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  const before = read();
  const { kit } = world.platform;
  for (const n of [0, 1, 2]) await kit.blobs.delete(`datasets/${id}/_delta_log/${String(n).padStart(20, '0')}.json`);
  await forget(id);
  await writeDeltaLogs(kit, id);
  assert.deepEqual(read(), before);
});

const forget = async (id: string): Promise<void> => {
  await world.platform.kit.db.transact(systemActor('test'), async (tx) =>
    ok(await sql`update datasets.dataset set logged_version = -1 where id = ${id}`.execute(tx.q)),
  );
};

test('blobs of an upload that a crash cut off are collected, those of a running one are not', async () => {
  const id = await newDataset();
  const { kit } = world.platform;
  const fileId = 'dsf_01jgfjjz00fv2rk0000000000g';
  const keys = [`datasets/${id}/_raw/${fileId}`, `datasets/${id}/part-${fileId}.parquet`];
  await kit.db.transact(systemActor('test'), async (tx) =>
    ok(
      await sql`insert into datasets.upload (file_id, dataset_id, organisation_id, raw_key, file_key, started_at)
        select ${fileId}, id, organisation_id, ${keys[0]}, ${keys[1]}, ${tx.now} from datasets.dataset where id = ${id}`.execute(
        tx.q,
      ),
    ),
  );
  for (const key of keys) await kit.blobs.putIfAbsent(key, Buffer.from('half'));
  assert.equal(await collectOrphans(kit, { atStart: false }), 0);
  assert.equal(filesUnder(blobDir(id)).length, 2);
  await kit.db.transact(systemActor('test'), async (tx) =>
    ok(await sql`update datasets.upload set started_at = started_at - interval '2 hours'`.execute(tx.q)),
  );
  assert.equal(await collectOrphans(kit, { atStart: false }), 1);
  assert.deepEqual(filesUnder(blobDir(id)), []);
});
