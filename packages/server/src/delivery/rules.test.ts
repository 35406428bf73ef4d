// Goal: versions, ranges and changes are those that time travel and change feeds of Delta mean. Method: one small table
// with three versions, one of them a replacement, asked at and between its times; random histories for the change feed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SharedFile, SharedVersion } from './model.ts';
import { changesBetween, expiryOf, filesAt, pickRange, pickVersion, versionSince } from './rules.ts';

const at = (number: number, createdAtMs: number): SharedVersion => ({ number, createdAtMs, rows: 0, columns: [] });
const versions = [at(1, 100), at(2, 200), at(3, 300)];
const file = (id: string, addedIn: number, removedIn: number | null): SharedFile => ({
  id,
  key: id,
  bytes: 1,
  rows: 1,
  stats: undefined,
  addedIn,
  removedIn,
});
const files = [file('a', 1, 3), file('b', 2, 3), file('c', 3, null)];
const numberOf = (outcome: ReturnType<typeof pickVersion>): number | string =>
  outcome.ok ? outcome.value.number : outcome.error.code;

test('a version is picked by number or time', () => {
  assert.equal(numberOf(pickVersion(versions, {}, 999)), 3);
  assert.equal(numberOf(pickVersion(versions, { version: 2 }, 999)), 2);
  assert.equal(numberOf(pickVersion(versions, { version: 4 }, 999)), 'delivery.version_unknown');
  assert.equal(numberOf(pickVersion(versions, { atMs: 100 }, 999)), 1);
  assert.equal(numberOf(pickVersion(versions, { atMs: 299 }, 999)), 2);
  assert.equal(numberOf(pickVersion(versions, { atMs: 900 }, 999)), 3);
  assert.equal(numberOf(pickVersion(versions, { atMs: 99 }, 999)), 'delivery.time_outside');
  assert.equal(numberOf(pickVersion(versions, { atMs: 1000 }, 999)), 'delivery.time_outside');
  assert.equal(numberOf(pickVersion([], {}, 999)), 'delivery.no_versions');
  assert.equal(numberOf(versionSince(versions, 101)), 2);
  assert.equal(numberOf(versionSince(versions, 301)), 'delivery.time_outside');
});

test('ranges include both ends and stop at the newest version', () => {
  const range = (...args: [Parameters<typeof pickRange>[1]]): string => {
    const picked = pickRange(versions, args[0]);
    return picked.ok ? `${picked.value.first.number}-${picked.value.last.number}` : picked.error.code;
  };
  assert.equal(range({ startingVersion: 0 }), '1-3');
  assert.equal(range({ startingVersion: 2, endingVersion: 2 }), '2-2');
  assert.equal(range({ startingVersion: 2, endingVersion: 99 }), '2-3');
  assert.equal(range({ startingMs: 150, endingMs: 250 }), '2-2');
  assert.equal(range({ startingVersion: 4 }), 'delivery.version_unknown');
  assert.equal(range({ startingVersion: 3, endingVersion: 2 }), 'delivery.parameter_wrong');
  assert.equal(range({ startingMs: 250, endingMs: 260 }), 'delivery.parameter_wrong');
});

test('an append adds, a replacement removes all and adds all', () => {
  const ids = (found: readonly SharedFile[]): string => found.map(({ id }) => id).join('');
  assert.deepEqual(
    [1, 2, 3].map((n) => ids(filesAt(files, n))),
    ['a', 'ab', 'c'],
  );
  const changes = changesBetween(files, versions, 2, 3).map(
    (c) => `${c.version.number} -${ids(c.removed)} +${ids(c.added)}`,
  );
  assert.deepEqual(changes, ['2 - +b', '3 -ab +c']);
});

test('changes applied to the version before them give the version after them', () => {
  const modes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(modes, fc.nat(7), fc.nat(7), (steps, a, b) => {
      const made: SharedFile[] = [];
      steps.forEach(([replace, count], number) => {
        if (replace)
          made.forEach((one, i) => {
            if (one.removedIn === null) made[i] = { ...one, removedIn: number };
          });
        for (let n = 0; n < count; n += 1) made.push(file(`${number}.${n}`, number, null));
      });
      const all = steps.map((_, number) => at(number, number));
      const [first, last] = [Math.min(a, b), Math.max(a, b)].map((n) => Math.min(n, steps.length - 1)) as [
        number,
        number,
      ];
      const state = new Set(filesAt(made, first - 1).map(({ id }) => id));
      for (const { removed, added } of changesBetween(made, all, first, last)) {
        for (const { id } of removed) assert.ok(state.delete(id), 'removes only what is there');
        for (const { id } of added) state.add(id);
      }
      assert.deepEqual(
        [...state].sort(),
        filesAt(made, last)
          .map(({ id }) => id)
          .sort(),
      );
    }),
  );
});

test('addresses do not outlive the agreement', () => {
  assert.equal(expiryOf(1000, 900, null), 1900);
  assert.equal(expiryOf(1000, 900, new Date(1200)), 1200);
});
