import type { Bilingual } from '#kernel';
import type { CaseRole, CaseType, ComparisonOp, FieldWords, Value } from '../model.ts';
import type { Obstacle } from './conditions.ts';
import { labelOf, wordsOf } from './form.ts';

/** What people call those who take part. */
export const roleWords: Readonly<Record<CaseRole, Bilingual>> = {
  applicant: { zh: '申请人', en: 'the applicant' },
  office: { zh: '主办方', en: 'the office' },
  unit: { zh: '承办单位', en: 'the responsible unit' },
  coUnit: { zh: '协办单位', en: 'a joint unit' },
  reviewer: { zh: '评审人', en: 'a reviewer' },
  public: { zh: '公众', en: 'the public' },
  clock: { zh: '计时器', en: 'the clock' },
  effect: { zh: '平台', en: 'the platform' },
};

/** Texts one after another, as each language does it. */
export const listed = (texts: readonly Bilingual[]): Bilingual => ({
  zh: texts.map(({ zh }) => zh).join('、') || '无',
  en: texts.map(({ en }) => en).join(', ') || 'nothing',
});

/** Sentences one after another. */
export const sentences = (texts: readonly Bilingual[]): Bilingual => ({
  zh: texts.map(({ zh }) => zh).join(''),
  en: texts.map(({ en }) => en).join(' '),
});

const caseWords: Readonly<Record<string, Bilingual>> = {
  state: { zh: '办件状态', en: 'State of the case' },
  returns: { zh: '退单次数', en: 'Returns' },
  transfers: { zh: '转办次数', en: 'Transfers' },
  comments: { zh: '备注数', en: 'Comments' },
  messages: { zh: '留言数', en: 'Messages' },
  supplied: { zh: '已交材料', en: 'Documents supplied' },
  joined: { zh: '并入办件数', en: 'Cases joined' },
};

const reviewWords: Readonly<Record<string, Bilingual>> = {
  count: { zh: '评审份数', en: 'Number of reviews' },
  mean: { zh: '评审均分', en: 'Mean score' },
  spread: { zh: '评分离散度', en: 'Spread of scores' },
};

const tableLabel = (type: CaseType, [key = '', name = '']: readonly string[]): Bilingual | undefined => {
  const table = type.tables.find((each) => each.key === key);
  const output = table?.outputs.find((each) => each.name === name);
  return table === undefined || output === undefined
    ? undefined
    : { zh: `${table.title.zh}·${output.label.zh}`, en: `${table.title.en}, ${output.label.en}` };
};

type Named = { readonly label: Bilingual; readonly words?: FieldWords | undefined };

/** What people call the fact at a path. */
const nameOf = (type: CaseType, path: string): Named => {
  const [root = '', ...rest] = path.split('.');
  const bare = { label: { zh: path, en: path } };
  if (root === 'form') {
    const pointer = `/${rest.join('/')}`;
    return { label: labelOf(type.form, pointer), words: wordsOf(type.form, pointer) };
  }
  if (root === 'steps') {
    const form = type.transitions.find(({ action }) => action === rest[0])?.form;
    const pointer = `/${rest.slice(1).join('/')}`;
    return form === undefined ? bare : { label: labelOf(form, pointer), words: wordsOf(form, pointer) };
  }
  const words = root === 'case' ? caseWords : root === 'reviews' ? reviewWords : {};
  return { label: (root === 'tables' ? tableLabel(type, rest) : words[rest[0] ?? '']) ?? bare.label };
};

const shown = (value: Value, words: FieldWords | undefined): Bilingual => {
  if (Array.isArray(value)) return listed(value.map((item: Value) => shown(item, words)));
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return words?.options?.[text] ?? { zh: text, en: text };
};

const opposites: Readonly<Record<ComparisonOp, ComparisonOp | 'lacks'>> = {
  ...{ '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' },
  ...{ in: 'notIn', notIn: 'in', has: 'lacks', missing: 'present', present: 'missing' },
};

const demands: Readonly<Record<ComparisonOp | 'lacks', (value: Bilingual) => Bilingual>> = {
  '=': ({ zh, en }) => ({ zh: `须为${zh}`, en: `has to be ${en}` }),
  '!=': ({ zh, en }) => ({ zh: `不得为${zh}`, en: `may not be ${en}` }),
  '<': ({ zh, en }) => ({ zh: `须小于 ${zh}`, en: `has to be less than ${en}` }),
  '<=': ({ zh, en }) => ({ zh: `不得超过 ${zh}`, en: `may be at most ${en}` }),
  '>': ({ zh, en }) => ({ zh: `须大于 ${zh}`, en: `has to be more than ${en}` }),
  '>=': ({ zh, en }) => ({ zh: `不得低于 ${zh}`, en: `has to be at least ${en}` }),
  in: ({ zh, en }) => ({ zh: `须为以下之一：${zh}`, en: `has to be one of: ${en}` }),
  notIn: ({ zh, en }) => ({ zh: `不得为以下任何一项：${zh}`, en: `may be none of: ${en}` }),
  has: ({ zh, en }) => ({ zh: `须包含${zh}`, en: `has to include ${en}` }),
  lacks: ({ zh, en }) => ({ zh: `不得包含${zh}`, en: `may not include ${en}` }),
  missing: () => ({ zh: '须为空', en: 'has to be empty' }),
  present: () => ({ zh: '须填写', en: 'has to be filled in' }),
};

/** The sentence about one comparison that stood in the way: what is asked, and what is there. */
export const obstacleText = (type: CaseType, { path, op, value, fact, negated }: Obstacle): Bilingual => {
  const { label, words } = nameOf(type, path);
  const demand = demands[negated ? opposites[op] : op](shown(value ?? null, words));
  const now = fact === undefined ? { zh: '尚无', en: 'nothing yet' } : shown(fact, words);
  return {
    zh: `“${label.zh}”${demand.zh}（目前：${now.zh}）。`,
    en: `"${label.en}" ${demand.en} (now: ${now.en}).`,
  };
};
