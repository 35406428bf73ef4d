import type { Bilingual } from '#kernel';

/** A category of high-value datasets. */
export type HvdCategory = { readonly code: string; readonly address: string; readonly label: Bilingual };

const category = (code: string, id: string, zh: string, en: string): HvdCategory => ({
  code,
  address: `http://data.europa.eu/bna/${id}`,
  label: { zh, en },
});

/** The six thematic categories of Commission Implementing Regulation (EU) 2023/138, by their addresses in the EU vocabulary. */
export const hvdCategories: readonly HvdCategory[] = [
  category('geospatial', 'c_ac64a52d', '地理空间', 'Geospatial'),
  category('earthObservation', 'c_dd313021', '地球观测与环境', 'Earth observation and environment'),
  category('meteorological', 'c_164e0bf5', '气象', 'Meteorological'),
  category('statistics', 'c_e1da4e07', '统计', 'Statistics'),
  category('companies', 'c_a9135398', '公司与所有权', 'Companies and company ownership'),
  category('mobility', 'c_b79e35eb', '交通出行', 'Mobility'),
];

/** Codes that a product may declare. */
export const hvdCodes = hvdCategories.map(({ code }) => code);

/** The regulation that a declared high-value dataset falls under. */
export const hvdLegislation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** The category of a code; undefined when there is none. */
export const hvdCategoryOf = (code: string | undefined): HvdCategory | undefined =>
  hvdCategories.find((each) => each.code === code);
