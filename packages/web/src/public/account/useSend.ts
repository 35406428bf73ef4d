import { ApiProblem, type TypedApi } from '@corridor/client/api';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPortalApi } from '../../shared/api.ts';
import { useLanguage } from '../../shared/i18n.ts';

/** A refusal as a form shows it; details say what is wrong with which answer. */
export type Refused = { readonly code: string; readonly text: string; readonly details?: unknown };

/** Sends a form of a public page; a refusal comes back in words, a broken line says that nothing is lost. */
export const useSend = () => {
  const language = useLanguage();
  const { t } = useTranslation();
  const api = useMemo(() => createPortalApi(() => language), [language]);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const send = async <T>(call: (api: TypedApi) => Promise<T>): Promise<T | undefined> => {
    setSending(true);
    setRefused(undefined);
    try {
      return await call(api);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error.problem : undefined;
      setRefused({
        code: problem?.code ?? '',
        text: problem?.detail || t('problem.offline'),
        details: problem?.details,
      });
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { send, isSending, refused };
};
