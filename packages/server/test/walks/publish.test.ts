/** Goal: a file becomes a version, an assessment and a listing, or leaves nothing behind. Method: a provider, the operator and a visitor over HTTP, on both databases. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { codeOf, must } from '../support/platform.ts';
import { forEachDatabase, type Walk } from '../support/world-databases.ts';
import { joinMarket } from '../support/world-deals.ts';
import { changesBetween, fingerprintOf } from '../support/world-fingerprint.ts';
import {
  approve,
  assessed,
  checklistOpinion,
  draft,
  draftOf,
  publish,
  sourceStatement,
  submit,
  upload,
} from '../support/world-goods.ts';

const example = (name: string): Buffer => readFileSync(new URL(`../../../../examples/data/${name}`, import.meta.url));

/** Chinese names and a column with gaps, in the encoding that Chinese offices still write. */
const divisions = example('divisions-gb18030.csv');

type Assessment = {
  readonly contentSha256: string;
  readonly quality: { readonly score: number; readonly coverage: number; readonly edition: string };
  readonly sensitivity: { readonly level: string; readonly allowedModes: readonly string[]; readonly edition: string };
};

const taskFolders = ({ dataDir }: Walk): string[] =>
  readdirSync(join(dataDir, 'work')).filter((name) => name.startsWith('task_'));

/** Work folders go away a moment after the answer. */
const workIsDone = async (world: Walk): Promise<void> => {
  for (let tries = 0; tries < 200 && taskFolders(world).length > 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(taskFolders(world), []);
};

/** The Parquet file that the platform itself wrote for a version. */
const parquetOf = (world: Walk, datasetId: string): Buffer => {
  const folder = join(world.dataDir, 'blobs', 'datasets', datasetId);
  const [part = ''] = readdirSync(folder).filter((name) => name.endsWith('.parquet'));
  return readFileSync(join(folder, part));
};

forEachDatabase('a provider publishes a file', async (world) => {
  const { step, operator } = world;
  const provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  const { api } = provider;
  const search = async (q: string): Promise<string[]> =>
    (await must(world.api.call<{ items: { id: string }[] }>('GET', '/api/v1/products', { query: { q } }))).items.map(
      ({ id }) => id,
    );
  let datasetId = '';
  let productId = '';

  await step('The file is streamed in and hashed', async () => {
    const published = await publish(api, 'divisions', divisions);
    datasetId = published.id;
    const { version } = published;
    assert.equal(version.rawSha256, createHash('sha256').update(divisions).digest('hex'));
    assert.deepEqual([version.number, version.rows, version.source.encoding], [1, 2_978, 'gb18030']);
  });

  await step('Encoding and compression are found without asking', async () => {
    const { version: zipped } = await publish(api, 'zipped', gzipSync(divisions));
    assert.deepEqual(
      [zipped.rows, zipped.source.encoding, zipped.source.compression, zipped.schema.length],
      [2_978, 'gb18030', 'gzip', 4],
    );
  });

  await step('Delta table that other tools read without us', async () => {
    const parquet = parquetOf(world, datasetId);
    const { version: again } = await publish(api, 'again', parquet);
    const first = await must(api.call<{ schema: unknown }>('GET', `/api/v1/datasets/${datasetId}/versions/1`));
    assert.deepEqual([again.rows, again.schema, again.source.format], [2_978, first.schema, 'parquet']);
    await world.platform.outbox.drained();
    const log = readdirSync(join(world.dataDir, 'blobs', 'datasets', datasetId, '_delta_log'));
    assert.deepEqual(log.sort(), ['00000000000000000000.json', '00000000000000000001.json']);
  });

  await step('A refused file leaves nothing behind', async () => {
    const before = await fingerprintOf(world.platform);
    const refusals = [
      upload(api, datasetId, Buffer.concat([divisions, Buffer.from('1,2\r\n')])),
      upload(api, datasetId, 'other,columns\n1,2\n'),
      upload(api, datasetId, gzipSync(Buffer.alloc(30_000_000))),
      upload(api, datasetId, divisions),
    ];
    assert.deepEqual(await Promise.all(refusals.map(codeOf)), [
      'datasets.row_ragged',
      'datasets.schema_differs',
      'datasets.compression_bomb',
      'datasets.bytes_known',
    ]);
    await workIsDone(world);
    assert.deepEqual(changesBetween(before, await fingerprintOf(world.platform)), []);
  });

  await step('Every figure names its rule and the edition of its standard', async () => {
    const { quality, sensitivity, contentSha256 } = await assessed<Assessment>(api, datasetId, 1);
    const version = await must(api.call<{ contentSha256: string }>('GET', `/api/v1/datasets/${datasetId}/versions/1`));
    assert.equal(contentSha256, version.contentSha256);
    assert.ok(quality.score > 0 && quality.coverage > 0 && quality.edition !== '' && sensitivity.edition !== '');
    assert.ok(sensitivity.allowedModes.includes('share'), `level ${sensitivity.level}`);
  });

  await step('A way of delivery that the level forbids is refused when it is drafted', async () => {
    const { id } = await publish(api, 'patients', example('patients-synthetic.csv'));
    const body = draftOf([id], { deliveryModes: ['download'] });
    assert.equal(await codeOf(api.call('POST', '/api/v1/products', { body })), 'catalog.mode_not_allowed');
  });

  await step('No listing without a source statement', async () => {
    productId = await draft(api, [datasetId], { title: { zh: '行政区划表', en: 'Divisions of China' } });
    const { state, reasons } = await submit(api, productId);
    assert.equal(state, 'returned');
    assert.deepEqual(reasons.map(({ code }) => code).sort(), ['catalog.opinion_missing', 'catalog.source_missing']);
    assert.deepEqual(await search('行政区划'), []);
  });

  await step('reviews exactly what was submitted; a change in between voids the submission', async () => {
    const path = `/api/v1/products/${productId}`;
    await must(api.call('POST', `${path}/source-statement`, { body: sourceStatement }));
    await must(api.call('POST', `${path}/opinion`, { body: checklistOpinion }));
    const first = await submit(api, productId);
    assert.equal(first.state, 'submitted', JSON.stringify(first.reasons));
    assert.equal(await codeOf(approve(api, productId, first.contentSha256)), 'http.not_allowed', 'not by oneself');
    const changed = { ...sourceStatement, licence: 'CC0' };
    await must(api.call('POST', `${path}/source-statement`, { body: changed }));
    assert.notEqual(await codeOf(approve(operator, productId, first.contentSha256)), '', 'not what was changed since');
    assert.deepEqual(await search('行政区划'), []);
    const second = await submit(api, productId);
    assert.equal(await codeOf(approve(operator, productId, first.contentSha256)), 'catalog.content_changed');
    assert.equal((await must(approve(operator, productId, second.contentSha256))).state, 'listed');
    assert.deepEqual([await search('行政区划'), await search('divisions')], [[productId], [productId]]);
  });
});
