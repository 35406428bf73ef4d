/** Goal: commits are what the Delta protocol wants and the same whenever they are written. Method: hand-made rows, checked action by action, and a reader of the log that replays it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#kernel';
import type { Column, Dataset, Version, VersionFile } from '../model.ts';
import { contentHash } from './content.ts';
import { creationCommit, logKey, versionCommit } from './delta.ts';

const at = new Date('2026-01-02T03:04:05.678Z');

const dataset: Dataset = {
  id: 'ds_01jgfjjz00fv2rk0000000000g' as Id<'ds'>,
  organisationId: 'org_01jgfjjz00fv2rk0000000000g' as Id<'org'>,
  name: 'air',
  titleZh: '空气质量',
  titleEn: '',
  timeZone: 'UTC',
  latestVersion: 3,
  createdAt: at,
};

const column = (name: string, type: Column['type'], title = name): Column => ({ name, title, type, nullable: true });

const version = (number: number, mode: Version['mode'], schema: Column[]): Version => ({
  id: `dsv_${number}` as Id<'dsv'>,
  datasetId: dataset.id,
  number,
  mode,
  rawSha256: '',
  contentSha256: '',
  rows: 1,
  bytes: 1,
  schema,
  source: {
    format: 'csv',
    encoding: 'utf-8',
    compression: 'none',
    delimiter: ',',
    quote: '"',
    escape: '"',
    lineEnds: 'lf',
    headerRows: 1,
    rows: 1,
    columns: 1,
    missingMarkers: [],
  },
  createdAt: at,
});

const file = (id: string, addedIn: number, removedIn: number | null = null): VersionFile => ({
  id: id as Id<'dsf'>,
  key: `datasets/${dataset.id}/part-${id}.parquet`,
  sha256: id,
  bytes: 10,
  rows: 1,
  stats: '{"numRecords":1}',
  addedIn,
  removedIn,
});

type Action = Record<string, Record<string, unknown>>;
const actions = (text: string): Action[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Action);

const v1 = version(1, 'append', [column('PM2.5', 'double'), column('a_b', 'long', 'a b')]);
const v2 = version(2, 'append', [...v1.schema]);
const v3 = version(3, 'replace', [column('PM2.5', 'double')]);
const files = [file('f1', 1, 3), file('f2', 2, 3), file('f3', 3)];

test('commit 0 makes the table: reader 1, writer 4, change data feed on, a GUID that never changes', () => {
  const [info, protocol, meta] = actions(creationCommit(dataset, v1));
  assert.equal(info?.commitInfo?.timestamp, at.getTime());
  assert.deepEqual(protocol, { protocol: { minReaderVersion: 1, minWriterVersion: 4 } });
  assert.match(String(meta?.metaData?.id), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  assert.deepEqual(meta?.metaData?.format, { provider: 'parquet', options: {} });
  assert.deepEqual(meta?.metaData?.configuration, { 'delta.enableChangeDataFeed': 'true' });
  assert.deepEqual(meta?.metaData?.partitionColumns, []);
  assert.deepEqual(JSON.parse(String(meta?.metaData?.schemaString)), {
    type: 'struct',
    fields: [
      { name: 'PM2.5', type: 'double', nullable: true, metadata: {} },
      { name: 'a_b', type: 'long', nullable: true, metadata: { comment: 'a b' } },
    ],
  });
  assert.equal(logKey(dataset.id, 7), `datasets/${dataset.id}/_delta_log/00000000000000000007.json`);
});

test('an append is one add and no metadata; a replacement removes everything and says its new columns', () => {
  const [, ...appended] = actions(versionCommit({ dataset, version: v2, before: v1, files }));
  assert.deepEqual(appended, [
    {
      add: {
        path: 'part-f2.parquet',
        partitionValues: {},
        size: 10,
        modificationTime: at.getTime(),
        dataChange: true,
        stats: '{"numRecords":1}',
      },
    },
  ]);
  const [, meta, ...rest] = actions(versionCommit({ dataset, version: v3, before: v2, files }));
  assert.equal((JSON.parse(String(meta?.metaData?.schemaString)) as { fields: unknown[] }).fields.length, 1);
  assert.deepEqual(
    rest.map((action) => [Object.keys(action)[0], Object.values(action)[0]?.path]),
    [
      ['remove', 'part-f1.parquet'],
      ['remove', 'part-f2.parquet'],
      ['add', 'part-f3.parquet'],
    ],
  );
});

test('replaying the commits gives the files of every version, whatever came later', () => {
  const standing = new Set<string>();
  const seen = [v1, v2, v3].map((v, i, all) => {
    for (const action of actions(versionCommit({ dataset, version: v, before: all[i - 1], files }))) {
      if (action.remove !== undefined) assert.ok(standing.delete(String(action.remove.path)));
      if (action.add !== undefined) standing.add(String(action.add.path));
    }
    return [...standing];
  });
  assert.deepEqual(seen, [['part-f1.parquet'], ['part-f1.parquet', 'part-f2.parquet'], ['part-f3.parquet']]);
  const early = files.slice(0, 2).map((f) => ({ ...f, removedIn: null }));
  assert.equal(
    versionCommit({ dataset, version: v2, before: v1, files: early }),
    versionCommit({ dataset, version: v2, before: v1, files }),
  );
});

test('the content hash is SHA-256 over the sorted hashes as canonical JSON', () => {
  const ofAandB = '0473ef2dc0d324ab659d3580c1134e9d812035905c4781fdd6d529b0c6860e13';
  assert.equal(contentHash(['b', 'a']), ofAandB);
  assert.notEqual(contentHash(['a']), contentHash(['a', 'b']));
});
