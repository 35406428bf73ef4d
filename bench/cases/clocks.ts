/**
 * How long it takes to reckon every clock anew when a calendar changes: the pure part, without the database. 100,000 clocks made from a
 * seed, most of working days, half of them paused once, are reckoned by the shipped calendar and by one with the notice for 2027. Beside it
 * the plain way: day by day over dates as text, due days alone, no pauses, no warnings; where both answer they must agree.
 * Run: npm run bench -- cases clocks
 */
import { readFileSync } from 'node:fs';
import { type ClockState, clockStatus } from '../../packages/server/src/cases/core/clocks.ts';
import type { ClockRule } from '../../packages/server/src/cases/model.ts';
import {
  addDays,
  type CalendarFile,
  type Day,
  dayMs,
  dayOf,
  invariant,
  mergeCalendars,
  openCalendar,
  type WorkCalendar,
} from '../../packages/server/src/kernel/index.ts';

const clockCount = 100_000;
const word = { zh: '时限', en: 'limit' };
const ruleOf = (basis: ClockRule['basis']): ClockRule => ({
  key: 'reply',
  title: word,
  basis,
  statutory: 20,
  promised: 15,
  startsOn: ['open'],
  stopsOn: ['reply'],
  pauses: [],
  basisText: { text: word, verified: false },
});
const rules = { days: ruleOf('working-day'), hours: ruleOf('hour') } as const;

// A linear congruential generator (Knuth's MMIX constants): the same clocks on every machine.
let seed = 20261128n;
const random = (): number => {
  seed = BigInt.asUintN(64, seed * 6364136223846793005n + 1442695040888963407n);
  return Number(seed >> 11n) / 2 ** 53;
};

const startMs = Date.UTC(2026, 8, 1);
const isoAt = (ms: number): string => new Date(ms).toISOString();
const clocks = Array.from({ length: clockCount }, () => {
  const at = startMs + Math.floor(random() * 120 * dayMs);
  const promised = 1 + Math.floor(random() * 20);
  const pausedAt = at + Math.floor(random() * dayMs);
  const pauses =
    random() < 0.5 ? [{ key: 'wait', at: isoAt(pausedAt), endsAt: isoAt(pausedAt + random() * 9 * dayMs) }] : [];
  const rule = random() < 0.8 ? rules.days : rules.hours;
  const run: ClockState = { startedAt: isoAt(at), promised, statutory: 20, pauses };
  return { rule, run };
});

const now = new Date('2026-11-28T02:00:00Z');
const file = JSON.parse(
  readFileSync(new URL('../../packages/server/data/calendar-cn.json', import.meta.url), 'utf8'),
) as CalendarFile;
// The shape of a notice, made up: three days at New Year with a Saturday worked for them, a week in February.
const days: Readonly<Record<Day, boolean>> = Object.fromEntries([
  ...['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => [day, true]),
  ...Array.from({ length: 7 }, (_, n) => [addDays('2027-02-05', n), true]),
  ['2026-12-26', false],
]);
const calendars = {
  'as shipped': openCalendar(file),
  'with the notice for 2027': openCalendar(mergeCalendars(file, { 2027: { papers: [], days } })),
};

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  // Time of the processor, not of the wall: other work on the machine does not count.
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  return { value, ms: (user + system) / 1000 };
};

const plainDue = (run: ClockState, { timeZone }: WorkCalendar, listed: ReadonlyMap<Day, boolean>): Day => {
  let day = dayOf(new Date(run.startedAt), timeZone);
  for (let left = run.promised; left > 0; ) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (!(listed.get(day) ?? (weekday === 0 || weekday === 6))) left -= 1;
  }
  return day;
};

const reckon = (calendar: WorkCalendar) => clocks.map(({ rule, run }) => clockStatus(rule, run, calendar, now));

const rows = Object.entries(calendars).map(([name, calendar]) => {
  const { value, ms } = timed(() => reckon(calendar));
  const provisional = value.filter((status) => status.provisional).length;
  return {
    name,
    value,
    row: {
      'processor seconds': (ms / 1000).toFixed(2),
      'µs a clock': ((ms * 1000) / clockCount).toFixed(1),
      provisional,
    },
  };
});

const listed = new Map(Object.values(file.years).flatMap((year) => Object.entries(year.days)));
const plain = timed(() => clocks.map(({ run }) => plainDue(run, calendars['as shipped'], listed)));

const [before, after] = rows;
invariant(before !== undefined && after !== undefined, 'two calendars');
for (const [index, { rule, run }] of clocks.entries()) {
  if (rule.basis !== 'working-day' || run.pauses.length > 0) continue;
  invariant(before.value[index]?.dueDay === plain.value[index], `clock ${index} disagrees with the plain count`);
}
const moved = after.value.filter(({ dueAt }, index) => dueAt.getTime() !== before.value[index]?.dueAt.getTime()).length;

console.log(`${clockCount.toLocaleString('en')} clocks: due, statutory due, percent, card, three warnings each`);
console.table({
  ...Object.fromEntries(rows.map(({ name, row }) => [name, row])),
  'plain count, due day only': {
    'processor seconds': (plain.ms / 1000).toFixed(2),
    'µs a clock': ((plain.ms * 1000) / clockCount).toFixed(1),
  },
});
console.log(
  `The notice moved ${moved.toLocaleString('en')} due instants. Asked for: all clocks of 100,000 cases within 30 s.`,
);
