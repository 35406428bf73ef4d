import { useLanguage } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';

/** What kinds of entries mean, in the reader's language; the kind itself stands in until the words are there. */
export const useKinds = () => {
  const language = useLanguage();
  const asked = useAsk(['audit-kinds'], (api) => api.GET('/api/v1/audit/kinds'));
  const words = new Map((asked.data?.items ?? []).map((item) => [item.kind, item[language]]));
  return { kinds: asked.data?.items ?? [], wordOf: (kind: string): string => words.get(kind) ?? kind };
};
