import { moneyFactor, rangeFactor } from './estimate.ts';
import { adjustments, type Comparable, type Factor, type Formula } from './types.ts';

/** Deals that the market approach rests on at least (中评协〔2023〕17号). */
export const comparablesMin = 3;

const names = {
  quality: { zh: '质量', en: 'quality' },
  supply: { zh: '供求', en: 'supply and demand' },
  day: { zh: '期日', en: 'day' },
  volume: { zh: '容量', en: 'volume' },
  other: { zh: '其他', en: 'other' },
} as const;

/** Deals that count: settled, with the ledger entry that settled them. */
const settledOf = (comparables: readonly Comparable[]): Comparable[] =>
  comparables.filter(({ settledOn, ledgerEntry }) => settledOn !== undefined && (ledgerEntry ?? '') !== '');

/** Parts of the asset, and the deals that stand for each; a ledger entry settles one deal, so that naming it again adds none. */
export const dealsByPart = (comparables: readonly Comparable[]): ReadonlyMap<string, readonly Comparable[]> => {
  const parts = new Map<string, Comparable[]>(comparables.map(({ part }) => [part ?? '', []]));
  for (const deal of settledOf(comparables)) {
    const deals = parts.get(deal.part ?? '');
    if (deals?.some(({ ledgerEntry }) => ledgerEntry === deal.ledgerEntry) === false) deals.push(deal);
  }
  return parts;
};

const factorsOf = (deal: Comparable, id: string): Factor[] => [
  {
    ...moneyFactor({ id: `price.${id}`, name: { zh: `${deal.name}：成交价`, en: `${deal.name}: price` } }, deal.price),
    source: deal.ledgerEntry ?? null,
    date: deal.settledOn ?? null,
  },
  ...adjustments.flatMap((kind) => {
    const range = deal[kind];
    if (range === undefined) return [];
    const name = {
      zh: `${deal.name}：${names[kind].zh}修正系数`,
      en: `${deal.name}: adjustment for ${names[kind].en}`,
    };
    return [rangeFactor({ id: `${kind}.${id}`, name }, 'ratio', range)];
  }),
];

/**
 * P = Σ over parts of Q × X1 × … × X5, where a part's Q × X is the mean over its settled deals. To be asked only when each part has at
 * least `comparablesMin`.
 */
export const marketFormula = (comparables: readonly Comparable[]): Formula => {
  const parts = [...dealsByPart(comparables).values()].map((deals, part) =>
    deals.map((deal, index) => ({ deal, id: `${part}.${index}` })),
  );
  return {
    factors: parts.flat().flatMap(({ deal, id }) => factorsOf(deal, id)),
    evaluate: (of) =>
      parts.reduce((sum, deals) => {
        const adjusted = deals.map(({ deal, id }) =>
          adjustments.reduce(
            (price, kind) => (deal[kind] === undefined ? price : price * of(`${kind}.${id}`)),
            of(`price.${id}`),
          ),
        );
        return sum + adjusted.reduce((total, price) => total + price, 0) / deals.length;
      }, 0),
  };
};
