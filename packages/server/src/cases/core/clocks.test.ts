// Goal: a promised time ends when the law's way of counting says, whatever pauses, extensions and calendars do.
// Method: the vectors of services.md 1.4 across Spring Festival, a table of pauses counted by hand, and random histories for the invariants.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayMs, dayOf, hourMs, mergeCalendars, openCalendar, startOfDay } from '#kernel';
import { calendar, calendarFile, caseType, command, eventOf, take, takeAll } from '../../../test/support/case-parts.ts';
import type { CaseEvent, ClockRule } from '../model.ts';
import { type ClocksState, caseClocks, clockLimits, clockStatus, foldClocks, presentRun } from './clocks.ts';
import { clocksPart } from './clocks-part.ts';

const word = { zh: '词', en: 'word' };
const part = clocksPart(calendar);

const rule = (over: Partial<ClockRule> = {}): ClockRule => ({
  key: 'reply',
  title: word,
  basis: 'working-day',
  promised: 5,
  startsOn: ['open'],
  stopsOn: ['reply'],
  pauses: [
    { key: 'expert', reason: word, legalBasis: word, needsEvidence: true, daysMax: 30 },
    { key: 'wait', reason: word, legalBasis: word, needsEvidence: false, daysMax: 5 },
  ],
  extension: { max: 10, roles: ['office'] },
  basisText: { text: word, verified: false },
  ...over,
});

const shanghai = (text: string): Date => new Date(`${text}:00+08:00`);
const event = (action: string, at: string, payload: CaseEvent['payload'] = {}, after = 'open'): CaseEvent =>
  eventOf(command(action, payload, { at: shanghai(at) }), payload, after);

const fold = (clock: ClockRule, events: readonly CaseEvent[]): ClocksState =>
  events.reduce<ClocksState>((state, one) => foldClocks(caseType({ clocks: [clock] }), state, one), {});

const statusAt = (clock: ClockRule, events: readonly CaseEvent[], now: string, year = calendar) => {
  const run = presentRun(fold(clock, events), clock.key);
  assert.ok(run !== undefined);
  return clockStatus(clock, run, year, shanghai(now));
};

const opened = event('open', '2026-02-13T10:00');
const pause = (at: string, reason = 'wait'): CaseEvent => event('pause', at, { clock: 'reply', reason });
const resume = (at: string): CaseEvent => event('resume', at, { clock: 'reply' });

test('an overdue case turns red on the right working day across Spring Festival', () => {
  const before = statusAt(rule(), [opened], '2026-02-27T23:59');
  assert.deepEqual(
    [before.dueDay, before.dueAt.toISOString(), before.card, before.percent],
    ['2026-02-27', '2026-02-27T15:59:59.999Z', 'yellow', 99],
  );
  const after = statusAt(rule(), [opened], '2026-02-28T00:00');
  assert.deepEqual([after.card, after.percent], ['red', 100]);
  assert.equal(statusAt(rule({ promised: 1 }), [opened], '2026-02-13T12:00').dueDay, '2026-02-14');
  const licence = rule({ promised: 20 });
  assert.equal(statusAt(licence, [event('open', '2026-09-24T09:00')], '2026-09-25T09:00').dueDay, '2026-10-29');
});

test('the day is Shanghai’s: what comes at half past midnight is of the new day', () => {
  const late = [event('open', '2026-03-02T23:59')];
  const early = [event('open', '2026-03-03T00:30')];
  assert.equal(statusAt(rule({ promised: 1 }), late, '2026-03-03T01:00').dueDay, '2026-03-03');
  assert.equal(statusAt(rule({ promised: 1 }), early, '2026-03-03T01:00').dueDay, '2026-03-04');
});

test('hours run day and night, also over a holiday', () => {
  const hours = rule({ basis: 'hour', promised: 24 });
  const due = statusAt(hours, [event('open', '2026-09-30T18:00')], '2026-10-01T12:00');
  assert.deepEqual([due.dueAt, due.percent, due.dueDay], [shanghai('2026-10-01T18:00'), 75, undefined]);
  const held = [event('open', '2026-09-30T18:00'), pause('2026-10-01T06:00'), resume('2026-10-01T09:30')];
  assert.deepEqual(statusAt(hours, held, '2026-10-01T12:00').dueAt, shanghai('2026-10-01T21:30'));
  const days = rule({ basis: 'calendar-day', promised: 7 });
  assert.equal(statusAt(days, [event('open', '2026-09-30T18:00')], '2026-10-01T12:00').dueDay, '2026-10-07');
});

test('a pause gives back the working days on whose end the clock stood still', () => {
  const monday = event('open', '2026-03-02T10:00');
  const due = (...pauses: CaseEvent[]) => statusAt(rule(), [monday, ...pauses], '2026-04-30T10:00').dueDay;
  assert.equal(due(), '2026-03-09');
  assert.equal(due(pause('2026-03-04T10:00'), resume('2026-03-04T16:00')), '2026-03-09', 'the same day');
  assert.equal(due(pause('2026-03-04T10:00'), resume('2026-03-05T09:00')), '2026-03-10', 'one night');
  assert.equal(due(pause('2026-03-06T10:00'), resume('2026-03-08T09:00')), '2026-03-10', 'Friday to Sunday');
  assert.equal(due(pause('2026-03-07T10:00'), resume('2026-03-08T09:00')), '2026-03-09', 'a weekend');
  assert.equal(
    due(pause('2026-03-02T11:00'), resume('2026-03-04T09:00')),
    '2026-03-10',
    'the day of the start is not counted anyway',
  );
  assert.equal(due(pause('2026-03-09T23:00'), resume('2026-03-11T09:00')), '2026-03-11', 'on the last evening');
  assert.equal(due(pause('2026-03-04T10:00')), '2026-03-12', 'goes on by itself after five days');
  assert.equal(due(pause('2026-03-10T00:00'), resume('2026-03-12T09:00')), '2026-03-09', 'run out: nothing moves it');
});

test('a paused clock names its reason and is not overdue before it could be', () => {
  const events = [event('open', '2026-03-02T10:00'), pause('2026-03-04T10:00')];
  const held = statusAt(rule(), events, '2026-03-06T10:00');
  assert.deepEqual([held.pausedBy, held.resumesAt, held.card], ['wait', shanghai('2026-03-09T10:00'), 'green']);
  assert.equal(statusAt(rule(), events, '2026-03-09T10:00').pausedBy, undefined, 'five days later it runs');
});

test('warnings come at 50, 80 and 100 % of the working time', () => {
  const { warnings } = statusAt(rule(), [event('open', '2026-03-05T10:00')], '2026-03-05T10:00');
  // Counted: 6, 9, 10, 11, 12 March. Half is noon of the third, four fifths the end of the fourth.
  assert.deepEqual(warnings, [
    { at: shanghai('2026-03-10T12:00'), percent: 50 },
    { at: new Date(shanghai('2026-03-12T00:00').getTime() - 1), percent: 80 },
    { at: new Date(shanghai('2026-03-13T00:00').getTime() - 1), percent: 100 },
  ]);
});

test('a clock stops on time or late, is started again by a later step, and ends with the case', () => {
  const clock = rule({ startsOn: ['open', 'unsolved'] });
  const answered = [event('open', '2026-03-02T10:00'), event('reply', '2026-03-09T20:00')];
  const status = statusAt(clock, answered, '2026-05-01T10:00');
  assert.deepEqual([status.onTime, status.card, status.stoppedAt], [true, 'yellow', shanghai('2026-03-09T20:00')]);
  const late = statusAt(
    clock,
    [event('open', '2026-03-02T10:00'), event('reply', '2026-03-10T00:00')],
    '2026-05-01T10:00',
  );
  assert.deepEqual([late.onTime, late.card, late.percent], [false, 'red', 100]);
  const again = fold(clock, [...answered, event('unsolved', '2026-03-10T10:00'), event('open', '2026-03-11T10:00')]);
  assert.deepEqual(
    again.reply?.map(({ startedAt }) => dayOf(new Date(startedAt), 'Asia/Shanghai')),
    ['2026-03-02', '2026-03-10'],
  );
  const withdrawn = statusAt(
    clock,
    [event('open', '2026-03-02T10:00'), event('withdraw', '2026-03-03T10:00', {}, 'done')],
    '2026-05-01T10:00',
  );
  assert.equal(withdrawn.onTime, true);
});

test('what a decision table promises is kept in the event, and never exceeds the law', () => {
  const clock = rule({ statutory: 20, promised: 10, promisedBy: { table: 'limits', output: 'days' } });
  const type = caseType({ clocks: [clock] });
  assert.deepEqual(
    clockLimits(type, 'open', () => '3'),
    { reply: '3' },
  );
  assert.deepEqual(
    clockLimits(type, 'reply', () => '3'),
    {},
  );
  assert.deepEqual(
    clockLimits(type, 'open', () => 'soon'),
    {},
  );
  const dueWith = (days: string) =>
    statusAt(clock, [event('open', '2026-03-02T10:00', { limits: { reply: days } })], '2026-03-02T10:00').dueDay;
  assert.deepEqual([dueWith('3'), dueWith('30'), dueWith('soon')], ['2026-03-05', '2026-03-30', '2026-03-16']);
});

test('pausing, resuming and extending are refused where they must be', () => {
  const type = caseType({ clocks: [rule()] });
  const started = takeAll(part, type, []);
  const state = foldClocks(type, started, event('open', '2026-03-02T10:00'));
  const send = (
    from: ClocksState,
    action: string,
    at: string,
    payload: CaseEvent['payload'] = {},
    role: 'office' | 'unit' | 'applicant' = 'office',
  ) => take(part, type, from, command(action, { clock: 'reply', ...payload }, { at: shanghai(at), role }));
  assert.equal(send(started, 'pause', '2026-03-03T10:00', { reason: 'wait' }), 'cases.clock_unknown');
  assert.equal(send(state, 'pause', '2026-03-03T10:00', { reason: 'whim' }), 'cases.pause_unknown');
  assert.equal(send(state, 'pause', '2026-03-03T10:00', { reason: 'expert' }), 'cases.evidence_missing');
  assert.equal(send(state, 'pause', '2026-03-03T10:00', { reason: 'wait' }, 'applicant'), 'cases.not_yours');
  assert.equal(send(state, 'pause', '2026-03-10T10:00', { reason: 'wait' }), 'cases.clock_run_out');
  assert.equal(send(state, 'resume', '2026-03-03T10:00'), 'cases.clock_not_paused');
  assert.equal(send(state, 'extend', '2026-03-03T10:00', { amount: 5 }), 'cases.reason_missing');
  assert.equal(send(state, 'extend', '2026-03-03T10:00', { amount: 11, comment: 'x' }), 'cases.extension_wrong');
  assert.equal(send(state, 'extend', '2026-03-03T10:00', { amount: 5, comment: 'x' }, 'unit'), 'cases.not_yours');
  assert.equal(send(state, 'extend', '2026-03-10T00:00', { amount: 5, comment: 'x' }), 'cases.clock_run_out');
  const held = send(state, 'pause', '2026-03-03T10:00', { reason: 'expert', evidence: '专家评审通知' }, 'unit');
  assert.ok(typeof held !== 'string');
  assert.equal(held.reply?.[0]?.pauses[0]?.evidence, '专家评审通知');
  assert.equal(send(held, 'pause', '2026-03-04T10:00', { reason: 'wait' }), 'cases.clock_paused');
  const longer = send(held, 'extend', '2026-03-04T10:00', { amount: 5, comment: '案情复杂' });
  assert.ok(typeof longer !== 'string');
  assert.equal(send(longer, 'extend', '2026-03-05T10:00', { amount: 5, comment: 'x' }), 'cases.extension_used');
  const [only] = caseClocks(type, longer, calendar, shanghai('2026-03-05T10:00'));
  assert.deepEqual([only?.status.extendedBy, only?.status.pausedBy], [5, 'expert']);
});

test('a year without a notice makes the due day provisional; its notice moves it', () => {
  const started = [event('open', '2026-12-28T10:00')];
  const before = statusAt(rule({ promised: 10 }), started, '2026-12-29T10:00');
  assert.deepEqual([before.dueDay, before.provisional], ['2027-01-11', true]);
  const noticed = openCalendar(
    mergeCalendars(calendarFile, { 2027: { papers: ['x'], days: { '2027-01-01': true, '2027-01-04': true } } }),
  );
  const after = statusAt(rule({ promised: 10 }), started, '2026-12-29T10:00', noticed);
  assert.deepEqual([after.dueDay, after.provisional], ['2027-01-13', false]);
});

type Step = { readonly action: 'pause' | 'resume' | 'extend'; readonly afterMs: number; readonly amount: number };
const steps = fc.array(
  fc.record<Step>({
    action: fc.constantFrom('pause', 'resume', 'extend'),
    afterMs: fc.integer({ min: 0, max: 6 * dayMs }),
    amount: fc.integer({ min: 1, max: 10 }),
  }),
  { maxLength: 8 },
);
const clocks = fc.record({
  basis: fc.constantFrom('working-day' as const, 'calendar-day' as const, 'hour' as const),
  promised: fc.integer({ min: 1, max: 20 }),
});
const start = fc
  .integer({ min: 0, max: 3 * 365 })
  .chain((days) =>
    fc.integer({ min: 0, max: dayMs - 1 }).map((ms) => new Date(Date.UTC(2024, 0, 1) + days * dayMs + ms)),
  );

/** Sends random steps at a clock; answers every state that was reached, with its time. */
const history = (clock: ClockRule, from: Date, list: readonly Step[]) => {
  const type = caseType({ clocks: [clock] });
  let state = foldClocks(type, {}, eventOf(command('open', {}, { at: from })));
  let atMs = from.getTime();
  const seen = [{ state, at: from, action: 'open' }];
  for (const { action, afterMs, amount } of list) {
    atMs += afterMs;
    const one = command(action, { clock: 'reply', reason: 'wait', amount, comment: 'x' }, { at: new Date(atMs) });
    const next = take(part, type, state, one);
    if (typeof next === 'string') continue;
    state = next;
    seen.push({ state, at: one.at, action });
  }
  return seen;
};

const runOf = (state: ClocksState) => {
  const run = presentRun(state, 'reply');
  assert.ok(run !== undefined);
  return run;
};

test('random histories: due never depends on now, never moves once breached, and law is never before promise', () => {
  fc.assert(
    fc.property(clocks, start, steps, fc.integer({ min: 0, max: 60 * dayMs }), (over, from, list, laterMs) => {
      const clock = rule({ ...over, statutory: over.promised + 5 });
      let before: Date | undefined;
      for (const { state, at, action } of history(clock, from, list)) {
        const run = runOf(state);
        assert.deepEqual(JSON.parse(JSON.stringify(state)), state, 'plain JSON');
        const now = clockStatus(clock, run, calendar, at);
        const later = clockStatus(clock, run, calendar, new Date(at.getTime() + laterMs));
        assert.deepEqual(
          [later.dueAt, later.statutoryDueAt, later.warnings],
          [now.dueAt, now.statutoryDueAt, now.warnings],
        );
        assert.ok(now.statutoryDueAt !== undefined && now.statutoryDueAt >= now.dueAt);
        assert.equal(now.percent === 100, at > now.dueAt);
        assert.ok(later.percent >= 0 && later.percent <= 100);
        if (before !== undefined && action !== 'resume')
          assert.ok(at <= before, 'no pause and no extension after the end');
        if (before !== undefined && action !== 'resume') assert.ok(now.dueAt >= before);
        if (action === 'resume')
          assert.ok(now.dueAt >= at, 'nobody comes back to a clock that ran out while it stood still');
        before = now.dueAt;
        const instants = now.warnings.map((warning) => warning.at.getTime());
        assert.deepEqual(
          instants,
          [...instants].sort((a, b) => a - b),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('random histories: pauses never overlap, one extension at most, events replayed give the same', () => {
  fc.assert(
    fc.property(clocks, start, steps, (over, from, list) => {
      const run = runOf(history(rule(over), from, list).at(-1)?.state ?? {});
      for (const [index, pause] of run.pauses.entries()) {
        assert.ok(pause.at <= pause.endsAt);
        assert.ok((run.pauses[index - 1]?.endsAt ?? '') <= pause.at);
      }
    }),
  );
});

test('a pause forged into the log after the clock has run out moves nothing', () => {
  fc.assert(
    fc.property(clocks, start, fc.integer({ min: 1, max: 40 * dayMs }), (over, from, afterMs) => {
      const clock = rule(over);
      const type = caseType({ clocks: [clock] });
      const state = foldClocks(type, {}, eventOf(command('open', {}, { at: from })));
      const due = clockStatus(clock, runOf(state), calendar, from).dueAt;
      const at = new Date(due.getTime() + afterMs);
      const forged = ['pause', 'extend'].reduce(
        (now, action) =>
          foldClocks(type, now, eventOf(command(action, { clock: 'reply', reason: 'wait', amount: 5 }, { at }))),
        state,
      );
      assert.deepEqual(clockStatus(clock, runOf(forged), calendar, at).dueAt, due);
      assert.equal(clockStatus(clock, runOf(forged), calendar, at).pausedBy, undefined);
    }),
  );
});

test('working days against a slow count: a day counts when the clock runs at its end', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 20 }), steps, (from, promised, list) => {
      const clock = rule({ promised });
      const run = runOf(
        history(
          clock,
          from,
          list.filter(({ action }) => action !== 'extend'),
        ).at(-1)?.state ?? {},
      );
      const standing = (day: string) => {
        const endMs = startOfDay(addDays(day, 1), 'Asia/Shanghai').getTime() - 1;
        return run.pauses.some(({ at, endsAt }) => Date.parse(at) <= endMs && endMs < Date.parse(endsAt));
      };
      let day = dayOf(from, 'Asia/Shanghai');
      for (let left = promised; left > 0; ) {
        day = addDays(day, 1);
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
        const off = Object.values(calendarFile.years)
          .map(({ days }) => days[day])
          .find((one) => one !== undefined);
        if (!(off ?? (weekday === 0 || weekday === 6)) && !standing(day)) left -= 1;
      }
      assert.equal(clockStatus(clock, run, calendar, from).dueDay, day);
    }),
  );
});

test('hours against arithmetic', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 200 }), (from, promised) => {
      const clock = rule({ basis: 'hour', promised });
      const state = foldClocks(caseType({ clocks: [clock] }), {}, eventOf(command('open', {}, { at: from })));
      assert.equal(
        clockStatus(clock, runOf(state), calendar, from).dueAt.getTime(),
        from.getTime() + promised * hourMs,
      );
    }),
  );
});
