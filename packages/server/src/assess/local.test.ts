/** Goal: a file is assessed without a server as publishing would read it, in one document, one text and one CSV. Method: real engine, the demo's files and a made one. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { systemClock, virtualClock } from '#platform/clock';
import { createEngine, type Engine } from '#platform/engine';
import { type AssessFileOptions, assessFile } from './local.ts';

let engine: Engine;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-local-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});

after(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const assess = async (path: string, more: Partial<AssessFileOptions> = {}, clock = systemClock) => {
  const workDir = mkdtempSync(join(folder, 'work-'));
  return assessFile(engine, clock, { path, workDir, ...more });
};

const example = (name: string): string => new URL(`../../../../examples/data/${name}`, import.meta.url).pathname;

const made = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('the document has every member that interfaces.md names, and columns by their titles', async () => {
  const path = made('a.csv', 'id,Capacity (MW),note\n1,5.5,x\n2,NA,y\n3,7.25,\n');
  const done = await assess(path);
  assert.ok(done.ok);
  const { document } = done.value;
  assert.deepEqual(Object.keys(document), [
    ...[
      'schema',
      'source',
      'columns',
      'keys',
      'duplicateRows',
      'dependencies',
      'series',
      'quality',
      'suspects',
      'sensitivity',
      'value',
    ],
    ...['ruleSets', 'timingsMs'],
  ]);
  assert.equal(document.schema, 'corridor.assessment/1');
  assert.deepEqual(
    [
      document.source.name,
      document.source.rows,
      document.source.columns,
      document.source.delimiter,
      document.source.bytes,
    ],
    ['a.csv', 3, 3, ',', readFileSync(path).length],
  );
  assert.match(document.source.sha256, /^[0-9a-f]{64}$/);
  const [, capacity] = document.columns;
  assert.deepEqual([capacity?.name, capacity?.storedName], ['Capacity (MW)', 'Capacity__MW_']);
  assert.deepEqual([capacity?.count, capacity?.nulls, capacity?.mean], [2, 1, 6.375]);
  assert.deepEqual(document.keys, [['id']]);
  assert.ok(document.ruleSets.some((set) => set.number === 'DB31/T 1523' && !set.verified));
  assert.equal(JSON.stringify(JSON.parse(JSON.stringify(document))), JSON.stringify(document));
});

test('the same file, day and language give the same document', async () => {
  const path = example('power-plants-china.csv.gz');
  const clock = virtualClock(new Date('2026-11-23T00:00:00Z'));
  const [a, b] = [await assess(path, {}, clock), await assess(path, {}, clock)];
  assert.ok(a.ok && b.ok);
  assert.deepEqual(a.value.document, b.value.document);
});

test('flagged cells are written with the data row from 0 and the header’s own words', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i === 21 ? '"none, yet"' : i * 2.5}`);
  const suspectsPath = join(folder, 'suspects.csv');
  const done = await assess(made('b.csv', `id,Load (MW)\n${rows.join('\n')}\n`), { suspectsPath, language: 'zh' });
  assert.ok(done.ok);
  assert.equal(
    readFileSync(suspectsPath, 'utf8'),
    'row,column,value,rule,reason,confidence\n21,Load (MW),"none, yet",wrong_type,本列其余值都是数字，此值不是,0.98\n',
  );
  assert.match(done.value.report, /疑点 1 个\n {4}Load \(MW\) 类型不符：1/);
});

test('GB18030 is read without a word; the report is Chinese or English, and marks texts that nobody compared', async () => {
  const [zh, en] = [
    await assess(example('divisions-gb18030.csv'), { language: 'zh' }),
    await assess(example('divisions-gb18030.csv'), { language: 'en' }),
  ];
  assert.ok(zh.ok && en.ok);
  assert.equal(zh.value.document.source.encoding, 'gb18030');
  assert.match(
    zh.value.report,
    /^divisions-gb18030\.csv：2978 行，4 列\n质量：[\d.]+ 分，A 级（覆盖度 [\d.]+ %） \[DB31\/T 1523-2024，文本待核对\]/,
  );
  assert.match(en.value.report, /^divisions-gb18030\.csv: 2978 rows, 4 columns\nQuality: [\d.]+ points, grade A/);
  assert.match(en.value.report, /text to be verified/);
  assert.match(en.value.report, /no costs were declared/);
});

test('declared costs and a raised level are part of the findings', async () => {
  const item = { lowMinor: '100', baseMinor: '100', highMinor: '200' };
  const costs = { planning: item, direct: item, indirect: item, opportunity: item, taxes: item };
  const overrides = [{ column: 'n', level: 'core', reason: 'catalogue of the sector' }] as const;
  const done = await assess(made('c.csv', 'n\n1\n2\n'), { sheet: { currency: 'CNY', costs }, overrides });
  assert.ok(done.ok);
  assert.deepEqual([done.value.findings.value.baseMinor, done.value.findings.value.highMinor], ['500', '1000']);
  assert.deepEqual(done.value.document.sensitivity.allowedModes, []);
});

test('what the reader refuses is refused', async () => {
  const empty = await assess(made('empty.csv', ''));
  assert.equal(empty.ok ? '' : empty.error.code, 'datasets.empty');
  const binary = await assess(made('x.csv', '\0\0\0\0\u0001PNG\0\0'));
  assert.match(binary.ok ? '' : binary.error.code, /^datasets\./);
});
