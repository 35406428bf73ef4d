import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Bilingual } from '#kernel';
import type { FieldWords } from '../model.ts';

type Params = Readonly<Record<string, unknown>>;

const types: Readonly<Record<string, Bilingual>> = {
  string: { zh: '请填写文字。', en: 'Write a text here.' },
  number: { zh: '请填写数字。', en: 'Write a number here.' },
  integer: { zh: '请填写整数。', en: 'Write a whole number here.' },
  boolean: { zh: '请选择是或否。', en: 'Choose yes or no.' },
  array: { zh: '请逐项填写。', en: 'Make a list of entries here.' },
  object: { zh: '请填写其中各项。', en: 'Fill in the fields of this part.' },
  null: { zh: '此项须留空。', en: 'Leave this empty.' },
};

const formats: Readonly<Record<string, Bilingual>> = {
  date: { zh: '请填写存在的日期，如 2026-03-01。', en: 'Write a day of the calendar, such as 2026-03-01.' },
  time: { zh: '请填写带时区的时间，如 09:30:00+08:00。', en: 'Write a time with its zone, such as 09:30:00+08:00.' },
  'date-time': {
    zh: '请填写带时区的日期和时间，如 2026-03-01T09:30:00+08:00。',
    en: 'Write a day and time with its zone, such as 2026-03-01T09:30:00+08:00.',
  },
  email: {
    zh: '请填写有效的电子邮箱，如 name@example.com。',
    en: 'Write an e-mail address, such as name@example.com.',
  },
  uri: { zh: '请填写完整网址，以 https:// 开头。', en: 'Write a whole address, beginning with https://.' },
};

const optionsOf = (values: readonly unknown[], words: FieldWords | undefined, language: 'zh' | 'en'): string =>
  values
    .map((value) => words?.options?.[String(value)]?.[language] ?? String(value))
    .join(language === 'zh' ? '、' : ', ');

const allowed = (values: unknown, words: FieldWords | undefined): Bilingual => {
  const list = Array.isArray(values) ? values : [values];
  return {
    zh: `请从以下选项中选择：${optionsOf(list, words, 'zh')}。`,
    en: `Choose one of these: ${optionsOf(list, words, 'en')}.`,
  };
};

const count = (value: unknown, one: string, many: string): string => `${String(value)} ${value === 1 ? one : many}`;

const sizes: Readonly<Record<string, (params: Params) => Bilingual>> = {
  minimum: ({ limit }) => ({ zh: `不得小于 ${limit}。`, en: `It has to be ${limit} or more.` }),
  maximum: ({ limit }) => ({ zh: `不得大于 ${limit}。`, en: `It has to be ${limit} or less.` }),
  exclusiveMinimum: ({ limit }) => ({ zh: `须大于 ${limit}。`, en: `It has to be more than ${limit}.` }),
  exclusiveMaximum: ({ limit }) => ({ zh: `须小于 ${limit}。`, en: `It has to be less than ${limit}.` }),
  multipleOf: ({ multipleOf }) => ({
    zh: `须为 ${multipleOf} 的整数倍。`,
    en: `It has to be a multiple of ${multipleOf}.`,
  }),
  minLength: ({ limit }) => ({
    zh: `至少填写 ${limit} 个字。`,
    en: `Write at least ${count(limit, 'character', 'characters')}.`,
  }),
  maxLength: ({ limit }) => ({
    zh: `最多 ${limit} 个字，请精简。`,
    en: `Write at most ${count(limit, 'character', 'characters')}.`,
  }),
  minItems: ({ limit }) => ({ zh: `至少填写 ${limit} 项。`, en: `Give at least ${count(limit, 'entry', 'entries')}.` }),
  maxItems: ({ limit }) => ({ zh: `最多填写 ${limit} 项。`, en: `Give at most ${count(limit, 'entry', 'entries')}.` }),
  uniqueItems: ({ i, j }) => ({
    zh: `第 ${Number(j) + 1} 项与第 ${Number(i) + 1} 项重复，请删去一项。`,
    en: `Entries ${Number(j) + 1} and ${Number(i) + 1} are the same. Remove one.`,
  }),
};

const pattern: Bilingual = {
  zh: '格式不符，请核对位数和字符。',
  en: 'It is not written as it should be. Check its length and characters.',
};

const help = (words: FieldWords | undefined): Bilingual => ({
  zh: words?.help === undefined ? '' : words.help.zh,
  en: words?.help === undefined ? '' : ` ${words.help.en}`,
});

const fallback: Bilingual = {
  zh: '填写的内容不符合要求，请核对。',
  en: 'This answer does not fit what is asked. Check it.',
};

/** What to do about one answer that does not fit, for the person who fills in the form. */
export const answerText = ({ keyword, params }: ErrorObject, words: FieldWords | undefined): Bilingual => {
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return { zh: '此项必填。', en: 'This has to be filled in.' };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { zh: '表单没有此项，请删除。', en: 'The form has no such field. Leave it out.' };
    case 'type':
      return types[[params.type].flat().map(String)[0] ?? ''] ?? fallback;
    case 'enum':
      return allowed(params.allowedValues, words);
    case 'const':
      return allowed(params.allowedValue, words);
    case 'format':
      return formats[String(params.format)] ?? pattern;
    case 'pattern':
      return { zh: pattern.zh + help(words).zh, en: pattern.en + help(words).en };
    default:
      return sizes[keyword]?.(params) ?? fallback;
  }
};
