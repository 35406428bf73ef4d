import { dataOf, type TypedApi } from '@corridor/client/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type Called, useApi } from '../../api.tsx';
import type { ListPage } from './column.ts';

/** A list that is read page by page, as far as the person wants. */
export const usePages = <T>(
  key: readonly unknown[],
  call: (api: TypedApi, pageToken: string | undefined) => Called<ListPage<T>>,
) => {
  const api = useApi();
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => dataOf(call(api, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ListPage<T>) => page.nextPageToken,
  });
  return { ...asked, rows: asked.data?.pages.flatMap(({ items }) => [...items]) };
};

/** What {@link usePages} gives. */
export type Pages<T> = ReturnType<typeof usePages<T>>;
