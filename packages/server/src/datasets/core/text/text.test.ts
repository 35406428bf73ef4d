/** Goal: a text that breaks its rules is understood as a person would, or refused. Method: small polluted texts, and random tables in any dialect. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Dialect, findDialect } from '../dialect.ts';
import { findLayout } from './layout.ts';
import { createMender, csvLine } from './mending.ts';
import { readRecord, recordAt } from './records.ts';

const read = (text: string) => {
  const dialect = findDialect(text);
  const layout = findLayout(text, dialect);
  const { titles, rowWidth, heading, headerRows, preambleRows } = layout;
  const plan = {
    dialect,
    linesAbove: 0,
    rowsAbove: preambleRows + headerRows,
    width: titles.length,
    rowWidth,
    heading,
  };
  const mender = createMender({ ...plan, linesAbove: layout.linesAbove });
  const lines = text.replace(/\n$/, '').split('\n');
  let written = '';
  for (let at = layout.linesAbove; at < lines.length; ) {
    const found = recordAt((distance) => lines[at + distance], dialect);
    written += mender.add({ ...found, line: at + 1 });
    at += found.lines;
  }
  written += mender.end();
  return { layout, written, facts: mender.facts(), broken: mender.broken() };
};

const day = (i: number): string => `2024-01-${String(i + 10)}`;
const good = Array.from({ length: 15 }, (_, i) => `${day(i)},${i * 7},站点${i},"some text, of ${i} words"`);
const heading = 'day,count,station,remark';
const withRow = (row: string): string => [heading, ...good.slice(0, 7), row, ...good.slice(7)].join('\n');
const rowOf = (written: string): string | undefined => written.split('\n')[7];

test('a separator too many, too few, another one and a quote too many are made good, and told', () => {
  const cases: readonly [string, string, string][] = [
    ['2024-02-01,,5,站点9,"x, y"', '2024-02-01,5,站点9,"x, y"', 'separator_dropped'],
    ['2024-02-0125,站点9,"some text, more"', '2024-02-01,25,站点9,"some text, more"', 'separator_added'],
    ['2024-02-01 5 站点9 "some text, more"', '2024-02-01,5,站点9,"some text, more"', 'other_separator'],
    ['"2024-02-01,5,站点9,"some text, more"', '"""2024-02-01",5,站点9,"some text, more"', 'quote_taken_literally'],
  ];
  for (const [row, expected, kind] of cases) {
    const { written, facts, broken } = read(withRow(row));
    assert.equal(broken, undefined, row);
    assert.equal(rowOf(written), expected);
    assert.deepEqual(facts.repaired, [{ row: 9, kind }]);
    assert.equal(facts.rows, 16);
  }
});

test('a row that could be read in several ways is refused with its place', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => `${i},${i + 1},${i + 2}`);
  const { broken } = read(['a,b,c', ...numbers, '7,8', ...numbers].join('\n'));
  assert.deepEqual(broken, { row: 42, expected: 3, found: 2, open: false });
});

test('what stands above, several headings, remarks and further tables are set aside and told', () => {
  const text = [
    '站点日报',
    '',
    ',测量,说明,',
    heading,
    ...good,
    '',
    '数据来源 环保局',
    heading,
    ...good.slice(0, 3),
  ].join('\n');
  const { layout, facts } = read(text);
  assert.deepEqual(layout.preamble, ['站点日报']);
  assert.equal(layout.headerRows, 2);
  assert.deepEqual(layout.titles, ['day', '测量 count', '说明 station', '说明 remark']);
  assert.equal(facts.rows, 15);
  assert.deepEqual(facts.notes, ['数据来源 环保局']);
  assert.deepEqual(
    facts.tables.map(({ rows }) => rows),
    [3],
  );
});

test('separators of several characters and with spaces', () => {
  assert.equal(findDialect('a||b||c\n1||2||3\n4||5||6\n').delimiter, '||');
  assert.equal(findDialect('a, "b", c\n1, "x, y", 3\n4, "z", 6\n').delimiter, ', ');
  assert.deepEqual([findDialect("1,'a b','x'\n2,'c','y'\n3,'d','z'\n").quote], ["'"]);
});

const cell = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.integer().map(String),
  fc.constantFrom('', 'x, y', 'say "hi"', "it's", 'two\nlines', 'a;b|c\td', '中文，逗号', '\\', '"'),
);

test('any table, in any dialect, is read back exactly once the dialect is known', () => {
  const tables = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  const dialects = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', '||', '::'),
    quote: fc.constantFrom('"', "'"),
  });
  fc.assert(
    fc.property(tables, dialects, (rows, { delimiter, quote }) => {
      const dialect: Dialect = { delimiter, quote, escape: quote };
      const quoted = (text: string): string => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
      const lines = rows
        .map((row) => row.map(quoted).join(delimiter))
        .join('\n')
        .split('\n');
      const back: (readonly string[])[] = [];
      for (let at = 0; at < lines.length; ) {
        const found = recordAt((distance) => lines[at + distance], dialect);
        back.push(found.reading.fields);
        at += found.lines;
      }
      assert.deepEqual(back, rows);
    }),
    { numRuns: 500, verbose: 1 },
  );
});

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (fields) => {
      const line = csvLine(fields).replace(/\n$/, '');
      assert.deepEqual(readRecord(line, { delimiter: ',', quote: '"', escape: '"' }).fields, fields);
    }),
    { numRuns: 500, verbose: 1 },
  );
});

test('a hostile row costs little: quotes and separators without end', () => {
  const from = performance.now();
  for (const row of ['"'.repeat(5_000), ','.repeat(5_000), `"${'",'.repeat(2_000)}`, '"a'.repeat(3_000)])
    read(withRow(row));
  const ms = performance.now() - from;
  assert.ok(ms < 5_000, `${ms} ms`);
});
