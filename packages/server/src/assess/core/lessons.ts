import { type ColumnFacts, rulesBesideValues, type SuspectCount, type SuspectRule } from '../model.ts';
import type { Measured } from './assess.ts';

/** What a person says of a flagged cell: that it is wrong indeed, or right as it is. */
export const verdicts = ['wrong', 'right'] as const;
export type Verdict = (typeof verdicts)[number];

/** A person's word on a flagged cell, with the suspicion it is about. */
export type Mark = {
  readonly rule: SuspectRule;
  readonly column: string;
  readonly value: string | null;
  readonly confidence: number;
  readonly verdict: Verdict;
};

/** What becomes of a rule on a column of one dataset. */
export const lessonStates = ['kept', 'narrowed', 'dropped'] as const;

/**
 * What marks teach about a rule on a column. `precision` is the estimated share of its finds that are errors; narrowed, the rule counts
 * only cells of a confidence above `above`. `rightValues` are right wherever the rule flags them in this column.
 */
export type Lesson = {
  readonly rule: SuspectRule;
  readonly column: string;
  readonly wrong: number;
  readonly right: number;
  readonly precision: number;
  readonly state: (typeof lessonStates)[number];
  readonly above: number | null;
  readonly rightValues: readonly string[];
};

/** Before any mark a rule is taken to find errors four times of five, with the weight of five marks: Beta(4, 1). */
const prior = { wrong: 4, right: 1 };

/** From this estimate on a rule is kept, below the second it is dropped: without any hit, two misses narrow it and six drop it. */
const keptMin = 0.6;
const droppedBelow = 0.4;

const stateOf = (precision: number): Lesson['state'] =>
  precision >= keptMin ? 'kept' : precision < droppedBelow ? 'dropped' : 'narrowed';

const lessonOf = (marks: readonly Mark[], { rule, column }: Mark): Lesson => {
  const right = marks.filter(({ verdict }) => verdict === 'right');
  const wrong = marks.length - right.length;
  const precision = (prior.wrong + wrong) / (prior.wrong + prior.right + marks.length);
  const state = stateOf(precision);
  const values = right.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    rule,
    column,
    wrong,
    right: right.length,
    precision,
    state,
    above: state === 'narrowed' ? Math.max(...right.map(({ confidence }) => confidence)) : null,
    rightValues: [...new Set(values)].sort(),
  };
};

/** What a dataset's marks teach, a lesson for each rule and column that has any, in the order of rule and column. */
export const lessonsOf = (marks: readonly Mark[]): Lesson[] =>
  [...Map.groupBy(marks, ({ rule, column }) => `${rule}\0${column}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => (some[0] === undefined ? [] : [lessonOf(some, some[0])]));

const acquittedIn = (acquitted: readonly SuspectCount[], column: string): number =>
  acquitted
    .filter((each) => each.column === column && !rulesBesideValues.includes(each.rule))
    .reduce((total, { count }) => total + count, 0);

/** The measurement without what lessons acquit: `acquitted` says of each rule and column how many cells. These conform after all. */
export const taught = <M extends Measured<ColumnFacts>>(measured: M, acquitted: readonly SuspectCount[]): M => {
  const less = ({ rule, column }: SuspectCount): number =>
    acquitted.find((each) => each.rule === rule && each.column === column)?.count ?? 0;
  const suspects = measured.suspects.map((each) => ({ ...each, count: Math.max(0, each.count - less(each)) }));
  const columns = measured.profile.columns.map((column) => ({
    ...column,
    conforming: Math.min(column.count - column.placeholders, column.conforming + acquittedIn(acquitted, column.name)),
  }));
  return {
    ...measured,
    profile: { ...measured.profile, columns },
    suspects: suspects.filter(({ count }) => count > 0),
  };
};
