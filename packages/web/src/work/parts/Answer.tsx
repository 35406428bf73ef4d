import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

type Props<T> = {
  readonly asked: UseQueryResult<T, Error>;
  readonly children: (data: T) => ReactNode;
};

/** What was asked for: its skeleton, its problem, or itself. */
export const Answer = <T,>({ asked, children }: Props<T>) => {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error !== null) return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Skeleton active />;
};
