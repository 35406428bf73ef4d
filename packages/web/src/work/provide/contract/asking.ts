import { dataOf } from '@corridor/client/api';
import { useQuery } from '@tanstack/react-query';
import { useApi, useAsk, useDo } from '../../api.tsx';
import type { Body, Read } from '../answers.ts';

/** A dataset's contract. */
export type Contract = NonNullable<Read<'/api/v1/datasets/{id}/contract'>['contract']>;
/** One thing that a contract demands, and how the data stand to it. */
export type Clause = NonNullable<Contract['check']>['clauses'][number];
/** Rules that the newest version keeps. */
export type Suggestions = Read<'/api/v1/datasets/{id}/contract/suggestions'>;
/** How one version differs from another. */
export type Comparison = Read<'/api/v1/datasets/{id}/comparison'>;

/** Until a check or a look for rules is done the page asks again: seconds for tables of this size. */
const busyMs = 2_000;

/** The contract of a dataset; null when there is none. */
export const useContract = (id: string) => {
  const api = useApi();
  return useQuery<Contract | null, Error>({
    queryKey: ['datasets', id, 'contract'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/datasets/{id}/contract', { params: { path: { id } } }))).contract,
    refetchInterval: ({ state }) => (state.data !== null && state.data?.check === null ? busyMs : false),
  });
};

/** Rules to accept. */
export const useSuggestions = (id: string) => {
  const api = useApi();
  return useQuery<Suggestions, Error>({
    queryKey: ['datasets', id, 'suggestions'],
    queryFn: () => dataOf(api.GET('/api/v1/datasets/{id}/contract/suggestions', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? busyMs : false),
  });
};

/** Takes a rule into the contract. */
export const useAccept = (id: string) =>
  useDo<Contract, string>(
    (api, rule) => api.POST('/api/v1/datasets/{id}/contract/suggestions/{rule}', { params: { path: { id, rule } } }),
    ['datasets'],
  );

type Writing = Body<'/api/v1/datasets/{id}/contract', 'put'>;

/** Writes the text. */
export const useWrite = (id: string) =>
  useDo<Contract, Writing>(
    (api, body) => api.PUT('/api/v1/datasets/{id}/contract', { params: { path: { id } }, body }),
    ['datasets'],
  );

/** One change of a known part. */
export type Change = { readonly op: 'add'; readonly path: string; readonly value: unknown };

/** Changes known parts; the rest stays as it is written. */
export const useChange = (id: string) =>
  useDo<Contract, { readonly base: number; readonly changes: Change[] }>(
    (api, body) =>
      api.PATCH('/api/v1/datasets/{id}/contract', {
        params: { path: { id } },
        body: body as never,
      }),
    ['datasets'],
  );

/** Looks for mistakes in a text. */
export const useProblems = (id: string) =>
  useDo<{ problems: { path: string; line: number; column: number; text: string }[] }, string>((api, text) =>
    api.POST('/api/v1/datasets/{id}/contract/problems', { params: { path: { id } }, body: { text } }),
  );

/** How one version differs from another; computed once and then kept. */
export const useComparison = (id: string, from: number, to: number) =>
  useAsk<Comparison>(
    ['datasets', id, 'comparison', from, to],
    (api) => api.GET('/api/v1/datasets/{id}/comparison', { params: { path: { id }, query: { from, to } } }),
    { enabled: from > 0 && to > 0 && from !== to },
  );
