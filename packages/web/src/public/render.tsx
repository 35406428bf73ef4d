import { ApiProblem, createTypedApi } from '@corridor/client/api';
import { renderToString } from 'react-dom/server';
import * as en from '../locales/en.public.ts';
import * as zh from '../locales/zh.public.ts';
import type { Language } from '../shared/language.ts';
import { type DocumentParts, documentOf } from './document.ts';
import { type PageState, PageView } from './PageView.tsx';
import { matchPath, type PageModule, type PageRow } from './page.ts';
import { missingPage, pages } from './pages.ts';

/** What the server knows about a request for a page. */
export type PortalRequest = {
  readonly path: string;
  readonly query: string;
  readonly language: Language;
  readonly theme: 'light' | 'dark' | undefined;
  readonly seemsSignedIn: boolean;
  /** Address that others reach us by. */
  readonly origin: string;
  /** Calls the platform's own API within the process, as an anonymous visitor. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Scripts and style sheets of a source file with all that it imports, from the build's manifest. */
  readonly assets: (file: string) => {
    readonly script: string;
    readonly imports: readonly string[];
    readonly styles: readonly string[];
  };
};

/** A drawn page. */
export type PortalAnswer = { readonly status: number; readonly html: string };

const words = { zh, en };

type Found = {
  readonly row: PageRow;
  readonly page: PageModule['page'];
  readonly data: unknown;
  readonly status: number;
};

const statusNotFound = 404;

/** Not found is a page; any other refusal is the platform's fault and goes up. */
const loadOr404 = async (
  page: PageModule['page'],
  input: Parameters<PageModule['page']['load']>[0],
): Promise<unknown> => {
  try {
    return await page.load(input);
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === statusNotFound) return undefined;
    throw error;
  }
};

const find = async (request: PortalRequest): Promise<Found> => {
  const { path, query, language, fetch } = request;
  const api = createTypedApi({ baseUrl: request.origin, language: () => language, fetch });
  for (const row of pages) {
    const params = matchPath(row.path, path);
    if (params === undefined) continue;
    const { page } = await row.read();
    const data = await loadOr404(page, { api, params, query: new URLSearchParams(query), language });
    if (data !== undefined) return { row, page, data, status: 200 };
  }
  const { page } = await missingPage.read();
  return { row: missingPage, page, data: {}, status: statusNotFound };
};

/** Draws a public page with its data from the API. */
export const renderPublic = async (request: PortalRequest): Promise<PortalAnswer> => {
  const { row, page, data, status } = await find(request);
  const { language, theme, path, query, seemsSignedIn, origin, assets } = request;
  const state: PageState = { pattern: row.path, language, data, visitor: { path, query, seemsSignedIn } };
  const entry = assets('src/public/entry.tsx');
  const own = assets(row.file);
  const spoken = assets(`src/locales/${language}.public.ts`);
  const parts: DocumentParts = {
    ...page.heading(data, language),
    language,
    theme,
    isPrivate: page.isPrivate === true || status !== 200,
    canonical: `${origin}${path}`,
    scripts: [assets('src/public/start.ts').script],
    preloads: [],
    program: [...new Set([entry.script, ...entry.imports, own.script, ...own.imports, spoken.script])],
    styles: [],
    body: renderToString(<PageView page={page} state={state} words={words[language]} />),
    state,
  };
  return { status, html: documentOf(parts, 'public') };
};

/** The document in which the working pages draw themselves; `me` spares them the first question. */
export const renderWork = (request: PortalRequest, me: unknown): PortalAnswer => {
  const { language, theme, assets, origin, path } = request;
  const entry = assets('src/work/entry.tsx');
  const spoken = assets(`src/locales/${language}.work.ts`);
  const parts: DocumentParts = {
    title: words[language].common.name,
    description: '',
    language,
    theme,
    isPrivate: true,
    canonical: `${origin}${path}`,
    scripts: [entry.script],
    preloads: [...entry.imports, spoken.script],
    program: [],
    styles: entry.styles,
    body: '',
    state: { language, me },
  };
  return { status: 200, html: documentOf(parts, 'work') };
};
