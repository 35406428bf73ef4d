import type { Language } from '#kernel';

/** Words in formulas, which are written in English where machines read them. */
const formulaWords: readonly (readonly [string, string])[] = [
  ['planning', '前期费用'],
  ['indirect', '间接成本'],
  ['direct', '直接成本'],
  ['opportunity', '机会成本'],
  ['permitted profit', '准许利润率'],
  ['taxes', '税费'],
  ['remaining life', '剩余寿命'],
  ['total life', '总寿命'],
  ['quality', '质量'],
  ['risk-free', '无风险利率'],
  ['premiums', '风险溢价'],
  ['supply', '供求'],
  ['day', '期日'],
  ['volume', '容量'],
  ['other', '其他'],
];

/** A formula in the reader's language. */
export const formulaText = (formula: string, language: Language): string =>
  language === 'en' ? formula : formulaWords.reduce((text, [en, zh]) => text.replaceAll(en, zh), formula);
