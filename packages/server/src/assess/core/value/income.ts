import type { Bilingual } from '#kernel';
import { moneyFactor, rangeFactor } from './estimate.ts';
import type { Factor, Formula, IncomeInputs, IncomeWay, IncomeYear } from './types.ts';

type Field = Exclude<keyof IncomeYear, 'year' | 'assets'>;

const names: Readonly<Record<Field, Bilingual>> = {
  revenue: { zh: '收入', en: 'Revenue' },
  profit: { zh: '利润', en: 'Profit' },
  share: { zh: '分成率', en: 'Share' },
  priceBefore: { zh: '使用前单价', en: 'Price before' },
  priceAfter: { zh: '使用后单价', en: 'Price after' },
  volumeBefore: { zh: '使用前数量', en: 'Volume before' },
  volumeAfter: { zh: '使用后数量', en: 'Volume after' },
  extraCost: { zh: '追加成本', en: 'Extra cost' },
  unitCostBefore: { zh: '使用前单位成本', en: 'Unit cost before' },
  unitCostAfter: { zh: '使用后单位成本', en: 'Unit cost after' },
  volume: { zh: '数量', en: 'Volume' },
  taxRate: { zh: '所得税率', en: 'Tax rate' },
};
const countFields: ReadonlySet<Field> = new Set(['volumeBefore', 'volumeAfter', 'volume']);

/** What a way needs of each year, and F_t out of it. `of` gives a field of that year. */
type Way = {
  readonly formula: string;
  readonly needs: readonly Field[];
  readonly yearly: (of: (field: Field) => number, assets: number) => number;
};

/** The ways of 中评协〔2023〕17号 to find the income F_t of a year. */
const ways: Readonly<Record<IncomeWay, Way>> = {
  direct: { formula: 'F = R', needs: ['revenue'], yearly: (of) => of('revenue') },
  revenueShare: {
    formula: 'F = R × K1',
    needs: ['revenue', 'share'],
    yearly: (of) => of('revenue') * of('share'),
  },
  profitShare: { formula: 'F = M × K2', needs: ['profit', 'share'], yearly: (of) => of('profit') * of('share') },
  excess: { formula: 'F = R − Σ C × I', needs: ['revenue'], yearly: (of, assets) => of('revenue') - assets },
  growth: {
    formula: 'F = [(P2 × Q2 − P1 × Q1) − ΔC] × (1 − T)',
    needs: ['priceBefore', 'priceAfter', 'volumeBefore', 'volumeAfter', 'extraCost', 'taxRate'],
    yearly: (of) =>
      (of('priceAfter') * of('volumeAfter') - of('priceBefore') * of('volumeBefore') - of('extraCost')) *
      (1 - of('taxRate')),
  },
  saving: {
    formula: 'F = [(C1 − C2) × Q] × (1 − T)',
    needs: ['unitCostBefore', 'unitCostAfter', 'volume', 'taxRate'],
    yearly: (of) => (of('unitCostBefore') - of('unitCostAfter')) * of('volume') * (1 - of('taxRate')),
  },
};

/** The formula of a way as a person reads it. */
export const incomeText = (way: IncomeWay | undefined): string =>
  `P = Σ F / (1 + i)^t${way === undefined ? '' : `;  ${ways[way].formula}`};  i = risk-free + premiums`;

/** What is missing, as `year.field`; empty when the approach can be computed. */
export const incomeGaps = ({ way, years, rate }: IncomeInputs): string[] => [
  ...(years.length === 0 ? ['income.years'] : []),
  ...(rate.length === 0 ? ['income.rate'] : []),
  ...years.flatMap((year, index) => [
    ...ways[way].needs.filter((field) => year[field] === undefined).map((field) => `income.years.${index}.${field}`),
    ...(way === 'excess' && (year.assets ?? []).length === 0 ? [`income.years.${index}.assets`] : []),
  ]),
];

const labelOf = (name: Bilingual, year: IncomeYear, t: number): Bilingual => {
  const of = year.year ?? String(t);
  return { zh: `${name.zh}（第 ${of} 年）`.replace(/第 (\d{4}) 年/, '$1 年'), en: `${name.en}, year ${of}` };
};

const fieldFactor = (field: Field, year: IncomeYear, t: number): Factor[] => {
  const value = year[field];
  if (value === undefined) return [];
  const named = { id: `${field}.${t}`, group: field, name: labelOf(names[field], year, t) };
  if ('lowMinor' in value) return [moneyFactor(named, value)];
  return [rangeFactor(named, countFields.has(field) ? 'count' : 'share', value)];
};

const assetFactors = (year: IncomeYear, t: number): Factor[] =>
  (year.assets ?? []).flatMap((asset, index) => [
    moneyFactor(
      {
        id: `asset.${t}.${index}`,
        group: `asset.${asset.name}`,
        name: labelOf({ zh: `${asset.name}公允价值`, en: `${asset.name}: fair value` }, year, t),
      },
      asset.value,
    ),
    rangeFactor(
      {
        id: `assetReturn.${t}.${index}`,
        group: `assetReturn.${asset.name}`,
        name: labelOf({ zh: `${asset.name}要求回报率`, en: `${asset.name}: required return` }, year, t),
      },
      'share',
      asset.return,
    ),
  ]);

/** P = Σ F_t / (1 + i)^t, t from 1 at the end of each year. To be asked only when `incomeGaps` is empty. */
export const incomeFormula = ({ way, years, rate }: IncomeInputs): Formula => {
  const { needs, yearly } = ways[way];
  const assetsOf = (of: (id: string) => number, year: IncomeYear, t: number): number =>
    (year.assets ?? []).reduce((sum, _asset, i) => sum + of(`asset.${t}.${i}`) * of(`assetReturn.${t}.${i}`), 0);
  return {
    factors: [
      ...years.flatMap((year, i) => [
        ...needs.flatMap((field) => fieldFactor(field, year, i + 1)),
        ...(way === 'excess' ? assetFactors(year, i + 1) : []),
      ]),
      ...rate.map((part, i) =>
        rangeFactor(
          { id: `rate.${i}`, name: { zh: `折现率：${part.name}`, en: `Discount rate: ${part.name}` } },
          'share',
          part,
        ),
      ),
    ],
    evaluate: (of) => {
      const i = rate.reduce((sum, _part, index) => sum + of(`rate.${index}`), 0);
      let discount = 1;
      return years.reduce((sum, year, index) => {
        const t = index + 1;
        discount *= 1 + i;
        return sum + yearly((field) => of(`${field}.${t}`), assetsOf(of, year, t)) / discount;
      }, 0);
    },
  };
};
