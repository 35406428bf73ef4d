import { type Outcome, ok, type WorkCalendar } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseEvent, CaseType } from '../model.ts';
import { clocksPart } from './clocks-part.ts';
import type { Values } from './facts.ts';
import type { CaseHead, Command, Part } from './part.ts';

/** Every aspect of a case by its place in the file. The calendar is for decisions; folding asks none. */
const partsWith = (calendar: WorkCalendar) => ({ clocks: clocksPart(calendar) });

type Parts = ReturnType<typeof partsWith>;

/** The states of the parts, as they lie in a case's file. */
export type PartStates = { readonly [K in keyof Parts]: Parts[K]['first'] };

const entriesOf = (parts: Parts) => Object.entries(parts) as readonly (readonly [keyof Parts, Part<unknown>])[];

const folding = entriesOf(partsWith({ timeZone: 'UTC', published: new Set(), exceptions: new Map() }));

/** The parts of a case before its first event. */
export const firstParts = Object.fromEntries(folding.map(([name, { first }]) => [name, first])) as PartStates;

/** What an event makes of the parts. */
export const foldParts = (type: CaseType, states: PartStates, event: CaseEvent): PartStates =>
  Object.fromEntries(folding.map(([name, part]) => [name, part.fold(type, states[name], event)])) as PartStates;

const concerns = ({ actions }: Part<unknown>, action: string): boolean =>
  (actions as readonly string[]).includes(action);

/** True when some part decides on the action. */
export const isPartAction = (action: string): boolean => folding.some(([, part]) => concerns(part, action));

/** What the parts that the action concerns say to it: the payload that the event keeps, or the first refusal. */
export const decideParts = (
  type: CaseType,
  file: CaseHead & PartStates,
  command: Command,
  calendar: WorkCalendar,
): Outcome<Values, CasesCode> => {
  let payload: Values = {};
  for (const [name, part] of entriesOf(partsWith(calendar))) {
    if (!concerns(part, command.action)) continue;
    const decided = part.decide(type, file[name], command, file);
    if (!decided.ok) return decided;
    payload = { ...payload, ...decided.value };
  }
  return ok(payload);
};

/** What the facts say of the parts: counts of the case, and its reviews. */
export const factsOfParts = (_states: PartStates): { readonly counts: Values; readonly reviews: Values } => ({
  counts: {},
  reviews: {},
});
