import { ok, refuse, type WorkCalendar } from '#kernel';
import type { CaseRole, CaseType, ClockRule } from '../model.ts';
import { type ClockState, type ClocksState, clockStatus, foldClocks, pauseAt, presentRun } from './clocks.ts';
import type { Command, Part } from './part.ts';
import { misread, onlyFor, textIn } from './payload.ts';

type Running = { readonly rule: ClockRule; readonly run: ClockState };

const running = (type: CaseType, state: ClocksState, { payload }: Command) => {
  const rule = type.clocks.find(({ key }) => key === payload.clock);
  const run = rule === undefined ? undefined : presentRun(state, rule.key);
  return rule === undefined || run === undefined || run.stoppedAt !== undefined
    ? refuse('cases.clock_unknown', { clock: typeof payload.clock === 'string' ? payload.clock : '–' })
    : ok({ rule, run });
};

/** What is too late once the clock has run out: pausing and extending. */
const runOut = ({ rule, run }: Running, { at }: Command, calendar: WorkCalendar) => {
  const { dueAt, dueDay } = clockStatus(rule, run, calendar, at);
  return at > dueAt ? refuse('cases.clock_run_out', { due: dueDay ?? dueAt.toISOString() }) : undefined;
};

const decidePause = (clock: Running, command: Command, calendar: WorkCalendar) => {
  const { rule, run } = clock;
  const reason = rule.pauses.find(({ key }) => key === command.payload.reason);
  if (reason === undefined) {
    const possible = rule.pauses.map(({ key }) => key).join(', ') || '–';
    return refuse('cases.pause_unknown', { possible });
  }
  const evidence = textIn(command.payload, 'evidence');
  if (reason.needsEvidence && evidence === undefined) return refuse('cases.evidence_missing');
  if (pauseAt(run, command.at) !== undefined) return refuse('cases.clock_paused');
  const late = runOut(clock, command, calendar);
  if (late !== undefined) return late;
  return ok({ clock: rule.key, reason: reason.key, ...(evidence === undefined ? {} : { evidence }) });
};

const decideResume = ({ rule, run }: Running, command: Command) =>
  pauseAt(run, command.at) === undefined ? refuse('cases.clock_not_paused') : ok({ clock: rule.key });

const decideExtend = (clock: Running, command: Command, calendar: WorkCalendar) => {
  const { rule, run } = clock;
  const { amount } = command.payload;
  if (rule.extension === undefined) return refuse('cases.extension_unknown');
  if (run.extension !== undefined) return refuse('cases.extension_used');
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1 || amount > rule.extension.max) {
    return refuse('cases.extension_wrong', { max: rule.extension.max });
  }
  if (textIn(command.payload, 'comment') === undefined) return refuse('cases.reason_missing');
  const late = runOut(clock, command, calendar);
  return late ?? ok({ clock: rule.key, amount });
};

/** A pause and its end are told by those who handle the case; the platform may end one too. */
const pausers: readonly CaseRole[] = ['office', 'unit'];
const resumers: readonly CaseRole[] = [...pausers, 'clock'];

const decide = (type: CaseType, state: ClocksState, command: Command, calendar: WorkCalendar) => {
  const clock = running(type, state, command);
  if (!clock.ok) return clock;
  const { extension } = clock.value.rule;
  const roles =
    command.action === 'extend' ? (extension?.roles ?? []) : command.action === 'resume' ? resumers : pausers;
  const denied = roles.length === 0 ? undefined : onlyFor(command, roles);
  if (denied !== undefined) return denied;
  if (command.action === 'pause') return decidePause(clock.value, command, calendar);
  if (command.action === 'resume') return decideResume(clock.value, command);
  if (command.action === 'extend') return decideExtend(clock.value, command, calendar);
  return misread({ zh: '计时操作只有暂停、恢复、延期', en: 'a clock is paused, resumed or extended' });
};

/**
 * Pausing, resuming and extending clocks. `pause` takes `{ clock, reason, evidence? }` (the rule's pause and, where it asks for it, what proves it),
 * `resume` `{ clock }`, `extend` `{ clock, amount }` in the clock's unit with a `comment`. Pauses never overlap; both come before the clock has run out
 * by this calendar, the extension once. A pause ends by itself after its days, without an event.
 */
export const clocksPart = (calendar: WorkCalendar): Part<ClocksState> => ({
  first: {},
  actions: ['pause', 'resume', 'extend'],
  decide: (type, state, command) => decide(type, state, command, calendar),
  fold: foldClocks,
});
