import { type Outcome, ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { type Answer, answerPlan, type Call, type SharingParts } from './answering.ts';
import type { Batch } from './answers.ts';
import { openContinuation } from './continuations.ts';
import { type Hints, pickFiles } from './core/hints.ts';
import type { Continuation } from './core/page-token.ts';
import { metadataLine, protocolLine, type TableFacts } from './core/sharing-format.ts';
import type { SharedTable, SharedVersion } from './model.ts';
import { type ChangesQuery, fingerprintOf, type MetadataQuery, type QueryBody, rangeOf } from './requests.ts';
import { changesBetween, filesAt, pickRange, pickVersion, versionSince } from './rules.ts';
import { columnsOf, demandColumns, type History } from './views.ts';

const factsOf = (call: Call, history: History, version: SharedVersion, shown: boolean): TableFacts => ({
  id: call.table.id,
  name: call.table.name,
  ...(history.title === '' ? {} : { description: history.title }),
  columns: columnsOf(call.table, version),
  ...(shown ? { version: version.number } : {}),
  createdAtMs: history.versions[0]?.createdAtMs ?? 0,
});

/** Size and number of files of a version; of a column subset they are only known once it is built, so it says neither. */
const sized = (call: Call, history: History, version: SharedVersion, facts: TableFacts): TableFacts => {
  if (call.table.columns !== null) return facts;
  const files = filesAt(history.files, version.number);
  return { ...facts, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files: files.length };
};

/** Answers metadata: two lines. Not a use. */
export const answerMetadata = async (
  { kit, histories }: SharingParts,
  call: Call,
  query: MetadataQuery,
): Promise<Outcome<Answer>> => {
  const history = await histories.of(call.table.datasetId);
  const wanted = { version: query.version, atMs: query.timestamp };
  const version = pickVersion(history.versions, wanted, kit.clock.now().getTime());
  if (!version.ok) return version;
  const columns = demandColumns(call.table, version.value);
  if (!columns.ok) return columns;
  const shown = query.version !== undefined || query.timestamp !== undefined;
  const table = sized(call, history, version.value, factsOf(call, history, version.value, shown));
  const chunks = [protocolLine(call.format) + metadataLine(call.format, table)];
  return ok({ version: version.value.number, format: call.format, endStream: false, chunks });
};

/** Answers the newest version, or the earliest one made at or after a time. Not a use. */
export const answerVersion = async (
  { kit, histories }: SharingParts,
  table: SharedTable,
  sinceMs: number | undefined,
): Promise<Outcome<number>> => {
  const { versions } = await histories.of(table.datasetId);
  const found =
    sinceMs === undefined ? pickVersion(versions, {}, kit.clock.now().getTime()) : versionSince(versions, sinceMs);
  return found.ok ? ok(found.value.number) : found;
};

type Tokens = { readonly pageToken?: string | undefined; readonly refreshToken?: string | undefined };

/** The continuation that a client sent along, if any. */
const earlierOf = async (
  kit: Kit,
  call: Call,
  { pageToken, refreshToken }: Tokens,
  request: string,
): Promise<Outcome<Continuation | undefined>> => {
  const expected = { grantId: call.recipient.grant.id, tableId: call.table.id };
  if (pageToken !== undefined) return openContinuation(kit, pageToken, { ...expected, kind: 'page', request });
  if (refreshToken === undefined) return ok(undefined);
  return openContinuation(kit, refreshToken, { ...expected, kind: 'refresh', request: undefined });
};

const hintsOf = (body: QueryBody): Hints => ({
  predicateHints: body.predicateHints,
  jsonPredicateHints: body.jsonPredicateHints,
  limitHint: body.limitHint,
});

/** Answers a query: a snapshot, or changes when it names a starting version. One use, with all its pages. */
export const answerQuery = async (parts: SharingParts, call: Call, body: QueryBody): Promise<Outcome<Answer>> => {
  const { startingVersion, endingVersion, maxFiles, pageToken } = body;
  if (startingVersion !== undefined)
    return answerChanges(parts, call, {
      startingVersion,
      endingVersion,
      includeHistoricalMetadata: true,
      maxFiles,
      pageToken,
    });
  const hints = hintsOf(body);
  const { version, timestamp } = body;
  const request = fingerprintOf({ ...hints, version, timestamp });
  const earlier = await earlierOf(parts.kit, call, body, request);
  if (!earlier.ok) return earlier;
  const history = await parts.histories.of(call.table.datasetId);
  const wanted = {
    version: earlier.value?.versionTo ?? version,
    atMs: earlier.value === undefined ? timestamp : undefined,
  };
  const found = pickVersion(history.versions, wanted, parts.kit.clock.now().getTime());
  if (!found.ok) return found;
  const columns = demandColumns(call.table, found.value);
  if (!columns.ok) return columns;
  const versionsShown = version !== undefined || timestamp !== undefined;
  const { number } = found.value;
  const files = pickFiles(filesAt(history.files, number), columns.value, hints);
  return answerPlan(parts, call, {
    history,
    table: sized(call, history, found.value, factsOf(call, history, found.value, versionsShown)),
    version: found.value,
    scope: { from: number, to: number },
    batches: [{ action: 'file', version: found.value, files }],
    versionsShown,
    request,
    earlier: earlier.value,
    maxFiles,
    refreshAsked: body.includeRefreshToken === true || body.refreshToken !== undefined,
  });
};

const sameSchema = (call: Call, a: SharedVersion, b: SharedVersion | undefined): boolean =>
  b !== undefined && JSON.stringify(columnsOf(call.table, a)) === JSON.stringify(columnsOf(call.table, b));

/** Removals before additions, version by version; the schema again wherever it changed, for those who ask. */
const changeBatches = (call: Call, history: History, first: number, last: number, historical: boolean): Batch[] =>
  changesBetween(history.files, history.versions, first, last).flatMap(({ version, removed, added }) => {
    const before = history.versions.findLast(({ number }) => number < version.number);
    const changed = historical && version.number > first && !sameSchema(call, version, before);
    const metadata = changed ? { metadata: factsOf(call, history, version, true) } : {};
    const actions = [
      { action: 'remove' as const, version, files: removed },
      { action: 'add' as const, version, files: added },
    ].filter(({ files }) => files.length > 0);
    return actions.map((batch, index) => (index === 0 ? { ...batch, ...metadata } : batch));
  });

/** Answers the change feed of a range of versions. One use, with all its pages. */
export const answerChanges = async (parts: SharingParts, call: Call, query: ChangesQuery): Promise<Outcome<Answer>> => {
  const { pageToken, maxFiles, ...asked } = query;
  const request = fingerprintOf(asked);
  const earlier = await earlierOf(parts.kit, call, { pageToken }, request);
  if (!earlier.ok) return earlier;
  const history = await parts.histories.of(call.table.datasetId);
  const pinned = earlier.value === undefined ? {} : { endingVersion: earlier.value.versionTo, endingMs: undefined };
  const range = pickRange(history.versions, { ...rangeOf(query), ...pinned });
  if (!range.ok) return range;
  const { first, last } = range.value;
  const columns = demandColumns(call.table, last);
  if (!columns.ok) return columns;
  // Readers of the delta format rebuild a log from the answer, so it starts with the first version's schema; readers of
  // the parquet format apply one schema to all, and the last one has the columns that came later.
  const delta = call.format === 'delta';
  return answerPlan(parts, call, {
    history,
    table: factsOf(call, history, delta ? first : last, true),
    version: last,
    scope: { from: Math.max(0, first.number - 1), to: last.number },
    batches: changeBatches(call, history, first.number, last.number, delta || query.includeHistoricalMetadata === true),
    versionsShown: true,
    request,
    earlier: earlier.value,
    maxFiles,
    refreshAsked: false,
  });
};
