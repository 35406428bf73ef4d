import type { TypedApi } from '@corridor/client/api';
import { useMemo } from 'react';
import { createPortalApi } from '../../shared/api.ts';
import { useLanguage } from '../../shared/i18n.ts';

/** The browser's client of the documented API, for what a page asks after it was drawn. */
export const useApi = (): TypedApi => {
  const language = useLanguage();
  return useMemo(() => createPortalApi(() => language), [language]);
};
