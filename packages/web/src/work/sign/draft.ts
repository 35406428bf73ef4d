import { sha256Hex, toUtf8 } from '../keys/bytes.ts';

/** A document to be signed, as the API gives it. */
export type Draft = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly canonicalJson: string;
  readonly hash: string;
};

/** A signature as calls take it. */
export type GivenSignature = { readonly keyId: string; readonly value: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when two JSON values say the same; the order of members does not matter. */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => sameJson(one, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)].filter((key) => a[key] !== b[key]));
  return [...keys].every((key) => sameJson(a[key], b[key]));
};

/**
 * What is wrong with a draft; undefined when it may be signed: the bytes have the hash that was shown, and they say what the
 * person decided on. `expected` are the members that the person saw; all others are the platform's (ids, numbers, times).
 */
export const faultOf = async (
  draft: Draft,
  expected: Readonly<Record<string, unknown>>,
): Promise<'hash' | 'content' | undefined> => {
  if ((await sha256Hex(toUtf8(draft.canonicalJson))) !== draft.hash) return 'hash';
  const said: unknown = JSON.parse(draft.canonicalJson);
  const agrees = isObject(said) && Object.entries(expected).every(([key, value]) => sameJson(said[key], value));
  return agrees ? undefined : 'content';
};
