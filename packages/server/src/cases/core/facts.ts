import type { Value } from '../model.ts';
import type { TableAnswer } from './tables.ts';

/** Values by name. */
export type Values = Readonly<Record<string, Value>>;

/** What conditions, tables and formulas may ask about. The first word of a path is one of these. */
export type FactValues = {
  /** Answers to the case's form. */
  readonly form: Values;
  /** Answers given with steps, by action; of an action taken twice, the last. */
  readonly steps: Values;
  /** What the case counts: `state`, `returns`, `transfers`, `times.<action>`, … */
  readonly case: Values;
  /** What the platform knows of the applicant's organisation. */
  readonly organisation: Values;
  /** `count`, `mean`, `spread` of submitted reviews. */
  readonly reviews: Values;
};

/** First words of paths; `tables.<key>.<output>` is what a decision table answers. */
export const factRoots = ['form', 'steps', 'case', 'organisation', 'reviews', 'tables'] as const;

/** Facts, with the tables worked out when they are asked for. */
export type Facts = { readonly values: FactValues; readonly table: (key: string) => TableAnswer };

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** The value one name further in: a member, or an item of a list by its number from 0. Inherited names do not count. */
const stepInto = (value: Value | undefined, name: string): Value | undefined => {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return /^\d{1,4}$/.test(name) ? value[Number(name)] : undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
};

/** Follows a dotted path into plain values. */
export const valueAt = (value: Value | undefined, path: readonly string[]): Value | undefined =>
  path.reduce(stepInto, value);

/** The fact at a path; undefined when nothing is there or it is empty, so that a blank answer is a missing one. */
export const factAt = (facts: Facts, path: string): Value | undefined => {
  const [root = '', ...rest] = path.split('.');
  const found =
    root === 'tables'
      ? tableFact(facts, rest)
      : Object.hasOwn(facts.values, root)
        ? valueAt(facts.values[root as keyof FactValues], rest)
        : undefined;
  return found === null || found === '' ? undefined : found;
};

const tableFact = (facts: Facts, [key = '', ...rest]: readonly string[]): Value | undefined => {
  const answer = facts.table(key);
  return answer.ok ? valueAt(answer.outputs, rest) : undefined;
};

/** Reads one segment of a JSON pointer (RFC 6901). */
const segmentOf = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~');

/** The names of a JSON pointer; none for the whole document. */
export const pointerPath = (pointer: string): readonly string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(segmentOf);
