// Goal: every call of the protocol answers as PROTOCOL.md has it, limits hold however many ask at once, and an altered
// address opens nothing. Method: requests by hand against a real platform, with a clock that is moved.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { ok } from '#kernel';
import { virtualClock } from '#platform/clock';
import { systemActor } from '#platform/system';
import { parseProfile, SharingClient, type TableName } from '../../../../client/src/sharing/index.ts';
import { type Bed, openBed } from './bed.ts';
import { type OpenAgreement, serveDelivery } from './ground.ts';

const hour = 3_600_000;
const clock = virtualClock(new Date('2026-03-01T08:00:00Z'));
const csv = (from: number, rows: number): string =>
  `No,TEMP,secret\n${Array.from({ length: rows }, (_, i) => `${from + i},${(from + i) / 2},s${from + i}\n`).join('')}`;

let bed: Bed;
let numbers: readonly number[] = [];

before(async () => {
  bed = await openBed({ clock });
  const published: number[] = [];
  for (const from of [0, 100, 200, 300]) {
    published.push((await bed.publish(csv(from, 100), 'append')).number);
    clock.advance(hour);
  }
  numbers = published;
});

type Line = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Answer = { readonly response: Response; readonly lines: readonly Line[]; readonly text: string };
type Ask = { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** Sends a call of the protocol by hand. */
const caller = async (agreement: OpenAgreement) => {
  const { bearerToken, endpoint } = JSON.parse(await agreement.profile()) as Record<string, string>;
  return async (path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Answer> => {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers: { authorization: `Bearer ${bearerToken}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isLines = response.headers.get('content-type') === 'application/x-ndjson; charset=utf-8';
    return {
      response,
      text,
      lines: isLines
        ? text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    };
  };
};

const pathOf = ({ share, schema, table }: TableName): string => `shares/${share}/schemas/${schema}/tables/${table}`;

const openTable = async (agreement: OpenAgreement) => {
  const { client, table } = await agreement.client();
  return { client, table, path: pathOf(table), call: await caller(agreement) };
};

const fileIds = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ file }) => (file === undefined ? [] : [String(file.id)]));

test('lists page, names are case-insensitive, strangers are 404', async () => {
  const { call, table } = await openTable(await bed.agree());
  const shares = JSON.parse((await call('shares')).text);
  assert.equal(shares.items[0].name, table.share);
  assert.deepEqual(JSON.parse((await call('shares?maxResults=0')).text).items, []);
  const upper = await call(`shares/${table.share.toUpperCase()}/all-tables`);
  assert.deepEqual(JSON.parse(upper.text).items[0].accessModes, ['url']);
  assert.equal(JSON.parse((await call(`shares/${table.share}`)).text).share.name, table.share);
  assert.equal(JSON.parse((await call(`shares/${table.share}/schemas`)).text).items[0].name, table.schema);
  for (const path of [
    'shares/other',
    `shares/${table.share}/schemas/other/tables`,
    `${pathOf({ ...table, table: 'other' })}/version`,
  ]) {
    const { response, text } = await call(path);
    assert.equal(response.status, 404, path);
    assert.equal(JSON.parse(text).errorCode, 'RESOURCE_DOES_NOT_EXIST');
  }
  assert.equal((await call('shares?pageToken=%20')).response.status, 400);
  assert.equal((await call('shares?maxResults=x')).response.status, 400);
});

test('version by GET and HEAD, also since a time', async () => {
  const { call, path } = await openTable(await bed.agree());
  const newest = String(numbers.at(-1));
  const get = await call(`${path}/version`);
  assert.deepEqual([get.response.headers.get('delta-table-version'), get.text], [newest, '']);
  const head = await call(path, { method: 'HEAD' });
  assert.equal(head.response.headers.get('delta-table-version'), newest);
  const since = await call(`${path}/version?startingTimestamp=2026-03-01T08:30:00Z`);
  assert.equal(since.response.headers.get('delta-table-version'), String(numbers[1]));
  assert.equal((await call(`${path}/version?startingTimestamp=2030-01-01T00:00:00Z`)).response.status, 400);
});

test('metadata and snapshots by number and time, with headers', async () => {
  const { call, path } = await openTable(await bed.agree());
  const { response, lines } = await call(`${path}/metadata`, {
    headers: { 'delta-sharing-capabilities': 'responseformat=delta,parquet' },
  });
  assert.equal(response.headers.get('delta-sharing-capabilities'), 'responseformat=parquet');
  assert.deepEqual(lines[0], { protocol: { minReaderVersion: 1 } });
  assert.equal(JSON.parse(String(lines[1]?.metaData?.schemaString)).fields.length, 3);
  const byTime = await call(`${path}/query`, { method: 'POST', body: { timestamp: '2026-03-01T09:59:00Z' } });
  assert.equal(byTime.response.headers.get('delta-table-version'), String(numbers[1]));
  assert.equal(fileIds(byTime.lines).length, 2);
  assert.equal(byTime.lines[2]?.file?.version, numbers[1]);
  const hash = await call(`${path}/query`, { method: 'POST', body: {}, headers: { fileidhash: 'Delta' } });
  assert.equal(hash.response.headers.get('fileidhash'), 'delta');
  assert.equal(
    (await call(`${path}/query`, { method: 'POST', body: {}, headers: { fileidhash: 'md5' } })).response.status,
    400,
  );
  for (const body of [
    { version: 99 },
    { timestamp: '2001-01-01T00:00:00Z' },
    { timestamp: '2040-01-01T00:00:00Z' },
    '{',
    { version: 1, timestamp: '2026-03-01T09:59:00Z' },
  ])
    assert.equal((await call(`${path}/query`, { method: 'POST', body })).response.status, 400, JSON.stringify(body));
});

test('hints prune, limits stop, and no column that was not bought can be probed', async () => {
  const { call, path } = await openTable(await bed.agree());
  const count = async (body: unknown): Promise<number> =>
    fileIds((await call(`${path}/query`, { method: 'POST', body })).lines).length;
  assert.equal(await count({}), 4);
  assert.equal(await count({ predicateHints: ['No >= 250'] }), 2);
  assert.equal(await count({ predicateHints: ["secret = 's5'"] }), 1);
  assert.equal(await count({ limitHint: 150 }), 2);
  assert.equal(await count({ predicateHints: ['nonsense ('] }), 4);
  const narrow = await openTable(await bed.agree({ terms: { columns: ['No', 'TEMP'] } }));
  const probe = await narrow.call(`${narrow.path}/query`, {
    method: 'POST',
    body: { predicateHints: ["secret = 's5'"] },
  });
  assert.equal(fileIds(probe.lines).length, 4);
  assert.ok(!probe.text.includes('secret'), 'neither schema nor statistics name it');
});

test('pages go on with the first one’s version and use; a token fits only its own request', async () => {
  const limited = {
    permission: [
      {
        action: 'use' as const,
        constraint: [{ leftOperand: 'count' as const, operator: 'lteq' as const, rightOperand: '1' }],
      },
    ],
  };
  const { call, path } = await openTable(await bed.agree({ terms: limited }));
  const seen: string[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < 4; page += 1) {
    const { lines, response } = await call(`${path}/query`, {
      method: 'POST',
      body: { maxFiles: 1, ...(pageToken === undefined ? {} : { pageToken }) },
    });
    assert.match(response.headers.get('delta-sharing-capabilities') ?? '', /includeendstreamaction=true/);
    seen.push(...fileIds(lines));
    const end = lines.at(-1)?.endStreamAction;
    if (page === 0) {
      const other = await call(`${path}/query`, {
        method: 'POST',
        body: { maxFiles: 1, pageToken: end?.nextPageToken, predicateHints: ['No > 1'] },
      });
      assert.equal(other.response.status, 400);
    }
    pageToken = end?.nextPageToken as string | undefined;
  }
  assert.equal(pageToken, undefined);
  assert.equal(new Set(seen).size, 4);
  const again = await call(`${path}/query`, { method: 'POST', body: {} });
  assert.deepEqual([again.response.status, JSON.parse(again.text).code], [403, 'contracts.use_count_reached']);
});

test('refresh tokens give fresh addresses of the same version without another use', async () => {
  const { call, path } = await openTable(await bed.agree());
  const first = await call(`${path}/query`, { method: 'POST', body: { includeRefreshToken: true } });
  const { refreshToken } = first.lines.at(-1)?.endStreamAction ?? {};
  const again = await call(`${path}/query`, { method: 'POST', body: { refreshToken } });
  assert.deepEqual(fileIds(again.lines), fileIds(first.lines));
  assert.equal(
    (await call(`${path}/query`, { method: 'POST', body: { refreshToken: `${refreshToken}x` } })).response.status,
    400,
  );
  const plain = await call(`${path}/query`, { method: 'POST', body: {} });
  assert.ok(plain.lines.every((line) => line.endStreamAction === undefined));
});

test('directories and put-off queries are answered with a reason', async () => {
  const { call, path } = await openTable(await bed.agree());
  const directory = await call(`${path}/temporary-table-credentials`, { method: 'POST', body: {} });
  assert.deepEqual([directory.response.status, JSON.parse(directory.text).errorCode], [400, 'UNSUPPORTED_OPERATION']);
  assert.equal((await call(`${path}/queries/x`, { method: 'POST', body: {} })).response.status, 404);
});

test('of twenty simultaneous queries exactly the five agreed ones are served', async () => {
  const terms = {
    permission: [
      {
        action: 'use' as const,
        constraint: [{ leftOperand: 'count' as const, operator: 'lteq' as const, rightOperand: '5' }],
      },
    ],
  };
  const { call, path } = await openTable(await bed.agree({ terms }));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => call(`${path}/query`, { method: 'POST', body: {} })),
  );
  const statuses = answers.map(({ response }) => response.status);
  assert.equal(statuses.filter((status) => status === 200).length, 5);
  assert.equal(statuses.filter((status) => status === 403).length, 15);
});

test('tokens: wrong is 401, an older profile works for a day, the secret is not stored', async () => {
  const agreement = await bed.agree();
  const old = await caller(agreement);
  const next = await caller(agreement);
  assert.equal((await old('shares')).response.status, 200);
  clock.advance(24 * hour - 1000);
  assert.equal((await old('shares')).response.status, 200);
  clock.advance(2000);
  assert.equal((await old('shares')).response.status, 401);
  assert.equal((await next('shares')).response.status, 200);
  const bare = await fetch(`${bed.address}/delta-sharing/shares`);
  assert.deepEqual([bare.status, ((await bare.json()) as { errorCode: string }).errorCode], [401, 'UNAUTHENTICATED']);
  const profile = (await (await agreement.get('profile')).json()) as { tokens: unknown[] };
  assert.equal(profile.tokens.length, 2);
  assert.ok(!JSON.stringify(profile).includes('cdr_'));
});

test('an address serves GET, HEAD and ranges, and nothing once a member is changed', async () => {
  const { client, table } = await openTable(await bed.agree());
  const [file, second] = (await client.query(table, { version: numbers[1] ?? 0 })).files;
  assert.ok(file !== undefined && second !== undefined);
  const whole = await fetch(file.url);
  const bytes = Buffer.from(await whole.arrayBuffer());
  assert.deepEqual([whole.status, whole.headers.get('accept-ranges'), bytes.length], [200, 'bytes', file.size]);
  const head = await fetch(file.url, { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), String(file.size));
  const part = await fetch(file.url, { headers: { range: 'bytes=4-9' } });
  assert.deepEqual([part.status, part.headers.get('content-range')], [206, `bytes 4-9/${file.size}`]);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(4, 10));
  const tail = await fetch(file.url, { headers: { range: 'bytes=-4' } });
  assert.equal(await tail.text(), 'PAR1');
  assert.equal((await fetch(file.url, { headers: { range: `bytes=${file.size}-` } })).status, 416);
  assert.equal((await fetch(file.url, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } })).status, 200);
  for (const member of ['v', 'e', 'k', 's']) {
    const url: URL = new URL(file.url);
    const value = url.searchParams.get(member) ?? '';
    url.searchParams.set(
      member,
      value.replace(/.$/, (last: string) => (last === '1' ? '2' : '1')),
    );
    assert.equal((await fetch(url)).status, 403, member);
  }
  for (const path of [
    '..%2f..%2fsecrets',
    '%00',
    `${file.id}%2f..`,
    second.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  ]) {
    const status = (await fetch(file.url.replace(file.id, path))).status;
    assert.ok(status === 404 || status === 403 || status === 400, `${path}: ${status}`);
  }
  const other = await openTable(await bed.agree());
  const [foreign] = (await other.client.query(other.table, { version: numbers[0] ?? 0 })).files;
  assert.equal(
    (await fetch((foreign?.url ?? '').replace(foreign?.id ?? '', second.id))).status,
    404,
    'a file of a later version',
  );
  clock.advance(901_000);
  const late = await fetch(file.url);
  assert.deepEqual([late.status, ((await late.json()) as { code: string }).code], [403, 'delivery.address_expired']);
});

test('a rotated key signs new addresses, and the old one still opens those it signed; other keys open none', async () => {
  const { client, table } = await openTable(await bed.agree());
  const keyOf = (url: string): string => new URL(url).searchParams.get('k') ?? '';
  const [before] = (await client.query(table)).files;
  await bed.kit.keyring.rotate('delivery.urls', 'hmac-sha256');
  const [afterwards] = (await client.query(table)).files;
  assert.ok(before !== undefined && afterwards !== undefined);
  assert.notEqual(keyOf(before.url), keyOf(afterwards.url));
  for (const { url } of [before, afterwards]) assert.equal((await fetch(url, { method: 'HEAD' })).status, 200);
  const other = await bed.kit.keyring.active('test.other', 'hmac-sha256');
  assert.equal((await fetch(before.url.replace(keyOf(before.url), other.id))).status, 403);
});

test('agreements about the same columns share the projected files', async () => {
  const terms = { columns: ['TEMP', 'No'] };
  const [a, b] = await Promise.all([bed.agree({ terms }), bed.agree({ terms: { columns: ['No', 'TEMP'] } })]);
  const [one, two] = await Promise.all([openTable(a), openTable(b)]);
  const [first, again] = await Promise.all([one.client.query(one.table), two.client.query(two.table)]);
  const ids = (files: typeof first.files): string[] => files.map(({ id }) => id);
  assert.deepEqual(ids(first.files), ids(again.files));
  assert.deepEqual(
    JSON.parse(first.metadata.schemaString).fields.map((f: { name: string }) => f.name),
    ['No', 'TEMP'],
  );
  const stats = JSON.parse(first.files[0]?.stats ?? '{}');
  assert.deepEqual([stats.numRecords, Object.keys(stats.minValues)], [100, ['No', 'TEMP']]);
});

test('a projection whose rows were lost in a crash is built again over its blobs', async () => {
  const agreement = await bed.agree({ terms: { columns: ['TEMP'] } });
  const { client, table } = await openTable(agreement);
  const rowsOf = async (files: readonly { readonly url: string; readonly size: number }[]): Promise<number[]> =>
    Promise.all(files.map(async ({ url }) => (await (await fetch(url)).arrayBuffer()).byteLength));
  const before = await client.query(table);
  await bed.kit.db.transact(systemActor('test'), async (tx) =>
    ok(await sql`delete from delivery.projection_file`.execute(tx.q)),
  );
  const restarted = await serveDelivery(bed.kit);
  const profile = (await agreement.profile()).replace(bed.address, restarted.address);
  const again = await new SharingClient(parseProfile(profile), { retries: 0 }).query(table);
  assert.notDeepEqual(
    again.files.map(({ id }) => id),
    before.files.map(({ id }) => id),
  );
  assert.deepEqual(
    await rowsOf(again.files),
    again.files.map(({ size }) => size),
  );
  await restarted.close();
});

test('every answer with addresses is in the log, and the meter holds what went out', async () => {
  const agreement = await bed.agree();
  const { client, table } = await openTable(agreement);
  const { files } = await client.query(table);
  await client.changes(table, { startingVersion: 0 });
  for (const { url } of files) await (await fetch(url)).arrayBuffer();
  await (await fetch(files[0]?.url ?? '', { headers: { range: 'bytes=0-9' } })).arrayBuffer();
  const { items } = (await (await agreement.get('readings')).json()) as { items: Record<string, unknown>[] };
  const sizes = files.reduce((sum, { size }) => sum + size, 0);
  assert.deepEqual(
    items.map((item) => ({ ...item, day: undefined })),
    [
      {
        table: table.table,
        channel: 'share',
        day: undefined,
        answers: 2,
        rowsGranted: 800,
        requests: 5,
        bytesServed: sizes + 10,
      },
    ],
  );
  const entries = await bed.kit.db.read(
    systemActor('test'),
    async (tx) =>
      (
        await sql<{ kind: string }>`select kind from audit.entry where subject = ${agreement.id} order by id`.execute(
          tx.q,
        )
      ).rows,
  );
  const kinds = entries.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'delivery.urls_granted').length, 2);
  assert.equal(kinds.filter((kind) => kind === 'contracts.delivered').length, 1);
});

test('a download is one file: CSV exact or safe for spreadsheets, Parquet; refused where the mode is not agreed', async () => {
  const agreement = await bed.agree();
  const exact = await agreement.get(`download?version=${numbers[1]}`);
  assert.equal(exact.headers.get('content-type'), 'text/csv; charset=utf-8');
  const lines = (await exact.text()).split('\r\n');
  assert.deepEqual(
    [lines.length, lines[0], lines[1], lines[200]],
    [202, 'No,TEMP,secret', '0,0.0,s0', '199,99.5,s199'],
  );
  const safe = Buffer.from(await (await agreement.get('download', { accept: 'text/html' })).arrayBuffer());
  assert.deepEqual([...safe.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const parquet = await agreement.get('download?format=parquet');
  const bytes = Buffer.from(await parquet.arrayBuffer());
  assert.deepEqual(
    [bytes.toString('latin1', 0, 4), parquet.headers.get('content-length')],
    ['PAR1', String(bytes.length)],
  );
  assert.equal((await agreement.get('download?format=xlsx')).status, 400);
  assert.equal((await agreement.get('download?table=other')).status, 404);
  const sharedOnly = await bed.agree({ modes: ['share'] });
  const refused = await sharedOnly.get('download');
  assert.deepEqual(
    [refused.status, ((await refused.json()) as { code: string }).code],
    [403, 'contracts.use_mode_other'],
  );
});
