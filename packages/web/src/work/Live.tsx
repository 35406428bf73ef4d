import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Which collections of answers grow stale by news of a module. */
const collections: Readonly<Record<string, readonly string[]>> = {
  contracts: ['negotiations', 'agreements', 'accounts', 'offers'],
  delivery: ['agreements'],
  ledger: ['accounts', 'agreements'],
  identity: ['keys'],
  catalog: ['products'],
};

/** After a refused or broken stream it is tried again so much later. */
const retryMs = 30_000;

const topicOf = (data: string): string => {
  try {
    return String((JSON.parse(data) as { topic?: unknown }).topic);
  } catch {
    return '';
  }
};

/**
 * Live updates while the page is seen: what changed is asked for anew. A hidden page lets its stream go, for browsers and the
 * platform allow only a few; when it is seen again it catches up.
 */
export const Live = () => {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stale = (keys: readonly string[]): void => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    };
    const close = (): void => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const open = (): void => {
      close();
      if (document.visibilityState !== 'visible') return;
      source = new EventSource('/api/v1/events');
      source.addEventListener('notice', () => stale(['notices']));
      source.addEventListener('change', ({ data }) => {
        const topic = topicOf(String(data));
        if (topic === 'resync') void client.invalidateQueries();
        else stale(collections[topic.split('.')[0] ?? ''] ?? []);
      });
      source.onerror = () => {
        close();
        timer = setTimeout(open, retryMs);
      };
    };
    open();
    document.addEventListener('visibilitychange', open);
    return () => {
      document.removeEventListener('visibilitychange', open);
      close();
    };
  }, [client]);
  return null;
};
