import { useTranslation } from 'react-i18next';
import { useAsk } from '../api.tsx';
import { holds, useMe } from '../me.ts';
import type { Known } from './commonForms.ts';
import { useCaseWords } from './names.ts';

/** Whom a case can be given to, and the words of common steps. */
export const useKnown = (): Known => {
  const { t } = useTranslation('cases');
  const { nameOf } = useCaseWords();
  const me = useMe();
  const asked = useAsk(['case-parties'], (api) => api.GET('/api/v1/case-parties'), {
    enabled: holds(me, ['exchangeManager', 'clerk', 'manager']),
  });
  return {
    people: asked.data?.people ?? [],
    units: (asked.data?.units ?? []).map((unit) => ({ id: unit.id, name: nameOf(unit) })),
    word: (key) => t(`field.${key}`),
    level: (level) => t(`level.${level as 1 | 2 | 3 | 4 | 5}`),
  };
};
