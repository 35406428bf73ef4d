import { type Outcome, ok, type WorkCalendar } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseEvent, CaseType } from '../model.ts';
import { fromMinor } from './amounts.ts';
import { assignmentPart } from './assignments.ts';
import { clocksPart } from './clocks-part.ts';
import type { Values } from './facts.ts';
import { milestoneSums, milestonesPart } from './milestones.ts';
import type { CaseHead, Command, Part } from './part.ts';
import { ratingPart } from './ratings.ts';
import { countedReviews, reviewsPart } from './reviews.ts';
import { spreadOfMeans } from './rubric.ts';

/** Every aspect of a case by its place in the file. The calendar is for decisions; folding asks none. */
const partsWith = (calendar: WorkCalendar) => ({
  assignment: assignmentPart,
  reviews: reviewsPart,
  milestones: milestonesPart,
  rating: ratingPart,
  clocks: clocksPart(calendar),
});

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

const moneyFacts = ({ milestones }: PartStates): Values => {
  const { acceptedMinor, paidMinor, clawedBackMinor } = milestoneSums(milestones);
  return milestones.items.length === 0
    ? {}
    : {
        award: fromMinor(BigInt(milestones.awardMinor)),
        accepted: fromMinor(acceptedMinor),
        paid: fromMinor(paidMinor - clawedBackMinor),
      };
};

const reviewFacts = ({ reviews }: PartStates): Values => {
  const counted = countedReviews(reviews);
  const total = spreadOfMeans(counted);
  return {
    count: counted.length,
    asked: reviews.length,
    conflicts: reviews.filter(({ state }) => state === 'conflicted').length,
    ...(total === undefined ? {} : { mean: total.mean, spread: total.range }),
  };
};

/** What the facts say of the parts: of the case its unit, counts, money in yuan and rating; and its reviews that count. */
export const factsOfParts = (states: PartStates): { readonly counts: Values; readonly reviews: Values } => {
  const { assignment, rating } = states;
  return {
    counts: {
      returns: assignment.returns,
      transfers: assignment.transfers,
      ...(assignment.lead === null ? {} : { unit: assignment.lead }),
      ...moneyFacts(states),
      ...(rating === null ? {} : { rating: rating.level }),
    },
    reviews: reviewFacts(states),
  };
};
