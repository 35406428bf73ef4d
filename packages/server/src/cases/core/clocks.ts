import { type Day, dayMs, type WorkCalendar } from '#kernel';
import type { CaseEvent, CaseType, ClockRule, Value } from '../model.ts';
import { reach, type Standstill, type Timeline, used } from './clock-time.ts';
import { clockAmountMax } from './limits.ts';
import { isRecord } from './payload.ts';

/** A pause of a clock. `endsAt` is where it goes on by itself, or was made to go on before. */
export type ClockPause = {
  readonly key: string;
  readonly at: string;
  readonly endsAt: string;
  readonly evidence?: string;
};

/**
 * One run of a clock, from the event that started it. Instants are ISO 8601 in UTC, so that the state is plain JSON.
 * The limits are those of the start: neither a new version nor a table changed later alters what was promised.
 */
export type ClockState = {
  readonly startedAt: string;
  readonly promised: number;
  readonly statutory?: number;
  /** In order, without overlap. */
  readonly pauses: readonly ClockPause[];
  readonly extension?: { readonly at: string; readonly amount: number };
  readonly stoppedAt?: string;
};

/** All runs of a case's clocks by the rule's key; the last of a list is the present one. */
export type ClocksState = Readonly<Record<string, readonly ClockState[]>>;

/** What of an event the clocks heed. */
export type ClockEvent = Pick<CaseEvent, 'action' | 'payload' | 'at' | 'after'>;

/** How a clock stands at an instant. */
export type ClockStatus = {
  readonly startedAt: Date;
  /**
   * The last instant that is on time: the end of the due day, or an hour's instant. While the clock is paused, as if the pause lasted
   * as long as it may. Promised, not statutory.
   */
  readonly dueAt: Date;
  /** Only of clocks that count days. */
  readonly dueDay?: Day;
  /** A year on the way has no published calendar: the due day may still move. */
  readonly provisional: boolean;
  /** Whole percent of the time used, 100 only when it has run out. */
  readonly percent: number;
  /** Red: run out, or stopped too late. Yellow: from the last warning before the end on. */
  readonly card: 'green' | 'yellow' | 'red';
  readonly pausedBy?: string;
  /** When a paused clock goes on by itself. */
  readonly resumesAt?: Date;
  readonly extendedBy?: number;
  readonly stoppedAt?: Date;
  /** Of a stopped clock. */
  readonly onTime?: boolean;
  readonly statutoryDueAt?: Date;
  readonly warnings: readonly { readonly at: Date; readonly percent: number }[];
};

/** Percent of the time at which somebody is told, where the rule says nothing (services.md 1.4). */
export const warnAtDefault = [50, 80, 100] as const;

const limitOf = (value: Value | undefined): number | undefined => {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number >= 0 && number <= clockAmountMax ? number : undefined;
};

/**
 * The limits that decision tables choose for the clocks an action starts: they go into the event as `limits`
 * (`{ reply: '24' }`), so that folding needs no tables. `output` answers a table's output, undefined when none fits.
 */
export const clockLimits = (
  type: CaseType,
  action: string,
  output: (table: string, name: string) => Value | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    type.clocks.flatMap(({ key, startsOn, promisedBy }) => {
      if (promisedBy === undefined || !startsOn.includes(action)) return [];
      const limit = limitOf(output(promisedBy.table, promisedBy.output));
      return limit === undefined ? [] : [[key, String(limit)]];
    }),
  );

const begin = (rule: ClockRule, event: ClockEvent): ClockState => {
  const { limits } = event.payload;
  const chosen = isRecord(limits) ? limitOf(limits[rule.key]) : undefined;
  const statutory = rule.statutory ?? Number.POSITIVE_INFINITY;
  return {
    startedAt: event.at.toISOString(),
    // Promised time is never more than the law allows, whatever a table says.
    promised: Math.min(chosen ?? rule.promised, statutory),
    ...(rule.statutory === undefined ? {} : { statutory: rule.statutory }),
    pauses: [],
  };
};

const isOpen = (run: ClockState | undefined): run is ClockState => run !== undefined && run.stoppedAt === undefined;

const replaceLast = (runs: readonly ClockState[], run: ClockState): readonly ClockState[] => [
  ...runs.slice(0, -1),
  run,
];

const paused = (rule: ClockRule, run: ClockState, { at, payload }: ClockEvent): ClockState => {
  const reason = rule.pauses.find(({ key }) => key === payload.reason);
  if (reason === undefined || pauseAt(run, at) !== undefined) return run;
  const pause: ClockPause = {
    key: reason.key,
    at: at.toISOString(),
    endsAt: new Date(at.getTime() + reason.daysMax * dayMs).toISOString(),
    ...(typeof payload.evidence === 'string' ? { evidence: payload.evidence } : {}),
  };
  return { ...run, pauses: [...run.pauses, pause] };
};

const resumed = (run: ClockState, { at }: ClockEvent): ClockState => {
  const pause = pauseAt(run, at);
  return pause === undefined
    ? run
    : { ...run, pauses: [...run.pauses.slice(0, -1), { ...pause, endsAt: at.toISOString() }] };
};

const extended = (run: ClockState, { at, payload }: ClockEvent): ClockState =>
  run.extension === undefined && typeof payload.amount === 'number'
    ? { ...run, extension: { at: at.toISOString(), amount: payload.amount } }
    : run;

const changed = (rule: ClockRule, run: ClockState, event: ClockEvent): ClockState => {
  if (event.payload.clock !== rule.key) return run;
  if (event.action === 'pause') return paused(rule, run, event);
  if (event.action === 'resume') return resumed(run, event);
  return event.action === 'extend' ? extended(run, event) : run;
};

const foldRule = (rule: ClockRule, before: readonly ClockState[], event: ClockEvent, ended: boolean) => {
  let runs = before;
  const last = runs.at(-1);
  if (isOpen(last)) {
    const stops = ended || rule.stopsOn.includes(event.action);
    const run = changed(rule, last, event);
    if (stops) runs = replaceLast(runs, { ...run, stoppedAt: event.at.toISOString() });
    else if (run !== last) runs = replaceLast(runs, run);
  }
  return rule.startsOn.includes(event.action) && !ended && !isOpen(runs.at(-1)) ? [...runs, begin(rule, event)] : runs;
};

/**
 * What an event makes of the clocks. A running clock is not started again; an action that stops and starts one ends
 * the run and begins another. A case that has ended, or was joined to another, has no open clock.
 */
export const foldClocks = (type: CaseType, state: ClocksState, event: ClockEvent): ClocksState => {
  const after = type.states.find(({ key }) => key === event.after);
  const ended = after?.kind === 'terminal' || (event.action === 'merge' && typeof event.payload.into === 'string');
  let next: Readonly<Record<string, readonly ClockState[]>> = state;
  for (const rule of type.clocks) {
    const before = state[rule.key] ?? [];
    const runs = foldRule(rule, before, event, ended);
    if (runs !== before) next = { ...next, [rule.key]: runs };
  }
  return next;
};

/** The present run of a clock; none when it never started. */
export const presentRun = (state: ClocksState, key: string): ClockState | undefined => state[key]?.at(-1);

/** The pause in which a run stands at an instant. */
export const pauseAt = (run: ClockState, at: Date): ClockPause | undefined => {
  const last = run.pauses.at(-1);
  return last !== undefined && Date.parse(last.at) <= at.getTime() && at.getTime() < Date.parse(last.endsAt)
    ? last
    : undefined;
};

type Change = { readonly atMs: number; readonly pause?: Standstill; readonly amount?: number };

const changesOf = ({ pauses, extension }: ClockState): readonly Change[] =>
  [
    ...pauses.map(
      ({ at, endsAt }): Change => ({
        atMs: Date.parse(at),
        pause: { fromMs: Date.parse(at), toMs: Date.parse(endsAt) },
      }),
    ),
    ...(extension === undefined ? [] : [{ atMs: Date.parse(extension.at), amount: extension.amount }]),
  ].sort((a, b) => a.atMs - b.atMs);

/** The timeline and what was added to the limit. What comes after the clock has run out moves nothing any more. */
const settle = (basis: ClockRule['basis'], run: ClockState, calendar: WorkCalendar) => {
  let line: Timeline = { basis, calendar, startMs: Date.parse(run.startedAt), standstills: [] };
  let added = 0;
  for (const { atMs, pause, amount } of changesOf(run)) {
    if (atMs > reach(run.promised + added, line).atMs) break;
    if (pause !== undefined) line = { ...line, standstills: [...line.standstills, pause] };
    added += amount ?? 0;
  }
  return { line, added };
};

const cardOf = (late: boolean, percent: number, warnAt: readonly number[]): ClockStatus['card'] => {
  if (late) return 'red';
  const yellowFrom = Math.max(...warnAt.filter((one) => one < 100));
  return Number.isFinite(yellowFrom) && percent >= yellowFrom ? 'yellow' : 'green';
};

const endOf = ({ stoppedAt }: ClockState, dueMs: number) =>
  stoppedAt === undefined ? {} : { stoppedAt: new Date(stoppedAt), onTime: Date.parse(stoppedAt) <= dueMs };

const pauseOf = (run: ClockState, now: Date, dueMs: number) => {
  const pause = run.stoppedAt === undefined && now.getTime() <= dueMs ? pauseAt(run, now) : undefined;
  return pause === undefined ? {} : { pausedBy: pause.key, resumesAt: new Date(pause.endsAt) };
};

const percentOf = (atMs: number, dueMs: number, total: number, line: Timeline): number => {
  if (atMs > dueMs) return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((used(atMs, line) / total) * 100 + 1e-9));
};

/**
 * How a run of a clock stands at an instant. All but `percent`, `card`, `pausedBy` and `resumesAt` is a pure function
 * of the events and the calendar alone. The extension is added to both limits, the pauses hold for both.
 */
export const clockStatus = (rule: ClockRule, run: ClockState, calendar: WorkCalendar, now: Date): ClockStatus => {
  const { line, added } = settle(rule.basis, run, calendar);
  const total = run.promised + added;
  const due = reach(total, line);
  const atMs = run.stoppedAt === undefined ? now.getTime() : Date.parse(run.stoppedAt);
  const percent = percentOf(atMs, due.atMs, total, line);
  const warnAt = rule.warnAt ?? warnAtDefault;
  return {
    startedAt: new Date(run.startedAt),
    dueAt: new Date(due.atMs),
    ...(due.day === undefined ? {} : { dueDay: due.day }),
    provisional: due.provisional,
    percent,
    card: cardOf(atMs > due.atMs, percent, warnAt),
    ...pauseOf(run, now, due.atMs),
    ...(added === 0 ? {} : { extendedBy: added }),
    ...endOf(run, due.atMs),
    ...(run.statutory === undefined ? {} : { statutoryDueAt: new Date(reach(run.statutory + added, line).atMs) }),
    warnings: warnAt.map((one) => ({
      at: new Date(one === 100 ? due.atMs : reach((total * one) / 100, line).atMs),
      percent: one,
    })),
  };
};

/** The clocks of a case that have started, each with its present run, in the order of the type. */
export const caseClocks = (type: CaseType, state: ClocksState, calendar: WorkCalendar, now: Date) =>
  type.clocks.flatMap((rule) => {
    const run = presentRun(state, rule.key);
    return run === undefined ? [] : [{ rule, status: clockStatus(rule, run, calendar, now) }];
  });
