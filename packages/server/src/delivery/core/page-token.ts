import { timingSafeEqual } from 'node:crypto';
import type { Sign } from './signed-url.ts';

/**
 * Where a query stands that is answered in parts, or that wants fresh addresses. It pins the version and what was
 * asked, so that later parts belong to the first; the use was counted with the first.
 */
export type Continuation = {
  readonly kind: 'page' | 'refresh';
  readonly grantId: string;
  readonly tableId: string;
  readonly versionFrom: number;
  readonly versionTo: number;
  /** How many lines the earlier parts held. */
  readonly offset: number;
  /** SHA-256 of the request's members that choose files; the client repeats them. */
  readonly request: string;
  readonly expiresAtMs: number;
  readonly keyId: string;
};

const split = (token: string): [string, string] => {
  const dot = token.indexOf('.');
  return [token.slice(0, dot), token.slice(dot + 1)];
};

/** Writes a continuation as an opaque token that only we can make. */
export const sealContinuation = (continuation: Continuation, sign: Sign): string => {
  const body = Buffer.from(JSON.stringify(continuation)).toString('base64url');
  return `${body}.${Buffer.from(sign(Buffer.from(body))).toString('base64url')}`;
};

/** The id of the key that a token claims; undefined when it is not of our form. */
export const readContinuation = (token: string): Continuation | undefined => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(split(token)[0], 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && 'keyId' in parsed && typeof parsed.keyId === 'string'
      ? (parsed as Continuation)
      : undefined;
  } catch {
    return undefined;
  }
};

/** True when the token is ours and unaltered; its content may be trusted only then. */
export const verifyContinuation = (token: string, sign: Sign): boolean => {
  const [body, mac] = split(token);
  const given = Buffer.from(mac, 'base64url');
  const expected = Buffer.from(sign(Buffer.from(body)));
  return given.length === expected.length && timingSafeEqual(given, expected);
};
