/** Goal: files are written out exactly as they were read, and a refused one leaves nothing. Method: the real engine on files written here. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine, type Engine } from '#platform/engine';
import { type ConvertOptions, convertFiles } from './convert.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-convert-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} }, spare: false });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const convert = async (
  contents: Readonly<Record<string, string>>,
  options: Partial<Pick<ConvertOptions, 'format' | 'asText' | 'table'>> = {},
) => {
  const own = await mkdtemp(join(folder, 'case-'));
  const files = Object.keys(contents).map((name) => ({ path: join(own, name), to: join(own, `${name}.out`) }));
  for (const { path } of files) await writeFile(path, contents[path.slice(own.length + 1)] ?? '');
  const codes: (string | undefined)[] = [];
  const workDir = await mkdtemp(join(own, 'work-'));
  const onDone: ConvertOptions['onDone'] = (_, outcome) => codes.push(outcome.ok ? undefined : outcome.error.code);
  await convertFiles(engine, files, { format: 'csv', asText: false, ...options, workDir, onDone });
  const texts = await Promise.all(files.map(({ to }) => (existsSync(to) ? readFile(to, 'utf8') : undefined)));
  return { codes, texts };
};

test('CSV is RFC 4180 with CRLF; as text every cell stays what it was', async () => {
  const source = 'code;amount;note\n007;1.50;"say ""hi"", twice"\n008;NA;"two\nlines"\n';
  const typed = await convert({ 'a.csv': source });
  assert.deepEqual(typed.texts, ['code,amount,note\r\n007,1.5,"say ""hi"", twice"\r\n008,,"two\nlines"\r\n']);
  const text = await convert({ 'a.csv': source, 'none.csv': '' }, { asText: true });
  assert.deepEqual(text.texts, ['code,amount,note\r\n007,1.50,"say ""hi"", twice"\r\n008,NA,"two\nlines"\r\n', '']);
});

test('a refused file leaves nothing and stops no other; columns without names are numbered', async () => {
  const done = await convert({ 'bad.csv': 'a,b,c\n1,2,3\n4,5\n', 'good.csv': '1,2\n3,4\n5,6\n' }, { asText: true });
  assert.deepEqual(done.codes, ['datasets.row_ragged', undefined]);
  assert.deepEqual(done.texts, [undefined, 'col_0,col_1\r\n1,2\r\n3,4\r\n5,6\r\n']);
});

test('lines of JSON carry the types', async () => {
  const done = await convert({ 'a.csv': 'n,flag\n1,true\n2,NA\n' }, { format: 'ndjson' });
  assert.deepEqual(done.texts, ['{"n":1,"flag":true}\n{"n":2,"flag":null}\n']);
});

test('polluted rows are read with the rest, and a text of a hundred thousand rows with one', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `2024-01-01,${i},station ${i}`);
  const done = await convert(
    { 'a.csv': ['day,n,name', ...rows, '2024-01-02,,7,station x'].join('\n') },
    { asText: true },
  );
  assert.deepEqual(done.codes, [undefined]);
  assert.match(done.texts[0] ?? '', /\r\n2024-01-02,7,station x\r\n$/);
});

test('of several tables in one text each can be taken, by its line or its place, and all of them are told', async () => {
  const text = [
    '站点日报',
    '日期,数量,站点',
    '2024.3.5,3,甲',
    '2024.3.6,4,乙',
    '',
    '姓名,部门,职务,电话',
    '张三,统计,科长,010-1',
    '',
    '月份,金额,备注',
    '1,300.5,无',
    '2,400.5,有',
  ].join('\n');
  const expected = [
    [undefined, '日期,数量,站点\r\n2024-03-05,3,甲\r\n2024-03-06,4,乙\r\n'],
    ['2', '姓名,部门,职务,电话\r\n张三,统计,科长,010-1\r\n'],
    ['line 9', '月份,金额,备注\r\n1,300.5,无\r\n2,400.5,有\r\n'],
  ] as const;
  for (const [table, written] of expected) {
    const done = await convert({ 'a.csv': text, 'crlf.csv': text.replaceAll('\n', '\r\n') }, { table });
    assert.deepEqual(done.texts, [written, written], table);
  }
  assert.deepEqual((await convert({ 'a.csv': text }, { table: 'line 4' })).codes, ['datasets.table_not_found']);
});
