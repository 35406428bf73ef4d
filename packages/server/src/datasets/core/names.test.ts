/** Goal: every name is one that Delta readers take, unique, and as near to the title as can be. Method: examples and random titles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnNameLengthMax } from '../model.ts';
import { nameColumns } from './names.ts';

const names = (...titles: string[]): string[] => nameColumns(titles).map(({ name }) => name);

test('separators and control characters become underscores; dots and Chinese stay; the title is kept', () => {
  assert.deepEqual(names('PM2.5', '风向 (度)', 'a,b;c={d}\t', '  x  ', '\u0080'), [
    'PM2.5',
    '风向__度_',
    'a_b_c__d_',
    'x',
    '_',
  ]);
  assert.equal(nameColumns(['风向 (度)'])[0]?.title, '风向 (度)');
});

test('names equal but for case get a suffix, empty ones their place, those of the change feed a suffix', () => {
  assert.deepEqual(names('Id', 'ID', 'id', 'id_2'), ['Id', 'ID_2', 'id_3', 'id_2_2']);
  assert.deepEqual(names('', 'a', ' '), ['column_1', 'a', 'column_3']);
  assert.deepEqual(names('_change_type', '_Commit_Version'), ['_change_type_2', '_Commit_Version_2']);
});

test('random titles: as many names as titles, safe, unique without case, not too long', () => {
  const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 250 }), fc.constantFrom('a', 'A', 'b', '', 'a_2'));
  fc.assert(
    fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
      const made = names(...titles);
      assert.equal(made.length, titles.length);
      assert.equal(new Set(made.map((name) => name.toLowerCase())).size, made.length);
      for (const name of made) {
        assert.ok(name.length > 0 && name.length <= columnNameLengthMax + 4 && name.isWellFormed());
        assert.doesNotMatch(name, /[ ,;{}()=\p{Cc}]/u);
      }
    }),
    { numRuns: 500, verbose: 1 },
  );
});
