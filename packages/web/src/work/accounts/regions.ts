import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';

/** Names of regions by their codes. */
export const useRegions = () => {
  const language = useLanguage();
  const asked = useAsk(['regions'], (api) => api.GET('/api/v1/regions'));
  const items = asked.data?.items ?? [];
  const nameOf = (code: string): string => {
    const found = items.find((region) => region.code === code);
    return found === undefined ? code : inLanguage({ zh: found.nameZh, en: found.nameEn }, language);
  };
  return { items, nameOf };
};
