import { ApiProblem, dataOf, type TypedApi } from '@corridor/client/api';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** The typed client of the page, with sign-in over the page when the session is over. */
export const ApiContext = createContext<TypedApi | null>(null);

/** The typed client. */
export const useApi = (): TypedApi => {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('a working page without an API client');
  return api;
};

/** What a call of the typed client answers. */
export type Called<T> = Promise<{ data?: T | undefined; error?: unknown; response: Response }>;

/**
 * Asks the API and keeps the answer under a key. The key's first part is the thing's collection (`agreements`), so that what
 * changes one makes all its lists ask anew. Throws nothing: a refusal is `error`, an {@link ApiProblem}.
 */
export const useAsk = <T,>(
  key: readonly unknown[],
  call: (api: TypedApi) => Called<T>,
  options: { readonly enabled?: boolean; readonly everyMs?: number } = {},
): UseQueryResult<T, Error> => {
  const api = useApi();
  return useQuery<T, Error>({
    queryKey: key,
    queryFn: () => dataOf(call(api)),
    enabled: options.enabled ?? true,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
};

/**
 * Does something through the API. `changes` names the collections whose answers are stale afterwards. The key of the call
 * belongs into `Idempotency-Key` where the effect is binding.
 */
export const useDo = <T, I = void>(
  call: (api: TypedApi, input: I) => Called<T>,
  changes: readonly string[] = [],
): UseMutationResult<T, Error, I> => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<T, Error, I>({
    mutationFn: (input) => dataOf(call(api, input)),
    onSuccess: async () => {
      await Promise.all(changes.map((first) => client.invalidateQueries({ queryKey: [first] })));
    },
  });
};

/** The problem document of a refused call; undefined for anything else (a broken line, a bug). */
export const problemOf = (error: unknown) => (error instanceof ApiProblem ? error.problem : undefined);
