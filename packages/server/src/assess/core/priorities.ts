import type { Bilingual } from '#kernel';
import type { ColumnFacts, Conclusions, SuspectCount, SuspectRule } from '../model.ts';
import { conclude, type Declarations, type Measured } from './assess.ts';
import { assignedOf } from './quality.ts';

/** Columns and rules that are tried: each trial concludes about the whole table anew. */
const trialsMax = 40;

/** What is told: a director reads no more. */
const prioritiesMax = 8;

/** One thing to repair, and what the score and the value would be more by if only it were repaired. */
export type Priority = {
  readonly text: Bilingual;
  /** Cells, rows or moments that are to be repaired. */
  readonly count: number;
  /** Points of 100. */
  readonly scoreGain: number;
  /** Minor units; null without a value. */
  readonly valueGainMinor: string | null;
};

/** What to repair first, and the score when all that was tried is repaired. */
export type Priorities = { readonly list: readonly Priority[]; readonly scoreAfter: number | null };

type Facts = Measured<ColumnFacts>;

/** A repair: how the measurement would look after it. */
type Trial = {
  readonly text: Bilingual;
  readonly count: number;
  readonly repaired: (facts: Facts) => Facts;
  readonly declares?: readonly string[];
};

/** What each rule's finding is called when it is to be repaired. */
export const ruleNames: Readonly<Record<SuspectRule, Bilingual>> = {
  wrong_type: { zh: '类型不符', en: 'wrong type' },
  format: { zh: '格式不符', en: 'wrong form' },
  checksum: { zh: '校验码有误', en: 'wrong check digit' },
  not_finite: { zh: '不是有限的数', en: 'not a finite number' },
  garbled: { zh: '乱码', en: 'garbled characters' },
  missing_marker: { zh: '以文字表示的缺失', en: 'text that stands for missing' },
  unit: { zh: '单位写法不一', en: 'units written in several ways' },
  shifted: { zh: '内容串列', en: 'content in a neighbouring column' },
  dependency: { zh: '与其他列的对应关系不符', en: 'breaks what other columns determine' },
  pattern: { zh: '与本列写法不同', en: 'not written as the column is' },
  typo: { zh: '疑似笔误', en: 'slip of a frequent value' },
  spreadsheet: { zh: '被表格软件改坏', en: 'damaged by a spreadsheet' },
  impossible: { zh: '不可能的值或组合', en: 'impossible value or combination' },
  outlier: { zh: '远离本列其他数值', en: 'far from the other values of the column' },
  number_style: { zh: '数字写法不一', en: 'number written unlike the others' },
  duplicate_key: { zh: '标识重复', en: 'repeated identifier' },
  duplicate_row: { zh: '整行重复', en: 'repeated row' },
};

const filled = (facts: Facts, name: string): Facts => {
  const { rows } = facts.profile;
  const columns = facts.profile.columns.map((column) =>
    column.name === name
      ? { ...column, count: rows, nulls: 0, placeholders: 0, conforming: column.conforming + rows - assignedOf(column) }
      : column,
  );
  return { ...facts, profile: { ...facts.profile, columns } };
};

/** Columns that are named when several are told of together. */
const namedMax = 3;

/** Columns without a single value are one decision, not one repair each. */
const emptyTrial = (empty: readonly ColumnFacts[], rows: number): Trial => {
  const names = empty.slice(0, namedMax).map(({ title }) => title);
  const isMore = empty.length > namedMax;
  return {
    text: {
      zh: `补齐 ${empty.length} 个全空的列：${names.map((name) => `“${name}”`).join('、')}${isMore ? '等' : ''}`,
      en: `Fill the ${empty.length} columns that are empty throughout: ${names.map((name) => `“${name}”`).join(', ')}${isMore ? ' and others' : ''}`,
    },
    count: empty.length * rows,
    repaired: (facts) => empty.reduce((before, { name }) => filled(before, name), facts),
  };
};

const fillTrials = ({ profile }: Facts): Trial[] => {
  const lacking = profile.columns
    .map((column) => ({ column, missing: profile.rows - assignedOf(column) }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing);
  const empty = lacking.filter(({ missing }) => missing === profile.rows).map(({ column }) => column);
  const isGrouped = empty.length > 1;
  const single = lacking.filter(({ missing }) => !isGrouped || missing < profile.rows);
  return [
    ...(isGrouped ? [emptyTrial(empty, profile.rows)] : []),
    ...single.slice(0, trialsMax).map(({ column, missing }) => ({
      text: { zh: `补齐“${column.title}”的缺失值`, en: `Fill the missing values of “${column.title}”` },
      count: missing,
      repaired: (facts: Facts) => filled(facts, column.name),
    })),
  ];
};

const corrected = (facts: Facts, suspect: SuspectCount): Facts => ({
  ...facts,
  suspects: facts.suspects.filter(({ rule, column }) => rule !== suspect.rule || column !== suspect.column),
  profile: {
    ...facts.profile,
    columns: facts.profile.columns.map((column) =>
      column.name === suspect.column && suspect.rule === 'duplicate_key'
        ? { ...column, distinct: column.count }
        : column,
    ),
  },
});

const suspectTrials = (facts: Facts): Trial[] =>
  facts.suspects
    .filter(({ rule }) => rule !== 'duplicate_row')
    .toSorted((a, b) => b.count - a.count)
    .slice(0, trialsMax)
    .map((suspect) => {
      const title = facts.profile.columns.find(({ name }) => name === suspect.column)?.title ?? suspect.column;
      const rule = ruleNames[suspect.rule] ?? { zh: suspect.rule, en: suspect.rule };
      return {
        text: { zh: `更正“${title}”中的可疑值：${rule.zh}`, en: `Correct suspect cells of “${title}”: ${rule.en}` },
        count: suspect.count,
        repaired: (before) => corrected(before, suspect),
      };
    });

const withSeries = (facts: Facts, change: (series: NonNullable<Facts['profile']['series']>) => object): Facts => {
  const { series } = facts.profile;
  return series === null
    ? facts
    : { ...facts, profile: { ...facts.profile, series: { ...series, ...change(series) } } };
};

const tableTrials = ({ profile }: Facts): Trial[] => {
  const { series, duplicateRows } = profile;
  const gap = series === null ? 0 : series.expectedSteps - series.presentSteps;
  const disorder = series === null ? 0 : series.comparedRows - series.orderedRows;
  const trials: Trial[] = [
    {
      text: { zh: '删除完全重复的行', en: 'Remove rows that repeat an earlier one' },
      count: duplicateRows,
      repaired: (facts) => ({
        ...facts,
        suspects: facts.suspects.filter(({ rule }) => rule !== 'duplicate_row'),
        profile: { ...facts.profile, duplicateRows: 0 },
      }),
    },
    {
      text: { zh: '补齐时间序列中缺少的时刻', en: 'Add the moments that the time series lacks' },
      count: gap,
      repaired: (facts) => withSeries(facts, ({ expectedSteps }) => ({ presentSteps: expectedSteps })),
    },
    {
      text: { zh: '按时间顺序排列各行', en: 'Put the rows in order of time' },
      count: disorder,
      repaired: (facts) => withSeries(facts, ({ comparedRows }) => ({ orderedRows: comparedRows })),
    },
  ];
  return trials.filter(({ count }) => count > 0);
};

const personalTrial = ({ profile }: Facts, declared: Declarations): Trial[] => {
  const known = new Set(declared.declaredPersonal ?? []);
  const classed = profile.columns.filter((column) => column.class !== null && !known.has(column.name));
  if (classed.length === 0) return [];
  return [
    {
      text: {
        zh: '为含个人信息的列声明合法性依据，或先行脱敏',
        en: 'Declare a legal basis for columns with personal data, or mask them',
      },
      count: classed.length,
      repaired: (facts) => facts,
      declares: classed.map(({ name }) => name),
    },
  ];
};

const gainOf = (before: Conclusions, after: Conclusions, { text, count }: Trial): Priority => {
  const [from, to] = [before.value.baseMinor, after.value.baseMinor];
  return {
    text,
    count,
    scoreGain: (after.quality.score ?? 0) - (before.quality.score ?? 0),
    valueGainMinor: from === null || to === null ? null : String(BigInt(to) - BigInt(from)),
  };
};

/**
 * What to repair first: every repair is tried alone on the measurement, everything is concluded anew, and the difference is told. What does
 * not change the score is left out. Nothing is estimated: the figures are those that the same rules would give.
 */
export const prioritise = (measured: Facts, declared: Declarations): Priorities => {
  const before = conclude(measured, declared);
  const trials = [
    ...personalTrial(measured, declared),
    ...tableTrials(measured),
    ...fillTrials(measured),
    ...suspectTrials(measured),
  ];
  const declaring = (names: readonly string[]): Declarations => ({
    ...declared,
    declaredPersonal: [...(declared.declaredPersonal ?? []), ...names],
  });
  const list = trials
    .map((trial) => gainOf(before, conclude(trial.repaired(measured), declaring(trial.declares ?? [])), trial))
    .filter(({ scoreGain }) => scoreGain > 0.000_5)
    .toSorted((a, b) => b.scoreGain - a.scoreGain)
    .slice(0, prioritiesMax);
  const all = conclude(
    trials.reduce((facts, trial) => trial.repaired(facts), measured),
    declaring(trials.flatMap(({ declares = [] }) => declares)),
  );
  return { list, scoreAfter: all.quality.score };
};
