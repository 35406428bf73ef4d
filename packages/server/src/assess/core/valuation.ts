import { type Bilingual, invariant } from '#kernel';
import type { MethodStatus, Quality, Valuation, ValueMethod } from '../model.ts';
import { costRuleSet, guideRuleSet, publicPriceRuleSet } from '../rulesets.ts';
import { bookingSheet } from './value/booking.ts';
import { costFormula, guideFormula, publicFormula, qualityShare } from './value/cost.ts';
import { estimate } from './value/estimate.ts';
import { incomeFormula, incomeGaps, incomeText } from './value/income.ts';
import { comparablesMin, dealsByPart, marketFormula } from './value/market.ts';
import { costsOf, sheetFault } from './value/sheet.ts';
import { costItems, type Formula, type MethodId, type Range, type ValueSheet } from './value/types.ts';

const plain = (range: Range | undefined) =>
  range === undefined ? null : { low: range.low, base: range.base, high: range.high };

type Named = Pick<ValueMethod, 'id' | 'edition' | 'formula'>;
type Lack = { readonly status?: MethodStatus; readonly missing?: readonly string[]; readonly note: Bilingual };

const noNote: Bilingual = { zh: '', en: '' };

const without = (named: Named, { status = 'needs_input', missing = [], note }: Lack): ValueMethod => ({
  ...named,
  status,
  inputs: { missing: [...missing] },
  result: null,
  factors: [],
  sensitive: [],
  missing,
  note,
});

const computed = (named: Named, formula: Formula, inputs: ValueMethod['inputs'] = {}, note = noNote): ValueMethod => {
  const { sensitive, ...result } = estimate(formula);
  return { ...named, status: 'computed', inputs, result, factors: formula.factors, sensitive, missing: [], note };
};

const lacksCosts: Bilingual = {
  zh: '未申报成本：请给出五项成本，或逐笔列出凭证。',
  en: 'No costs were declared: give the five items, or list the vouchers.',
};

const lacksScore: Bilingual = {
  zh: '没有质量得分，系数无从得出。',
  en: 'There is no quality score to make the coefficient of.',
};

const byCost = (sheet: ValueSheet | undefined, quality: Quality): ValueMethod => {
  const named: Named = {
    id: 'cost',
    edition: costRuleSet.id,
    formula:
      'P = C × δ;  C = planning + direct + indirect + opportunity + taxes;  δ = quality × remaining life ÷ total life',
  };
  const costs = sheet === undefined ? undefined : costsOf(sheet);
  if (costs === undefined) return without(named, { missing: costItems, note: lacksCosts });
  const share = qualityShare(quality);
  const left = costs.life === undefined ? 1 : costs.life.remainingMonths / costs.life.totalMonths;
  const delta =
    share === undefined ? null : { low: share.low * left, base: share.base * left, high: share.high * left };
  const inputs = { ...costs, qualityScore: quality.score, qualityCoverage: quality.coverage, delta };
  if (share === undefined) return { ...without(named, { note: lacksScore }), inputs: inputs as ValueMethod['inputs'] };
  return computed(named, costFormula(costs, share), inputs as ValueMethod['inputs']);
};

const byGuide = (sheet: ValueSheet | undefined, quality: Quality): ValueMethod => {
  const named: Named = {
    id: 'costGuide',
    edition: guideRuleSet.id,
    formula: 'P = TC × (1 + R) × U;  U = α × β × (1 + l) × (1 − r)',
  };
  const costs = sheet === undefined ? undefined : costsOf(sheet);
  const guide = sheet?.costGuide;
  const note = { zh: '需要成本与系数 R、β、l、r。', en: 'Needs the costs and the coefficients R, β, l and r.' };
  const missing = [...(costs === undefined ? ['costs'] : []), ...(guide === undefined ? ['costGuide'] : [])];
  if (costs === undefined || guide === undefined) return without(named, { missing, note });
  const share = qualityShare(quality);
  const formula = guideFormula(costs, guide, share);
  return formula === undefined
    ? without(named, { missing: ['costGuide.circulation'], note })
    : computed(named, formula, { delta: plain(share) });
};

const publicNote: Bilingual = {
  zh: '授权运营的公共数据以补偿成本为原则，只给出成本与价格上限，不给出收益价值或市场价格。',
  en: 'Public data under authorised operation recover their cost: cost and price ceiling are shown, no income and no market price.',
};

const byIncome = (sheet: ValueSheet | undefined): ValueMethod => {
  const income = sheet?.income;
  const named: Named = { id: 'income', edition: costRuleSet.id, formula: incomeText(income?.way) };
  if (sheet?.publicOperation !== undefined) return without(named, { status: 'not_applicable', note: publicNote });
  const note = {
    zh: '需要各年收益的预测与折现率的各组成部分。',
    en: 'Needs a forecast of each year’s income and the parts of the discount rate.',
  };
  const missing = income === undefined ? ['income.way', 'income.years', 'income.rate'] : incomeGaps(income);
  if (income === undefined || missing.length > 0) return without(named, { missing, note });
  return computed(named, incomeFormula(income), { way: income.way, years: income.years.length });
};

const byMarket = (sheet: ValueSheet | undefined): ValueMethod => {
  const named: Named = {
    id: 'market',
    edition: costRuleSet.id,
    formula: 'P = Σ Q × X(quality) × X(supply) × X(day) × X(volume) × X(other)',
  };
  if (sheet?.publicOperation !== undefined) return without(named, { status: 'not_applicable', note: publicNote });
  const comparables = sheet?.market?.comparables ?? [];
  const parts = [...dealsByPart(comparables).values()].map((deals) => deals.length);
  const fewest = parts.length === 0 ? 0 : Math.min(...parts);
  const note = {
    zh: `不可计算：已结算且列明账目的可比交易 ${fewest} 例，至少需要 ${comparablesMin} 例。`,
    en: `Not computable: ${fewest} of ${comparablesMin} comparables that are settled and name their ledger entry.`,
  };
  if (fewest < comparablesMin)
    return without(named, { status: 'not_computable', missing: ['market.comparables'], note });
  return computed(named, marketFormula(comparables), { comparables: parts.reduce((sum, one) => sum + one, 0) });
};

const byPublicPrice = (sheet: ValueSheet | undefined): ValueMethod[] => {
  if (sheet?.publicOperation === undefined) return [];
  const isPerUnit = sheet.publicOperation.volume !== undefined;
  const named: Named = {
    id: 'publicPrice',
    edition: publicPriceRuleSet.id,
    formula: `P = [(planning + direct + indirect) × (1 + permitted profit) + taxes]${isPerUnit ? ' ÷ volume' : ''}`,
  };
  const costs = costsOf(sheet);
  return costs === undefined
    ? [without(named, { missing: ['costs'], note: lacksCosts })]
    : [computed(named, publicFormula(costs, sheet.publicOperation), { perUnit: isPerUnit }, publicNote)];
};

/** In which order a method stands for the value when the sheet names none. A ceiling is no value. */
const leadOrder: readonly MethodId[] = ['cost', 'costGuide', 'income', 'market'];

const leadOf = (methods: readonly ValueMethod[], sheet: ValueSheet | undefined): ValueMethod | undefined => {
  const can = (id: MethodId): ValueMethod | undefined => methods.find((one) => one.id === id && one.result !== null);
  const named = sheet?.lead === undefined ? undefined : can(sheet.lead);
  return named ?? leadOrder.map(can).find((found) => found !== undefined);
};

/**
 * The value of a table by every method that the declared inputs allow, and for the others what is missing (中评协〔2023〕17号, 专家指引第9号).
 * Nothing is guessed. An estimate by a tool, never an appraisal report. Throws on a sheet that `sheetFault` finds wrong.
 */
export const valuate = (quality: Quality, sheet: ValueSheet | undefined): Valuation => {
  invariant(sheet === undefined || sheetFault(sheet) === undefined, 'a value sheet must be sound');
  const methods = [
    byCost(sheet, quality),
    byGuide(sheet, quality),
    byIncome(sheet),
    byMarket(sheet),
    ...byPublicPrice(sheet),
  ];
  const lead = leadOf(methods, sheet);
  return {
    status: lead === undefined ? 'needs_input' : 'computed',
    currency: lead === undefined || sheet === undefined ? null : sheet.currency,
    lowMinor: lead?.result?.lowMinor ?? null,
    baseMinor: lead?.result?.baseMinor ?? null,
    highMinor: lead?.result?.highMinor ?? null,
    lead: lead?.id ?? null,
    leadReason: sheet?.leadReason ?? null,
    purpose: sheet?.purpose ?? null,
    date: sheet?.date ?? null,
    methods,
    booking: sheet === undefined ? null : bookingSheet(sheet),
  };
};
