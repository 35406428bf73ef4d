/** Goal: what a template asks for stands in the file, and nothing hostile gets in. Method: templates made here, filled, unpacked and read back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, utils } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { builtInTemplate } from './report-builtin.ts';
import { fillDocx, inspectDocx } from './report-docx.ts';
import { openOffice, type Parts, packOffice } from './report-office.ts';
import type { FillData, Value, Values } from './report-values.ts';
import { fillXlsx, inspectXlsx } from './report-xlsx.ts';

const number = (text: string): Value => ({ kind: 'number', number: text, shown: text });
const words = (text: string): Value => ({ kind: 'text', text });
const row = (name: string, count: string): Values =>
  new Map([
    ['分类', words(name)],
    ['count', number(count)],
  ]);

const data: FillData = {
  language: 'zh',
  figures: new Map<string, Value>([
    ['tradesAmount', { kind: 'number', number: '1234.50', shown: '1,234.50' }],
    ['成交额', { kind: 'number', number: '1234.50', shown: '1,234.50' }],
    ['region', words('<测试> & "区"\n=1+1')],
    ['fees', { kind: 'missing', why: { zh: '多种币种', en: 'several' } }],
  ]),
  tables: new Map([['明细', [row('能源', '3'), row('=cmd()', '4'), row('交通', '5')]]]),
};

const change = (bytes: Uint8Array, changes: Readonly<Record<string, string>>): Uint8Array => {
  const parts: Parts = new Map(Object.entries(unzipSync(bytes)));
  for (const [name, text] of Object.entries(changes)) parts.set(name, Buffer.from(text));
  return packOffice(parts);
};

const docx = (body: string): Uint8Array =>
  change(builtInTemplate('docx', 'zh'), {
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

const p = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

const paragraphs = (bytes: Uint8Array): string[] => {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([one]) => one.replace(/<[^>]*>/g, ''));
};

const filledDocx = async (body: string): Promise<string[]> => {
  const done = await fillDocx(docx(body), data);
  assert.ok(done.ok, JSON.stringify(done));
  return paragraphs(done.value);
};

test('Word: Chinese and English names, also when a name is cut into several runs', async () => {
  const lines = await filledDocx(p('额：{成交额} {trades', 'Amount}') + p('{', '成交', '额', '}。'));
  assert.deepEqual(lines, ['额：1,234.50 1,234.50', '1,234.50。']);
});

test('Word: what is unknown or not computed is said, never left out', async () => {
  assert.deepEqual(await filledDocx(p('{利润} 和 {fees}')), ['【未能计算：利润】 和 【未能计算：fees】']);
  const english = await fillDocx(docx(p('{profit}')), { ...data, language: 'en' });
  assert.ok(english.ok);
  assert.deepEqual(paragraphs(english.value), ['[not computed: profit]']);
});

const table = (cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr></w:tbl>`;

test('Word: a row is repeated for each row of a table; other figures may stand in it', async () => {
  const lines = await filledDocx(table(['{#明细}{分类}', '{count} {利润}{/明细}']) + p('{region}'));
  assert.deepEqual(lines.slice(0, 3), ['能源', '3 【未能计算：利润】', '=cmd()']);
  assert.equal(lines.length, 7);
});

test('Word: options that nobody knows and loops that do not close are refused with words', async () => {
  const code = async (body: string): Promise<string> => {
    const done = await inspectDocx(docx(body));
    return done.ok ? '' : done.error.code;
  };
  assert.equal(await code(p('{region [x: ]}')), 'paper.template_braces_wrong');
  assert.equal(await code(p('{#明细}{分类}')), 'paper.template_loop_wrong');
  assert.equal(await code(p('{#明细}{#明细}{分类}{/明细}{/明细}')), 'paper.template_loop_wrong');
  const good = await inspectDocx(docx(p('{region}{#明细}{分类}{/明细}')));
  assert.deepEqual(good, {
    ok: true,
    value: {
      placeholders: [
        { name: 'region', table: null },
        { name: '分类', table: '明细' },
      ],
      loops: ['明细'],
    },
  });
});

const sheetHead = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

const xlsx = (rows: string, after = '', more: Readonly<Record<string, string>> = {}): Uint8Array =>
  change(builtInTemplate('xlsx', 'zh'), {
    'xl/worksheets/sheet1.xml': `${sheetHead}<dimension ref="A1:B9"/><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...Object.fromEntries(
      [2, 3, 4].map((sheet) => [`xl/worksheets/sheet${sheet}.xml`, `${sheetHead}<sheetData/></worksheet>`]),
    ),
    ...more,
  });

const inline = (at: string, text: string, style = '4'): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><r><t>${text.slice(0, 3)}</t></r><r><t>${text.slice(3)}</t></r></is></c>`;

const filledXml = (bytes: Uint8Array): string => {
  const done = fillXlsx(bytes, data);
  assert.ok(done.ok, JSON.stringify(done));
  return new TextDecoder().decode(unzipSync(done.value)['xl/worksheets/sheet1.xml']);
};

test('Excel: a cell that is a number’s placeholder becomes a number and keeps its format; text stays text', () => {
  const xml = filledXml(
    xlsx(
      `<row r="1" ht="20">${inline('A1', '{{成交额}}')}${inline('B1', '共 {{ 成交额 }} 元', '3')}</row><row r="2">${inline('A2', '{{fees}}')}${inline('B2', '{{region}}')}</row>`,
    ),
  );
  assert.match(xml, /<row r="1" ht="20"><c r="A1" s="4"><v>1234.50<\/v><\/c>/);
  assert.match(xml, /<c r="B1" s="3" t="inlineStr"><is><t xml:space="preserve">共 1,234.50 元<\/t>/);
  assert.match(xml, /【未能计算：fees】/);
  assert.match(xml, /&lt;测试&gt; &amp; &quot;区&quot;\n=1\+1/);
});

test('Excel: shared strings are read, phonetic hints are not', () => {
  const strings =
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>别的</t></si><si><r><t>{{成</t></r><r><t>交额}}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>';
  const bytes = xlsx('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>', '', {
    'xl/sharedStrings.xml': strings,
  });
  const xml = filledXml(bytes);
  assert.match(xml, /<c r="A1"><v>1234.50<\/v><\/c><c r="B1" t="s"><v>0<\/v><\/c>/);
});

test('Excel: a loop repeats its row; formulas, merged cells and names below move', () => {
  const rows = [
    `<row r="2">${inline('A2', '{{#明细}}{{分类}}')}${inline('B2', '{{count}}{{/明细}}')}<c r="C2"><f>B2*2</f><v>0</v></c></row>`,
    '<row r="3"><c r="B3"><f>SUM(B2:B2)+LOG10(B3)&amp;"B2"</f><v>0</v></c></row>',
  ].join('');
  const bytes = xlsx(rows, '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>');
  const xml = filledXml(bytes);
  assert.match(xml, /<c r="B2" s="4"><v>3<\/v><\/c><c r="C2"><f>B2\*2<\/f><\/c>/);
  assert.match(xml, /<c r="B4" s="4"><v>5<\/v><\/c><c r="C4"><f>B4\*2<\/f><\/c>/);
  assert.match(xml, /<c r="B5"><f>SUM\(B2:B4\)\+LOG10\(B5\)&amp;&quot;B2&quot;<\/f><\/c>/);
  assert.match(xml, /<mergeCell ref="A5:A6"\/>/);
  const done = fillXlsx(bytes, data);
  assert.ok(done.ok);
  const book = read(Buffer.from(done.value), { cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  assert.ok(sheet !== undefined);
  assert.equal(sheet.A3?.v, '=cmd()');
  assert.equal(sheet.A3?.f, undefined);
  assert.equal(sheet.B4?.t, 'n');
  assert.ok(utils.decode_range(sheet['!ref'] ?? '').e.r >= 4);
});

test('Excel: a loop over two rows, or over formulas that share a text, is refused', () => {
  const code = (bytes: Uint8Array): string => {
    const done = inspectXlsx(bytes);
    return done.ok ? '' : done.error.code;
  };
  const open = inline('A1', '{{#明细}}{{分类}}');
  assert.equal(
    code(xlsx(`<row r="1">${open}</row><row r="2">${inline('A2', '{{/明细}}')}</row>`)),
    'paper.template_loop_wrong',
  );
  const shared = '<row r="3"><c r="A3"><f t="shared" si="0" ref="A3:A4">A1</f></c></row>';
  assert.equal(
    code(xlsx(`<row r="1">${open}${inline('B1', '{{/明细}}')}</row>${shared}`)),
    'paper.template_loop_wrong',
  );
});

test('the same template and figures give the same bytes', async () => {
  for (const language of ['zh', 'en'] as const) {
    const word = builtInTemplate('docx', language);
    const sheet = builtInTemplate('xlsx', language);
    assert.deepEqual(await fillDocx(word, data), await fillDocx(word, data));
    assert.deepEqual(fillXlsx(sheet, data), fillXlsx(sheet, data));
  }
});

const codeOf = (bytes: Uint8Array): string => {
  const opened = openOffice(bytes, 'docx');
  return opened.ok ? '' : opened.error.code;
};

test('hostile files are refused: bombs, macros, entities, the outside, odd paths, cut and encrypted ones', () => {
  const good = builtInTemplate('docx', 'zh');
  assert.equal(codeOf(good), '');
  const rels = (target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${target}" Target="http://example.org/x" TargetMode="External"/></Relationships>`;
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['paper.template_inflates', zipSync({ 'word/document.xml': new Uint8Array(45_000_000) })],
    ['paper.template_macros', change(good, { 'word/vbaProject.bin': 'x' })],
    ['paper.template_unsafe', change(good, { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })],
    ['paper.template_unsafe', change(good, { 'word/_rels/document.xml.rels': rels('attachedTemplate') })],
    ['', change(good, { 'word/_rels/document.xml.rels': rels('hyperlink') })],
    ['paper.template_unsafe', change(good, { 'word/embeddings/a.bin': 'x' })],
    ['paper.template_unsafe', zipSync({ '../word/document.xml': new Uint8Array(3) })],
    ['paper.template_unsafe', zipSync({ 'word\\document.xml': new Uint8Array(3) })],
    ['paper.template_unreadable', good.subarray(0, good.length - 30)],
    ['paper.template_unreadable', Buffer.from('not a file at all')],
    ['paper.template_unreadable', zipSync({ 'a.xml': new Uint8Array(3) })],
  ];
  for (const [code, bytes] of cases) assert.equal(codeOf(bytes), code);
});

test('a directory that lies about sizes does not inflate further than it says', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(45_000_000) });
  const at = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 1_000, true);
  assert.equal(codeOf(bomb), 'paper.template_unreadable');
});
