/** Goal: nothing on paper overflows or is lost. Method: hostile texts set into lines by a measure, and a long table printed and read back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256Hex } from '#kernel';
import { type DocumentLanguage, documentEdition, type Print, type Words } from '../model.ts';
import { toLines } from './lines.ts';
import { printPdf } from './pdf.ts';

const require = createRequire(import.meta.url);
const font = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`));
const fonts = { regular: font('400Regular/NotoSansSC_400Regular.ttf'), bold: font('700Bold/NotoSansSC_700Bold.ttf') };

const measure = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);

test('no line is wider than the column, and every character is set', () => {
  const piece = fc.constantFrom(
    '数',
    '据',
    '，',
    '。',
    '（',
    '）',
    'a',
    'word',
    ' ',
    '\n',
    '0',
    'x'.repeat(30),
    '“',
    '”',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), fc.integer({ min: 8, max: 60 }), (pieces, width) => {
      const text = pieces.join('');
      const lines = toLines(text, width, measure);
      for (const line of lines) assert.ok(measure(line) <= width || [...line].length === 1, JSON.stringify(line));
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});

test('Chinese punctuation begins no line, and an opening bracket ends none', () => {
  const lines = toLines('数据使用协议（以下简称协议），由双方签署。'.repeat(20), 20, measure);
  for (const line of lines) {
    assert.doesNotMatch(line, /^[，。）]/);
    assert.doesNotMatch(line, /（$/);
  }
});

const rows = (count: number): Words[][] =>
  Array.from({ length: count }, (_, index) => [`R${index}`, { zh: `第 ${index} 条约定`, en: `clause ${index}` }]);

const print = (language: DocumentLanguage, count = 120): Print => ({
  number: 'AGR-110000-2026-000001-00000000',
  language,
  issuedAt: '2026-11-23T10:00:00.000Z',
  checkUrl: 'https://data.example.org/check/AGR-110000-2026-000001-00000000',
  checkpoint: null,
  contentSha256: 'a'.repeat(64),
  content: {
    edition: documentEdition,
    title: { zh: '数据使用协议', en: 'Data use agreement' },
    issuer: { zh: '运营方', en: 'Operator' },
    blocks: [
      { kind: 'text', text: { zh: `${'很长的条款，'.repeat(900)}条款之末`, en: 'long '.repeat(900) } },
      {
        kind: 'table',
        columns: [
          { title: { zh: '编号', en: 'No.' }, share: 1 },
          { title: { zh: '约定内容', en: 'Clause' }, share: 4 },
        ],
        rows: [...rows(count), ['R-last', { zh: `${'超过一页的单元格。'.repeat(700)}单元格之末`, en: '' }]],
      },
      { kind: 'facts', rows: [[{ zh: '生僻字', en: 'Rare' }, '𠮷\u0000\u202E甲']] },
      { kind: 'seals', of: [{ zh: '供方', en: 'Provider' }] },
    ],
  },
});

test('the same document gives the same bytes', async () => {
  const first = await printPdf(print('both', 5), fonts);
  const second = await printPdf(print('both', 5), fonts);
  assert.equal(sha256Hex(first), sha256Hex(second));
  assert.notEqual(sha256Hex(first), sha256Hex(await printPdf(print('zh', 5), fonts)));
});

const isPopplerHere = spawnSync('pdftotext', ['-v']).error === undefined;
const skip = isPopplerHere ? false : 'pdftotext is not installed (Debian package poppler-utils)';

test('what is longer than a page goes on, tables repeat their heads, pages are counted', { skip }, async () => {
  const bytes = await printPdf(print('zh'), fonts);
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' }).stdout;
  const pages = read.split('\f').slice(0, -1);
  assert.ok(pages.length >= 8, `${pages.length} pages`);
  for (const [index, page] of pages.entries()) {
    assert.ok(page.includes(`第 ${index + 1} 页，共 ${pages.length} 页`), `page ${index + 1} says which it is`);
    assert.ok(page.includes('AGR-110000-2026-000001-00000000'));
  }
  const tablePages = pages.filter((page) => /^ *R\d+ /m.test(page));
  assert.ok(tablePages.length >= 3);
  for (const page of tablePages) assert.ok(page.includes('约定内容'), 'a page of the table has its head');
  const all = read.replace(/\s/g, '');
  for (let index = 0; index < 120; index += 1) assert.ok(all.includes(`R${index}第${index}条约定`), `row ${index}`);
  for (const words of ['条款之末', '单元格之末', '[U+20BB7]甲', '（印章处）']) assert.ok(all.includes(words), words);
});
