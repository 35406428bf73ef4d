/** The two languages that everything is written in. */
export type Language = 'zh' | 'en';

/** BCP 47 tag of a language, for `lang` attributes and Intl. */
export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** A text that members write in one language or both. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** The text in the reader's language, or in the other one when it was written in that alone. */
export const inLanguage = (text: Bilingual, language: Language): string =>
  text[language] || text[language === 'zh' ? 'en' : 'zh'];

const yearSeconds = 31_536_000;

/** Remembers a choice of look for a year in a cookie that the server reads when it draws a page. */
export const rememberChoice = (name: 'lang' | 'theme', value: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and the page reloads next
  document.cookie = `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;
};
