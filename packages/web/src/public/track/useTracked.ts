import { dataOf, type TypedApi } from '@corridor/client/api';
import { useEffect, useRef, useState } from 'react';
import { type Form, formOf } from '../../shared/form/fields.ts';
import type { Bilingual } from '../../shared/language.ts';
import { useSend } from '../account/useSend.ts';
import type { Answer } from '../parts/answers.ts';
import { lightened, sendFile } from '../parts/photo.ts';
import { forgetTracked, recallTracked, rememberTracked, type Tracked } from '../parts/tracked.ts';

/** A case as the platform tells it to who opened it. */
export type Told = Answer<'/api/v1/public/cases/{number}'>;

/** The words of a case's forms, by the step that they belong to; `open` is what was filed. */
export type StepForms = Readonly<Record<string, Form>>;

type Raw = { readonly schema: unknown; readonly fields: unknown };
type Document = {
  readonly form: Raw;
  readonly transitions: readonly { readonly action: string; readonly form?: Raw }[];
  readonly materials: readonly { readonly key: string; readonly title: Bilingual }[];
};

const headersOf = ({ code }: Tracked) => ({ 'x-tracking-code': code });

const read = (api: TypedApi, tracked: Tracked): Promise<Told> =>
  dataOf(
    api.GET('/api/v1/public/cases/{number}', {
      params: { path: { number: tracked.number } },
      headers: headersOf(tracked),
    }),
  );

const wordsOf = async (api: TypedApi, { type }: Told) => {
  const path = { id: type.definitionId };
  const { document } = await dataOf(api.GET('/api/v1/case-definitions/{id}', { params: { path } }));
  const { form, transitions, materials } = document as unknown as Document;
  const own = transitions.flatMap((one) => (one.form === undefined ? [] : [[one.action, formOf(one.form)] as const]));
  return { forms: { ...Object.fromEntries(own), open: formOf(form) } as StepForms, materials };
};

/** A case with the words of its forms and the documents that it takes. */
export type Followed = { readonly told: Told; readonly tracked: Tracked } & Awaited<ReturnType<typeof wordsOf>>;

/** Follows a case by its number and code, and takes the steps of who opened it. The code goes in a header, into no address. */
export const useTracked = () => {
  const { send, isSending, refused } = useSend();
  const [followed, setFollowed] = useState<Followed>();
  const look = async (tracked: Tracked): Promise<void> => {
    const found = await send(async (api) => {
      const told = await read(api, tracked);
      return { told, tracked, ...(await wordsOf(api, told)) };
    });
    if (found === undefined) return;
    rememberTracked(tracked);
    setFollowed(found);
  };
  const first = useRef(look);
  useEffect(() => {
    const kept = recallTracked();
    const wanted = new URLSearchParams(location.search).get('number');
    if (kept !== undefined && (wanted === null || wanted === kept.number)) void first.current(kept);
  }, []);
  const act = async (action: string, payload: Readonly<Record<string, unknown>>): Promise<boolean> => {
    if (followed === undefined) return false;
    const { tracked, told } = followed;
    const path = { number: tracked.number };
    const body = { action, payload: { ...payload }, expectedSeq: told.seq };
    const call = { params: { path }, headers: headersOf(tracked), body };
    const next = await send((api) => dataOf(api.POST('/api/v1/public/cases/{number}/steps', call)));
    if (next !== undefined) setFollowed({ ...followed, told: next });
    return next !== undefined;
  };
  const supply = async (key: string, file: File): Promise<boolean> => {
    if (followed === undefined) return false;
    const next = await send(async (api) => {
      await sendFile(api, followed.tracked, key, await lightened(file));
      return read(api, followed.tracked);
    });
    if (next !== undefined) setFollowed({ ...followed, told: next });
    return next !== undefined;
  };
  const leave = (): void => {
    forgetTracked();
    setFollowed(undefined);
  };
  return { followed, look, act, supply, leave, isSending, refused };
};

/** What the parts of the page share. */
export type Following = ReturnType<typeof useTracked>;
