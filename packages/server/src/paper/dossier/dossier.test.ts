/** Goal: a dossier that can be handed in: everything known is in it, nothing else, and what is blank is marked and listed. Method: real engine and files, read back; opened by LibreOffice where it is installed. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { assessFile } from '#assess';
import type { Language } from '#kernel';
import { virtualClock } from '#platform/clock';
import { createEngine, type Engine } from '#platform/engine';
import { fields, tables } from './catalogue.ts';
import { type Dossier, makeDossier, shippedTemplates, type Templates, templateFields } from './make.ts';
import { readProvider, sheetOfFile } from './provider.ts';

let engine: Engine;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-dossier-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});

after(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const example = readFileSync(new URL('../../../../../examples/dossier/provider.yaml', import.meta.url), 'utf8');
const clock = virtualClock(new Date('2026-11-28T00:00:00Z'));

const table = `手机号,姓名,金额\n${Array.from({ length: 30 }, (_, i) => `1380000${String(1000 + i)},${['张三', '李四'][i % 2]},${i}.5`).join('\n')}\n`;

const make = async (provider: string, language: Language = 'zh', templates: Templates = new Map()) => {
  const path = join(folder, 'persons.csv');
  writeFileSync(path, table);
  const sheet = readProvider(provider);
  assert.ok(sheet.ok, JSON.stringify(sheet));
  const own = sheetOfFile(sheet.value, 'persons.csv');
  const workDir = mkdtempSync(join(folder, 'work-'));
  const done = await assessFile(engine, clock, { path, workDir, language, withHtml: true, sheet: own.value });
  assert.ok(done.ok && done.value.priorities !== undefined, JSON.stringify(done));
  const { findings, document, priorities } = done.value;
  return makeDossier(
    { findings, source: document.source, priorities, sheet: own, language, day: '2026-11-28' },
    templates,
  );
};

const made = async (...args: Parameters<typeof make>): Promise<Dossier> => {
  const done = await make(...args);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const bytesOf = ({ files }: Dossier, name: string): Uint8Array => {
  const found = files.find((file) => file.name === name);
  assert.ok(found, name);
  return found.bytes;
};

const wordText = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(unzipSync(bytes)['word/document.xml'])
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

test('the whole set: seven documents as Word and PDF, and one workbook; names of fields and tables are told apart', async () => {
  const dossier = await made(example);
  assert.equal(dossier.files.filter(({ name }) => name.endsWith('.docx')).length, 7);
  assert.equal(dossier.files.filter(({ name }) => name.endsWith('.pdf')).length, 7);
  for (const { name, bytes } of dossier.files)
    if (name.endsWith('.pdf')) assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  for (const language of ['zh', 'en'] as const) {
    const names = [...fields, ...tables].map(({ name }) => name[language]);
    assert.equal(new Set(names).size, names.length);
  }
});

test('what was said and what was found stands in Word; a value that looks like markup is text', async () => {
  const dossier = await made(example.replace('name: 示例环境数据有限公司', 'name: "A&B <w:p/> {x}"'));
  const description = wordText(bytesOf(dossier, '1-数据产品说明书.docx'));
  assert.match(description, /A&amp;B &lt;w:p\/&gt; \{x\}/);
  assert.match(description, /30 行，3 列/);
  const classes = wordText(bytesOf(dossier, '4-分类分级表.docx'));
  assert.match(classes, /手机号\n手机号码\n一般数据 3 级/);
  const value = wordText(bytesOf(dossier, '6-价值区间与入表底稿.docx'));
  assert.match(value, /不是评估报告/);
  assert.match(value, /不可计算：已结算且列明账目的可比交易 1 例，至少需要 3 例/);
  assert.match(value, /待判断金额\n96,000\.00 元/);
});

test('what is blank is marked in its document, on the first page, and counted', async () => {
  const dossier = await made('product: { name: 只有名称 }\n');
  const source = wordText(bytesOf(dossier, '2-数据来源声明.docx'));
  assert.match(source, /产品名称\n只有名称/);
  assert.match(source, /合法性依据\n【待填：合法性依据】/);
  const xml = new TextDecoder().decode(unzipSync(bytesOf(dossier, '2-数据来源声明.docx'))['word/document.xml']);
  assert.match(xml, /w:fill="FAF0D9"\/><\/w:rPr><w:t xml:space="preserve">【待填：合法性依据】/);
  const list = wordText(bytesOf(dossier, '0-待填事项.docx'));
  for (const { name, path } of dossier.blanks) assert.ok(list.includes(name) && list.includes(path), path);
  for (const path of ['source.legalBasis', 'risk.lawfulSource.answer', 'value.costs'])
    assert.ok(
      dossier.blanks.some((blank) => blank.path === path),
      path,
    );
  assert.ok(!dossier.blanks.some(({ path }) => path === 'product.name' || path === 'product.sample'));
});

test('the workbook has a sheet per table, amounts as numbers, and no formula', async () => {
  const book = read(bytesOf(await made(example), '7-明细表.xlsx'));
  assert.equal(book.SheetNames.length, tables.length + 1);
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets.凭证明细 ?? {}, { header: 1 });
  assert.deepEqual(rows[1], ['记-0012', '2026-01-20', '需求调研与规划', '规划', '研究阶段', 12000]);
  for (const sheet of Object.values(book.Sheets))
    for (const cell of Object.values(sheet)) assert.equal((cell as { f?: string }).f, undefined);
});

test('English on request, and the same facts give the same bytes', async () => {
  const [one, two] = [await made(example, 'en'), await made(example, 'en')];
  assert.deepEqual(one.files, two.files);
  const text = wordText(bytesOf(one, '5-risk-self-check.docx'));
  assert.match(text, /Are there personal data\?\nyes \(machine\)/);
});

test('an operator’s template stands in place of the shipped one; a broken one is refused', async () => {
  const shipped = shippedTemplates('zh').get('risk.docx');
  assert.ok(shipped);
  const own = await made(example, 'zh', new Map([['source.docx', shipped]]));
  assert.match(wordText(bytesOf(own, '2-数据来源声明.docx')), /数据流通风险自查表/);
  const broken = await make(example, 'zh', new Map([['source.docx', Buffer.from('no zip')]]));
  assert.equal(broken.ok ? '' : broken.error.code, 'paper.template_unreadable');
  const page = templateFields('zh');
  for (const { key, name } of fields) assert.ok(page.includes(`{${key}}`) && page.includes(`{${name.zh}}`), key);
});

const refusal = (text: string): string => {
  const done = readProvider(text);
  if (done.ok) return 'ok';
  const { line, where } = done.error.params ?? {};
  return `${done.error.code} ${line}${where === undefined ? '' : ` ${where}`}`;
};

test('a provider file is refused with its line', () => {
  assert.equal(refusal(''), 'ok');
  assert.equal(refusal('product:\n  name: [a\n'), 'paper.provider_unreadable 3');
  assert.equal(refusal('product:\n  nmae: x\n'), 'paper.provider_wrong 2 product.nmae');
  assert.equal(
    refusal('value:\n  currency: CNY\n  costs:\n    planning: much\n'),
    'paper.provider_wrong 4 value.costs.planning',
  );
  const range =
    'value:\n  currency: CNY\n  income:\n    way: direct\n    years: []\n    rate:\n      - { name: a, low: 2, base: 1 }\n';
  assert.equal(refusal(range), 'paper.provider_wrong 7 value.income.rate.0');
  const entry = (amount: string): string =>
    `value:\n  currency: CNY\n  booking:\n    entries:\n      - { voucher: a, date: 2026-01-01, text: b, tag: planning, phase: research, amount: ${amount} }\n`;
  assert.equal(refusal(entry('1200.50')), 'ok');
  assert.equal(refusal(entry('a lot')), 'paper.provider_wrong 5 value.booking.entries.0.amount');
  assert.equal(refusal('product: &x { name: a }\nsource: *x\n'), 'paper.provider_unreadable 2');
  assert.equal(refusal('['.repeat(100_000)), 'paper.provider_unreadable 1');
});

test('amounts and shares: one figure or bounds, in units; own answers of a file go before those for all', () => {
  const done = readProvider(
    'product: { name: all, form: set }\nvalue: { currency: CNY, costs: { planning: "1,200.50", direct: { low: 1, base: 2 }, indirect: 0, opportunity: 0, taxes: 0 } }\nfiles: { a.csv: { product: { name: own } } }\n',
  );
  assert.ok(done.ok);
  const { texts, value } = sheetOfFile(done.value, 'a.csv');
  assert.deepEqual([texts.get('product.name'), texts.get('product.form')], ['own', 'set']);
  assert.deepEqual(value?.costs?.planning, { lowMinor: '120050', baseMinor: '120050', highMinor: '120050' });
  assert.deepEqual(value?.costs?.direct, { lowMinor: '100', baseMinor: '200', highMinor: '200' });
});

const office = spawnSync('soffice', ['--version']).status === 0;

test('LibreOffice opens every Word file and the workbook', {
  skip: office ? false : 'LibreOffice is not installed',
}, async () => {
  const place = mkdtempSync(join(folder, 'office-'));
  const dossier = await made(example);
  const names = dossier.files.map(({ name }) => name).filter((name) => !name.endsWith('.pdf'));
  for (const name of names) writeFileSync(join(place, name), bytesOf(dossier, name));
  const out = join(place, 'out');
  const home = `-env:UserInstallation=file://${join(place, 'profile')}`;
  execFileSync(
    'soffice',
    [home, '--headless', '--convert-to', 'pdf', '--outdir', out, ...names.map((name) => join(place, name))],
    { stdio: 'ignore' },
  );
  for (const name of names)
    assert.equal(
      readFileSync(join(out, name.replace(/\.\w+$/, '.pdf')))
        .subarray(0, 5)
        .toString(),
      '%PDF-',
      name,
    );
});
