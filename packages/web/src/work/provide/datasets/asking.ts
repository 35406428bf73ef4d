import { dataOf, type TypedApi } from '@corridor/client/api';
import { useQuery } from '@tanstack/react-query';
import { problemOf, useApi, useAsk } from '../../api.tsx';
import type { Assessment, Dataset, Read, Version } from '../answers.ts';

/** Lists that are chosen from are read whole, up to this many pages of 100: more are searched for, not scrolled. */
const pagesMax = 10;
const pageSize = 100;

const readAllDatasets = async (api: TypedApi): Promise<Dataset[]> => {
  const found: Dataset[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const query = { pageSize, ...(pageToken === undefined ? {} : { pageToken }) };
    const page = await dataOf(api.GET('/api/v1/datasets', { params: { query } }));
    found.push(...page.items);
    pageToken = page.nextPageToken;
    if (pageToken === undefined) break;
  }
  return found;
};

/** Every dataset of one's organisation, to choose from. */
export const useAllDatasets = () => {
  const api = useApi();
  return useQuery<Dataset[], Error>({ queryKey: ['datasets', 'all'], queryFn: () => readAllDatasets(api) });
};

/** One dataset. */
export const useDataset = (id: string) =>
  useAsk<Dataset>(['datasets', id], (api) => api.GET('/api/v1/datasets/{id}', { params: { path: { id } } }));

/** Its versions, oldest first. */
export const useVersions = (id: string) =>
  useAsk<{ items: Version[] }>(['datasets', id, 'versions'], (api) =>
    api.GET('/api/v1/datasets/{id}/versions', { params: { path: { id } } }),
  );

/** How often an assessment that is not there yet is asked for. */
const assessingMs = 1_500;

const notAssessed = 'assess.not_assessed';

/** A dataset in brief. */
export type Brief = Read<'/api/v1/my/assessments'>['items'][number];

/** Datasets in brief, by id; looked at again while something is being assessed. */
export const useBriefs = (ids: readonly string[]) => {
  const api = useApi();
  const asked = useQuery<{ items: Brief[] }, Error>({
    queryKey: ['datasets', 'briefs', ids.join()],
    enabled: ids.length > 0,
    queryFn: () => dataOf(api.GET('/api/v1/my/assessments', { params: { query: { datasets: ids.join() } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ assessment }) => assessment === null) === true ? assessingMs : false,
  });
  return new Map((asked.data?.items ?? []).map((brief) => [brief.datasetId, brief]));
};

/** True as soon as the newest version of a dataset is assessed; earlier ones are. Undefined until it is known. */
export const useIsAssessed = (datasetId: string, number: number): boolean | undefined => {
  const brief = useBriefs([datasetId]).get(datasetId);
  if (brief === undefined) return undefined;
  return brief.versionNumber !== number || brief.assessment !== null;
};

/** The newest assessment of a version; null while it is being made. */
export const useAssessment = (datasetId: string, number: number | undefined, isThere = true) => {
  const api = useApi();
  return useQuery<Assessment | null, Error>({
    queryKey: ['datasets', datasetId, 'assessment', number],
    enabled: number !== undefined && isThere,
    queryFn: async () => {
      const path = { id: datasetId, number: number ?? 0 };
      try {
        return await dataOf(api.GET('/api/v1/datasets/{id}/versions/{number}/assessment', { params: { path } }));
      } catch (error) {
        if (problemOf(error)?.code === notAssessed) return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data === null ? assessingMs : false),
  });
};
