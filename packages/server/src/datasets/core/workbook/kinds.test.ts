/** Goal: what is only called .xls or .zip, or hides rows in another way, is read for what it is. Method: the real engine on files written here byte by byte. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createEngine, type Engine } from '#platform/engine';
import { sqlText } from '../session.ts';
import { readTable } from '../table.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-kinds-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const read = async (content: Uint8Array | string, table?: string) => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const path = join(workDir, 'in.xls');
  await writeFile(path, content);
  const done = await engine.task({ name: 'test', readPaths: [path], workDir }, async (session) => {
    const found = await readTable(session, { path, workDir, fileName: 'in.xls', table });
    if (!found.ok) return found;
    const { columns, parquetPath, source } = found.value;
    const cells = columns.map(({ name }) => `CAST("${name}" AS VARCHAR)`).join(', ');
    const rows = await session.rows<{ row: (string | null)[] }>(
      `SELECT [${cells}] AS row FROM ${sqlText(parquetPath)}`,
    );
    return { ok: true as const, value: { source, columns, rows: rows.map(({ row }) => row) } };
  });
  assert.ok(done.ok);
  return done.value;
};

const good = async (content: Uint8Array | string, table?: string) => {
  const done = await read(content, table);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const cellOf = (type: string, text: string, style = ''): string =>
  `<Cell${style}><Data ss:Type="${type}">${text}</Data></Cell>`;

const xml2003 = (rows: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>
<Worksheet ss:Name="名册"><Table>${rows}</Table></Worksheet></Workbook>`;

test('XML of Excel 2003 that is called .xls is a workbook', async () => {
  const row = (code: string, n: string, day: string): string =>
    `<Row>${cellOf('String', code)}${cellOf('Number', n)}${cellOf('DateTime', day, ' ss:StyleID="d"')}</Row>`;
  const head = `<Row>${cellOf('String', '编号')}${cellOf('String', '数量')}${cellOf('String', '日期')}</Row>`;
  const { source, columns, rows } = await good(
    xml2003(head + row('001', '3', '2024-03-05T00:00:00.000') + row('002', '4.5', '2024-03-06T00:00:00.000')),
  );
  assert.deepEqual([source.format, source.tables?.[0]?.name], ['xml-2003', '名册!A1:C3']);
  assert.deepEqual(
    columns.map(({ title, type }) => [title, type]),
    [
      ['编号', 'string'],
      ['数量', 'double'],
      ['日期', 'date'],
    ],
  );
  assert.deepEqual(rows, [
    ['001', '3.0', '2024-03-05'],
    ['002', '4.5', '2024-03-06'],
  ]);
  const unsafe = await read(xml2003('<Row/>').replace('<Workbook', '<!DOCTYPE a [<!ENTITY b "c">]><Workbook'));
  assert.equal(!unsafe.ok && unsafe.error.code, 'datasets.workbook_unsafe');
});

test('a page of HTML that is called .xls is read cell by cell as written; one without a table is refused', async () => {
  const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const page = (body: string): string =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td { color: red }</style></head><body>${body}</body></html>`;
  const table = `<table border="1">${row('身份证号', '金额', '日期')}${row('110101199003078515', '1,234.50', '2024年3月5日')}${row('110101199003078523', '80', '2024.3.6')}</table>`;
  const { source, columns, rows } = await good(page(table));
  assert.equal(source.format, 'html');
  assert.deepEqual(
    columns.map(({ title, type }) => [title, type]),
    [
      ['身份证号', 'string'],
      ['金额', 'double'],
      ['日期', 'date'],
    ],
  );
  assert.deepEqual(rows, [
    ['110101199003078515', '1234.5', '2024-03-05'],
    ['110101199003078523', '80.0', '2024-03-06'],
  ]);
  for (const body of ['<p>no table</p>', '<table></table>']) {
    const none = await read(page(body));
    assert.equal(!none.ok && none.error.code, 'datasets.no_table', body);
  }
  const svg = await read('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  assert.deepEqual(!svg.ok && svg.error, { code: 'datasets.format_unknown', params: { kind: 'xml' } });
});

test('rows and columns that OpenDocument hides are part of the table and told', async () => {
  const sheet = utils.aoa_to_sheet([
    ['name', 'code', 'place'],
    ['a', 'x1', 'north'],
    ['b', 'x2', 'south'],
    ['c', 'x3', 'east'],
    ['d', 'x4', 'west'],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'S1');
  const parts = unzipSync(new Uint8Array(write(book, { type: 'buffer', bookType: 'ods' }) as Buffer));
  let row = 0;
  const content = strFromU8(parts['content.xml'] ?? new Uint8Array())
    .replace(/<table:table-column\b[^>]*\/>/g, '')
    .replace(/(<table:table\b[^>]*>)/, '$1<table:table-column/><table:table-column table:visibility="collapse"/>')
    .replace(/<table:table-row\b/g, (tag) => {
      row += 1;
      return row === 3 ? `${tag} table:visibility="filter"` : row === 4 ? `${tag} table:visibility="collapse"` : tag;
    });
  const { source, rows } = await good(zipSync({ ...parts, 'content.xml': strToU8(content) }));
  assert.equal(rows.length, 4);
  assert.deepEqual([source.format, source.sheet?.hiddenRows, source.sheet?.hiddenColumns], ['ods', [3, 4], ['B']]);
});

/** Writes an archive's directory anew as ZIP64 has it: all numbers in the extra field and in the large end record. */
const asZip64 = (archive: Uint8Array): Buffer => {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const at = bytes.readUInt32LE(end + 16);
  const entry = Buffer.from(bytes.subarray(at, end));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [i, place] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), 4 + i * 8);
    entry.writeUInt32LE(0xffff_ffff, place);
  }
  entry.writeUInt16LE(extra.length, 30);
  const directory = Buffer.concat([entry, extra]);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.from(bytes.subarray(end));
  last.fill(0xff, 8, 20);
  return Buffer.concat([bytes.subarray(0, at), directory, record, locator, last]);
};

test('ZIP64 is read as any archive; numbers beyond the file are damage', async () => {
  const archive = asZip64(zipSync({ 'a.csv': strToU8('a,b\n1,2\n3,4\n') }));
  const { source, rows } = await good(archive);
  assert.deepEqual([source.compression, source.table, rows.length], ['zip', 'a.csv', 2]);
  const lying = Buffer.from(archive);
  lying.writeBigUInt64LE(2n ** 63n, lying.indexOf('PK\x06\x07', 0, 'latin1') + 8);
  const refused = await read(lying);
  assert.equal(!refused.ok && refused.error.code, 'datasets.archive_damaged');
});
