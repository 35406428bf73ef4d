import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Evidence, Opinion, SourceStatement } from './model.ts';
import type { ProductState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A working copy as it is stored. */
export type ProductRow = Selectable<Tables['catalog.product']>;
/** A file that was handed in. */
export type EvidenceRow = Selectable<Tables['catalog.evidence']>;
/** What was submitted. */
export type RevisionRow = Selectable<Tables['catalog.revision']>;
/** A decision. */
export type ReviewRow = Selectable<Tables['catalog.review']>;

/** Adds a working copy in state draft. */
export const insertProduct = async (
  tx: Tx,
  row: Pick<ProductRow, 'id' | 'organisation_id' | 'draft' | 'dataset_ids' | 'level' | 'allowed_modes'>,
): Promise<ProductRow> =>
  q(tx)
    .insertInto('catalog.product')
    .values({
      ...row,
      draft: JSON.stringify(row.draft),
      operator_id: null,
      state: 'draft',
      revision: 0,
      change_count: 0,
      waits_since: null,
      due_at: null,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Working copies by id, as far as the actor may see them. */
export const selectProducts = async (tx: Tx, ids: readonly string[]): Promise<ProductRow[]> =>
  ids.length === 0 ? [] : q(tx).selectFrom('catalog.product').selectAll().where('id', 'in', ids).execute();

/** Own working copies after a key, one more than the page, newest first. */
export const listProducts = async (
  tx: Tx,
  find: { organisationId: string; state?: ProductState | undefined; before?: string | undefined; size: number },
): Promise<ProductRow[]> => {
  let query = q(tx).selectFrom('catalog.product').selectAll().where('organisation_id', '=', find.organisationId);
  if (find.state !== undefined) query = query.where('state', '=', find.state);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  return query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
};

/** What waits for an operator, after a key, one more than the page, by due time. */
export const listWaiting = async (
  tx: Tx,
  find: { operatorId: string; after?: { dueAt: Date; id: string } | undefined; size: number },
): Promise<ProductRow[]> => {
  let query = q(tx)
    .selectFrom('catalog.product')
    .selectAll()
    .where('operator_id', '=', find.operatorId)
    .where('state', '=', 'submitted');
  if (find.after !== undefined)
    query = query.where(sql<boolean>`(due_at, id) > (${find.after.dueAt}, ${find.after.id})`);
  return query
    .orderBy('due_at')
    .orderBy('id')
    .limit(find.size + 1)
    .execute();
};

/** What an update of a working copy may change. */
export type ProductChange = Partial<
  Pick<
    ProductRow,
    | 'operator_id'
    | 'state'
    | 'draft'
    | 'dataset_ids'
    | 'level'
    | 'allowed_modes'
    | 'revision'
    | 'waits_since'
    | 'due_at'
  >
>;

/** Changes a working copy that nobody else has changed since it was read; undefined when somebody has. */
export const updateProduct = async (
  tx: Tx,
  seen: Pick<ProductRow, 'id' | 'change_count'>,
  change: ProductChange,
): Promise<ProductRow | undefined> => {
  const { draft, ...rest } = change;
  return q(tx)
    .updateTable('catalog.product')
    .set({
      ...rest,
      ...(draft === undefined ? {} : { draft: JSON.stringify(draft) }),
      change_count: seen.change_count + 1,
      updated_at: tx.now,
    })
    .where('id', '=', seen.id)
    .where('change_count', '=', seen.change_count)
    .returningAll()
    .executeTakeFirst();
};

/** Adds a file that was handed in. */
export const insertEvidence = async (tx: Tx, row: Omit<EvidenceRow, 'created_at' | 'operator_id'>): Promise<void> => {
  await q(tx)
    .insertInto('catalog.evidence')
    .values({ ...row, operator_id: null, created_at: tx.now })
    .execute();
};

/** The files of a product, oldest first. */
export const listEvidence = async (tx: Tx, productId: string): Promise<EvidenceRow[]> =>
  q(tx).selectFrom('catalog.evidence').selectAll().where('product_id', '=', productId).orderBy('id').execute();

/** Lets the operator see the files of a product. */
export const shareEvidence = async (tx: Tx, productId: string, operatorId: string): Promise<void> => {
  await q(tx)
    .updateTable('catalog.evidence')
    .set({ operator_id: operatorId })
    .where('product_id', '=', productId)
    .execute();
};

type DocumentTable = 'catalog.source_statement' | 'catalog.opinion';
type NewDocument<T> = {
  readonly productId: string;
  readonly organisationId: string;
  readonly content: T;
  readonly sha256: string;
  readonly createdBy: string;
};

const insertDocument = async (
  tx: Tx,
  table: DocumentTable,
  row: NewDocument<SourceStatement | Opinion>,
): Promise<void> => {
  await q(tx)
    .insertInto(table)
    .values({
      id: row.content.id,
      product_id: row.productId,
      organisation_id: row.organisationId,
      content: JSON.stringify(row.content),
      sha256: row.sha256,
      created_at: tx.now,
      created_by: row.createdBy,
    })
    .execute();
};

/** Adds a source statement; it counts from now on. */
export const insertStatement = (tx: Tx, row: NewDocument<SourceStatement>): Promise<void> =>
  insertDocument(tx, 'catalog.source_statement', row);

/** Adds an opinion; it counts from now on. */
export const insertOpinion = (tx: Tx, row: NewDocument<Opinion>): Promise<void> =>
  insertDocument(tx, 'catalog.opinion', row);

/** The newest source statement of a product. */
export const currentStatement = async (
  tx: Tx,
  productId: string,
): Promise<{ content: SourceStatement; sha256: string } | undefined> =>
  q(tx)
    .selectFrom('catalog.source_statement')
    .select(['content', 'sha256'])
    .where('product_id', '=', productId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The newest opinion of a product. */
export const currentOpinion = async (tx: Tx, productId: string): Promise<Opinion | undefined> => {
  const row = await q(tx)
    .selectFrom('catalog.opinion')
    .select('content')
    .where('product_id', '=', productId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
};

/** Keeps what was submitted. */
export const insertRevision = async (tx: Tx, row: Omit<RevisionRow, 'id' | 'submitted_at'>): Promise<void> => {
  await q(tx)
    .insertInto('catalog.revision')
    .values({ ...row, id: tx.newId('rvn'), content: JSON.stringify(row.content), submitted_at: tx.now })
    .execute();
};

/** One revision of a product. */
export const findRevision = async (tx: Tx, productId: string, number: number): Promise<RevisionRow | undefined> =>
  q(tx)
    .selectFrom('catalog.revision')
    .selectAll()
    .where('product_id', '=', productId)
    .where('number', '=', number)
    .executeTakeFirst();

/** Keeps a decision. */
export const insertReview = async (tx: Tx, row: Omit<ReviewRow, 'id' | 'decided_at'>): Promise<void> => {
  await q(tx)
    .insertInto('catalog.review')
    .values({ ...row, id: tx.newId('rev'), reasons: JSON.stringify(row.reasons), decided_at: tx.now })
    .execute();
};

/** The decisions on a product, oldest first. */
export const listReviews = async (tx: Tx, productId: string): Promise<ReviewRow[]> =>
  q(tx).selectFrom('catalog.review').selectAll().where('product_id', '=', productId).orderBy('id').execute();

/** Rows of an operator between two instants after a key, for the record the law asks for. */
export type RecordPage = {
  readonly operatorId: string;
  readonly from: Date;
  readonly until: Date;
  readonly after: string;
  readonly size: number;
};

/** Decisions of an operator, oldest first. */
export const pageReviews = async (tx: Tx, page: RecordPage): Promise<ReviewRow[]> =>
  q(tx)
    .selectFrom('catalog.review')
    .selectAll()
    .where('operator_id', '=', page.operatorId)
    .where('decided_at', '>=', page.from)
    .where('decided_at', '<', page.until)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.size)
    .execute();

/** Submissions to an operator, oldest first. */
export const pageRevisions = async (tx: Tx, page: RecordPage): Promise<RevisionRow[]> =>
  q(tx)
    .selectFrom('catalog.revision')
    .selectAll()
    .where('operator_id', '=', page.operatorId)
    .where('submitted_at', '>=', page.from)
    .where('submitted_at', '<', page.until)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.size)
    .execute();

/** A file row as the evidence of a statement. */
export const toEvidence = (row: EvidenceRow): Extract<Evidence, { kind: 'file' }> => ({
  kind: 'file',
  id: row.id as Id<'evd'>,
  name: row.name,
  sha256: row.sha256,
});
