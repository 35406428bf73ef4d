// Goal: words are cut so that Chinese and English queries find them, and no text can break the query's syntax.
// Method: known phrases, and random texts whose quoted forms are read back by the grammar of tsvector.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { queryTermsMax, segmentTerms, toContainsPattern, toSearchQuery, toSearchVector } from './segmentation.ts';

test('Chinese is cut into words, English folded to lower case', () => {
  assert.deepEqual(segmentTerms('北京空气质量 Air Quality, PM2.5'), [
    '北京',
    '空气',
    '质量',
    'air',
    'quality',
    'pm2.5',
  ]);
});

test('full-width letters are the same as narrow ones', () => {
  assert.deepEqual(segmentTerms('ＰＭ２.５'), segmentTerms('pm2.5'));
});

test('the vector carries positions and weights', () => {
  assert.equal(
    toSearchVector([
      { text: 'air', weight: 'A' },
      { text: 'clean air', weight: 'C' },
    ]),
    "'air':1A,3C 'clean':2C",
  );
});

test('a query asks for every word, also as a beginning', () => {
  assert.equal(toSearchQuery('空气质量'), "'空气':* & '质量':*");
  assert.equal(toSearchQuery('—— ！'), '');
  assert.equal(toSearchQuery('word '.repeat(5)), "'word':*");
  const many = Array.from({ length: 50 }, (_, n) => `w${n}x`).join(' ');
  assert.equal(toSearchQuery(many).split(' & ').length, queryTermsMax);
});

test('wildcards of LIKE are taken literally', () => {
  assert.equal(toContainsPattern(' 50%_\\ '), '%50\\%\\_\\\\%');
});

test('quotes and backslashes of any text stay inside the quoted lexemes', () => {
  const grammar = /^(?:'(?:[^'\\]|''|\\\\)+':\*(?: & |$))*$/u;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      assert.match(toSearchQuery(`${text}'\\ a'b c\\d`), grammar);
    }),
    { numRuns: 300 },
  );
});
