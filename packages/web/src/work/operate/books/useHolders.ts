import { dataOf } from '@corridor/client/api';
import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api.tsx';
import { useNames } from '../names.ts';

/** Names of organisations by id, each asked for once; the id stands in while it is not known. */
export const useHolders = (ids: readonly string[]): ((id: string) => string) => {
  const api = useApi();
  const { nameOf } = useNames();
  const wanted = [...new Set(ids)];
  const found = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ['members', id],
      queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
    })),
  });
  return (id) => {
    const data = found[wanted.indexOf(id)]?.data;
    return data === undefined ? id : nameOf(data);
  };
};
