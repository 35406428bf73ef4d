/** Goal: workbooks as offices make them are read rightly or their doubtful cells told. Method: forty of them from a seed, with their truth, through the real engine. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { ok } from '#kernel';
import { createEngine, type Engine, type EngineSession } from '#platform/engine';
import { scoreCells } from '../../../../test/support/workbook-score.ts';
import { makeWorkbooks } from '../../../../test/support/workbooks.ts';
import { sqlName, sqlText } from '../session.ts';
import { type ReadOptions, readTable } from '../table.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-workbook-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Options = Partial<Omit<ReadOptions, 'path' | 'workDir'>>;

const readCells = async (session: EngineSession, workDir: string, bytes: Uint8Array, options: Options) => {
  const own = await mkdtemp(join(workDir, 'file-'));
  const path = join(own, 'upload');
  await writeFile(path, bytes);
  const read = await readTable(session, { path, workDir: own, ...options });
  if (!read.ok) return read;
  const { columns, parquetPath } = read.value;
  const cells = columns.map(({ name }) => `CAST(${sqlName(name)} AS VARCHAR)`).join(', ');
  const rows = await session.rows<{ row: (string | null)[] }>(`SELECT [${cells}] AS row FROM ${sqlText(parquetPath)}`);
  return ok({ ...read.value, cells: rows.map(({ row }) => row) });
};

/** Runs reads in one child; every file gets its own work folder below the task's. */
const inTask = async <T>(
  work: (read: (bytes: Uint8Array, options?: Options) => ReturnType<typeof readCells>) => Promise<T>,
): Promise<T> => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const done = await engine.task({ name: 'test', readPaths: [], workDir }, (session) =>
    work((bytes, options = {}) => readCells(session, workDir, bytes, options)),
  );
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const seed = 20_240_305;

test('of forty workbooks at least 95 % of the cells are right and none is wrong in silence', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const total = { cells: 0, right: 0, reported: 0 };
  const silent: string[] = [];
  await inTask(async (readOne) => {
    for (const { name, bytes, table, truth } of makeWorkbooks(seed)) {
      const read = await readOne(bytes, { table });
      assert.ok(read.ok, `${name}: ${JSON.stringify(read)}`);
      const { columns, cells, source } = read.value;
      const score = scoreCells(truth, { titles: columns.map(({ title }) => title), rows: cells }, source.sheet);
      total.cells += score.cells;
      total.right += score.right;
      total.reported += score.reported;
      silent.push(...score.silent.slice(0, 5).map((what) => `${name} ${what}`));
    }
  });
  t.diagnostic(JSON.stringify(total));
  assert.deepEqual(silent, []);
  assert.ok(total.right >= total.cells * 0.95);
});

const office = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

const sheetParts = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  office({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`,
    ...more,
  });

const plain =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData>';
const wide = `<dimension ref="A1:XFD1048576"/>${plain}<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>`;

test('archives and workbooks that mean harm, or are none, are refused before they hurt', async () => {
  const csv = 'a,b\n1,2\n';
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['a path out of the archive', office({ '../a.csv': csv }), 'datasets.archive_unsafe'],
    ['an absolute path', office({ '/etc/a.csv': csv }), 'datasets.archive_unsafe'],
    ['nested archives', office({ 'a.zip': office({ 'a.csv': csv }) }), 'datasets.archive_nested'],
    ['an archive called a table', office({ 'a.csv': office({ 'b.csv': csv }) }), 'datasets.archive_nested'],
    ['a bomb by ratio', office({ 'a.csv': new Uint8Array(32 * 1024 ** 2) }), 'datasets.compression_bomb'],
    ['no table', office({ 'a.pdf': csv }), 'datasets.no_table'],
    ['cut off', office({ 'a.csv': csv }).subarray(0, 40), 'datasets.archive_damaged'],
    [
      'entities',
      sheetParts(plain, { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }),
      'datasets.workbook_unsafe',
    ],
    [
      'a part of a gigabyte by ratio',
      sheetParts(plain, { 'xl/sharedStrings.xml': ' '.repeat(64 * 1024 ** 2) }),
      'datasets.workbook_too_large',
    ],
    [
      'a Word document',
      office({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
      'datasets.format_unknown',
    ],
    [
      'OLE2 that is no workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      'datasets.workbook_damaged',
    ],
  ];
  await inTask(async (readOne) => {
    for (const [what, bytes, code] of cases) {
      const read = await readOne(bytes);
      assert.equal(read.ok ? 'read' : read.error.code, code, `${what}: ${JSON.stringify(read)}`);
    }
    const fine = await readOne(sheetParts(wide));
    assert.deepEqual(fine.ok && fine.value.cells, [['1', '2']], 'a declared range of the whole sheet costs nothing');
  });
});

test('a package of tables: the largest is taken, another by name, one inside a workbook too', async () => {
  const book = makeWorkbooks(seed).find(({ name }) => name.startsWith('manySheets'));
  assert.ok(book !== undefined);
  const bytes = office({
    'data/small.csv': 'a,b\n1,2\n',
    'data/large.csv': `a,b\n${'3,4\n'.repeat(5_000)}`,
    'book.xlsx': book.bytes,
  });
  await inTask(async (readOne) => {
    const [largest, small, inside, none] = [
      await readOne(bytes),
      await readOne(bytes, { table: 'data/small.csv' }),
      await readOne(bytes, { table: 'book.xlsx#1月' }),
      await readOne(bytes, { table: 'x.csv' }),
    ];
    assert.ok(largest.ok && small.ok && inside.ok);
    const { source } = largest.value;
    assert.deepEqual([largest.value.rows, source.table, source.compression], [5_000, 'data/large.csv', 'zip']);
    assert.deepEqual(source.tables?.map(({ name }) => name).toSorted(), [
      'book.xlsx',
      'data/large.csv',
      'data/small.csv',
    ]);
    assert.deepEqual([small.value.cells, inside.value.rows], [[['1', '2']], 15]);
    assert.match(inside.value.source.table ?? '', /^book\.xlsx#1月!A1:D16$/);
    assert.equal(none.ok ? '' : none.error.code, 'datasets.table_not_found');
  });
});

test('what stands around a table is told: titles, notes, sums, hidden rows, conversions, damage', async () => {
  const books = makeWorkbooks(seed);
  const sheetOf = async (start: string) =>
    inTask(async (readOne) => {
      const book = books.find(({ name }) => name.startsWith(start));
      const read = await readOne(book?.bytes ?? new Uint8Array());
      assert.ok(read.ok, JSON.stringify(read));
      return read.value.source;
    });
  const { sheet: bulletin, headerRows } = await sheetOf('bulletin');
  assert.equal(headerRows, 2);
  assert.deepEqual(bulletin?.above, ['2023年各区国民经济主要指标', '填报单位：市统计局  单位：万元']);
  assert.deepEqual(
    bulletin?.totals.map(({ label }) => label),
    ['合计'],
  );
  assert.equal(bulletin?.notes.length, 2);
  const { sheet: hidden } = await sheetOf('hiddenParts');
  assert.deepEqual([hidden?.hiddenRows, hidden?.hiddenColumns], [[6, 7], ['C']]);
  const { sheet: finance } = await sheetOf('finance');
  const converted = new Set(finance?.conversions.map(({ kind }) => kind));
  assert.deepEqual(
    ['wan', 'yi', 'percent', 'thousands', 'currency', 'negative', 'month'].filter((kind) => !converted.has(kind)),
    [],
  );
  const { sheet: damaged } = await sheetOf('damagedRoster');
  assert.ok(
    damaged?.damaged.some(({ why }) => why === 'digits_lost') &&
      damaged.damaged.some(({ why }) => why === 'scientific'),
  );
  const { tables } = await sheetOf('sideBySide');
  assert.deepEqual(
    tables?.map(({ name, rows }) => [name, rows]),
    [
      ['汇总!F2:I21', 19],
      ['汇总!A2:D14', 12],
    ],
  );
});
