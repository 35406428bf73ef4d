// Goal: the client reads profiles as the protocol has them, repeats what may pass and nothing else, and never takes a
// short file for a whole one. Method: a small HTTP server that refuses, breaks off and lies on purpose.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SharingClient } from './client.ts';
import { fetchFile } from './fetch-file.ts';
import { countParquetRows } from './parquet-rows.ts';
import { parseProfile } from './profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-client-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A server whose n-th answer is given by the n-th handler; the last one goes on. */
const serving = async (t: { after(run: () => void): void }, handlers: readonly Handler[]) => {
  let calls = 0;
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(calls, handlers.length - 1)];
    calls += 1;
    handler?.(response, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls: () => calls };
};
type Handler = (response: ServerResponse, request: IncomingMessage) => void;

const status =
  (code: number, body = '{}'): Handler =>
  (response) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(body);
  };
const clientOf = (url: string, retries?: number): SharingClient =>
  new SharingClient({ endpoint: url, bearerToken: 't' }, retries === undefined ? {} : { retries });

test('profiles of version 1 and bearer profiles of version 2 are read, others named', () => {
  const base = { endpoint: 'https://h/prefix/', bearerToken: 't' };
  const read = (profile: object): ReturnType<typeof parseProfile> => parseProfile(JSON.stringify(profile));
  assert.deepEqual(read({ shareCredentialsVersion: 1, ...base }), { endpoint: 'https://h/prefix', bearerToken: 't' });
  assert.equal(read({ shareCredentialsVersion: 2, type: 'bearer_token', ...base }).bearerToken, 't');
  assert.throws(() => read({ shareCredentialsVersion: 2, type: 'basic', ...base }), /basic/);
  assert.throws(() => read({ shareCredentialsVersion: 3, ...base }), /version 3/);
  assert.throws(() => read({ shareCredentialsVersion: 1, endpoint: 'https://h' }), /bearerToken/);
});

test('429, 5xx and broken connections are repeated; a refusal is not', async (t) => {
  const broken: Handler = (response) => response.destroy();
  const good = status(200, '{"items":[{"name":"s"}],"nextPageToken":""}');
  const shaky = await serving(t, [status(429), broken, status(503), good]);
  assert.deepEqual(await clientOf(shaky.url).listShares(), ['s']);
  assert.equal(shaky.calls(), 4);
  const refusing = await serving(t, [status(403, '{"errorCode":"PERMISSION_DENIED","message":"over"}')]);
  await assert.rejects(clientOf(refusing.url).listShares(), {
    status: 403,
    errorCode: 'PERMISSION_DENIED',
    message: 'over',
  });
  assert.equal(refusing.calls(), 1);
  const down = await serving(t, [status(500, '')]);
  await assert.rejects(clientOf(down.url, 1).listShares(), { status: 500, errorCode: 'UNKNOWN' });
  assert.equal(down.calls(), 2);
});

test('lists are read page by page', async (t) => {
  const pages = await serving(t, [
    status(200, '{"items":[{"name":"a"}],"nextPageToken":"x y"}'),
    (response, request) => status(200, JSON.stringify({ items: [{ name: request.url }] }))(response, request),
  ]);
  assert.deepEqual(await clientOf(pages.url).listShares(), ['a', '/shares?pageToken=x+y']);
});

test('an answer of another format or with unknown lines is not taken for a table', async (t) => {
  const table = { share: 's', schema: 'd', table: 't' };
  const answer =
    (lines: readonly string[]): Handler =>
    (response) => {
      response.writeHead(200, { 'delta-table-version': '1' });
      response.end(lines.join('\n'));
    };
  const metaData = '{"metaData":{"id":"i","schemaString":"{}","partitionColumns":[]}}';
  const newer = await serving(t, [answer(['{"protocol":{"minReaderVersion":2}}', metaData])]);
  await assert.rejects(clientOf(newer.url).query(table), /newer reader/);
  const odd = await serving(t, [
    answer(['{"protocol":{"minReaderVersion":1}}', metaData, '{"queryStatus":{"queryId":"q"}}']),
  ]);
  await assert.rejects(clientOf(odd.url).query(table), /queryStatus/);
});

test('a file that is shorter than announced is refused', async (t) => {
  const { url } = await serving(t, [
    (response) => {
      response.writeHead(200, { 'content-length': '3' });
      response.end('abc');
    },
  ]);
  await assert.rejects(fetchFile(url, join(folder, 'short'), 4, 0), /3 bytes instead of 4/);
});

/** FileMetaData with version 1, an empty schema and 26,304 rows, in Thrift's compact protocol. */
const footer = Buffer.from([0x15, 0x02, 0x19, 0x0c, 0x16, 0x80, 0x9b, 0x03, 0x00]);
const parquet = (bytes: Buffer): string => {
  const path = join(folder, 'file.parquet');
  writeFileSync(path, bytes);
  return path;
};

test('rows are counted from the footer, and a cut file is refused', async () => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  const whole = Buffer.concat([Buffer.from('PAR1'), footer, length, Buffer.from('PAR1')]);
  assert.equal(await countParquetRows(parquet(whole)), 26_304);
  await assert.rejects(countParquetRows(parquet(whole.subarray(0, -1))), /Not a whole Parquet file/);
  length.writeUInt32LE(1000);
  await assert.rejects(
    countParquetRows(parquet(Buffer.concat([Buffer.from('PAR1'), footer, length, Buffer.from('PAR1')]))),
    /Not a whole/,
  );
});
