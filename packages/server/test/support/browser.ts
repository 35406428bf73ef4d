/** A browser as far as the server can tell: it keeps cookies, says where a call comes from, and follows nothing by itself. */
import { pageHeader } from '#platform/http';

/** What a page sends. `from` is the origin of the page; the platform's own unless it says otherwise. */
export type PageCall = {
  readonly body?: unknown;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer as the page sees it, and the cookies that it does not see. */
export type PageAnswer<T> = {
  readonly status: number;
  readonly code: string;
  readonly value: T;
  readonly headers: Headers;
  readonly setCookie: readonly string[];
};

/** A browser with its cookies. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call<T>(method: string, path: string, call?: PageCall): Promise<PageAnswer<T>>;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const keep = (cookies: Map<string, string>, header: string): void => {
  const [pair = '', ...attributes] = header.split('; ');
  const at = pair.indexOf('=');
  const expires = attributes.find((one) => one.startsWith('Expires='))?.slice(8);
  if (expires !== undefined && new Date(expires).getTime() <= 0) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
};

/** Opens a browser at a platform. */
export const openBrowser = (baseUrl: string): Browser => {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call<T>(method: string, path: string, { body, from = baseUrl, headers = {} }: PageCall = {}) {
      const own = from === baseUrl;
      const response = await fetch(new URL(path, baseUrl), {
        method,
        redirect: 'manual',
        headers: {
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...(own ? { [pageHeader]: 'portal' } : {}),
          ...(method === 'GET' ? {} : { origin: from }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const setCookie = response.headers.getSetCookie();
      for (const header of setCookie) keep(cookies, header);
      const value = parsed(await response.text()) as T;
      const code = (value as { code?: unknown } | null)?.code;
      return {
        status: response.status,
        code: response.ok || typeof code !== 'string' ? '' : code,
        value,
        headers: response.headers,
        setCookie,
      };
    },
  };
};
