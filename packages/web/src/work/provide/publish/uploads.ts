import { dataOf } from '@corridor/client/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi, useAsk } from '../../api.tsx';
import type { Upload } from '../answers.ts';
import type { Plan } from './plan.ts';
import { resumeKept, send, stopSending } from './sending.ts';

/** How often an upload that the platform is busy with is looked at. */
const lookMs = 1_000;
/** How often one is looked at that is being sent, or waits for its sender. */
const lookLazilyMs = 5_000;

/** How soon to look again; never when it is over. */
const nextLookMs = (upload: Upload | undefined): number | undefined => {
  if (upload === undefined || upload.waitsFor === 'platform') return lookMs;
  return upload.waitsFor === 'provider' ? lookLazilyMs : undefined;
};

/** One upload, followed until it is over. */
export const useUpload = (id: string) => {
  const api = useApi();
  const client = useQueryClient();
  const kept = client.getQueryData<Upload>(['uploads', id]);
  const everyMs = nextLookMs(kept);
  const asked = useAsk<Upload>(
    ['uploads', id],
    (to) => to.GET('/api/v1/uploads/{id}', { params: { path: { id } } }),
    everyMs === undefined ? {} : { everyMs },
  );
  const { data } = asked;
  useEffect(() => {
    if (data !== undefined) void resumeKept(api, [data]);
  }, [api, data]);
  useEffect(() => {
    if (data?.state === 'stored' || data?.state === 'assessed')
      void client.invalidateQueries({ queryKey: ['datasets'] });
  }, [client, data?.state]);
  return asked;
};

/** What an upload is begun with. */
export type Beginning = {
  readonly datasetId: string;
  readonly file: File;
  readonly mode: 'append' | 'replace';
  readonly encoding: string;
  readonly delimiter: string;
  readonly dates: Plan['dates'];
  readonly table: string;
};

/** Files up to this size are hashed before they are sent, so that a wrong byte or a repeat is refused at once. */
const hashedBytesMax = 64 * 1024 * 1024;

const sha256Of = async (file: File): Promise<string | undefined> => {
  if (file.size > hashedBytesMax || globalThis.crypto.subtle === undefined) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Begins an upload and sends it. */
export const useBegin = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<Upload, Error, Beginning>({
    mutationFn: async ({ datasetId, file, mode, encoding, delimiter, dates, table }) => {
      const sha256 = await sha256Of(file);
      const upload = await dataOf(
        api.POST('/api/v1/datasets/{id}/uploads', {
          params: { path: { id: datasetId } },
          body: {
            name: file.name,
            bytes: file.size,
            mode,
            ...(encoding === '' ? {} : { encoding }),
            ...(delimiter === '' ? {} : { delimiter }),
            ...(dates === '' ? {} : { dates }),
            ...(table.trim() === '' ? {} : { table: table.trim() }),
            ...(sha256 === undefined ? {} : { sha256 }),
          },
        }),
      );
      void send(api, upload, file).then(() => client.invalidateQueries({ queryKey: ['uploads', upload.id] }));
      return upload;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['uploads'] }),
  });
};

/** Drops an upload with what was sent of it. */
export const useDrop = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: async (id) => {
      await stopSending(id);
      return dataOf(api.DELETE('/api/v1/uploads/{id}', { params: { path: { id } } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['uploads'] }),
  });
};
