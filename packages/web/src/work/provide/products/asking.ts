import { useAsk } from '../../api.tsx';
import type { Listability, Papers, Product, Vocabulary } from './types.ts';

/** An own product. */
export const useProduct = (id: string) =>
  useAsk<Product>(['products', id], (api) => api.GET('/api/v1/my/products/{id}', { params: { path: { id } } }));

/** What was handed in with it and counts now. */
export const usePapers = (id: string) =>
  useAsk<Papers>(['products', id, 'papers'], (api) =>
    api.GET('/api/v1/my/products/{id}/papers', { params: { path: { id } } }),
  );

/** What the rules say about listing it today; only publishers may ask. */
export const useListability = (id: string, enabled: boolean) =>
  useAsk<Listability>(
    ['products', id, 'listability'],
    (api) => api.GET('/api/v1/products/{id}/listability', { params: { path: { id } } }),
    { enabled },
  );

/** Categories and questions. */
export const useVocabulary = () => useAsk<Vocabulary>(['vocabulary'], (api) => api.GET('/api/v1/catalog/vocabulary'));
