import type { Bilingual } from '#kernel';

/** A closed list of values, each with the words that people write for it. */
export type WordList = Readonly<Record<string, readonly string[]>>;

/** Market roles (identity); the operator's is given by nobody. */
export const roleWords: WordList = {
  provider: ['数据提供方', '提供方', '供方', '数据供方', '数商', 'seller'],
  buyer: ['数据需求方', '需求方', '需方', '数据需方', '买方', '使用方', 'data user'],
  agency: ['政府部门', '公共机构', '公共数据机构', 'public agency'],
  fund: ['基金', '投资基金', '产业基金'],
  institute: ['研究机构', '科研院所', '高校', 'research'],
  siteOperator: ['站点运营方', '园区运营方', '园区', 'site operator', 'park'],
  thirdParty: ['第三方', '第三方服务机构', '第三方专业服务机构', 'third party'],
};

/** Forms of products (catalog). */
export const formWords: WordList = {
  dataset: ['数据集', 'data set'],
  api: ['接口', '数据接口', 'api接口', '数据服务接口'],
  report: ['报告', '数据报告'],
  model: ['模型', '算法模型'],
  service: ['服务', '数据服务'],
};

/** Ways of access (catalog). */
export const accessWords: WordList = {
  commercial: ['商业', '商业条款', '有偿', '交易'],
  open: ['开放', '无条件开放'],
  onApplication: ['有条件开放', '申请', '依申请开放', 'on application'],
  authorisedOperation: ['授权运营', 'authorised operation', 'authorized operation'],
};

/** Update frequencies (catalog). */
export const frequencyWords: WordList = {
  continuous: ['实时', '持续', 'real time'],
  hourly: ['每小时', '小时'],
  daily: ['每日', '每天', '日', '按日'],
  weekly: ['每周', '周', '按周'],
  monthly: ['每月', '月', '按月', '月度'],
  quarterly: ['每季度', '季', '季度', '按季'],
  annual: ['每年', '年', '年度', '按年', 'yearly', 'annually'],
  irregular: ['不定期', '按需'],
  never: ['不更新', '一次性', 'once'],
};

/** Languages of letters. */
export const languageWords: WordList = { zh: ['中文', '汉语', 'chinese'], en: ['英文', '英语', 'english'] };

const plain = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** The value that a word means, by the value itself or one of its words; undefined when none does. */
export const meantBy = (list: WordList, word: string): string | undefined =>
  Object.entries(list).find(([value, words]) => [value, ...words].some((one) => plain(one) === plain(word)))?.[0];

/** Values with their labels as a word list. */
export const wordsOfLabels = (labels: readonly { readonly code: string; readonly label: Bilingual }[]): WordList =>
  Object.fromEntries(labels.map(({ code, label }) => [code, [label.zh, label.en]]));

/** The parts of a cell that holds several words. */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/[、,，;；|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
