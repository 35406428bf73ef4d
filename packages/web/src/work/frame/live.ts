import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Collections whose answers may differ after something of a topic happened; the topic's first part is the module. */
const touched: Readonly<Record<string, readonly string[]>> = {
  contracts: ['negotiations', 'agreements', 'my-work', 'earnings', 'entries', 'replay'],
  ledger: ['agreements', 'accounts', 'transfers', 'books', 'my-work', 'earnings', 'entries', 'replay'],
  catalog: ['products', 'reviews', 'my-work', 'entries'],
  datasets: ['datasets', 'products', 'uploads', 'my-work'],
  assess: ['datasets', 'products', 'uploads', 'my-work'],
  identity: ['members', 'people', 'approvals', 'invitations', 'my-work'],
};

/** What a message of the stream says. */
export type LiveMessage = { readonly topic: string; readonly id: string };

/** The collections to ask anew after a message; undefined for all of them. */
export const collectionsOf = (event: 'notice' | 'change', { topic }: LiveMessage): readonly string[] | undefined => {
  if (event === 'notice') return ['notices', 'my-work'];
  return topic === 'resync' ? undefined : touched[topic.split('.')[0] ?? ''];
};

/** First wait after a refused stream, doubled up to the last: a server that starts again is not stormed. */
const waitMs = 2_000;
const waitMsMax = 60_000;

const renew = async (client: QueryClient, collections: readonly string[] | undefined): Promise<void> => {
  if (collections === undefined) await client.invalidateQueries();
  else await Promise.all(collections.map((first) => client.invalidateQueries({ queryKey: [first] })));
};

/** Opens the stream and holds it open; the function that ends it comes back. A broken line is repaired without a word. */
const listen = (client: QueryClient): (() => void) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextMs = waitMs;
  let wasOpen = false;
  const open = (): void => {
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      // what happened while the line was broken was not told
      if (wasOpen) void renew(client, undefined);
      wasOpen = true;
      nextMs = waitMs;
    };
    for (const event of ['notice', 'change'] as const)
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        void renew(client, collectionsOf(event, JSON.parse(data) as LiveMessage));
      });
    source.onerror = () => {
      // a stream that merely ended is opened again by the browser; one that was refused is not
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, nextMs);
      nextMs = Math.min(nextMs * 2, waitMsMax);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};

/** Live updates for everything on the page: one stream a tab. */
export const useLive = (): void => {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
};
