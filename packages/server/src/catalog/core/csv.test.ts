/** Goal: the record is CSV by RFC 4180 and starts no formula in any spreadsheet. Method: each way of attack, and plain text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvLine } from './csv.ts';

test('what a spreadsheet would run gets an apostrophe', () => {
  for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    for (const before of ['', ' ', '\u00a0', '\u3000'])
      assert.equal(csvCell(`${before}${start}cmd`), `'${before}${start}cmd`, JSON.stringify(before + start));
  assert.equal(csvCell('\tx'), "'\tx");
  assert.equal(csvCell('a\n=1'), `"a\n'=1"`);
  assert.equal(csvCell('a\n @x'), `"a\n' @x"`);
});

test('plain text stays, quotes and commas are quoted', () => {
  assert.equal(csvLine(['a=b', '张三', '1,5', 'say "x"', '']), 'a=b,张三,"1,5","say ""x""",\r\n');
});
