import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { collectionsOf } from './news.ts';

/** First wait after a refused stream, doubled up to the last: a server that starts again is not stormed. */
const waitMs = 2_000;
const waitMsMax = 60_000;

/** Answers to ask for anew; undefined for all of them. What is on no page is asked for when it is needed. */
const renew = async (client: QueryClient, collections: readonly string[] | undefined): Promise<void> => {
  if (collections === undefined) await client.invalidateQueries();
  else await Promise.all(collections.map((first) => client.invalidateQueries({ queryKey: [first] })));
};

type Line = { readonly watch: () => void; readonly close: () => void };

/** One stream, open while the page is seen; a broken line is repaired without a word, and what was missed is caught up. */
const lineOf = (client: QueryClient): Line => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextMs = waitMs;
  let wasOpen = false;
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    close();
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      if (wasOpen) void renew(client, undefined);
      wasOpen = true;
      nextMs = waitMs;
    };
    for (const event of ['notice', 'change'] as const)
      source.addEventListener(event, ({ data }) => void renew(client, collectionsOf(event, String(data))));
    source.onerror = () => {
      // the browser opens a stream anew that merely ended; one that was refused it gives up
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, nextMs);
      nextMs = Math.min(nextMs * 2, waitMsMax);
    };
  };
  // browsers and the platform allow a person a few streams: a page that nobody sees lets its own go
  const watch = (): void => (document.visibilityState === 'visible' ? open() : close());
  return { watch, close };
};

/** Live updates: what changed is asked for anew while the page is seen. */
export const Live = () => {
  const client = useQueryClient();
  useEffect(() => {
    const { watch, close } = lineOf(client);
    watch();
    document.addEventListener('visibilitychange', watch);
    return () => {
      document.removeEventListener('visibilitychange', watch);
      close();
    };
  }, [client]);
  return null;
};
