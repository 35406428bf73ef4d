import type { Quality } from '../../model.ts';
import { moneyFactor, rangeFactor } from './estimate.ts';
import {
  type CostInputs,
  type CostItemName,
  costItems,
  type Factor,
  type Formula,
  type GuideInputs,
  type PublicInputs,
  type Range,
} from './types.ts';

const itemNames = {
  planning: { zh: '前期费用', en: 'Planning' },
  direct: { zh: '直接成本', en: 'Direct costs' },
  indirect: { zh: '间接成本', en: 'Indirect costs' },
  opportunity: { zh: '机会成本（合理利润）', en: 'Opportunity costs (fair profit)' },
  taxes: { zh: '相关税费', en: 'Taxes' },
} as const;

const itemFactors = (costs: CostInputs, items: readonly CostItemName[]): Factor[] =>
  items.map((id) => moneyFactor({ id, name: itemNames[id] }, costs[id]));

/**
 * Quality as a coefficient: the score as base; the worst and the best dimension as bounds, since any weighting of the dimensions that experts
 * might choose gives a figure between these two. Undefined without a score.
 */
export const qualityShare = (quality: Quality): Range | undefined => {
  const scores = quality.dimensions.flatMap((d) => (d.score === null ? [] : [d.score]));
  if (quality.score === null || scores.length === 0) return undefined;
  return {
    low: Math.min(...scores, quality.score) / 100,
    base: quality.score / 100,
    high: Math.max(...scores, quality.score) / 100,
    source: quality.edition,
  };
};

const alpha = { zh: '质量系数', en: 'Quality coefficient' };

const sumOf =
  (items: readonly CostItemName[]) =>
  (of: (id: string) => number): number =>
    items.reduce((sum, item) => sum + of(item), 0);

/** P = C × δ (中评协〔2023〕17号): δ is quality times what is left of the life. */
export const costFormula = (costs: CostInputs, quality: Range): Formula => {
  const { life } = costs;
  const left = life === undefined ? 1 : life.remainingMonths / life.totalMonths;
  const total = sumOf(costItems);
  return {
    factors: [
      ...itemFactors(costs, costItems),
      rangeFactor({ id: 'quality', name: alpha }, 'share', quality),
      rangeFactor({ id: 'life', name: { zh: '剩余寿命占比', en: 'Share of life that is left' } }, 'share', {
        low: left,
        base: left,
        high: left,
      }),
    ],
    evaluate: (of) => total(of) * of('quality') * of('life'),
  };
};

/** What counts as total cost where profit is added apart: all items but the fair profit. */
const spentItems = ['planning', 'direct', 'indirect', 'taxes'] as const;

/** β = Σ (volume × spread coefficient) ÷ total volume over the classes of circulation. */
const circulationOf = (guide: GuideInputs): Range | undefined => {
  if (guide.circulation !== undefined) return guide.circulation;
  const classes = guide.circulationClasses ?? [];
  const volume = classes.reduce((sum, one) => sum + one.volume, 0);
  if (volume === 0) return undefined;
  const beta = classes.reduce((sum, one) => sum + one.volume * one.spread, 0) / volume;
  return { low: beta, base: beta, high: beta, source: classes.map(({ name }) => name).join(', ') };
};

/** P = TC × (1 + R) × U, U = α β (1 + l) (1 − r) (资产评估专家指引第9号, 2020). Undefined when α or β is missing. */
export const guideFormula = (
  costs: CostInputs,
  guide: GuideInputs,
  quality: Range | undefined,
): Formula | undefined => {
  const circulation = circulationOf(guide);
  const coefficient = guide.quality ?? quality;
  if (circulation === undefined || coefficient === undefined) return undefined;
  const total = sumOf(spentItems);
  const share = (id: string, zh: string, en: string, range: Range): Factor =>
    rangeFactor({ id, name: { zh, en } }, 'share', range);
  return {
    factors: [
      ...itemFactors(costs, spentItems),
      share('returnRate', '数据成本回报率 R', 'Return on cost R', guide.returnRate),
      share('quality', '质量系数 α', 'Quality coefficient α', coefficient),
      rangeFactor(
        { id: 'circulation', name: { zh: '流通系数 β', en: 'Circulation coefficient β' } },
        'ratio',
        circulation,
      ),
      share('monopoly', '垄断系数 l', 'Monopoly coefficient l', guide.monopoly),
      share('risk', '价值实现风险 r', 'Risk of realisation r', guide.risk),
    ],
    evaluate: (of) =>
      total(of) *
      (1 + of('returnRate')) *
      (of('quality') * of('circulation') * (1 + of('monopoly')) * (1 - of('risk'))),
  };
};

/** Costs that a permitted profit is counted on; taxes are added after it. */
const recoveredItems = ['planning', 'direct', 'indirect'] as const;

/**
 * Highest permitted income of authorised operation: recovered cost × (1 + permitted profit) + taxes; with an expected volume, per unit
 * (发改价格〔2025〕65号 as it is known to us, text to be verified).
 */
export const publicFormula = (costs: CostInputs, operation: PublicInputs): Formula => {
  const total = sumOf(recoveredItems);
  const { volume } = operation;
  const unit = operation.unit ?? '';
  return {
    factors: [
      ...itemFactors(costs, [...recoveredItems, 'taxes']),
      rangeFactor({ id: 'margin', name: { zh: '准许利润率', en: 'Permitted profit' } }, 'share', operation.margin),
      ...(volume === undefined
        ? []
        : [
            rangeFactor(
              { id: 'volume', name: { zh: `预计业务量 ${unit}`.trim(), en: `Expected volume ${unit}`.trim() } },
              'count',
              volume,
            ),
          ]),
    ],
    evaluate: (of) => (total(of) * (1 + of('margin')) + of('taxes')) / (volume === undefined ? 1 : of('volume')),
  };
};
