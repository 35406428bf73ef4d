/** Goal: office files become versions by every way that files take. Method: real HTTP, database, engine and blobs; workbooks from a seed. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { addMember, codeOf, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorkbooks } from '../support/workbooks.ts';

type Version = {
  readonly number: number;
  readonly rows: number;
  readonly schema: readonly { readonly name: string; readonly type: string }[];
  readonly source: {
    readonly fileName?: string;
    readonly format: string;
    readonly table?: string;
    readonly headerRows: number;
  };
};

let world: TestPlatform;
let provider: Api;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
});

let datasets = 0;
const newDataset = async (): Promise<string> => {
  datasets += 1;
  const body = { name: `book_${datasets}`, titleZh: '工作簿', titleEn: 'Workbook', timeZone: 'Asia/Shanghai' };
  return (await must(provider.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
};

const upload = (id: string, content: Uint8Array | string, query: Record<string, string> = {}) =>
  provider.call<Version>('POST', `/api/v1/datasets/${id}/versions`, { query, body: new Blob([Buffer.from(content)]) });

test('a workbook becomes a version, by a whole upload and a resumed one; another of its tables is read without sending it again', async () => {
  const books = makeWorkbooks(7);
  const book = (start: string): Uint8Array =>
    books.find(({ name }) => name.startsWith(start))?.bytes ?? new Uint8Array();
  const id = await newDataset();
  const first = await must(upload(id, book('sideBySide'), { fileName: '汇总.xlsx' }));
  const { source } = first;
  assert.deepEqual(
    [first.rows, source.format, source.table, source.fileName],
    [19, 'xlsx', '汇总!F2:I21', '汇总.xlsx'],
  );
  const reread = (table: string) =>
    provider.call<Version>('POST', `/api/v1/datasets/${id}/versions/1/rereading`, { body: { table } });
  assert.equal(await codeOf(reread('Sheet9')), 'datasets.table_not_found');
  const second = await must(reread('汇总!A2:D14'));
  assert.deepEqual([second.number, second.rows, second.source.table], [2, 12, '汇总!A2:D14']);
  const ledger = await must(upload(await newDataset(), book('ledgerOfAssets'), { table: '台账' }));
  assert.equal(ledger.source.headerRows, 1);
  const bytes = book('roster');
  const other = await newDataset();
  const body = { name: '名册.xlsx', bytes: bytes.byteLength };
  const begun = await must(provider.call<{ id: string }>('POST', `/api/v1/datasets/${other}/uploads`, { body }));
  const sent = await fetch(`${world.api.baseUrl}/api/v1/uploads/${begun.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${provider.token}`, 'upload-offset': '0', 'tus-resumable': '1.0.0' },
    body: new Uint8Array(bytes),
  });
  assert.equal(sent.status, 204);
  const done = await must(provider.call<{ version: Version | null }>('POST', `/api/v1/uploads/${begun.id}/complete`));
  assert.equal(done.version?.source.format, 'xlsx');
  assert.equal(done.version?.schema[5]?.type, 'date');
});

test('JSON becomes a version; what is no table leaves the dataset without one', async () => {
  const id = await newDataset();
  const lines = await must(upload(id, '{"a":1,"b":{"c":"甲"}}\n{"a":2}\n', { fileName: 'a.ndjson' }));
  assert.deepEqual(
    [lines.source.format, lines.rows, lines.schema.map(({ name }) => name)],
    ['ndjson', 2, ['a', 'b.c']],
  );
  assert.equal(await codeOf(upload(await newDataset(), '{"a":[1,}', { fileName: 'a.json' })), 'datasets.json_invalid');
});
