import type { Bilingual } from '#kernel';
import type {
  ColumnFacts,
  DimensionResult,
  IndicatorResult,
  Quality,
  SuspectCount,
  SuspectRule,
  TableFacts,
} from '../model.ts';
import type { ContractFacts, Tally } from './contract/facts.ts';
import { type Dimension, dimensions, type Indicator } from './indicators.ts';

/** Grade bands: the first whose lower bound is not above the score. Our choice; see rulesets.ts. */
const gradeBands = [
  ['A', 95],
  ['B', 85],
  ['C', 70],
  ['D', 60],
  ['E', 0],
] as const;

/**
 * What quality is computed from: the profile, how many cells each rule flagged, and what checking a data contract told, when there is one.
 * `personal` are columns with undeclared personal data.
 */
export type QualityFacts = {
  readonly profile: TableFacts;
  readonly suspects: readonly SuspectCount[];
  readonly personal: ReadonlySet<string>;
  readonly contract?: ContractFacts | undefined;
};

/** Numerator and denominator with what they count; a denominator of 0 means that there is nothing to assess. */
type Fraction = { readonly numerator: number; readonly denominator: number; readonly note: Bilingual };

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Values of a column that are neither null nor a placeholder. */
export const assignedOf = (column: ColumnFacts): number => column.count - column.placeholders;

const flagged = (facts: QualityFacts, rules: readonly SuspectRule[], column?: string): number =>
  sum(
    facts.suspects
      .filter((s) => rules.includes(s.rule) && (column === undefined || s.column === column))
      .map((s) => s.count),
  );

const elementCompleteness = ({ profile }: QualityFacts): Fraction => ({
  numerator: sum(profile.columns.map(assignedOf)),
  denominator: profile.rows * profile.columns.length,
  note: {
    zh: '有值的单元格 ÷ 全部单元格（未声明必填列，全部列计入）',
    en: 'cells with a value ÷ all cells (no required columns declared: all count)',
  },
});

const typeConstraints = (facts: QualityFacts): Fraction => {
  const all = sum(facts.profile.columns.map(assignedOf));
  return {
    numerator: all - flagged(facts, ['wrong_type', 'not_finite']),
    denominator: all,
    note: { zh: '符合本列类型的值 ÷ 有值的单元格', en: 'values of their column’s type ÷ cells with a value' },
  };
};

/** Columns to whose cells one of the rules was applied. */
const checked = (profile: TableFacts, rules: readonly SuspectRule[]): ColumnFacts[] =>
  profile.columns.filter((c) => rules.some((rule) => c.checks.includes(rule)));

const formatConstraints = (facts: QualityFacts): Fraction => {
  const columns = checked(facts.profile, ['format']);
  const all = sum(columns.map(assignedOf));
  return {
    numerator: all - sum(columns.map((c) => flagged(facts, ['format'], c.name))),
    denominator: all,
    note: {
      zh: `已识别格式的 ${columns.length} 列中格式正确的值`,
      en: `values of the right form in ${columns.length} columns whose form is known`,
    },
  };
};

const formatCompliance = (facts: QualityFacts): Fraction => {
  const rules = ['format', 'checksum', 'wrong_type'] as const;
  const columns = checked(facts.profile, rules);
  const all = sum(columns.map(assignedOf));
  return {
    numerator: all - sum(columns.map((c) => flagged(facts, rules, c.name))),
    denominator: all,
    note: {
      zh: `已识别类型或格式的 ${columns.length} 列中类型、格式与校验码都正确的值`,
      en: `values right in type, form and check digit in ${columns.length} columns where one of these is known`,
    },
  };
};

const duplication = ({ profile }: QualityFacts): Fraction => ({
  numerator: profile.duplicateRows,
  denominator: profile.rows,
  note: { zh: '1 −（与前面某行完全相同的行 ÷ 行数）', en: '1 − (rows equal to an earlier one ÷ rows)' },
});

const uniqueness = ({ profile }: QualityFacts): Fraction => {
  const columns = checked(profile, ['duplicate_key']);
  return {
    numerator: sum(columns.map((c) => c.distinct)),
    denominator: sum(columns.map((c) => c.count)),
    note: {
      zh: `按名称应唯一的 ${columns.length} 列中首次出现的值`,
      en: `first occurrences in ${columns.length} columns that by name should be unique`,
    },
  };
};

/** Dirty by this platform's definition: stands for "missing", or a rule of suspects flagged it. */
const dirt = ({ profile }: QualityFacts): Fraction => ({
  numerator: sum(profile.columns.map((c) => c.count - c.conforming)),
  denominator: sum(profile.columns.map((c) => c.count)),
  note: {
    zh: '1 −（占位或被标为疑点的单元格 ÷ 非空单元格）',
    en: '1 − (cells that are placeholders or suspect ÷ cells that are not null)',
  },
});

const securityRules = ({ profile, personal }: QualityFacts): Fraction => {
  const exposed = profile.columns.filter((c) => personal.has(c.name));
  const all = sum(profile.columns.map(assignedOf));
  return {
    numerator: all - sum(exposed.map(assignedOf)),
    denominator: all,
    note: {
      zh: `未声明且未脱敏的个人信息列：${exposed.length}`,
      en: `columns with personal data neither declared nor masked: ${exposed.length}`,
    },
  };
};

const periodCorrectness = ({ profile }: QualityFacts): Fraction => ({
  numerator: Math.min(profile.series?.presentSteps ?? 0, profile.series?.expectedSteps ?? 0),
  denominator: profile.series?.expectedSteps ?? 0,
  note: {
    zh: `按步长 ${profile.series?.step ?? '—'} 应有的时刻中出现的`,
    en: `moments present of those that a step of ${profile.series?.step ?? '—'} makes expected`,
  },
});

const timeOrder = ({ profile }: QualityFacts): Fraction => ({
  numerator: profile.series?.orderedRows ?? 0,
  denominator: profile.series?.comparedRows ?? 0,
  note: {
    zh: '不早于前一行的行 ÷ 有前一行的行',
    en: 'rows not earlier than the one before ÷ rows that have one before',
  },
});

const formulas: Readonly<Record<string, (facts: QualityFacts) => Fraction>> = {
  '010101': typeConstraints,
  '010102': formatConstraints,
  '010600': securityRules,
  '020100': elementCompleteness,
  '030200': formatCompliance,
  '030300': duplication,
  '030400': uniqueness,
  '030500': dirt,
  '050100': periodCorrectness,
  '050300': timeOrder,
};

/** Indicators about time do not apply to a table without any date. */
const aboutTime = new Set(['050100', '050300']);

const hasTime = (profile: TableFacts): boolean =>
  profile.series !== null || profile.columns.some((c) => c.semanticType === 'date' || c.semanticType === 'timestamp');

const without = (indicator: Indicator, status: 'needs_input' | 'not_applicable', note: Bilingual): IndicatorResult => ({
  code: indicator.code,
  name: { zh: indicator.zh, en: indicator.en },
  status,
  numerator: null,
  denominator: null,
  result: null,
  note,
});

/** Of the sample's share: the 95 % interval by Wilson (1927), which stays within 0–1 for small samples too. */
const wilson = (good: number, of: number): { readonly low: number; readonly high: number } => {
  const z = 1.96;
  const share = good / of;
  const centre = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return { low: Math.max(0, (centre - reach) / whole), high: Math.min(1, (centre + reach) / whole) };
};

/** What the contract's checks say of an indicator, as its formula counts it. */
const contractFraction = (
  indicator: Indicator,
  { good, of, rules, sampled }: Tally,
): Fraction & { sampled: boolean } => ({
  numerator: indicator.countsBad === true ? of - good : good,
  denominator: of,
  note: {
    zh: `按数据合同计：${rules} 项约定，${of} 个对象中 ${good} 个满足${sampled === true ? '（抽样）' : ''}`,
    en: `by the data contract: ${rules} demands, ${good} of ${of} elements satisfy${sampled === true ? ' (a sample)' : ''}`,
  },
  sampled: sampled === true,
});

/** Masks that the contract demands, and personal data that nobody has declared, are counted together. */
const securityWith = (facts: QualityFacts, tally: Tally): Tally => {
  const { numerator, denominator } = securityRules(facts);
  return { ...tally, good: tally.good + numerator, of: tally.of + denominator };
};

const fractionOf = (indicator: Indicator, facts: QualityFacts): (Fraction & { sampled?: boolean }) | undefined => {
  const tally = facts.contract?.tallies.find((each) => each.indicator === indicator.code && each.of > 0);
  if (tally === undefined) return formulas[indicator.code]?.(facts);
  return contractFraction(indicator, indicator.code === '010600' ? securityWith(facts, tally) : tally);
};

const computeLeaf = (indicator: Indicator, facts: QualityFacts): IndicatorResult => {
  const fraction = fractionOf(indicator, facts);
  if (fraction === undefined || fraction.denominator === 0) {
    if (aboutTime.has(indicator.code) && !hasTime(facts.profile))
      return without(indicator, 'not_applicable', { zh: '表中没有时间', en: 'the table has no time' });
    return without(indicator, 'needs_input', { zh: `需要：${indicator.needs.zh}`, en: `needs ${indicator.needs.en}` });
  }
  const { numerator, denominator, note } = fraction;
  const share = numerator / denominator;
  return {
    ...without(indicator, 'needs_input', note),
    status: 'computed',
    numerator,
    denominator,
    result: indicator.countsBad === true ? 1 - share : share,
    ...(indicator.countsBad === true ? { countsBad: true } : {}),
    ...(fraction.sampled === true ? { interval: wilson(numerator, denominator) } : {}),
  };
};

/** A composite is the mean of its computed parts, and says which those are. */
const computeComposite = (indicator: Indicator, parts: readonly IndicatorResult[]): IndicatorResult => {
  const computed = parts.filter((part) => part.result !== null);
  if (computed.length === 0)
    return without(indicator, 'needs_input', { zh: `需要：${indicator.needs.zh}`, en: `needs ${indicator.needs.en}` });
  const codes = computed.map((part) => part.code).join(' + ');
  return {
    ...without(indicator, 'needs_input', { zh: `均值：${codes}`, en: `mean of ${codes}` }),
    status: 'computed',
    result: sum(computed.map((part) => part.result ?? 0)) / computed.length,
  };
};

const computeDimension = (dimension: Dimension, facts: QualityFacts): IndicatorResult[] => {
  const isComposite = (code: string): boolean => dimension.indicators.some((i) => i.partOf === code);
  const leaves = new Map(
    dimension.indicators.filter((i) => !isComposite(i.code)).map((i) => [i.code, computeLeaf(i, facts)]),
  );
  return dimension.indicators.map((indicator) => {
    const parts = dimension.indicators
      .filter((i) => i.partOf === indicator.code)
      .flatMap((i) => leaves.get(i.code) ?? []);
    return leaves.get(indicator.code) ?? computeComposite(indicator, parts);
  });
};

/** Indicators that count towards their dimension: composites instead of their parts. */
const counting = (dimension: Dimension, results: readonly IndicatorResult[]): IndicatorResult[] =>
  results.filter((result) => dimension.indicators.find((i) => i.code === result.code)?.partOf === undefined);

/** Share of an indicator that was computed: of a composite, the share of its parts that apply. */
const computedShare = (dimension: Dimension, result: IndicatorResult, all: readonly IndicatorResult[]): number => {
  const parts = all.filter((r) => dimension.indicators.find((i) => i.code === r.code)?.partOf === result.code);
  const applying = parts.filter((part) => part.status !== 'not_applicable');
  if (applying.length === 0) return result.status === 'computed' ? 1 : 0;
  return applying.filter((part) => part.status === 'computed').length / applying.length;
};

const toDimension = (dimension: Dimension, facts: QualityFacts): { result: DimensionResult; coverage: number } => {
  const indicators = computeDimension(dimension, facts);
  const counted = counting(dimension, indicators).filter((i) => i.status !== 'not_applicable');
  const scores = counted.flatMap((i) => (i.result === null ? [] : [i.result]));
  return {
    result: {
      id: dimension.id,
      name: { zh: dimension.zh, en: dimension.en },
      score: scores.length === 0 ? null : (100 * sum(scores)) / scores.length,
      indicators,
    },
    coverage:
      counted.length === 0 ? 0 : sum(counted.map((i) => computedShare(dimension, i, indicators))) / counted.length,
  };
};

/** The grade of a score 0–100. */
export const gradeOfScore = (score: number): NonNullable<Quality['grade']> =>
  gradeBands.find(([, lower]) => score >= lower)?.[0] ?? 'E';

/** Mean of what there is, by weights; null when nothing has any. */
const weightedMean = (parts: readonly { readonly value: number; readonly weight: number }[]): number | null => {
  const whole = sum(parts.map(({ weight }) => weight));
  return whole === 0 ? null : sum(parts.map(({ value, weight }) => value * weight)) / whole;
};

/**
 * Quality by DB31/T 1523-2024: every indicator with its state, dimensions as means of their computed indicators, the score as mean of the
 * dimensions that have one, by equal weights or those that the contract declares. Coverage is the share of the applicable weight that
 * could be computed without further input.
 */
export const assessQuality = (facts: QualityFacts, edition: string): Quality => {
  const weightOf = (id: string): number => (facts.contract?.weights == null ? 1 : (facts.contract.weights[id] ?? 1));
  const computed = dimensions.map((dimension) => ({
    ...toDimension(dimension, facts),
    weight: weightOf(dimension.id),
  }));
  const mean = weightedMean(
    computed.flatMap(({ result, weight }) => (result.score === null ? [] : [{ value: result.score, weight }])),
  );
  const score = facts.profile.rows === 0 ? 0 : mean;
  return {
    edition,
    score,
    grade: score === null ? null : gradeOfScore(score),
    coverage: weightedMean(computed.map(({ coverage, weight }) => ({ value: coverage, weight }))) ?? 0,
    dimensions: computed.map(({ result }) => result),
  };
};
