import { createInstance, type i18n, type Resource } from 'i18next';
import { createContext, useContext } from 'react';
import { initReactI18next } from 'react-i18next';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

/** Words of one language: a namespace an area, in it keys with their sentences. */
export type Words = Readonly<Record<string, object>>;

/** An i18next instance of one language; the words are handed in, nothing is loaded behind the page's back. */
export const createWords = (language: Language, words: Words): i18n => {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: words } as Resource,
    defaultNS: 'common',
    ns: Object.keys(words),
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
};

/** The reader's language, beside i18next: what formats and bilingual texts go by. */
export const LanguageContext = createContext<Language>('zh');

/** The reader's language. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** Numbers, money and days in the reader's language. */
export const useFormats = (): Formats => formats(useLanguage());
