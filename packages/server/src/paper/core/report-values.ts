import type { Bilingual, Language } from '#kernel';

/** What stands for a placeholder. `number` is exact digits without separators, `shown` the same for people. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: string; readonly shown: string }
  | { readonly kind: 'missing'; readonly why: Bilingual }
  /** A person has to write it. */
  | { readonly kind: 'blank' };

/** Values by every name that they may be called by. */
export type Values = ReadonlyMap<string, Value>;

/** What a template is filled with; `tables` are rows for loops. */
export type FillData = {
  readonly language: Language;
  readonly figures: Values;
  readonly tables: ReadonlyMap<string, readonly Values[]>;
};

/** A placeholder as it stands in a template; `table` is the loop that it stands in. */
export type Placeholder = { readonly name: string; readonly table: string | null };

/** Placeholders of one template: more than a yearly report has, and few enough to list. */
export const placeholdersMax = 500;

/** A name as it is compared: full-width letters and blanks around it make no difference. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim();

/** Why there is no value under a name. */
export const unknownName: Bilingual = {
  zh: '没有叫这个名称的指标，请对照指标表检查模板。',
  en: 'There is no figure of this name. Compare the template with the list of figures.',
};

/** What stands for a name: the row's value, else the figure's. */
export const lookUp = ({ figures }: FillData, row: Values | undefined, name: string): Value =>
  row?.get(nameKey(name)) ?? figures.get(nameKey(name)) ?? { kind: 'missing', why: unknownName };

/** What stands where a person has to write. */
export const blankText = (name: string, language: Language): string =>
  language === 'zh' ? `【待填：${nameKey(name)}】` : `[to fill in: ${nameKey(name)}]`;

/** A mark of `blankText` in a text. */
export const blankPattern = /【待填：[^】]*】|\[to fill in: [^\]]*\]/g;

/** The text for a placeholder; what cannot be computed is said, for a blank or a nought would be taken for a result. */
export const shownText = (value: Value, name: string, language: Language): string => {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'number') return value.shown;
  if (value.kind === 'blank') return blankText(name, language);
  return language === 'zh' ? `【未能计算：${nameKey(name)}】` : `[not computed: ${nameKey(name)}]`;
};

/** Every placeholder once, in the order of the template. */
export const distinct = (placeholders: readonly Placeholder[]): Placeholder[] => [
  ...new Map(placeholders.map((one) => [`${one.table ?? ''}\n${nameKey(one.name)}`, one])).values(),
];
