import { invariant } from './result.ts';

/** A value that JSON can carry. Money and 64-bit integers travel as strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON (RFC 8785): the only form in which anything is signed, hashed or compared.
 * Keys are sorted by UTF-16 code units, numbers are ECMAScript's, members that are undefined are left out.
 * Throws on numbers that JSON cannot carry and on lone surrogates.
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'canonical JSON has no NaN and no infinity');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    invariant(value.isWellFormed(), 'canonical JSON has no lone surrogates');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const members = Object.entries(value as Readonly<Record<string, Json | undefined>>)
    .filter((member): member is [string, Json] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${canonicalJson(key)}:${canonicalJson(item)}`);
  return `{${members.join(',')}}`;
};
