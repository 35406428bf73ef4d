// Goal: words are cut so that Chinese and English queries find them, and no text can break the query's syntax.
// Method: known phrases, and random texts whose quoted forms are read back by the grammar of tsvector.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  hanPairs,
  queryTermsMax,
  segmentTerms,
  toContainsPattern,
  toSearchQuery,
  toSearchVector,
} from './segmentation.ts';

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

test('a query asks for every word, also as a beginning, or for every pair of Chinese characters', () => {
  assert.equal(toSearchQuery('Air quality'), "'air':* & 'quality':*");
  assert.equal(toSearchQuery('空气质量'), "('空气':* & '质量':*) | ('空气' & '气质' & '质量')");
  assert.equal(toSearchQuery('质'), "'质':*");
  assert.equal(toSearchQuery('no2浓度'), "('no2':* & '浓度':*) | ('浓度' & 'no2':*)");
  assert.equal(toSearchQuery('质空'), "'质空'");
  assert.equal(toSearchQuery('the air of 北京的'), "('air':* & '北京':*) | ('北京' & '京的' & 'air':*)");
  assert.equal(toSearchQuery('the'), "'the':*");
  assert.equal(toSearchQuery('—— ！'), '');
  assert.equal(toSearchQuery('word '.repeat(5)), "'word':*");
  const many = Array.from({ length: 50 }, (_, n) => `w${n}x`).join(' ');
  assert.equal(toSearchQuery(many).split(' & ').length, queryTermsMax);
});

test('pairs do not cross what is not Chinese', () => {
  assert.deepEqual(hanPairs('空气，质量pm天'), ['空气', '质量']);
  assert.equal(toSearchVector([{ text: '空气质量', weight: 'A' }]), "'空气':1A '质量':2A '气质':3D");
});

test('wildcards of LIKE are taken literally; what the index cannot find is not looked for', () => {
  assert.equal(toContainsPattern(' 50%_\\ '), '%50\\%\\_\\\\%');
  assert.equal(toContainsPattern('ai'), undefined);
  assert.equal(toContainsPattern('空气质量'), undefined);
});

test('quotes and backslashes of any text stay inside the quoted lexemes', () => {
  const grammar = /^\(?(?:'(?:[^'\\]|''|\\\\)+'(?::\*)?(?: & |\) \| \(|\)?$))*$/u;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      assert.match(toSearchQuery(`${text}'\\ a'b c\\d`), grammar);
    }),
    { numRuns: 300 },
  );
});
