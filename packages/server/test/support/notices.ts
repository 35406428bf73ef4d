/** What walks read of notices. */
import type { Api } from '@corridor/client';
import { must, type TestPlatform } from './platform.ts';

type Words = { readonly zh: string; readonly en: string };

/** A notice as the API answers it. */
export type Notice = {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly title: Words;
  readonly text: Words;
  readonly path: string;
  readonly about: string;
  readonly readAt: string | null;
};

/** A page of notices. */
export type Inbox = { readonly items: readonly Notice[]; readonly unread: number; readonly nextPageToken?: string };

/** A person's notices once everything on its way has arrived. */
export const inboxOf = async (
  { platform }: TestPlatform,
  api: Api,
  query: Readonly<Record<string, string>> = {},
): Promise<Inbox> => {
  await platform.outbox.drained();
  return must(api.call<Inbox>('GET', '/api/v1/notices', { query }));
};

/** The kinds of a person's notices, oldest first. */
export const kindsOf = async (world: TestPlatform, api: Api): Promise<string[]> =>
  (await inboxOf(world, api, { pageSize: '200' })).items.map(({ kind }) => kind).reverse();
