import { ApiProblem, dataOf, type TypedApi } from '@corridor/client/api';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import type { Answers } from '../../shared/form/schema.ts';
import { useSend } from '../account/useSend.ts';
import { lightened, sendFile } from '../parts/photo.ts';
import { rememberTracked, type Tracked } from '../parts/tracked.ts';
import { useApi } from '../parts/useApi.ts';
import type { Chosen } from './Photos.tsx';
import type { Sending } from './Receipt.tsx';

type Pending = { readonly key: string; readonly file: File };

const nothing: Sending = { waiting: 0, sent: 0, failed: [] };

const open = (api: TypedApi, type: string, region: string, answers: Answers, key: string) =>
  dataOf(
    api.POST('/api/v1/public/cases', {
      body: { type, region, answers: { ...answers } },
      headers: { 'idempotency-key': key },
    }),
  );

/** Files a request: first the request, which has a number at once, then its photos one after the other. */
export const useFiling = ({ type, region }: { readonly type: string; readonly region: string }) => {
  const { t } = useTranslation();
  const api = useApi();
  const { send, isSending, refused } = useSend();
  const [opened, setOpened] = useState<Tracked>();
  const [sending, setSending] = useState<Sending>(nothing);
  const pending = useRef<readonly Pending[]>([]);
  const key = useRef<string>(undefined);
  const sendFiles = async (tracked: Tracked): Promise<void> => {
    const all = pending.current;
    const lost: Pending[] = [];
    setSending((before) => ({ ...before, waiting: all.length, failed: [] }));
    for (const one of all) {
      try {
        await sendFile(api, tracked, one.key, await lightened(one.file));
        setSending((before) => ({ ...before, waiting: before.waiting - 1, sent: before.sent + 1 }));
      } catch (error) {
        lost.push(one);
        const text = (error instanceof ApiProblem && error.problem.detail) || t('problem.offline');
        const failed = { name: one.file.name, text };
        setSending((before) => ({ ...before, waiting: before.waiting - 1, failed: [...before.failed, failed] }));
      }
    }
    pending.current = lost;
  };
  const file = async (answers: Answers, chosen: Chosen): Promise<boolean> => {
    key.current ??= idempotencyKey();
    const repeated = key.current;
    const made = await send((client) => open(client, type, region, answers, repeated));
    if (made === undefined) return false;
    const tracked = { number: made.number, code: made.trackingCode };
    pending.current = Object.entries(chosen).flatMap(([name, files]) => files.map((one) => ({ key: name, file: one })));
    rememberTracked(tracked);
    setOpened(tracked);
    void sendFiles(tracked);
    return true;
  };
  const retry = (): void => {
    if (opened !== undefined) void sendFiles(opened);
  };
  return { file, retry, opened, sending, isSending, refused };
};
