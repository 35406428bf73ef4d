import type { Bilingual, DeliveryMode, Level } from '#kernel';
import { instantWords } from './dates.ts';

/** Ways of delivery as people name them. */
export const modeWords: Readonly<Record<DeliveryMode, Bilingual>> = {
  download: { zh: '下载', en: 'download' },
  share: { zh: '在线共享', en: 'sharing' },
  api: { zh: '接口调用', en: 'API' },
  cleanRoom: { zh: '隐私计算室', en: 'clean room' },
};

/** Levels of data as people name them (GB/T 43697-2024). */
export const levelWords: Readonly<Record<Level, Bilingual>> = {
  '1': { zh: '一般数据 1 级', en: 'general data, level 1' },
  '2': { zh: '一般数据 2 级', en: 'general data, level 2' },
  '3': { zh: '一般数据 3 级', en: 'general data, level 3' },
  '4': { zh: '一般数据 4 级', en: 'general data, level 4' },
  important: { zh: '重要数据', en: 'important data' },
  core: { zh: '核心数据', en: 'core data' },
};

/** What becomes of a clause in fact. */
export const classWords: Readonly<Record<'enforced' | 'monitored' | 'declared', Bilingual>> = {
  enforced: { zh: '平台强制', en: 'enforced' },
  monitored: { zh: '平台监测', en: 'monitored' },
  declared: { zh: '当事方承诺', en: 'declared' },
};

const rulePieces: readonly (readonly [RegExp, Bilingual])[] = [
  [/\bcompleteness\b/, { zh: '完整率（%）', en: 'completeness (%)' }],
  [/\buniqueness\b/, { zh: '唯一率（%）', en: 'uniqueness (%)' }],
  [/\bconformity\b/, { zh: '规范率（%）', en: 'conformity (%)' }],
  [/\browCount\b/, { zh: '行数', en: 'number of rows' }],
  [/\bscore\b/, { zh: '质量得分', en: 'quality score' }],
  [/\bmustBeGreaterOrEqualTo\b/, { zh: '不低于', en: 'at least' }],
  [/\bmustBeLessOrEqualTo\b/, { zh: '不高于', en: 'at most' }],
  [/\bmustBeGreaterThan\b/, { zh: '高于', en: 'more than' }],
  [/\bmustBeLessThan\b/, { zh: '低于', en: 'less than' }],
  [/\bmustNotBeBetween\b/, { zh: '不在此区间内', en: 'not between' }],
  [/\bmustBeBetween\b/, { zh: '在此区间内', en: 'between' }],
  [/\bmustNotBe\b/, { zh: '不等于', en: 'not' }],
  [/\bmustBe\b/, { zh: '等于', en: 'exactly' }],
];

const replaceAll = (text: Bilingual, pieces: readonly (readonly [RegExp, Bilingual])[]): Bilingual =>
  pieces.reduce(
    ({ zh, en }, [sign, words]) => ({ zh: zh.replace(sign, words.zh), en: en.replace(sign, words.en) }),
    text,
  );

const modePieces = Object.entries(modeWords).map(([mode, words]) => [new RegExp(`\\b${mode}\\b`, 'g'), words] as const);

const instantPattern = /\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/g;

const plainInstants = ({ zh, en }: Bilingual): Bilingual => ({
  zh: zh.replace(instantPattern, (at) => instantWords(new Date(at)).zh),
  en: en.replace(instantPattern, (at) => instantWords(new Date(at)).en),
});

/** A clause in the words of people: what its kind writes as a code for machines is named, and only there. */
export const plainClause = (kind: string, text: Bilingual): Bilingual => {
  if (kind === 'dateTime') return plainInstants(text);
  if (kind === 'deliveryMode') return replaceAll(text, modePieces);
  if (kind === 'acceptanceRule') return replaceAll(text, rulePieces);
  return text;
};
