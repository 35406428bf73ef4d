import { type Bilingual, fillSentence, type Language, type MoneyJson } from '#kernel';
import type { NoticeParam } from '#platform/notify';
import type { NoticeKind } from './kind.ts';

/** Regions are Chinese division codes (GB/T 2260), and all of China keeps one time. */
const timeZone = 'Asia/Shanghai';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

const dayIn = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(new Date(instant));

const amountIn = ({ amountMinor, currency }: MoneyJson, language: Language): string => {
  const format = new Intl.NumberFormat(locales[language], { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  const sign = amountMinor.startsWith('-') ? '-' : '';
  const padded = amountMinor.replace('-', '').padStart(digits + 1, '0');
  const whole = BigInt(padded.slice(0, padded.length - digits)).toLocaleString('en-GB');
  return `${sign}${whole}${digits === 0 ? '' : `.${padded.slice(-digits)}`} ${currency}`;
};

const wordOf = (param: NoticeParam, language: Language): string => {
  if (typeof param === 'string') return param;
  if ('at' in param) return dayIn(param.at, language);
  if ('currency' in param) return amountIn(param, language);
  return param[language] || param.zh || param.en;
};

const fill = (sentence: Bilingual, params: Readonly<Record<string, NoticeParam>>): Bilingual => {
  const words = (language: Language) =>
    Object.fromEntries(Object.entries(params).map(([name, param]) => [name, wordOf(param, language)]));
  return { zh: fillSentence(sentence.zh, words('zh')), en: fillSentence(sentence.en, words('en')) };
};

/** What a notice says in both languages, and the path in the portal that it leads to. */
export type Said = { readonly title: Bilingual; readonly text: Bilingual; readonly path: string };

/** Says a notice: amounts with their currency, days as the language writes them. */
export const say = (
  { title, text, path }: NoticeKind,
  { about, params }: { readonly about: string; readonly params: Readonly<Record<string, NoticeParam>> },
): Said => ({
  title: fill(title, params),
  text: fill(text, params),
  path: fillSentence(path, {
    ...Object.fromEntries(
      Object.entries(params).filter((each): each is [string, string] => typeof each[1] === 'string'),
    ),
    about,
  }),
});
