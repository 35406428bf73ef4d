import { type Outcome, ok } from '#kernel';
import type { PlatformKey } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { type AnswerParts, type Batch, renderAnswer } from './answers.ts';
import { activeKey, makeContinuation } from './continuations.ts';
import type { ResponseFormat } from './core/capabilities.ts';
import type { Continuation } from './core/page-token.ts';
import type { EndStream, TableFacts } from './core/sharing-format.ts';
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
import { expiryOf } from './rules.ts';
import { demandUse } from './use.ts';
import { type History, resolveFiles } from './views.ts';

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

/** What is to be answered with addresses, before paging. `scope` are the versions whose files they may name. */
export type Plan = {
  readonly history: History;
  readonly table: TableFacts;
  readonly version: SharedVersion;
  readonly scope: { readonly from: number; readonly to: number };
  readonly batches: readonly Batch[];
  readonly versionsShown: boolean;
  /** Hash of what was asked, to which page tokens are bound. */
  readonly request: string;
  /** The answer that this one goes on with, or refreshes; its use was counted then. */
  readonly earlier: Continuation | undefined;
  readonly maxFiles: number | undefined;
  readonly refreshAsked: boolean;
};

const actor = systemActor('delivery.sharing');

/** Cuts the batches to the lines from `offset` on, at most `size` of them. */
export const cutBatches = (
  batches: readonly Batch[],
  offset: number,
  size: number,
): { readonly page: Batch[]; readonly next: number | undefined } => {
  const page: Batch[] = [];
  let at = 0;
  for (const { metadata, ...batch } of batches) {
    const files = batch.files.slice(Math.max(0, offset - at), Math.max(0, offset + size - at));
    const isWhole = at >= offset && metadata !== undefined;
    if (files.length > 0) page.push({ ...batch, files, ...(isWhole ? { metadata } : {}) });
    at += batch.files.length;
  }
  return { page, next: at > offset + size ? offset + size : undefined };
};

const pageOf = ({ batches, earlier, maxFiles }: Plan) => {
  const paging = maxFiles !== undefined || earlier?.kind === 'page';
  const size = paging ? Math.min(maxFiles ?? pageFilesMax, pageFilesMax) : Number.MAX_SAFE_INTEGER;
  return { paging, ...cutBatches(batches, earlier?.kind === 'page' ? earlier.offset : 0, size) };
};

const resolveBatches = async (
  { projections }: SharingParts,
  { table }: Call,
  { history }: Plan,
  batches: readonly Batch[],
): Promise<Outcome<Batch[]>> => {
  const resolved: Batch[] = [];
  for (const batch of batches) {
    const files = await resolveFiles(projections, table, history, batch.files);
    if (!files.ok) return files;
    resolved.push({ ...batch, files: files.value });
  }
  return ok(resolved);
};

const lifetimeMs = (kit: Kit): number => Math.min(kit.config.urlLifetimeSeconds, urlLifetimeMaxSeconds) * 1000;

type Signing = { readonly key: PlatformKey; readonly scope: UrlScope; readonly nowMs: number };

const signingOf = async (kit: Kit, call: Call, plan: Plan): Promise<Signing> => {
  const key = await activeKey(kit);
  const nowMs = kit.clock.now().getTime();
  const scope: UrlScope = {
    agreementId: call.recipient.grant.agreementId,
    tableId: call.table.id,
    versionFrom: plan.scope.from,
    versionTo: plan.scope.to,
    expiresAtMs: expiryOf(nowMs, lifetimeMs(kit), call.recipient.grant.endsAt),
    keyId: key.id,
  };
  return { key, scope, nowMs };
};

const endOf = (call: Call, plan: Plan, { key, scope, nowMs }: Signing, next: number | undefined): EndStream => {
  const token = (kind: Continuation['kind'], offset: number, lifeMs: number): string =>
    makeContinuation(key, {
      kind,
      grantId: call.recipient.grant.id,
      tableId: call.table.id,
      versionFrom: plan.scope.from,
      versionTo: plan.scope.to,
      offset,
      request: plan.request,
      expiresAtMs: nowMs + lifeMs,
    });
  return {
    ...(next === undefined ? {} : { nextPageToken: token('page', next, pageTokenLifetimeMs) }),
    ...(plan.refreshAsked ? { refreshToken: token('refresh', 0, refreshTokenLifetimeMs) } : {}),
    minUrlExpirationTimestamp: scope.expiresAtMs,
  };
};

/** Decides, builds what is missing, counts and logs the use, and only then makes addresses. */
export const answerPlan = async (parts: SharingParts, call: Call, plan: Plan): Promise<Outcome<Answer>> => {
  const { kit } = parts;
  const { grant, tokenId } = call.recipient;
  const counted = plan.earlier === undefined;
  const use = { agreementId: grant.agreementId, deliveryMode: 'share', counted } as const;
  // A whole table has nothing to build, so grantUrls alone decides; else nobody makes us build what he may not read.
  const allowed = call.table.columns === null ? ok(undefined) : await kit.db.read(actor, (tx) => demandUse(tx, use));
  if (!allowed.ok) return allowed;
  const { paging, page, next } = pageOf(plan);
  const resolved = await resolveBatches(parts, call, plan, page);
  if (!resolved.ok) return resolved;
  const signing = await signingOf(kit, call, plan);
  const { key, scope } = signing;
  const given = { grant, tokenId, table: call.table, scope, batches: resolved.value, counted };
  const granted = await kit.db.transact(actor, (tx) => grantUrls(tx, given));
  if (!granted.ok) return granted;
  const endStream = call.endStreamAsked || paging || plan.refreshAsked;
  const answer: AnswerParts = {
    format: call.format,
    table: plan.table,
    batches: resolved.value,
    urls: {
      head: `${call.origin}${urlPath(scope)}`,
      tail: urlTail(scope, key.sign),
      expiresAtMs: scope.expiresAtMs,
    },
    versionsShown: plan.versionsShown,
    end: endStream ? endOf(call, plan, signing, next) : undefined,
  };
  return ok({ version: plan.version.number, format: call.format, endStream, chunks: renderAnswer(answer) });
};
