import { useLanguage } from '../../shared/i18n.ts';

type Named = { readonly name: string; readonly nameEn: string };

/** Names of organisations in the reader's language, in the other one where there is no other. */
export const useNames = () => {
  const language = useLanguage();
  return { nameOf: ({ name, nameEn }: Named): string => (language === 'zh' ? name : nameEn || name) };
};
