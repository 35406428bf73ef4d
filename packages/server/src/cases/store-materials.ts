import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A document that was handed in; its bytes lie in the blob store. */
export type MaterialFile = {
  readonly id: Id<'mat'>;
  readonly caseId: Id<'case'> | null;
  readonly draftId: Id<'cdr'> | null;
  readonly ownerId: Id<'org'> | null;
  /** Who handed it in; null for a resident without an account. */
  readonly organisationId: Id<'org'> | null;
  /** Which of the asked-for documents it is. */
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: bigint;
  readonly sha256: string;
  readonly blobKey: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
};

const toFile = (row: Selectable<Tables['cases.material']>): MaterialFile => ({
  id: row.id as Id<'mat'>,
  caseId: row.case_id as Id<'case'> | null,
  draftId: row.draft_id as Id<'cdr'> | null,
  ownerId: row.owner_id as Id<'org'> | null,
  organisationId: row.organisation_id as Id<'org'> | null,
  key: row.key,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  sha256: row.sha256,
  blobKey: row.blob_key,
  createdAt: row.created_at,
  createdBy: row.created_by,
});

/** Records a document whose bytes are stored. */
export const insertMaterial = async (tx: Tx, one: Omit<MaterialFile, 'createdAt'>): Promise<void> => {
  await q(tx)
    .insertInto('cases.material')
    .values({
      ...{ id: one.id, case_id: one.caseId, draft_id: one.draftId, owner_id: one.ownerId },
      ...{ organisation_id: one.organisationId, key: one.key, name: one.name, media_type: one.mediaType },
      ...{ bytes: one.bytes, sha256: one.sha256, blob_key: one.blobKey },
      ...{ created_at: tx.now, created_by: one.createdBy },
    })
    .execute();
};

/** The documents of a case or of a draft, oldest first. */
export const selectMaterials = async (
  tx: Tx,
  of: { readonly caseId: string } | { readonly draftId: string },
): Promise<MaterialFile[]> => {
  const all = q(tx).selectFrom('cases.material').selectAll();
  const mine = 'caseId' in of ? all.where('case_id', '=', of.caseId) : all.where('draft_id', '=', of.draftId);
  return (await mine.orderBy('id').execute()).map(toFile);
};

/** Moves the documents of a draft to the case that it became. */
export const moveMaterials = async (
  tx: Tx,
  draftId: string,
  to: { readonly caseId: string; readonly ownerId: string },
): Promise<void> => {
  await q(tx)
    .updateTable('cases.material')
    .set({ case_id: to.caseId, owner_id: to.ownerId, draft_id: null })
    .where('draft_id', '=', draftId)
    .execute();
};

/** Removes the documents of a draft; answers the keys of their blobs. */
export const deleteMaterials = async (tx: Tx, draftId: string): Promise<string[]> =>
  (await q(tx).deleteFrom('cases.material').where('draft_id', '=', draftId).returning('blob_key').execute()).map(
    (row) => row.blob_key,
  );
