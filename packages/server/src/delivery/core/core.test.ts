// Goal: headers, names, ranges and signed addresses are read as the protocol has them, and no altered address passes.
// Method: examples of the specification, and every member of a signed scope changed in turn.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseFormat, parseCapabilities, parseFileIdHash, renderCapabilities } from './capabilities.ts';
import { toName, uniqueNames } from './names.ts';
import { readContinuation, sealContinuation, verifyContinuation } from './page-token.ts';
import { parseRange } from './range.ts';
import { lineMaker, metadataLine, protocolLine, renderRest } from './sharing-format.ts';
import { coversFile, readScope, type UrlScope, urlPath, urlTail, verifyScope } from './signed-url.ts';

test('capabilities are case-insensitive and decide the format', () => {
  const python = parseCapabilities(
    'responseformat=delta,parquet;readerfeatures=deletionvectors,columnmapping,timestampntz',
  );
  assert.equal(chooseFormat(python), 'parquet');
  assert.equal(python.includeEndStreamAction, false);
  const spark = parseCapabilities('responseFormat=DELTA; includeEndStreamAction=TRUE');
  assert.equal(chooseFormat(spark), 'delta');
  assert.equal(
    renderCapabilities('delta', spark.includeEndStreamAction),
    'responseformat=delta;includeendstreamaction=true',
  );
  assert.equal(chooseFormat(parseCapabilities(undefined)), 'parquet');
  assert.equal(chooseFormat(parseCapabilities(';;=;x')), 'parquet');
  assert.deepEqual(
    [parseFileIdHash('Delta'), parseFileIdHash('md5'), parseFileIdHash(undefined)],
    ['delta', null, undefined],
  );
});

test('names hold nothing that the protocol forbids', () => {
  assert.equal(toName('Air quality, Aotizhongxin (2013–2016)', 'x'), 'air_quality_aotizhongxin_2013_2016');
  assert.equal(toName('奥体中心 空气质量', 'x'), '奥体中心_空气质量');
  assert.equal(toName('…', 'ds_01'), 'ds_01');
  assert.deepEqual(uniqueNames(['a', 'A', 'b', 'a']), ['a', 'A_2', 'b', 'a_3']);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const name = toName(title, 'fallback');
      assert.match(name, /^[\p{L}\p{N}_]{1,255}$/u);
    }),
  );
});

test('ranges follow RFC 9110', () => {
  assert.deepEqual(parseRange('bytes=0-3', 10), { kind: 'part', start: 0, endInclusive: 3 });
  assert.deepEqual(parseRange('bytes=4-', 10), { kind: 'part', start: 4, endInclusive: 9 });
  assert.deepEqual(parseRange('bytes=-4', 10), { kind: 'part', start: 6, endInclusive: 9 });
  assert.deepEqual(parseRange('bytes=0-999', 10), { kind: 'part', start: 0, endInclusive: 9 });
  for (const outside of ['bytes=10-', 'bytes=99-100', 'bytes=-0'])
    assert.equal(parseRange(outside, 10).kind, 'outside', outside);
  for (const whole of [undefined, '', 'bytes=-', 'bytes=5-2', 'items=0-1', 'bytes=0-1,3-4', 'bytes=a-b'])
    assert.equal(parseRange(whole, 10).kind, 'whole', String(whole));
});

const sign = (bytes: Uint8Array): Uint8Array => createHmac('sha256', 'secret').update(bytes).digest();
const scope: UrlScope = {
  agreementId: 'agr_1',
  tableId: 'gtb_1',
  versionFrom: 1,
  versionTo: 2,
  expiresAtMs: 1_700_000_000_000,
  keyId: 'key_1',
};

test('an address verifies as made, and with no member changed', () => {
  const url = new URL(`http://h${urlPath(scope)}file_1${urlTail(scope, sign)}`);
  assert.equal(url.pathname, '/delta-sharing/files/agr_1/gtb_1/file_1.parquet');
  const query = Object.fromEntries(url.searchParams);
  const path = { agreementId: 'agr_1', tableId: 'gtb_1' };
  assert.deepEqual(readScope(path, query), scope);
  assert.equal(verifyScope(scope, query.s, sign), true);
  const changed: readonly Partial<UrlScope>[] = [
    { agreementId: 'agr_2' },
    { tableId: 'gtb_2' },
    { versionFrom: 0 },
    { versionTo: 3 },
    { expiresAtMs: 1_800_000_000_000 },
    { keyId: 'key_2' },
  ];
  for (const change of changed)
    assert.equal(verifyScope({ ...scope, ...change }, query.s, sign), false, JSON.stringify(change));
  const macs = [
    undefined,
    '',
    'x',
    ['a'],
    `${query.s}A`,
    query.s?.toLowerCase(),
    query.s?.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
  ];
  for (const mac of macs) assert.equal(verifyScope(scope, mac, sign), false, String(mac));
  for (const bad of [
    { ...query, v: ['1-2', '1-2'] },
    { ...query, v: '1' },
    { ...query, v: '1-2-3' },
    { ...query, e: '1e9' },
    { ...query, v: '01-2' },
  ])
    assert.equal(readScope(path, bad), undefined, JSON.stringify(bad));
});

test('a second spelling of the MAC is refused', () => {
  const mac = urlTail(scope, sign).split('s=')[1] ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const same = [...alphabet].filter((last) =>
    Buffer.from(mac.slice(0, -1) + last, 'base64url').equals(Buffer.from(mac, 'base64url')),
  );
  assert.ok(same.length > 1, 'base64 of 32 bytes has spare bits');
  assert.equal(same.filter((last) => verifyScope(scope, mac.slice(0, -1) + last, sign)).length, 1);
});

test('a scope covers the files alive in its versions', () => {
  assert.equal(coversFile(scope, { addedIn: 0, removedIn: null }), true);
  assert.equal(coversFile(scope, { addedIn: 2, removedIn: null }), true);
  assert.equal(coversFile(scope, { addedIn: 3, removedIn: null }), false);
  assert.equal(coversFile(scope, { addedIn: 0, removedIn: 1 }), false);
  assert.equal(coversFile(scope, { addedIn: 0, removedIn: 2 }), true);
});

test('continuations open only with our key', () => {
  const continuation = {
    kind: 'page' as const,
    grantId: 'grt_1',
    tableId: 'gtb_1',
    versionFrom: 0,
    versionTo: 0,
    offset: 10,
    request: 'abc',
    expiresAtMs: 5,
    keyId: 'key_1',
  };
  const token = sealContinuation(continuation, sign);
  assert.deepEqual(readContinuation(token), continuation);
  assert.equal(verifyContinuation(token, sign), true);
  assert.equal(verifyContinuation(`A${token.slice(1)}`, sign), false);
  assert.equal(verifyContinuation(token.slice(0, -3), sign), false);
  for (const junk of ['', '.', 'abc', 'bnVsbA.x']) assert.equal(readContinuation(junk), undefined, junk);
});

const file = { id: 'file_1', key: 'k', bytes: 573, rows: 1, stats: '{"numRecords":1}', addedIn: 0, removedIn: null };
const urls = { head: 'http://h/', tail: '?s=1', expiresAtMs: 99 };
const version = { number: 3, createdAtMs: 77, shown: true };
const parse = (line: string): unknown => {
  assert.ok(line.endsWith('\n') && !line.slice(0, -1).includes('\n'));
  return JSON.parse(line);
};

test('lines are those of the protocol, in both formats', () => {
  assert.deepEqual(parse(protocolLine('parquet')), { protocol: { minReaderVersion: 1 } });
  assert.deepEqual(parse(lineMaker('parquet', 'add', urls, version)('file_1', renderRest('parquet', 'add', file))), {
    add: {
      url: 'http://h/file_1?s=1',
      version: 3,
      timestamp: 77,
      expirationTimestamp: 99,
      id: 'file_1',
      partitionValues: {},
      size: 573,
      stats: '{"numRecords":1}',
    },
  });
  assert.deepEqual(
    parse(
      lineMaker('parquet', 'file', urls, { ...version, shown: false })('file_1', renderRest('parquet', 'file', file)),
    ),
    {
      file: {
        url: 'http://h/file_1?s=1',
        expirationTimestamp: 99,
        id: 'file_1',
        partitionValues: {},
        size: 573,
        stats: '{"numRecords":1}',
      },
    },
  );
  assert.deepEqual(parse(lineMaker('delta', 'remove', urls, version)('file_1', renderRest('delta', 'remove', file))), {
    file: {
      id: 'file_1',
      version: 3,
      timestamp: 77,
      expirationTimestamp: 99,
      deltaSingleAction: {
        remove: {
          path: 'http://h/file_1?s=1',
          deletionTimestamp: 77,
          partitionValues: {},
          size: 573,
          dataChange: true,
        },
      },
    },
  });
});

test('metadata carries the Spark schema with titles as comments', () => {
  const columns = [{ name: 'PM2_5', title: 'PM2.5', type: 'double', nullable: true }];
  const line = parse(
    metadataLine('parquet', { id: 'ds_1', name: 'air', columns, files: 1, bytes: 5, createdAtMs: 7 }),
  ) as {
    metaData: { schemaString: string; partitionColumns: unknown; size: number; numFiles: number; version?: number };
  };
  assert.deepEqual(JSON.parse(line.metaData.schemaString), {
    type: 'struct',
    fields: [{ name: 'PM2_5', type: 'double', nullable: true, metadata: { comment: 'PM2.5' } }],
  });
  assert.deepEqual(
    [line.metaData.partitionColumns, line.metaData.size, line.metaData.numFiles, line.metaData.version],
    [[], 5, 1, undefined],
  );
});
