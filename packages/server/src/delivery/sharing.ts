import { type Outcome, ok, type Refusal } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { type AnswerParts, type Batch, renderAnswer } from './answers.ts';
import { activeKey, makeContinuation, openContinuation } from './continuations.ts';
import type { ResponseFormat } from './core/capabilities.ts';
import { type Hints, pickFiles } from './core/hints.ts';
import type { Continuation } from './core/page-token.ts';
import { metadataLine, protocolLine, type TableFacts } from './core/sharing-format.ts';
import { type UrlScope, urlPath, urlTail } from './core/signed-url.ts';
import { grantUrls } from './granting.ts';
import type { Histories } from './histories.ts';
import {
  pageFilesMax,
  pageTokenLifetimeMs,
  refreshTokenLifetimeMs,
  type SharedTable,
  type SharedVersion,
  urlLifetimeMaxSeconds,
} from './model.ts';
import type { Projections } from './projections.ts';
import type { Recipient } from './recipients.ts';
import { type ChangesQuery, fingerprintOf, type MetadataQuery, type QueryBody, rangeOf } from './requests.ts';
import { changesBetween, expiryOf, filesAt, pickRange, pickVersion, versionSince } from './rules.ts';
import { demandUse } from './use.ts';
import { columnsOf, demandColumns, type History, resolveFiles } from './views.ts';

/** What the protocol's calls work with. */
export type SharingParts = {
  readonly kit: Kit;
  readonly histories: Histories;
  readonly projections: Projections;
};

/** One call about one table. */
export type Call = {
  readonly recipient: Recipient;
  readonly table: SharedTable;
  readonly format: ResponseFormat;
  readonly endStreamAsked: boolean;
  /** Scheme, host and port that the addresses of files begin with. */
  readonly origin: string;
};

/** A good answer of a table call. */
export type Answer = {
  readonly version: number;
  readonly format: ResponseFormat;
  readonly endStream: boolean;
  readonly chunks: Iterable<string>;
};

const actor = systemActor('delivery.sharing');

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

/** What is to be answered with addresses, before paging. `scope` are the versions whose files it may name. */
type Plan = {
  readonly history: History;
  readonly table: TableFacts;
  readonly version: SharedVersion;
  readonly scope: { readonly from: number; readonly to: number };
  readonly batches: readonly Batch[];
  readonly versionsShown: boolean;
  readonly request: string;
  readonly earlier: Continuation | undefined;
  readonly maxFiles: number | undefined;
  readonly refreshAsked: boolean;
};

/** Cuts the batches to the lines from `offset` on, at most `size` of them. */
const cut = (batches: readonly Batch[], offset: number, size: number): { page: Batch[]; next: number | undefined } => {
  const page: Batch[] = [];
  let at = 0;
  for (const batch of batches) {
    const files = batch.files.slice(Math.max(0, offset - at), Math.max(0, offset + size - at));
    const { metadata, ...rest } = batch;
    const starts = at >= offset && at < offset + size;
    if (files.length > 0) page.push({ ...rest, files, ...(starts && metadata !== undefined ? { metadata } : {}) });
    at += batch.files.length;
  }
  return { page, next: at > offset + size ? offset + size : undefined };
};

const resolveBatches = async (
  { projections }: SharingParts,
  call: Call,
  history: History,
  batches: readonly Batch[],
): Promise<Outcome<Batch[]>> => {
  const resolved: Batch[] = [];
  for (const batch of batches) {
    const files = await resolveFiles(projections, call.table, history, batch.files);
    if (!files.ok) return files;
    resolved.push({ ...batch, files: files.value });
  }
  return ok(resolved);
};

const lifetimeMs = (kit: Kit): number => Math.min(kit.config.urlLifetimeSeconds, urlLifetimeMaxSeconds) * 1000;

/** Decides, builds what is missing, counts and logs the use, and only then makes addresses. */
const answerPlan = async (parts: SharingParts, call: Call, plan: Plan): Promise<Outcome<Answer>> => {
  const { kit } = parts;
  const { grant, tokenId } = call.recipient;
  const continued = plan.earlier !== undefined;
  const use = { agreementId: grant.agreementId, deliveryMode: 'share', counted: !continued } as const;
  const agreement = await kit.db.read(actor, (tx) => demandUse(tx, use));
  if (!agreement.ok) return agreement;
  const offset = plan.earlier?.kind === 'page' ? plan.earlier.offset : 0;
  const paging = plan.maxFiles !== undefined || plan.earlier?.kind === 'page';
  const size = paging ? Math.min(plan.maxFiles ?? pageFilesMax, pageFilesMax) : Number.MAX_SAFE_INTEGER;
  const { page, next } = cut(plan.batches, offset, size);
  const resolved = await resolveBatches(parts, call, plan.history, page);
  if (!resolved.ok) return resolved;
  const key = await activeKey(kit);
  const nowMs = kit.clock.now().getTime();
  const expiresAtMs = expiryOf(nowMs, lifetimeMs(kit), agreement.value.expiresAt);
  const scope: UrlScope = {
    agreementId: grant.agreementId,
    tableId: call.table.id,
    versionFrom: plan.scope.from,
    versionTo: plan.scope.to,
    expiresAtMs,
    keyId: key.id,
  };
  const granted = await kit.db.transact(actor, (tx) =>
    grantUrls(tx, { grant, tokenId, table: call.table, scope, batches: resolved.value, counted: !continued }),
  );
  if (!granted.ok) return granted;
  const token = (kind: Continuation['kind'], at: number, life: number): string =>
    makeContinuation(key, {
      kind,
      grantId: grant.id,
      tableId: call.table.id,
      versionFrom: plan.scope.from,
      versionTo: plan.scope.to,
      offset: at,
      request: plan.request,
      expiresAtMs: nowMs + life,
    });
  const endStream = call.endStreamAsked || paging || plan.refreshAsked;
  const answer: AnswerParts = {
    format: call.format,
    table: plan.table,
    batches: resolved.value,
    urls: { head: `${call.origin}${urlPath(scope)}`, tail: urlTail(scope, key.sign), expiresAtMs },
    versionsShown: plan.versionsShown,
    end: endStream
      ? {
          ...(next === undefined ? {} : { nextPageToken: token('page', next, pageTokenLifetimeMs) }),
          ...(plan.refreshAsked ? { refreshToken: token('refresh', 0, refreshTokenLifetimeMs) } : {}),
          minUrlExpirationTimestamp: expiresAtMs,
        }
      : undefined,
  };
  return ok({ version: plan.version.number, format: call.format, endStream, chunks: renderAnswer(answer) });
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

/** Any refusal of a call. */
export type SharingRefusal = Refusal;
