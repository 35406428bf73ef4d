import { type ApiPaths, dataOf } from '@corridor/client/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../../../shared/i18n.ts';
import { type Called, useApi } from '../../api.tsx';
import type { Meaning } from '../../parts/StateTag.tsx';
import { saveFile } from '../../parts/saveFile.ts';

type Paths = ApiPaths;

/** An import as the API answers it. */
export type Import = Paths['/api/v1/operator/imports/{id}']['get']['responses'][200]['content']['application/json'];

/** A row of an import. */
export type ImportRow =
  Paths['/api/v1/operator/imports/{id}/rows']['get']['responses'][200]['content']['application/json']['items'][number];

/** What a list is of. */
export type Kind = Import['kind'];

/** What a row does. */
export type Action = ImportRow['action'];

/** The actions in the order in which they are shown. */
export const actions: readonly Action[] = ['create', 'change', 'same', 'refuse'];

/** What each state means. */
export const stateMeanings: Readonly<Record<Import['state'], Meaning>> = {
  previewed: 'waiting',
  applied: 'good',
  dropped: 'plain',
  outdated: 'attention',
};

/** What each action means. */
export const actionMeanings: Readonly<Record<Action, Meaning>> = {
  create: 'good',
  change: 'attention',
  same: 'plain',
  refuse: 'wrong',
};

/** A list to be looked at. */
export type List = { readonly kind: Kind; readonly file: File };

/** Sends a list to be previewed. The API's document does not know bodies that are bytes, so they go to fetch as they are. */
export const usePreview = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<Import, Error, List>({
    mutationFn: ({ kind, file }) =>
      dataOf(
        api.POST('/api/v1/operator/imports', {
          params: { query: { kind, name: file.name.replaceAll(/[/\\"]/g, '_').slice(0, 200) } },
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
          bodySerializer: (body: unknown) => body as BodyInit,
        } as never) as unknown as Called<Import>,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
};

/** Saves the workbook to begin with. */
export const useTemplate = () => {
  const api = useApi();
  const lang = useLanguage();
  return useMutation<void, Error, Kind>({
    mutationFn: async (kind) => {
      // The document says of a raw route neither what it takes nor what it answers.
      const call = { params: { query: { kind, lang } }, parseAs: 'blob' } as unknown as { parseAs: 'blob' };
      const file = await dataOf(api.GET('/api/v1/operator/imports/template', call) as unknown as Called<Blob>);
      saveFile(`corridor-${kind}.xlsx`, file, file.type);
    },
  });
};
