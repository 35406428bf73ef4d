/** Goal: the words everything else is made of mean what they say. Method: published vectors and properties. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingDays,
  type CalendarFile,
  canonicalJson,
  dayOf,
  decodePageToken,
  encodeId,
  encodePageToken,
  fillSentence,
  fromUrn,
  isId,
  isWorkingDay,
  openCalendar,
  splitByWeights,
  toPage,
  toUrn,
  uuidV7,
} from '#kernel';

test('canonical JSON: the example of RFC 8785 and its key order', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
  assert.equal(canonicalJson(value), expected);
  assert.equal(
    canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
  assert.throws(() => canonicalJson('\ud800'));
  assert.throws(() => canonicalJson(Number.NaN));
});

test('canonical JSON does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      assert.equal(canonicalJson(reversed), canonicalJson(object));
    }),
  );
});

test('ids: TypeID vectors, time order, protocol form and back', () => {
  const uuid = Buffer.from('01890a5dac967749aa3fe8c2c5b1a0c3', 'hex');
  const id = encodeId('ds', uuid);
  assert.ok(isId('ds', id) && !isId('agr', id));
  assert.equal(toUrn(id), 'urn:uuid:01890a5d-ac96-7749-aa3f-e8c2c5b1a0c3');
  assert.equal(fromUrn('ds', toUrn(id)), id);
  assert.equal(
    encodeId('prefix', Buffer.from('0110c8531d0952d8d73e1194e95b5f19', 'hex')),
    'prefix_0123456789abcdefghjkmnpqrs',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 10_000 }), (ms, later) => {
      const random = new Uint8Array(10);
      assert.ok(encodeId('a', uuidV7(ms, random)) < encodeId('a', uuidV7(ms + later, random)));
    }),
  );
});

test('money splits exactly, and nobody is off by more than one minor unit', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amount, weights, (total, parts) => {
      fc.pre(parts.some((w) => w > 0n));
      const sum = parts.reduce((a, b) => a + b, 0n);
      const split = splitByWeights(total, parts);
      assert.equal(
        split.reduce((a, b) => a + b, 0n),
        total,
      );
      split.forEach((part, i) => {
        const exact = (total * (parts[i] ?? 0n)) / sum;
        assert.ok(part === exact || part === exact + 1n);
      });
    }),
  );
  assert.deepEqual(splitByWeights(1n, [1n, 1n, 1n]), [1n, 0n, 0n]);
});

test('pages: a token is opaque, comes back, and others are refused', () => {
  assert.equal(decodePageToken(encodePageToken('甲 1')), '甲 1');
  assert.equal(decodePageToken('not a token!'), undefined);
  const page = toPage(['a', 'b', 'c'], 2, (key) => key);
  assert.deepEqual(page, { items: ['a', 'b'], nextPageToken: encodePageToken('b') });
  assert.deepEqual(
    toPage(['a'], 2, (key) => key),
    { items: ['a'] },
  );
});

test('sentences keep what nobody filled in', () => {
  assert.equal(fillSentence('{a} and {b}', { a: 1 }), '1 and {b}');
});

test('working days: the vectors of the official notices', () => {
  const file = JSON.parse(
    readFileSync(new URL('../../data/calendar-cn.json', import.meta.url), 'utf8'),
  ) as CalendarFile;
  const calendar = openCalendar(file);
  const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
  assert.equal(days.filter((day) => isWorkingDay(day, calendar)).length, 248);
  assert.deepEqual(addWorkingDays('2026-02-13', 1, calendar), { day: '2026-02-14', provisional: false });
  assert.deepEqual(addWorkingDays('2026-02-13', 5, calendar), { day: '2026-02-27', provisional: false });
  assert.deepEqual(addWorkingDays('2026-09-24', 20, calendar), { day: '2026-10-29', provisional: false });
  assert.equal(addWorkingDays('2026-12-30', 5, calendar).provisional, true);
  assert.equal(isWorkingDay('2018-12-29', calendar), true, 'moved by the notice for 2019');
  assert.equal(dayOf(new Date('2026-02-13T17:00:00Z'), calendar.timeZone), '2026-02-14');
});
