/** Goal: separator, quote and heading are found as a person would. Method: small texts of each kind, and random tables written and found again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { looksLike } from './cells.ts';
import { findDialect, splitSample } from './dialect.ts';
import { hasHeader } from './header.ts';

const found = (text: string): [string, string] => {
  const { delimiter, quote } = findDialect(text);
  return [delimiter, quote];
};

test('separators of every kind', () => {
  assert.deepEqual(found('a,b,c\n1,2,3\n4,5,6\n'), [',', '"']);
  assert.deepEqual(found('a\tb\n1\t2\n3\t4\n'), ['\t', '"']);
  assert.deepEqual(found('name;price;amount\nx;1,5;2,25\ny;2,5;3,75\n'), [';', '"']);
  assert.deepEqual(found('a|b|c\nx, y|2|3\nz|5|6\n'), ['|', '"']);
  assert.deepEqual(found("a,b\n'x, y',2\n'z',3\n"), [',', "'"]);
});

test('quoted separators, quotes and line ends do not mislead', () => {
  const text = 'id,note\n1,"a, ""b""; c"\n2,"two\nlines"\n3,plain\n';
  assert.deepEqual(found(text), [',', '"']);
  assert.deepEqual(splitSample(text, findDialect(text)).records, [
    ['id', 'note'],
    ['1', 'a, "b"; c'],
    ['2', 'two\nlines'],
    ['3', 'plain'],
  ]);
});

test('a ragged comma file stays a comma file', () => {
  assert.deepEqual(found('a,b,c\n1,2,3\n3,4\n5,6,7\n'), [',', '"']);
});

test('a heading is told from a first row of data', () => {
  const heading = (text: string): boolean => hasHeader(splitSample(text, findDialect(text)).records);
  assert.equal(heading('hour,temp\n0,1.5\n1,2.5\n'), true);
  assert.equal(heading('0,1.5\n1,2.5\n2,3.5\n'), false);
  assert.equal(heading('姓名,性别,城市\n张三,男,北京\n李四,女,天津\n'), true);
  assert.equal(heading('2024-01-01,ok\n2024-01-02,ok\n2024-01-03,bad\n'), false);
  assert.equal(heading('code,name\nAB,x\nCD,yy\nEF,zzz\n'), true);
  assert.equal(heading(',x,y\n0,1,2\n1,3,4\n'), true);
});

const cell = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('', 'x, y', 'say "hi"', 'two\nlines', 'a;b', '中文，逗号'),
);

const write = (rows: readonly string[][], delimiter: string): string =>
  rows
    .map((row) =>
      row
        .map((text) => (/["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(delimiter),
    )
    .join('\n');

test('what was written by the rules is split into the same cells', () => {
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom(',', '\t', ';', '|'), (rows, delimiter) => {
      const dialect = { delimiter, quote: '"', escape: '"' };
      assert.deepEqual(splitSample(write(rows, delimiter), dialect).records, rows);
    }),
    { numRuns: 500, verbose: 1 },
  );
});

test('a hostile sample costs little: cells of digits without end, one line of everything', () => {
  const from = performance.now();
  assert.equal(looksLike(`${'1'.repeat(2_000_000)}x`), 'text');
  assert.equal(looksLike(`${'1,'.repeat(1_000_000)}x`), 'text');
  assert.ok(findDialect('ab,c;d|e^f\t"g\\"'.repeat(180_000)).delimiter.length > 0);
  const ms = performance.now() - from;
  assert.ok(ms < 1_500, `${ms} ms; backtracking would take hours`);
});
