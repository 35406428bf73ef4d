import type { ReactNode } from 'react';

/** A column of a working table. */
export type Column<T> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** Figures stand at the end of their cell, in one line. */
  readonly isNumber?: boolean;
  /** Shown only when asked for. */
  readonly isExtra?: boolean;
  readonly width?: number;
};

/** A page of a list as the API answers it. */
export type ListPage<T> = { readonly items: readonly T[]; readonly nextPageToken?: string | undefined };
