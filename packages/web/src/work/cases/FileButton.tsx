import { dataOf } from '@corridor/client/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';

/** Where a document is handed in: a form that is not sent yet, or a case. */
export type FilePlace = { readonly kind: 'draft' | 'case'; readonly id: string };

const paths = { draft: '/api/v1/case-drafts/{id}/materials', case: '/api/v1/cases/{id}/materials' } as const;

/** The API's document does not know bodies that are bytes, so they go to fetch as they are. */
const useHandIn = ({ kind, id }: FilePlace, key: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<unknown, Error, File>({
    mutationFn: (file) =>
      dataOf(
        api.POST(paths[kind], {
          params: { path: { id }, query: { key, name: file.name.replaceAll(/[/\\"]/g, '_') } },
          headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
          body: file,
          bodySerializer: (body: unknown) => body as BodyInit,
        } as never) as Promise<{ data?: unknown; error?: unknown; response: Response }>,
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [kind === 'draft' ? 'case-drafts' : 'cases'] });
    },
  });
};

type Props = { readonly place: FilePlace; readonly materialKey: string; readonly title: string };

/** Hands in one document that is asked for. */
export const FileButton = ({ place, materialKey, title }: Props) => {
  const { t } = useTranslation('cases');
  const field = useRef<HTMLInputElement>(null);
  const hand = useHandIn(place, materialKey);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={t('material.add', { title })}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) hand.mutate(file);
          target.value = '';
        }}
      />
      <Button
        size="small"
        loading={hand.isPending}
        aria-label={t('material.add', { title })}
        onClick={() => field.current?.click()}
      >
        {t('material.choose')}
      </Button>
      {hand.error === null ? null : <ProblemNote error={hand.error} />}
    </>
  );
};
