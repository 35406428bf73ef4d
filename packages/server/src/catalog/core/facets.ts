import { type Bilingual, dayMs, type deliveryModes, later, type levels, utcDay } from '#kernel';
import type { accessKinds, productForms } from '../model.ts';
import { categoryOf } from './categories.ts';

/** How a product costs: at a fixed price, nothing, or what the sides agree on. */
export const priceKinds = ['fixed', 'free', 'negotiable'] as const;
export type PriceKind = (typeof priceKinds)[number];

/** Grades of quality, best first. */
export const grades = ['A', 'B', 'C', 'D', 'E'] as const;

/** Ways to sort results. */
export const sorts = ['relevance', 'newest', 'quality', 'priceLow', 'priceHigh', 'rows'] as const;
export type Sort = (typeof sorts)[number];

/** What results are counted by. */
export const facetNames = [
  'category',
  'region',
  'provider',
  'form',
  'level',
  'accessKind',
  'price',
  'mode',
  'grade',
  'updatedSince',
  'rowsMin',
] as const;
export type FacetName = (typeof facetNames)[number];

/** What a search is narrowed to; within one filter any value will do, all filters must hold. What is left out or empty narrows nothing. */
export type Filters = {
  readonly category?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly provider?: readonly string[] | undefined;
  readonly form?: readonly string[] | undefined;
  readonly level?: readonly string[] | undefined;
  readonly accessKind?: readonly string[] | undefined;
  readonly price?: readonly string[] | undefined;
  readonly mode?: readonly string[] | undefined;
  readonly grade?: readonly string[] | undefined;
  readonly updatedSince?: Date | undefined;
  readonly rowsMin?: number | undefined;
};

/** Values of one filter: as many as a person ticks. */
export const filterValuesMax = 50;

/** Providers that are counted: the ones with most hits; more is a list to search in, not to tick. */
export const providersCountedMax = 50;

/** How long ago the data were renewed, in days, as steps to choose from. */
export const updatedDays = [7, 30, 90, 365] as const;

/** Midnight (UTC) so many days before, as a filter's value. */
export const sinceDay = (days: number, now: Date): string => `${utcDay(later(now, -days * dayMs))}T00:00:00Z`;

/** Least rows, as steps to choose from. */
export const rowSteps = [1_000, 10_000, 100_000, 1_000_000] as const;

const words = (zh: string, en: string): Bilingual => ({ zh, en });

const forms: Readonly<Record<(typeof productForms)[number], Bilingual>> = {
  dataset: words('数据集', 'Dataset'),
  api: words('数据接口', 'API'),
  report: words('数据报告', 'Report'),
  model: words('模型', 'Model'),
  service: words('数据服务', 'Service'),
};

const access: Readonly<Record<(typeof accessKinds)[number], Bilingual>> = {
  commercial: words('交易获取', 'On commercial terms'),
  open: words('无条件开放', 'Open'),
  onApplication: words('依申请开放', 'On application'),
  authorisedOperation: words('授权运营', 'Authorised operation'),
};

const prices: Readonly<Record<PriceKind, Bilingual>> = {
  fixed: words('明码标价', 'Fixed price'),
  free: words('免费', 'Free'),
  negotiable: words('面议', 'By negotiation'),
};

const modes: Readonly<Record<(typeof deliveryModes)[number], Bilingual>> = {
  download: words('文件下载', 'Download'),
  share: words('共享读取（Delta Sharing）', 'Delta Sharing'),
  api: words('接口调用', 'API'),
  cleanRoom: words('可用不可见', 'Clean room'),
};

const levelWords: Readonly<Record<(typeof levels)[number], Bilingual>> = {
  '1': words('1 级', 'Level 1'),
  '2': words('2 级', 'Level 2'),
  '3': words('3 级', 'Level 3'),
  '4': words('4 级', 'Level 4'),
  important: words('重要数据', 'Important data'),
  core: words('核心数据', 'Core data'),
};

const gradeWords = (value: string): Bilingual => words(`质量 ${value} 级`, `Quality ${value}`);

const sinceWords = (days: number): Bilingual => words(`最近 ${days} 天`, `Last ${days} days`);

const rowWords = (rows: number): Bilingual =>
  words(rows >= 10_000 ? `${rows / 10_000} 万行以上` : `${rows} 行以上`, `${rows.toLocaleString('en')} rows or more`);

const fixed: Partial<Record<FacetName, Readonly<Record<string, Bilingual>>>> = {
  form: forms,
  accessKind: access,
  price: prices,
  mode: modes,
  level: levelWords,
};

/** The words for a facet's value whose names are ours; undefined for regions and providers. */
export const facetWords = (name: FacetName, value: string): Bilingual | undefined => {
  if (name === 'category') return categoryOf(value)?.label;
  if (name === 'grade') return gradeWords(value);
  if (name === 'updatedSince') return sinceWords(Number(value));
  if (name === 'rowsMin') return rowWords(Number(value));
  return fixed[name]?.[value];
};
