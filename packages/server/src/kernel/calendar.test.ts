// Goal: working days are counted as the official notices say, by the region's own dates, and an operator's year is taken or refused by name.
// Method: the vectors of services.md 1.4 on the shipped calendar, random days against a slow count, and a table of spoilt files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  type CalendarFile,
  calendarVersion,
  countWorkingDays,
  dayOf,
  isWorkingDay,
  mergeCalendars,
  openCalendar,
  readHolidayYear,
  startOfDay,
  workingDaysOfYear,
} from '#kernel';

const file = JSON.parse(readFileSync(new URL('../../data/calendar-cn.json', import.meta.url), 'utf8')) as CalendarFile;
const calendar = openCalendar(file);

const day = fc.integer({ min: 0, max: 4700 }).map((days) => addDays('2015-01-01', days));

test('a year has its working days, and the due days are those of the vectors', () => {
  assert.equal(workingDaysOfYear(2026, calendar), 248);
  assert.deepEqual(addWorkingDays('2026-02-13', 1, calendar), { day: '2026-02-14', provisional: false });
  assert.deepEqual(addWorkingDays('2026-02-13', 5, calendar), { day: '2026-02-27', provisional: false });
  assert.deepEqual(addWorkingDays('2026-09-24', 20, calendar), { day: '2026-10-29', provisional: false });
  assert.deepEqual(addWorkingDays('2026-02-15', 0, calendar), { day: '2026-02-15', provisional: false });
});

test('days that only the next year’s notice moves', () => {
  const moved = {
    2008: [
      ['2007-12-29', false],
      ['2007-12-31', true],
    ],
    2012: [['2011-12-31', false]],
  } as const;
  const years = Object.entries(moved).map(([year, days]) => {
    const read = readHolidayYear({
      year: Number(year),
      papers: [],
      days: days.map(([date, isOffDay]) => ({ name: '元旦', date, isOffDay })),
    });
    assert.ok(read.ok);
    return [String(read.value.year), read.value.entry] as const;
  });
  const wider = openCalendar(mergeCalendars(file, Object.fromEntries(years)));
  assert.deepEqual(
    ['2007-12-29', '2007-12-31', '2011-12-31', '2018-12-29', '2018-12-31'].map((one) => isWorkingDay(one, wider)),
    [true, false, true, true, false],
  );
});

test('a year without a notice makes due days provisional, and its notice moves them', () => {
  assert.deepEqual(addWorkingDays('2026-12-28', 10, calendar), { day: '2027-01-11', provisional: true });
  assert.equal(addWorkingDays('2026-12-21', 2, calendar).provisional, false);
  assert.equal(addWorkingDays('2026-12-24', 1, calendar).provisional, true, 'New Year’s notice may still move it');
  const read = readHolidayYear({
    year: 2027,
    papers: ['https://example.org/notice'],
    days: [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2027-01-09', isOffDay: false },
    ],
  });
  assert.ok(read.ok);
  const merged = mergeCalendars(file, { 2027: read.value.entry });
  assert.deepEqual(addWorkingDays('2026-12-28', 10, openCalendar(merged)), { day: '2027-01-11', provisional: false });
  assert.deepEqual(addWorkingDays('2026-12-28', 8, openCalendar(merged)), { day: '2027-01-08', provisional: false });
  assert.notEqual(calendarVersion(merged), calendarVersion(file));
  assert.equal(calendarVersion(mergeCalendars(file, {})), calendarVersion(file));
});

test('a file of the list that the calendar comes from reads as the shipped year', () => {
  const shipped = file.years['2026'];
  assert.ok(shipped !== undefined);
  const read = readHolidayYear({
    $schema: 'ignored',
    year: 2026,
    papers: shipped.papers,
    days: Object.entries(shipped.days).map(([date, isOffDay]) => ({ name: 'x', date, isOffDay })),
  });
  assert.deepEqual(read, { ok: true, value: { year: 2026, entry: shipped } });
});

test('every fault of an added year is named where it is', () => {
  const one = (days: unknown[]): unknown => ({ year: 2026, papers: [], days });
  const faults = (value: unknown): string[] => {
    const read = readHolidayYear(value);
    return read.ok ? [] : read.error.map(({ code, at }) => `${code} ${at}`);
  };
  assert.deepEqual(faults(null), ['not_an_object ']);
  assert.deepEqual(faults({ year: '2026', days: [] }), ['year_wrong /year']);
  assert.deepEqual(faults({ year: 1999, days: [] }), ['year_wrong /year']);
  assert.deepEqual(faults({ year: 2026, papers: [1], days: [] }), ['papers_wrong /papers']);
  assert.deepEqual(faults({ year: 2026 }), ['days_wrong /days']);
  assert.deepEqual(faults(one([])), []);
  assert.deepEqual(
    faults(
      one([
        { date: '2026-02-30', isOffDay: true },
        { date: '2026-05-01', isOffDay: 'yes' },
        { date: '2024-05-01', isOffDay: true },
        { date: '2026-05-01', isOffDay: true },
        { date: '2026-05-01', isOffDay: true },
        { date: '2026-05-06', isOffDay: false },
      ]),
    ),
    [
      'day_malformed /days/0',
      'day_malformed /days/1',
      'day_outside_year /days/2',
      'day_twice /days/4',
      'day_no_exception /days/5',
    ],
  );
});

test('counting and adding are each other’s inverse, day by day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 90 }), (from, count) => {
      const due = addWorkingDays(from, count, calendar).day;
      assert.equal(isWorkingDay(due, calendar), true);
      assert.equal(countWorkingDays(from, due, calendar), count);
      let slow = from;
      for (let left = count; left > 0; ) {
        slow = addDays(slow, 1);
        if (isWorkingDay(slow, calendar)) left -= 1;
      }
      assert.equal(slow, due);
    }),
  );
});

test('days are the region’s: midnight in Shanghai is four in the afternoon before in UTC', () => {
  assert.equal(dayOf(new Date('2026-02-13T15:59:59.999Z'), 'Asia/Shanghai'), '2026-02-13');
  assert.equal(dayOf(new Date('2026-02-13T16:00:00Z'), 'Asia/Shanghai'), '2026-02-14');
  assert.equal(startOfDay('2026-02-14', 'Asia/Shanghai').toISOString(), '2026-02-13T16:00:00.000Z');
  // Summer time begins at 2:00 on 2026-03-29 in Berlin; in Santiago the hour after midnight of 2026-09-06 is skipped.
  assert.equal(startOfDay('2026-03-29', 'Europe/Berlin').toISOString(), '2026-03-28T23:00:00.000Z');
  assert.equal(startOfDay('2026-03-30', 'Europe/Berlin').toISOString(), '2026-03-29T22:00:00.000Z');
  assert.equal(startOfDay('2026-09-06', 'America/Santiago').toISOString(), '2026-09-06T04:00:00.000Z');
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Santiago', 'Pacific/Apia'),
      (one, zone) => {
        const start = startOfDay(one, zone);
        assert.equal(dayOf(start, zone), one);
        assert.ok(dayOf(new Date(start.getTime() - 1), zone) < one);
      },
    ),
  );
});

test('days of an instant agree with the time zone database, also where days are skipped', () => {
  // Apia had no 30 December 2011; Kiritimati is 14 hours ahead of UTC, Niue 11 behind; Kathmandu is a quarter of an hour off.
  const zones = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/Santiago',
    'Pacific/Kiritimati',
    'Pacific/Niue',
    'Asia/Kathmandu',
  ];
  const inZone = (ms: number, zone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(ms);
  const instant = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2030, 0, 1) });
  const apia = fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) });
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), apia, (ms, zone, skipping) => {
      assert.equal(dayOf(new Date(ms), zone), inZone(ms, zone));
      assert.equal(dayOf(new Date(skipping), 'Pacific/Apia'), inZone(skipping, 'Pacific/Apia'));
    }),
    { numRuns: 500 },
  );
});
