import { fraction, toDecimal } from './fraction.ts';

/** What the figures need of one ended case. Null is "does not apply": nobody was asked, nothing was promised. */
export type IndicatorFact = {
  /** The unit that answers for it: the first-responsible one, else the lead, else the office. */
  readonly unit: string;
  /** Month of its end in the region's time zone, `yyyy-mm`. */
  readonly month: string;
  /** Whether somebody got in touch within the promised time. */
  readonly responded: boolean | null;
  /** Whether who asked says that it is solved. */
  readonly solved: boolean | null;
  /** 1 to 5, when rated. */
  readonly level: number | null;
  /** Whether every clock stopped in time. */
  readonly onTime: boolean | null;
  /** Reasoned returns by units over its life. */
  readonly returns: number;
};

/** A share that says what of. `percent` has two digits and is null where there was nothing to count: never 100 %. */
export type Rate = { readonly numerator: number; readonly denominator: number; readonly percent: string | null };

/** The figures by which such services are measured: 响应率, 解决率, 满意率, 按时办结率 and the number of returns. */
export type Indicators = {
  readonly cases: number;
  readonly response: Rate;
  readonly solution: Rate;
  readonly satisfaction: Rate;
  readonly onTime: Rate;
  readonly returns: number;
};

/** 基本满意 counts as satisfied, the two lowest levels are bad (services.md 1.4; to be verified). */
const satisfiedFrom = 3;

const percentDigits = 2;

const percentOf = (numerator: number, denominator: number): string | null => {
  if (denominator === 0) return null;
  const text = toDecimal(fraction(100n * BigInt(numerator), BigInt(denominator)), percentDigits);
  // Rounding never says "all" of what is not all.
  return text === '100.00' && numerator < denominator ? '99.99' : text;
};

/** A share of those that the question applies to. */
export const rateOf = (answers: readonly (boolean | null)[]): Rate => {
  const asked = answers.filter((one) => one !== null);
  const numerator = asked.filter((one) => one).length;
  return { numerator, denominator: asked.length, percent: percentOf(numerator, asked.length) };
};

/** The figures of some cases. */
export const indicatorsOf = (facts: readonly IndicatorFact[]): Indicators => ({
  cases: facts.length,
  response: rateOf(facts.map(({ responded }) => responded)),
  solution: rateOf(facts.map(({ solved }) => solved)),
  satisfaction: rateOf(facts.map(({ level }) => (level === null ? null : level >= satisfiedFrom))),
  onTime: rateOf(facts.map(({ onTime }) => onTime)),
  returns: facts.reduce((sum, { returns }) => sum + returns, 0),
});

/** The figures of one unit in one month. */
export type IndicatorRow = { readonly unit: string; readonly month: string; readonly indicators: Indicators };

/** The figures by unit and month, in order of month, then unit; pairs without cases are absent. */
export const indicatorsByUnitAndMonth = (facts: readonly IndicatorFact[]): readonly IndicatorRow[] => {
  const groups = new Map<string, IndicatorFact[]>();
  for (const fact of facts) {
    const key = `${fact.month} ${fact.unit}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [one] = group;
      return one === undefined ? [] : [{ unit: one.unit, month: one.month, indicators: indicatorsOf(group) }];
    });
};
