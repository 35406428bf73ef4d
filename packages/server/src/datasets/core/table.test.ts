/** Goal: files become typed tables without a cell lost, or a refusal that names the place. Method: the real engine on files written here. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createEngine, type Engine, type EngineSession } from '#platform/engine';
import type { Column } from '../model.ts';
import { sqlText } from './session.ts';
import { type ReadOptions, readTable } from './table.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-table-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Options = Partial<Omit<ReadOptions, 'path' | 'workDir'>>;

/** Runs reads in one child; every file gets its own work folder below the task's. */
const inTask = async <T>(work: (read: ReturnType<typeof reader>, session: EngineSession) => Promise<T>): Promise<T> => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const done = await engine.task({ name: 'test', readPaths: [], workDir }, (session) =>
    work(reader(session, workDir), session),
  );
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

let files = 0;
const reader =
  (session: EngineSession, workDir: string) =>
  async (content: string | Uint8Array, options: Options = {}) => {
    files += 1;
    const own = await mkdtemp(join(workDir, 'file-'));
    // DuckDB would take such a name for a pattern.
    const path = join(own, `upload [${files}]*?.csv`);
    await writeFile(path, content);
    return readTable(session, { path, workDir: own, ...options });
  };

const rowsOf = <T>(session: EngineSession, path: string): Promise<T[]> =>
  session.rows<T>(`SELECT * FROM ${sqlText(path)}`);

const typesOf = (columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]));

test('types are found from every cell; identifiers stay text, missing words become null', async () => {
  await inTask(async (read, session) => {
    const header = 'n,temp,code,phone,card,amount,exact,flag,day,at,text,gone,late';
    const rows = [
      '1,-0.7,007,+8613912345678,6222020200112230,12.5,1234567890123.4567890,true,2024-02-29,2024-01-01 08:00,x,,1',
      '2,NA,010,+8613912345679,6222020200112231,7,0.1,FALSE,2024/3/5,2024-01-01 09:30:15.25,NA,,2',
      '-3,1e3,123,+8613912345670,1,-,2,true,NULL,N/A,"",,x',
    ];
    const done = await read(`${header}\n${rows.join('\n')}\n`, { timeZone: 'Asia/Shanghai' });
    assert.ok(done.ok, JSON.stringify(done));
    assert.deepEqual(typesOf(done.value.columns), {
      n: 'long',
      temp: 'double',
      code: 'string',
      phone: 'string',
      card: 'string',
      amount: 'double',
      exact: 'decimal(20,7)',
      flag: 'boolean',
      day: 'date',
      at: 'timestamp',
      text: 'string',
      gone: 'string',
      late: 'string',
    });
    assert.deepEqual(done.value.source.missingMarkers, ['NA', 'N/A', 'NULL', '-']);
    assert.deepEqual(await rowsOf(session, done.value.parquetPath), [
      {
        n: '1',
        temp: -0.7,
        code: '007',
        phone: '+8613912345678',
        card: '6222020200112230',
        amount: 12.5,
        exact: '1234567890123.4567890',
        flag: true,
        day: '2024-02-29',
        at: '2024-01-01 00:00:00+00',
        text: 'x',
        gone: null,
        late: '1',
      },
      {
        n: '2',
        temp: null,
        code: '010',
        phone: '+8613912345679',
        card: '6222020200112231',
        amount: 7,
        exact: '0.1000000',
        flag: false,
        day: '2024-03-05',
        at: '2024-01-01 01:30:15.25+00',
        text: 'NA',
        gone: null,
        late: '2',
      },
      {
        n: '-3',
        temp: 1000,
        code: '123',
        phone: '+8613912345670',
        card: '1',
        amount: null,
        exact: '2.0000000',
        flag: true,
        day: null,
        at: null,
        text: null,
        gone: null,
        late: 'x',
      },
    ]);
  });
});

test('a counterexample at the very end decides, also beyond the first look', async () => {
  await inTask(async (read) => {
    const body = Array.from({ length: 5_000 }, (_, i) => `${i},2024-01-01`).join('\n');
    const good = await read(`a,d\n${body}\n`);
    assert.deepEqual(good.ok && typesOf(good.value.columns), { a: 'long', d: 'date' });
    const late = await read(`a,d\n${body}\n0815,2023-02-30\n`);
    assert.deepEqual(late.ok && typesOf(late.value.columns), { a: 'string', d: 'string' });
    const half = await read(`a,d\n${body}\n0.5,NA\n`);
    assert.deepEqual(half.ok && typesOf(half.value.columns), { a: 'double', d: 'date' });
  });
});

test('offsets and spaces are understood; instants are UTC', async () => {
  await inTask(async (read, session) => {
    const done = await read(
      'at, v\n2024-01-01T08:00:00+08:00, 1.5 \n2024-01-01T00:00:00Z, 2\n2024-01-01 00:00:00, 3\n',
    );
    assert.ok(done.ok);
    assert.deepEqual(
      await rowsOf(session, done.value.parquetPath),
      [1.5, 2, 3].map((v) => ({ at: '2024-01-01 00:00:00+00', v })),
    );
  });
});

test('statistics are what Delta wants: numbers as written, bounds of text cut, instants in milliseconds', async () => {
  await inTask(async (read) => {
    const text = 'x'.repeat(40);
    const done = await read(
      `n,t,at,b\n9007199254740,${text},2024-01-01 00:00:00.0005,true\nNA,a,2024-01-02 00:00:00,NA\n`,
    );
    assert.ok(done.ok);
    assert.deepEqual(JSON.parse(done.value.stats), {
      numRecords: 2,
      minValues: { n: 9007199254740, t: 'a', at: '2024-01-01T00:00:00.000Z' },
      maxValues: { n: 9007199254740, t: `${'x'.repeat(32)}\u{10ffff}`, at: '2024-01-02T00:00:00.000Z' },
      nullCount: { n: 1, t: 0, at: 0, b: 1 },
    });
  });
});

test('encodings, compression, line ends and separators are named in the source facts', async () => {
  await inTask(async (read, session) => {
    const gbk = Buffer.from([
      0xb3, 0xc7, 0xca, 0xd0, 0x3b, 0x61, 0x0d, 0x0a, 0xb1, 0xb1, 0xbe, 0xa9, 0x3b, 0x31, 0x0d, 0x0a, 0xcc, 0xec, 0xbd,
      0xf2, 0x3b, 0x32, 0x0d, 0x0a,
    ]);
    const done = await read(gzipSync(gbk), { fileName: '城市.csv.gz' });
    assert.ok(done.ok, JSON.stringify(done));
    assert.deepEqual(done.value.source, {
      fileName: '城市.csv.gz',
      format: 'csv',
      encoding: 'gb18030',
      compression: 'gzip',
      delimiter: ';',
      quote: '"',
      escape: '"',
      lineEnds: 'crlf',
      headerRows: 1,
      rows: 2,
      columns: 2,
      missingMarkers: [],
    });
    assert.deepEqual(await rowsOf(session, done.value.parquetPath), [
      { 城市: '北京', a: '1' },
      { 城市: '天津', a: '2' },
    ]);
  });
});

const refusals: readonly [string, string | Uint8Array, Options, string, object][] = [
  ['ragged', 'a,b,c\n1,2,3\n4,5\n', {}, 'datasets.row_ragged', { row: 3, expected: 3, found: 2 }],
  [
    'ragged far behind',
    `a,b\n${'1,2\n'.repeat(50_000)}3,4,5\n`,
    {},
    'datasets.row_ragged',
    { row: 50_002, expected: 2, found: 3 },
  ],
  ['open quote', 'a,b\n1,2\n3,"4\n5,6\n', {}, 'datasets.quote_unterminated', { row: 3 }],
  [
    'endless field',
    `a,b\n1,2\n3,${'x'.repeat(3_000_000)}\n`,
    {},
    'datasets.record_too_long',
    { row: 3, bytesMax: 2_000_000 },
  ],
  ['no bytes', '', {}, 'datasets.empty', {}],
  ['heading only', 'a,b\n', {}, 'datasets.empty', {}],
  ['json', '[{"a": 1}', {}, 'datasets.json_invalid', { line: 1, byte: 9, what: 'the end comes too early' }],
  ['zip', 'PK\x03\x04….', {}, 'datasets.archive_damaged', { what: 'no directory' }],
  [
    'western',
    Buffer.from('name,city\nM\xfcller,K\xf6ln\n', 'latin1'),
    {},
    'datasets.encoding_unknown',
    { encoding: 'unknown', byte: 11 },
  ],
  [
    'wrong encoding',
    Buffer.from('a,b\n\xff,1\n', 'latin1'),
    { encoding: 'utf-8' },
    'datasets.encoding_wrong',
    { encoding: 'utf-8', byte: 4 },
  ],
  ['damaged gzip', gzipSync('a,b\n1,2\n').subarray(0, 15), {}, 'datasets.compression_damaged', { byte: 15 }],
  ['bomb', gzipSync(Buffer.alloc(30 * 1024 ** 2)), {}, 'datasets.compression_bomb', { bytesMax: 10 * 1024 ** 2 }],
  ['separator', 'a,b\n1,2\n', { delimiter: '"' }, 'datasets.option_invalid', { option: 'delimiter', value: '"\\""' }],
  [
    'parquet',
    Buffer.from('PAR1 no parquet at all PAR1'),
    {},
    'datasets.parquet_damaged',
    { place: 'footer', byte: 27 },
  ],
  [
    'columns',
    Array.from({ length: 2_001 }, (_, i) => `c${i}`).join(','),
    {},
    'datasets.too_many_columns',
    { found: 2_001, columnsMax: 2_000 },
  ],
];

test('what is no table is refused with the place', async () => {
  await inTask(async (read) => {
    for (const [name, content, options, code, params] of refusals) {
      const done = await read(content, options);
      assert.ok(!done.ok, `${name} is refused`);
      assert.deepEqual([name, done.error.code, done.error.params ?? {}], [name, code, params]);
    }
  });
});

const existing: Column[] = [
  { name: 'hour', title: 'hour', type: 'long', nullable: true },
  { name: 'temp', title: 'temp', type: 'double', nullable: true },
];

test('a file for a dataset keeps the dataset’s types and order, or says what does not fit', async () => {
  await inTask(async (read, session) => {
    const expected = existing;
    const fits = await read('temp,hour\n1,0\nNA,1\n', { expected });
    assert.ok(fits.ok);
    assert.deepEqual(fits.value.columns, existing);
    assert.deepEqual(await rowsOf(session, fits.value.parquetPath), [
      { hour: '0', temp: 1 },
      { hour: '1', temp: null },
    ]);
    const lacks = await read('hour,wind\n0,1\n', { expected });
    assert.deepEqual(!lacks.ok && lacks.error, {
      code: 'datasets.schema_differs',
      params: { missing: 'temp', unknown: 'wind' },
      details: { missing: ['temp'], unknown: ['wind'] },
    });
    const misfits = await read('hour,temp\n0,1\n1.5,2\n07,3\n', { expected });
    assert.deepEqual(!misfits.ok && misfits.error.params, { column: 'hour', type: 'long', count: 2, example: '1.5' });
  });
});

test('Parquet is read whole and given Delta’s types', async () => {
  await inTask(async (read, session) => {
    const workDir = await mkdtemp(join(folder, 'make-'));
    const done = await engine.task({ name: 'make', readPaths: [], workDir }, async (maker) => {
      await maker.run(`COPY (SELECT 1::TINYINT t, 2::UINTEGER u, 1.5::FLOAT f, 7::UBIGINT ub, 12.345::DECIMAL(9,3) d, [1, 2] l, {'a': 1} s,
        TIME '08:00:00' tm, 'text'::BLOB bt, '\\xFF'::BLOB bb, TIMESTAMP '2024-01-01 08:00:00' ts, TIMESTAMPTZ '2024-01-01 08:00:00+08' tz,
        uuid '00000000-0000-0000-0000-000000000001' id, DATE '2024-01-01' AS "Date", 1 AS "date ", true b) TO '${workDir}/in.parquet' (FORMAT parquet)`);
    });
    assert.ok(done.ok);
    const bytes = await readFile(join(workDir, 'in.parquet'));
    const whole = await read(bytes, { timeZone: 'Asia/Shanghai' });
    assert.ok(whole.ok, JSON.stringify(whole));
    assert.deepEqual(typesOf(whole.value.columns), {
      t: 'short',
      u: 'long',
      f: 'double',
      ub: 'decimal(20,0)',
      d: 'decimal(9,3)',
      l: 'string',
      s: 'string',
      tm: 'string',
      bt: 'string',
      bb: 'string',
      ts: 'timestamp',
      tz: 'timestamp',
      id: 'string',
      Date: 'date',
      date_2: 'integer',
      b: 'boolean',
    });
    const [row] = await rowsOf<Record<string, unknown>>(session, whole.value.parquetPath);
    assert.deepEqual(row, {
      t: 1,
      u: '2',
      f: 1.5,
      ub: '7',
      d: '12.345',
      l: '[1,2]',
      s: '{"a":1}',
      tm: '08:00:00',
      bt: 'text',
      bb: '/w==',
      ts: '2024-01-01 00:00:00+00',
      tz: '2024-01-01 00:00:00+00',
      id: '00000000-0000-0000-0000-000000000001',
      Date: '2024-01-01',
      date_2: 1,
      b: true,
    });
    bytes.fill(0x7f, 4, 200);
    const damaged = await read(bytes);
    assert.equal(!damaged.ok && damaged.error.code, 'datasets.parquet_damaged');
  });
});
