import { timingSafeEqual } from 'node:crypto';

/**
 * What one MAC covers: the files of a table that are alive in any version from `versionFrom` to `versionTo`, for one
 * agreement, until `expiresAtMs`. One MAC serves every file of an answer.
 */
export type UrlScope = {
  readonly agreementId: string;
  readonly tableId: string;
  readonly versionFrom: number;
  readonly versionTo: number;
  readonly expiresAtMs: number;
  readonly keyId: string;
};

/** Signs bytes with HMAC-SHA256 under the scope's key. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

const macOf = (scope: UrlScope, sign: Sign): Buffer =>
  Buffer.from(
    sign(
      Buffer.from(
        [
          'corridor-file-url/1',
          scope.agreementId,
          scope.tableId,
          scope.versionFrom,
          scope.versionTo,
          scope.expiresAtMs,
          scope.keyId,
        ].join('\n'),
      ),
    ),
  );

/** The part of an address before the file's id, without the origin. */
export const urlPath = (scope: UrlScope): string => `/delta-sharing/files/${scope.agreementId}/${scope.tableId}/`;

/**
 * The part of an address after the file's id: extension and query with versions, expiry, key and MAC. `sp=r` ("signed
 * permission: read", as Azure writes it) says nothing to us, but delta-kernel knows by it that the address is signed
 * and must be fetched as it is.
 */
export const urlTail = (scope: UrlScope, sign: Sign): string =>
  `.parquet?sp=r&v=${scope.versionFrom}-${scope.versionTo}&e=${scope.expiresAtMs}&k=${scope.keyId}&s=${macOf(scope, sign).toString('base64url')}`;

/** Query of a signed address as it came in; every member is the client's word. */
export type UrlQuery = { readonly v?: unknown; readonly e?: unknown; readonly k?: unknown; readonly s?: unknown };

const digits = (text: string | undefined): number | undefined =>
  text !== undefined && /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined;

/** Reads the scope that an address claims; undefined when it is not of our form. Repeated members are refused. */
export const readScope = (path: { agreementId: string; tableId: string }, query: UrlQuery): UrlScope | undefined => {
  if (typeof query.v !== 'string' || typeof query.e !== 'string' || typeof query.k !== 'string') return undefined;
  const [from, to, ...rest] = query.v.split('-').map(digits);
  const expiresAtMs = digits(query.e);
  if (from === undefined || to === undefined || rest.length > 0 || expiresAtMs === undefined) return undefined;
  return { ...path, versionFrom: from, versionTo: to, expiresAtMs, keyId: query.k };
};

/** True when the MAC is ours; compares in constant time and accepts one spelling only. */
export const verifyScope = (scope: UrlScope, mac: unknown, sign: Sign): boolean => {
  if (typeof mac !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(mac)) return false;
  const given = Buffer.from(mac, 'base64url');
  const expected = macOf(scope, sign);
  return given.toString('base64url') === mac && given.length === expected.length && timingSafeEqual(given, expected);
};

/** True when the file is alive in one of the scope's versions. */
export const coversFile = (scope: UrlScope, file: { addedIn: number; removedIn: number | null }): boolean =>
  file.addedIn <= scope.versionTo && (file.removedIn === null || file.removedIn > scope.versionFrom);
