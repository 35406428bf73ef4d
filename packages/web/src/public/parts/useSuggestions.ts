import { useEffect, useState } from 'react';
import type { Bilingual } from '../../shared/language.ts';
import { useApi } from './useApi.ts';

/** A title that fits what was typed. */
export type Suggestion = { readonly id: string; readonly title: Bilingual };

/** Long enough that a word is one question, short enough to feel at once. */
const pauseMs = 120;

/** Titles for what is being typed; nothing for an empty text. A late answer to an older text is thrown away. */
export const useSuggestions = (text: string): readonly Suggestion[] => {
  const api = useApi();
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    const q = text.trim();
    if (q === '') {
      setItems([]);
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const query = { params: { query: { q } }, signal: controller.signal };
      const answer = await api.GET('/api/v1/products/suggest', query).catch(() => undefined);
      if (answer?.data !== undefined && !controller.signal.aborted) setItems(answer.data.items);
    }, pauseMs);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [api, text]);
  return items;
};
