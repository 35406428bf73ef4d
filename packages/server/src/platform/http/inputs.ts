import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decodePageToken, type Id, isId, type Outcome, ok, pageSizeDefault, pageSizeMax, refuse } from '#kernel';

/** An id in a path or a query: of ours or not, but without a character that a database refuses. */
export const idText = z.string().regex(/^\w{1,60}$/, 'an id');

/** A path with one id. */
export const byId = z.object({ id: idText });

/** An id with a prefix. */
export const idOf = <P extends string>(prefix: P) =>
  z.string().refine((value): value is Id<P> => isId(prefix, value), `an id that begins with ${prefix}_`);

/** Text that can be stored, logged and signed exactly as it came: no NUL, no lone surrogates. */
export const text = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'text without NUL and lone surrogates');

/** A text that a person has written: not empty, without blanks around it. */
export const paragraph = (charactersMax: number) => text(charactersMax).trim().min(1);

/** A text in one language or both; an unwritten one is empty. */
export const bilingual = (charactersMax: number) =>
  z.object({ zh: text(charactersMax).default(''), en: text(charactersMax).default('') });

/** A text in both languages, as answers carry it. */
export const bilingualShape = z.object({ zh: z.string(), en: z.string() });

/** An instant with its zone (RFC 3339). */
export const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** A SHA-256 in hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256: 64 hexadecimal digits');

/** A division code (GB/T 2260). */
export const divisionCode = z.string().regex(/^\d{6}$/, 'a division code of six digits');

/** Money as JSON carries it. */
export const moneyShape = z.object({
  amountMinor: z.string().max(20).describe('whole minor units, as a string of digits'),
  currency: z.string().max(3).describe('ISO 4217'),
});

/** Where a page of a list begins and how long it is. */
export const paging = {
  pageToken: z.string().max(500).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
};

/** A list that is answered whole. */
export const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) });

/** A page of a list; without `nextPageToken` it is the last one. */
export const pageOf = <S extends z.ZodType>(item: S) => listOf(item).extend({ nextPageToken: z.string().optional() });

/**
 * The sort key behind a page token, taken apart by `read`; undefined for the first page. Refuses a token that is not ours.
 */
export const pageStart = <K>(
  token: string | undefined,
  read: (key: string) => K | undefined,
): Outcome<K | undefined, 'http.page_token_invalid'> => {
  if (token === undefined) return ok(undefined);
  const key = decodePageToken(token);
  const start = key === undefined ? undefined : read(key);
  return start === undefined ? refuse('http.page_token_invalid') : ok(start);
};

/** The id behind the page token of a list that is sorted by id. */
export const pageStartId = (token: string | undefined) =>
  pageStart(token, (key) => (idText.safeParse(key).success ? key : undefined));

/** Which members of an input are wrong, and how. */
export const whatIsWrong = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) =>
  issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');

/** Reads the query of a raw route; plain routes have theirs read before they are called. */
export const readQuery = <S extends z.ZodType>(
  shape: S,
  request: FastifyRequest,
): Outcome<z.output<S>, 'http.invalid'> => {
  const read = shape.safeParse(request.query);
  return read.success ? ok(read.data) : refuse('http.invalid', { what: whatIsWrong(read.error.issues) });
};

/** Reads the JSON body of a raw route; plain routes have theirs read before they are called. */
export const readBody = <S extends z.ZodType>(
  shape: S,
  request: FastifyRequest,
): Outcome<z.output<S>, 'http.invalid'> => {
  const read = shape.safeParse(request.body);
  return read.success ? ok(read.data) : refuse('http.invalid', { what: whatIsWrong(read.error.issues) });
};

/** The header that has a browser save an answer under a name, which may be Chinese (RFC 6266, RFC 8187). */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/**
 * Scheme, host and port by which others reach us: as configured, so that addresses are stable; else as this call did. The
 * Host header is the caller's word, and what it is used for goes back to that caller alone.
 */
export const originOf = (config: { readonly publicUrl: string | undefined }, request: FastifyRequest): string =>
  config.publicUrl ?? `${request.protocol}://${request.host || 'localhost'}`;
