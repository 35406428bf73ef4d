import type { IncomingHttpHeaders } from 'node:http';

type Headers = Readonly<IncomingHttpHeaders>;

/** The cookie that carries a session's secret, as the address by which others reach us allows it. */
export type SessionCookie = {
  readonly name: string;
  /** The secret that a request brings; undefined without one. */
  read(headers: Headers): string | undefined;
  /** The `Set-Cookie` header that hands a secret out. */
  write(secret: string, expiresAt: Date): string;
  /** The `Set-Cookie` header that takes it away again. */
  readonly cleared: string;
};

const pairsOf = (headers: Headers): (readonly [name: string, value: string])[] =>
  (headers.cookie ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });

/** A cookie's value by its name; undefined when there is none, or nothing that we would have written. */
export const readCookie = (headers: Headers, name: string): string | undefined =>
  pairsOf(headers).find(([found, value]) => found === name && /^[\w-]{1,200}$/.test(value))?.[1];

/** True when browsers come by https, as far as we were told. */
const isSecure = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') === true;

/**
 * Makes the session cookie: closed to scripts and kept from other sites' calls. Over https it bears the prefix `__Host-`, so that
 * no sister host and no plain connection can plant one (RFC 6265bis, 4.1.3).
 */
export const sessionCookie = (publicUrl: string | undefined): SessionCookie => {
  const secure = isSecure(publicUrl);
  const name = secure ? '__Host-corridor_session' : 'corridor_session';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    name,
    read: (headers) => readCookie(headers, name),
    write: (secret, expiresAt) => `${name}=${secret}; ${attributes}; Expires=${expiresAt.toUTCString()}`,
    cleared: `${name}=; ${attributes}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
  };
};

/** The header that our own pages put on every call; another site's page could only after a preflight, which we never grant. */
export const pageHeader = 'x-corridor-request';

const isOwnOrigin = (headers: Headers, publicUrl: string | undefined): boolean => {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return publicUrl === undefined ? new URL(origin).host === host : origin === new URL(publicUrl).origin;
};

/**
 * True when a call was made by one of our own pages: it bears the header `x-corridor-request: portal`, and the browser says that
 * it comes from here (Fetch Metadata, or the Origin header where a plain connection has no Fetch Metadata).
 */
export const isOwnPage = (headers: Headers, publicUrl: string | undefined): boolean =>
  headers[pageHeader] === 'portal' && (headers['sec-fetch-site'] === 'same-origin' || isOwnOrigin(headers, publicUrl));

/** The secret of an `Authorization: Bearer` header. */
export const bearerOf = (headers: Headers): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
