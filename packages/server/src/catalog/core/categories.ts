import type { Bilingual } from '#kernel';

/** A category that products are sorted by. `theme` is the EU data theme that DCAT-AP catalogues know it as. */
export type Category = { readonly code: string; readonly label: Bilingual; readonly theme: string };

const category = (code: string, zh: string, en: string, theme: string): Category => ({
  code,
  label: { zh, en },
  theme,
});

/**
 * Industries that GB/T 43697-2024 classifies by first, and the fields of public data beside them.
 * Themes: the authority table data-theme of the Publications Office of the European Union.
 */
export const categories: readonly Category[] = [
  category('industry', '工业', 'Industry', 'ECON'),
  category('telecom', '电信', 'Telecommunications', 'TECH'),
  category('finance', '金融', 'Finance', 'ECON'),
  category('energy', '能源', 'Energy', 'ENER'),
  category('transport', '交通运输', 'Transport', 'TRAN'),
  category('naturalResources', '自然资源', 'Natural resources', 'REGI'),
  category('environment', '生态环境', 'Environment', 'ENVI'),
  category('weather', '气象', 'Weather and climate', 'ENVI'),
  category('health', '卫生健康', 'Health', 'HEAL'),
  category('education', '教育', 'Education', 'EDUC'),
  category('culture', '文化旅游', 'Culture and tourism', 'EDUC'),
  category('science', '科学技术', 'Science and technology', 'TECH'),
  category('agriculture', '农业农村', 'Agriculture', 'AGRI'),
  category('commerce', '商贸流通', 'Commerce', 'ECON'),
  category('government', '政务', 'Government', 'GOVE'),
  category('society', '民生社会', 'Population and society', 'SOCI'),
  category('justice', '法律与公共安全', 'Justice and public safety', 'JUST'),
  category('geography', '地理与行政区划', 'Geography and divisions', 'REGI'),
  category('international', '国际', 'International', 'INTR'),
];

const byCode = new Map(categories.map((each) => [each.code, each]));

/** True when the code is one of `categories`. */
export const isCategory = (code: string): boolean => byCode.has(code);

/** The category of a code; undefined when there is none. */
export const categoryOf = (code: string): Category | undefined => byCode.get(code);

/** All codes, in the order they are shown. */
export const knownCategories = (): string[] => categories.map((each) => each.code);
