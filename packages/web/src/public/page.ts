import type { TypedApi } from '@corridor/client/api';
import type { ComponentType } from 'react';
import type { Language } from '../shared/language.ts';

/** What a page's loader is told. */
export type LoadInput = {
  readonly api: TypedApi;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly language: Language;
};

/** Title and description of a page, for the browser's tab, search engines and shared links. */
export type Heading = { readonly title: string; readonly description: string };

/**
 * A public page: the server loads its data from the documented API, draws it and sends both; the browser takes over with the
 * same component and the same data. `undefined` as data means that there is no such page.
 */
export type PublicPage<D> = {
  readonly load: (input: LoadInput) => Promise<D | undefined>;
  readonly heading: (data: D, language: Language) => Heading;
  readonly Component: ComponentType<{ readonly data: D }>;
  /** Not for search engines: pages of one person's doing. */
  readonly isPrivate?: boolean;
};

/** A module that carries a page under the name `page`. */
// biome-ignore lint/suspicious/noExplicitAny: a table of pages of different data; each page's own three parts agree
export type PageModule = { readonly page: PublicPage<any> };

/** A row of the table of public pages: pattern of the path, file (for the preload of its script), the module. */
export type PageRow = {
  readonly path: string;
  readonly file: string;
  readonly read: () => Promise<PageModule>;
};

/** Matches a path against a pattern with `:name` parts; undefined when it does not fit. */
export const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
};
