import { dataOf } from '@corridor/client/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api.tsx';

/** What an evidence file is for. */
export type Purpose = 'source' | 'opinion' | 'riskAssessment';

/** A file that was handed in. */
export type Filed = { readonly id: string; readonly name: string; readonly sha256: string };

/** Hands in a file as evidence. The API's document does not know bodies that are bytes, so they go to fetch as they are. */
export const useFile = (productId: string, purpose: Purpose) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<Filed, Error, File>({
    mutationFn: (file) =>
      dataOf(
        api.POST('/api/v1/products/{id}/evidence', {
          params: { path: { id: productId }, query: { purpose, name: file.name.replaceAll(/[/\\"]/g, '_') } },
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
          bodySerializer: (body: unknown) => body as BodyInit,
        } as never) as Promise<{ data?: Filed; error?: unknown; response: Response }>,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['products'] }),
  });
};
