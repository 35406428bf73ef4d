import { getOrganisations, type Organisation } from '#identity';
import type { Id } from '#kernel';
import { sha256OfJson } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { csvByteOrderMark, csvLine } from './core/csv.ts';
import type { Evidence } from './model.ts';
import { pageReviews, pageRevisions, type RecordPage, type ReviewRow, type RevisionRow } from './store.ts';

/** A trade as the record shows it; read from contracts by a function that main.ts passes in. */
export type TradeRow = {
  readonly agreementId: string;
  readonly concludedAt: Date;
  readonly productId: string;
  readonly providerId: string;
  readonly buyerId: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly agreementSha256: string;
  readonly state: string;
};

/** Reads an operator's trades between two instants after an agreement's id, oldest first. */
export type TradesReader = (tx: Tx, page: RecordPage) => Promise<readonly TradeRow[]>;

/** Rows read at once: an export of years must not be held in memory. */
const pageRows = 500;

/** The columns of the record, in order; every row has all of them, empty where they do not apply. */
export const recordColumns = [
  'record',
  'at',
  'productId',
  'title',
  'revision',
  'providerId',
  'provider',
  'providerCreditCode',
  'contentSha256',
  'by',
  'reasons',
  'sourceKind',
  'sourceText',
  'licence',
  'evidence',
  'statementSha256',
  'buyerId',
  'buyer',
  'agreementId',
  'agreementSha256',
  'amountMinor',
  'currency',
  'state',
] as const;
type Column = (typeof recordColumns)[number];

/** One row of the record that Data Security Law art. 33 asks an intermediary to keep. */
export type RecordRow = Readonly<Partial<Record<Column, string>>>;

type Owners = ReadonlyMap<string, Organisation>;

const providerOf = (owners: Owners, id: string): RecordRow => ({
  providerId: id,
  provider: owners.get(id)?.name ?? '',
  providerCreditCode: owners.get(id)?.creditCode ?? '',
});

const evidenceText = (each: Evidence): string =>
  each.kind === 'file' ? `${each.name} sha256:${each.sha256}` : each.url;

const fromRevision = (owners: Owners, row: RevisionRow): RecordRow => {
  const { draft, statement } = row.content;
  return {
    record: 'submission',
    at: row.submitted_at.toISOString(),
    productId: row.product_id,
    title: draft.title.zh || draft.title.en,
    revision: String(row.number),
    ...providerOf(owners, row.organisation_id),
    contentSha256: row.content_sha256,
    by: row.submitted_by,
    ...(statement === null
      ? {}
      : {
          sourceKind: statement.kind,
          sourceText: statement.text.zh || statement.text.en,
          licence: statement.licence,
          evidence: statement.evidence.map(evidenceText).join('; '),
          statementSha256: sha256OfJson(statement),
        }),
  };
};

const decisionNames = { approved: 'approval', returned: 'refusal', delisted: 'delisting' } as const;

const fromReview = (owners: Owners, row: ReviewRow): RecordRow => ({
  record: decisionNames[row.decision],
  at: row.decided_at.toISOString(),
  productId: row.product_id,
  revision: String(row.revision),
  ...providerOf(owners, row.organisation_id),
  contentSha256: row.content_sha256,
  by: row.reviewer_id ?? 'rules',
  reasons: row.reasons.map((reason) => `${reason.code}: ${reason.zh}`).join('; '),
});

const fromTrade = (owners: Owners, row: TradeRow): RecordRow => ({
  record: 'trade',
  at: row.concludedAt.toISOString(),
  productId: row.productId,
  ...providerOf(owners, row.providerId),
  buyerId: row.buyerId,
  buyer: owners.get(row.buyerId)?.name ?? '',
  agreementId: row.agreementId,
  agreementSha256: row.agreementSha256,
  amountMinor: row.amountMinor,
  currency: row.currency,
  state: row.state,
});

/** One kind of rows: how a page is read, what tells its rows apart, whom they name, how they are shown. */
type Part<R> = {
  readonly read: (tx: Tx, page: RecordPage) => Promise<readonly R[]>;
  readonly keyOf: (row: R) => string;
  readonly namesOf: (row: R) => readonly string[];
  readonly show: (owners: Owners, row: R) => RecordRow;
};

async function* rowsOf<R>(run: Run, part: Part<R>): AsyncGenerator<RecordRow> {
  for (let after = ''; ; ) {
    const page = { ...run.span, after, size: pageRows };
    const { rows, owners } = await run.db.read(run.actor, async (tx) => {
      const found = await part.read(tx, page);
      // suspended members stay in the record under their names
      const names = await withSystem(tx, () => getOrganisations(tx, found.flatMap(part.namesOf)));
      return { rows: found, owners: names };
    });
    for (const row of rows) yield part.show(owners, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = part.keyOf(last);
  }
}

type Run = {
  readonly db: Database;
  readonly actor: Tx['actor'];
  readonly span: { readonly operatorId: Id<'org'>; readonly from: Date; readonly until: Date };
};

/** The record of an operator: submissions with their source statements, decisions, refusals, trades; each oldest first. */
export async function* readRecord(run: Run, tradesOf: TradesReader): AsyncGenerator<RecordRow> {
  yield* rowsOf(run, {
    read: pageRevisions,
    keyOf: (row) => row.id,
    namesOf: (row) => [row.organisation_id],
    show: fromRevision,
  });
  yield* rowsOf(run, {
    read: pageReviews,
    keyOf: (row) => row.id,
    namesOf: (row) => [row.organisation_id],
    show: fromReview,
  });
  yield* rowsOf(run, {
    read: tradesOf,
    keyOf: (row) => row.agreementId,
    namesOf: (row) => [row.providerId, row.buyerId],
    show: fromTrade,
  });
}

/** The record as CSV (RFC 4180, UTF-8 with byte order mark). */
export async function* recordAsCsv(rows: AsyncIterable<RecordRow>): AsyncGenerator<string> {
  yield csvByteOrderMark + csvLine(recordColumns);
  for await (const row of rows) yield csvLine(recordColumns.map((column) => row[column] ?? ''));
}

/** The record as one JSON object a line; what does not apply is left out. */
export async function* recordAsNdjson(rows: AsyncIterable<RecordRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
