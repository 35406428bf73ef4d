import type { SharedColumn } from '../model.ts';
import { type Bound, boundsOf, type Constant, compareBounds, type FileStats, readConstant } from './stats.ts';

/** Comparisons that hints know. */
export const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** A constant as the hint wrote it; `quoted` tells text from numbers and truth values. */
export type Literal = { readonly text: string; readonly quoted: boolean };

/**
 * What a hint asks of rows, negations pushed down to the leaves. `unknown` stands for whatever we do not understand:
 * it may be true of any row.
 */
export type Predicate =
  | {
      readonly kind: 'compare';
      readonly column: string;
      readonly comparison: Comparison;
      readonly literal: Literal;
      /** The protocol's value type that the client wants the column cast to, if it named one. */
      readonly valueType?: string;
    }
  | { readonly kind: 'null'; readonly column: string; readonly wanted: boolean; readonly valueType?: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Predicate[] }
  | { readonly kind: 'unknown' };

/** How many rows of a file satisfy a predicate, as far as its statistics tell. */
export type Verdict = 'none' | 'some' | 'all';

const opposite: Readonly<Record<Comparison, Comparison>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The comparison with its sides exchanged: `5 < a` is `a > 5`. */
export const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** NOT in three-valued logic: rows that were neither true nor false stay so, hence comparisons just turn round. */
export const negate = (predicate: Predicate): Predicate => {
  if (predicate.kind === 'compare') return { ...predicate, comparison: opposite[predicate.comparison] };
  if (predicate.kind === 'null') return { ...predicate, wanted: !predicate.wanted };
  if (predicate.kind === 'unknown') return predicate;
  return { kind: predicate.kind === 'and' ? 'or' : 'and', parts: predicate.parts.map(negate) };
};

/** Longest constant that is looked at: bounds of texts are far shorter, and it is read again for every file. */
const literalLengthMax = 1_000;

/** How many comparisons a predicate takes for one file. */
export const leavesOf = (predicate: Predicate): number =>
  'parts' in predicate ? predicate.parts.reduce((sum, part) => sum + leavesOf(part), 0) : 1;

type Range = { readonly min: Bound; readonly max: Bound };

const below = (a: Bound, b: Bound): boolean => compareBounds(a, b) < 0;
const atMost = (a: Bound, b: Bound): boolean => compareBounds(a, b) <= 0;

/** True when a value in the range may compare so with a constant that may be anywhere in its interval. */
const canBe: Readonly<Record<Comparison, (r: Range, c: Constant) => boolean>> = {
  '=': (r, c) => atMost(r.min, c.high) && atMost(c.low, r.max),
  '<>': (r, c) => below(r.min, c.high) || below(c.low, r.max),
  '<': (r, c) => below(r.min, c.high),
  '<=': (r, c) => atMost(r.min, c.high),
  '>': (r, c) => below(c.low, r.max),
  '>=': (r, c) => atMost(c.low, r.max),
};

type Facts = { readonly stats: FileStats; readonly columns: readonly SharedColumn[] };

/** Column types whose values stay themselves under a cast to the protocol's value type. */
const faithful: Readonly<Record<string, readonly string[]>> = {
  bool: ['boolean'],
  int: ['long', 'integer', 'short', 'byte'],
  long: ['long', 'integer', 'short', 'byte'],
  float: ['float'],
  double: ['double', 'float'],
  string: ['string'],
  date: ['date'],
  timestamp: ['timestamp'],
};

type Leaf = { readonly column: string; readonly valueType?: string };

const findColumn = (leaf: Leaf, columns: readonly SharedColumn[]): SharedColumn | undefined => {
  const column = columns.find(({ name }) => name.toLowerCase() === leaf.column.toLowerCase());
  if (column === undefined || leaf.valueType === undefined) return column;
  return faithful[leaf.valueType]?.includes(column.type) === true ? column : undefined;
};

const judgeCompare = (predicate: Extract<Predicate, { kind: 'compare' }>, { stats, columns }: Facts): Verdict => {
  const column = findColumn(predicate, columns);
  if (column === undefined || predicate.literal.text.length > literalLengthMax) return 'some';
  const nulls = stats.nulls.get(column.name);
  if (nulls !== undefined && nulls >= stats.rows) return 'none';
  const constant = readConstant(column.type, predicate.literal.text, predicate.literal.quoted);
  const range = boundsOf(stats, column.name, column.type);
  if (constant === undefined || range === undefined) return 'some';
  const { comparison } = predicate;
  if (!canBe[comparison](range, constant)) return 'none';
  const always = !canBe[opposite[comparison]](range, constant);
  return always && nulls === 0 ? 'all' : 'some';
};

const judgeNull = (predicate: Extract<Predicate, { kind: 'null' }>, { stats, columns }: Facts): Verdict => {
  const column = findColumn(predicate, columns);
  const nulls = column === undefined ? undefined : stats.nulls.get(column.name);
  if (nulls === undefined) return 'some';
  const matching = predicate.wanted ? nulls : stats.rows - nulls;
  return matching <= 0 ? 'none' : matching >= stats.rows ? 'all' : 'some';
};

/**
 * Judges a file by its statistics, in which a column with NaN has no bounds (as our writer has it). Never says `none` of
 * a file that holds a matching row, nor `all` of one that holds another.
 */
export const judge = (predicate: Predicate, facts: Facts): Verdict => {
  if (predicate.kind === 'unknown') return 'some';
  if (predicate.kind === 'compare') return judgeCompare(predicate, facts);
  if (predicate.kind === 'null') return judgeNull(predicate, facts);
  const verdicts = predicate.parts.map((part) => judge(part, facts));
  const [strong, weak]: [Verdict, Verdict] = predicate.kind === 'and' ? ['none', 'all'] : ['all', 'none'];
  if (verdicts.includes(strong)) return strong;
  return verdicts.every((verdict) => verdict === weak) ? weak : 'some';
};
