import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { useVocabulary } from '../../provide/products/asking.ts';

/** Words of the values that a list may have: roles, forms, access, frequency, categories. What is no such value is shown as it was written. */
export const useValueWords = (): ((field: string, value: string) => string) => {
  const { t } = useTranslation(['settings', 'products']);
  const language = useLanguage();
  const categories = useVocabulary().data?.categories;
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    marketRoles: t('settings:marketRoles', { returnObjects: true }),
    form: t('products:draft.forms', { returnObjects: true }),
    accessKind: t('products:draft.accessKinds', { returnObjects: true }),
    updateFrequency: t('products:draft.frequencies', { returnObjects: true }),
    category: Object.fromEntries((categories ?? []).map(({ code, label }) => [code, label[language]])),
    language: { zh: '中文', en: 'English' },
  };
  return (field, value) => {
    const words = lists[field];
    if (words === undefined) return value;
    return value
      .split(', ')
      .map((part) => words[part] ?? part)
      .join(' · ');
  };
};
