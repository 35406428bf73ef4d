import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { ImportAction, PlannedRow } from './core/import-plan.ts';
import type { ImportState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** An import as it is stored. */
export type ImportRecord = Selectable<Tables['paper.import']>;
/** An import without the file's lines, as lists need it. */
export type ImportHead = Omit<ImportRecord, 'lines'>;
/** A row of an import as it is stored. */
export type ImportRowRecord = Selectable<Tables['paper.import_row']>;

const head = [
  'id',
  'operator_id',
  'kind',
  'name',
  'file_sha256',
  'state',
  'headers',
  'mapping',
  'row_count',
  'counts',
  'preview_sha256',
  'created_at',
  'created_by',
  'decided_at',
  'decided_by',
] as const;

/** How many rows go into one statement. */
const rowsAtOnce = 200;

/** Adds an import. */
export const insertImport = async (tx: Tx, row: ImportRecord): Promise<void> => {
  const json = { lines: JSON.stringify(row.lines), counts: JSON.stringify(row.counts) };
  await q(tx)
    .insertInto('paper.import')
    .values({ ...row, ...json })
    .execute();
};

/** Puts the rows of a preview in place of those before. */
export const putRows = async (
  tx: Tx,
  { id, operator_id }: Pick<ImportRecord, 'id' | 'operator_id'>,
  rows: readonly PlannedRow[],
): Promise<void> => {
  await deleteRows(tx, id);
  const values = rows.map(({ number, action, reasons, before, after }) => ({
    ...{ import_id: id, operator_id, number, action, subject: null, key: null, draft_sha256: null },
    reasons: JSON.stringify(reasons),
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
  }));
  for (let at = 0; at < values.length; at += rowsAtOnce)
    await q(tx)
      .insertInto('paper.import_row')
      .values(values.slice(at, at + rowsAtOnce) as never)
      .execute();
};

/** Takes the rows of an import away. */
export const deleteRows = async (tx: Tx, importId: string): Promise<void> => {
  await q(tx).deleteFrom('paper.import_row').where('import_id', '=', importId).execute();
};

/** Changes an import that is in a state; false when it is in another one by now. */
export const moveImport = async (
  tx: Tx,
  { id, state: from }: Pick<ImportRecord, 'id' | 'state'>,
  change: Partial<
    Pick<ImportRecord, 'mapping' | 'preview_sha256' | 'decided_at' | 'decided_by' | 'lines' | 'counts'>
  > & {
    readonly state: ImportState;
  },
): Promise<boolean> => {
  const { lines, counts, ...rest } = change;
  const done = await q(tx)
    .updateTable('paper.import')
    .set({
      ...rest,
      ...(lines === undefined ? {} : { lines: JSON.stringify(lines) }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
    })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** An import by id with the file's lines; nobody else changes it until the transaction ends. */
export const lockImport = (tx: Tx, id: string): Promise<ImportRecord | undefined> =>
  q(tx).selectFrom('paper.import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** An import by id. */
export const findImport = (tx: Tx, id: string): Promise<ImportHead | undefined> =>
  q(tx).selectFrom('paper.import').select(head).where('id', '=', id).executeTakeFirst();

/** How many imports of an operator wait to be decided. */
export const countOpenImports = async (tx: Tx, operatorId: string): Promise<number> => {
  const { count } = await q(tx)
    .selectFrom('paper.import')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('operator_id', '=', operatorId)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
};

/** Imports of an operator, newest first, one more than the page. */
export const listImports = (
  tx: Tx,
  find: { readonly operatorId: string; readonly before: string | undefined; readonly size: number },
): Promise<ImportHead[]> => {
  let query = q(tx).selectFrom('paper.import').select(head).where('operator_id', '=', find.operatorId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  return query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
};

/** Rows of an import after a number, one more than the page. */
export const listRows = (
  tx: Tx,
  find: {
    readonly importId: string;
    readonly action: ImportAction | undefined;
    readonly after: number;
    readonly size: number;
  },
): Promise<ImportRowRecord[]> => {
  let query = q(tx)
    .selectFrom('paper.import_row')
    .selectAll()
    .where('import_id', '=', find.importId)
    .where('number', '>', find.after);
  if (find.action !== undefined) query = query.where('action', '=', find.action);
  return query
    .orderBy('number')
    .limit(find.size + 1)
    .execute();
};

/** Notes what was made of a row. */
export const settleRow = async (
  tx: Tx,
  { importId, number }: { readonly importId: string; readonly number: number },
  made: Pick<ImportRowRecord, 'subject' | 'key' | 'draft_sha256'>,
): Promise<void> => {
  await q(tx)
    .updateTable('paper.import_row')
    .set(made)
    .where('import_id', '=', importId)
    .where('number', '=', number)
    .execute();
};

/** What earlier imports of an operator made last, by key. */
export const madeBefore = async (
  tx: Tx,
  { operatorId, keys }: { readonly operatorId: string; readonly keys: readonly string[] },
): Promise<{ readonly key: string; readonly subject: string; readonly draftSha256: string }[]> => {
  const { rows } = await sql<{ key: string; subject: string; draftSha256: string }>`
    select distinct on (key) key, subject, draft_sha256 as "draftSha256" from paper.import_row
    where operator_id = ${operatorId} and subject is not null and key = any(${keys}::text[])
    order by key, import_id desc`.execute(tx.q);
  return rows;
};
