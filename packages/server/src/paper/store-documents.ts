import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { DocumentKind, DocumentLanguage } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A document as it is stored. */
export type DocumentRow = Selectable<Tables['paper.document']>;

/** The next number of a kind, region and year; rolled back with its transaction, so that none is left out. */
export const nextCount = async (
  tx: Tx,
  of: { readonly kind: string; readonly region: string; readonly year: number },
) =>
  (
    await q(tx)
      .insertInto('paper.counter')
      .values({ ...of, last: 1 })
      .onConflict((c) => c.columns(['kind', 'region', 'year']).doUpdateSet({ last: sql<number>`counter.last + 1` }))
      .returning('last')
      .executeTakeFirstOrThrow()
  ).last;

/** What tells documents apart: the same facts in the same language are one document. */
export type DocumentKey = {
  readonly kind: DocumentKind;
  readonly subject: string;
  readonly language: DocumentLanguage;
  readonly contentSha256: string;
};

/** The document of some facts, if it was issued. */
export const findIssued = async (tx: Tx, key: DocumentKey): Promise<DocumentRow | undefined> =>
  q(tx)
    .selectFrom('paper.document')
    .selectAll()
    .where('kind', '=', key.kind)
    .where('subject', '=', key.subject)
    .where('language', '=', key.language)
    .where('content_sha256', '=', key.contentSha256)
    .executeTakeFirst();

/** Adds a document. */
export const insertDocument = async (tx: Tx, row: DocumentRow): Promise<void> => {
  await q(tx)
    .insertInto('paper.document')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute();
};

/** Adds the hash of a print; false when it was known. */
export const addPrint = async (tx: Tx, number: string, sha256: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('paper.document')
    .set({ print_sha256s: sql<string[]>`array_append(print_sha256s, ${sha256})` })
    .where('number', '=', number)
    .where(sql<boolean>`not (${sha256} = any(print_sha256s))`)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** A document by its number. */
export const findDocument = async (tx: Tx, number: string): Promise<DocumentRow | undefined> =>
  q(tx).selectFrom('paper.document').selectAll().where('number', '=', number).executeTakeFirst();

/** Documents about which the actor's organisation is a party, newest first, one more than the page. */
export const listDocuments = async (
  tx: Tx,
  find: {
    readonly partyId: string;
    readonly kind: DocumentKind | undefined;
    readonly subject: string | undefined;
    readonly before: string | undefined;
    readonly size: number;
  },
): Promise<DocumentRow[]> => {
  let query = q(tx)
    .selectFrom('paper.document')
    .selectAll()
    .where(sql<boolean>`party_ids @> array[${find.partyId}]::text[]`);
  if (find.kind !== undefined) query = query.where('kind', '=', find.kind);
  if (find.subject !== undefined) query = query.where('subject', '=', find.subject);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  return query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
};
