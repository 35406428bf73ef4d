import type { Id, WorkCalendar } from '#kernel';
import type { CaseState, CaseType, DecisionTable } from '../model.ts';
import type { Facts, FactValues, Values } from './facts.ts';
import type { CaseHead } from './part.ts';
import { factsOfParts, type PartStates } from './parts.ts';
import { openFacts } from './tables.ts';

/** A document that was supplied: which one of the type's, and the blob that holds it. */
export type Supplied = {
  readonly key: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  /** The event that brought it. */
  readonly seq: number;
};

/** How a case ended; one joined to another ended there. */
export type CaseOutcome = NonNullable<CaseState['outcome']> | 'merged';

/** A case as its events make it. */
export type CaseFile = CaseHead &
  PartStates & {
    readonly typeKey: string;
    readonly typeVersion: number;
    readonly headHash: string;
    /** Answers without the personal ones, which are kept apart so that they can be erased. */
    readonly form: Values;
    /** Personal fields that were filled in, by pointer. */
    readonly withheld: readonly string[];
    /** Answers given with steps, by action; the last of each. */
    readonly steps: Readonly<Record<string, Values>>;
    /** How often each action was taken. */
    readonly times: Readonly<Record<string, number>>;
    readonly materials: readonly Supplied[];
    readonly openedAt: Date;
    readonly changedAt: Date;
    /** When the present state was entered. */
    readonly stateSince: Date;
    readonly endedAt: Date | null;
    readonly outcome: CaseOutcome | null;
    readonly mergedInto: Id<'case'> | null;
    /** Cases that were joined to this one. */
    readonly joined: readonly Id<'case'>[];
  };

/** What the caller knows that the case does not say itself. */
export type Known = {
  /** Facts about the applicant's organisation. */
  readonly organisation: Values;
  /** Working days of the office's region. */
  readonly calendar: WorkCalendar;
  /** The version that a `migrate` goes to. */
  readonly target?: CaseType;
};

/** What the facts call `case`. */
const countsOf = (file: CaseFile): Values => ({
  state: file.state,
  kind: file.stateKind,
  events: file.seq,
  openedAt: file.openedAt.toISOString(),
  comments: file.times.comment ?? 0,
  messages: file.times.message ?? 0,
  supplied: [...new Set(file.materials.map(({ key }) => key))],
  joined: file.joined.length,
  times: file.times,
});

/** Values of a case that is not open yet: only its form and its organisation are known. */
export const firstValues = (form: Values, { organisation }: Known): FactValues => ({
  form,
  steps: {},
  case: {},
  organisation,
  reviews: {},
});

/** Values of an open case. */
export const factValues = (file: CaseFile, { organisation }: Known): FactValues => {
  const { counts, reviews } = factsOfParts(file);
  return { form: file.form, steps: file.steps, case: { ...countsOf(file), ...counts }, organisation, reviews };
};

/** Facts of an open case over its type's tables. */
export const factsOf = (type: { readonly tables: readonly DecisionTable[] }, file: CaseFile, known: Known): Facts =>
  openFacts(factValues(file, known), type.tables);

/** A state of the type by its key. */
export const stateOf = (type: CaseType, key: string): CaseState | undefined =>
  type.states.find((each) => each.key === key);
