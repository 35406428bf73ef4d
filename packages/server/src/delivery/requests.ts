import { z } from 'zod';
import { type Json, type Outcome, ok, refuse, sha256OfJson } from '#kernel';
import type { DeliveryCode } from './errors.ts';
import type { WantedRange } from './rules.ts';

/** What clients of the protocol send; unknown members are ignored, as the protocol grows. */
const count = z.number().int().nonnegative();
const countText = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number, zero or more')
  .transform(Number);
const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2022-01-01T00:00:00Z' })
  .transform((text) => Date.parse(text));
const flag = z
  .string()
  .regex(/^(true|false)$/i, 'must be true or false')
  .transform((text) => text.toLowerCase() === 'true');

const listQuery = z.object({ maxResults: countText.optional(), pageToken: z.string().optional() });
const versionQuery = z.object({ startingTimestamp: time.optional() });
const metadataQuery = z.object({ version: countText.optional(), timestamp: time.optional() });
const changesQuery = z.object({
  startingVersion: countText.optional(),
  startingTimestamp: time.optional(),
  endingVersion: countText.optional(),
  endingTimestamp: time.optional(),
  includeHistoricalMetadata: flag.optional(),
  maxFiles: countText.optional(),
  pageToken: z.string().optional(),
});
/** Databases write null for a member that they leave out. */
const given = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);
const queryBody = z.object({
  predicateHints: given(z.array(z.string()).max(1000)),
  jsonPredicateHints: given(z.string()),
  limitHint: given(count),
  version: given(count),
  timestamp: given(time),
  startingVersion: given(count),
  endingVersion: given(count),
  maxFiles: given(count),
  pageToken: given(z.string()),
  includeRefreshToken: given(z.boolean()),
  refreshToken: given(z.string()),
});

/** Paging of a list. */
export type ListQuery = z.output<typeof listQuery>;
/** State that a metadata call asks for; times in ms. */
export type MetadataQuery = z.output<typeof metadataQuery>;
/** Range and paging of a change feed; times in ms. */
export type ChangesQuery = z.output<typeof changesQuery>;
/** What a query asks for; times in ms. */
export type QueryBody = z.output<typeof queryBody>;

type Code = Extract<DeliveryCode, 'delivery.malformed' | 'delivery.parameter_wrong'>;

const read = <T extends z.ZodType>(type: T, value: unknown): Outcome<z.output<T>, Code> => {
  const result = type.safeParse(value);
  if (result.success) return ok(result.data);
  const issue = result.error.issues[0];
  return refuse('delivery.malformed', { what: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
};

const wrong = (what: string) => refuse('delivery.parameter_wrong', { what });

/** Paging of a list. */
export const readListQuery = (query: unknown): Outcome<ListQuery, Code> => read(listQuery, query);

/** The time of a version call. */
export const readVersionQuery = (query: unknown) => read(versionQuery, query);

/** The state of a metadata call: a version or a time, not both. */
export const readMetadataQuery = (query: unknown): Outcome<MetadataQuery, Code> => {
  const parsed = read(metadataQuery, query);
  if (parsed.ok && parsed.value.version !== undefined && parsed.value.timestamp !== undefined)
    return wrong('version and timestamp exclude each other');
  return parsed;
};

const queryConflict = (body: QueryBody): string | undefined => {
  const starts = [body.version, body.timestamp, body.startingVersion].filter((one) => one !== undefined).length;
  if (starts > 1) return 'version, timestamp and startingVersion exclude each other';
  if (body.maxFiles === 0) return 'maxFiles must be positive';
  const { pageToken, refreshToken, includeRefreshToken } = body;
  if (starts > 0 && (refreshToken !== undefined || includeRefreshToken === true))
    return 'refresh tokens belong to queries of the newest version';
  if (pageToken !== undefined && (refreshToken !== undefined || includeRefreshToken === true))
    return 'a refresh token belongs to the first page';
  if (body.endingVersion !== undefined && (body.startingVersion ?? 0) > body.endingVersion)
    return 'endingVersion is before startingVersion';
  return undefined;
};

/** The body of a query; the combinations that the reference server refuses are refused. */
export const readQueryBody = (text: string): Outcome<QueryBody, Code> => {
  let json: unknown;
  try {
    json = JSON.parse(text === '' ? '{}' : text);
  } catch {
    return refuse('delivery.malformed', { what: 'the body is not JSON' });
  }
  const parsed = read(queryBody, json);
  const conflict = parsed.ok ? queryConflict(parsed.value) : undefined;
  return conflict === undefined ? parsed : wrong(conflict);
};

/** The range of a change feed: one start, at most one end. */
export const readChangesQuery = (query: unknown): Outcome<ChangesQuery, Code> => {
  const parsed = read(changesQuery, query);
  if (!parsed.ok) return parsed;
  const { startingVersion, startingTimestamp, endingVersion, endingTimestamp, maxFiles } = parsed.value;
  if ((startingVersion === undefined) === (startingTimestamp === undefined))
    return wrong('give either startingVersion or startingTimestamp');
  if (endingVersion !== undefined && endingTimestamp !== undefined)
    return wrong('endingVersion and endingTimestamp exclude each other');
  return maxFiles === 0 ? wrong('maxFiles must be positive') : parsed;
};

/** The range in our words. */
export const rangeOf = (query: ChangesQuery): WantedRange => ({
  startingVersion: query.startingVersion,
  startingMs: query.startingTimestamp,
  endingVersion: query.endingVersion,
  endingMs: query.endingTimestamp,
});

/** SHA-256 of the members that choose files; a page token is bound to it. */
export const fingerprintOf = (members: Readonly<Record<string, Json | undefined>>): string => sha256OfJson(members);
