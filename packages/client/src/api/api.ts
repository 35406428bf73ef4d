/** An RFC 9457 problem document as the platform answers it. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly details?: unknown;
};

/** An answer: the body, or why not. */
export type ApiAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What a call sends. A `body` that is a stream or bytes goes as it is, everything else as JSON. */
export type ApiCall = {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Calls the platform's own API as one person. */
export interface Api {
  readonly baseUrl: string;
  readonly token: string | undefined;
  call<T>(method: string, path: string, call?: ApiCall): Promise<ApiAnswer<T>>;
  /** The same API with another token. */
  as(token: string | undefined): Api;
}

type RawBody = ReadableStream | Uint8Array<ArrayBuffer> | Blob;

const isRaw = (body: unknown): body is RawBody =>
  body instanceof ReadableStream || body instanceof Uint8Array || body instanceof Blob;

const searchOf = (query: ApiCall['query'] = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

const requestOf = (method: string, token: string | undefined, { body, headers }: ApiCall) => {
  const raw = isRaw(body);
  return {
    method,
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
  };
};

const problemOf = (status: number, text: string): Problem => {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { status, code: 'http.no_problem_document', detail: text.slice(0, 300), requestId: '' };
  }
};

/** Makes the client of a platform. */
export const createApi = (baseUrl: string, token?: string, language = 'en'): Api => ({
  baseUrl,
  token,
  as: (other) => createApi(baseUrl, other, language),
  async call<T>(method: string, path: string, call: ApiCall = {}) {
    const init = requestOf(method, token, { ...call, headers: { 'accept-language': language, ...call.headers } });
    const response = await fetch(`${baseUrl}${path}${searchOf(call.query)}`, init);
    const text = await response.text();
    if (!response.ok) return { ok: false, problem: problemOf(response.status, text) };
    return { ok: true, value: (text === '' ? null : JSON.parse(text)) as T };
  },
});
