import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { Lesson, Mark, Verdict } from './core/lessons.ts';
import type { SuspectRow } from './store.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Marks of one dataset that are read: more than a person makes, and few enough for memory. */
const marksMax = 20_000;

/** A flagged cell with the newest word on it. */
export type MarkedSuspect = SuspectRow & { readonly verdict: Verdict | null };

/** Flagged cells after a position with their marks, one more than the page. */
export const listSuspects = async (
  tx: Tx,
  find: { readonly versionId: string; readonly after: number; readonly size: number },
): Promise<MarkedSuspect[]> =>
  q(tx)
    .selectFrom('assess.suspect as s')
    .leftJoin('assess.suspect_mark as m', (join) =>
      join
        .onRef('m.version_id', '=', 's.version_id')
        .onRef('m.row_number', '=', 's.row_number')
        .onRef('m.column_name', '=', 's.column_name'),
    )
    .selectAll('s')
    .select('m.verdict')
    .where('s.version_id', '=', find.versionId)
    .where('s.position', '>', find.after)
    .orderBy('s.position')
    .limit(find.size + 1)
    .execute();

/** The flagged cell at a place; a column of '' is the whole row. */
export const findSuspect = async (
  tx: Tx,
  find: { readonly versionId: string; readonly row: number; readonly column: string },
): Promise<SuspectRow | undefined> =>
  q(tx)
    .selectFrom('assess.suspect')
    .selectAll()
    .where('version_id', '=', find.versionId)
    .where(sql<boolean>`row_number = ${find.row}`)
    .where('column_name', '=', find.column)
    .orderBy('position')
    .executeTakeFirst();

/** Records a word on a flagged cell in place of an earlier one. */
export const upsertMark = async (
  tx: Tx,
  mark: { readonly datasetId: string; readonly suspect: SuspectRow; readonly verdict: Verdict; readonly by: string },
): Promise<void> => {
  const { suspect, verdict } = mark;
  await q(tx)
    .insertInto('assess.suspect_mark')
    .values({
      dataset_id: mark.datasetId,
      version_id: suspect.version_id,
      organisation_id: suspect.organisation_id,
      row_number: String(suspect.row_number),
      column_name: suspect.column_name,
      rule: suspect.rule,
      value: suspect.value,
      confidence: suspect.confidence,
      verdict,
      marked_by: mark.by,
      marked_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['version_id', 'row_number', 'column_name'])
        .doUpdateSet({ verdict, marked_by: mark.by, marked_at: tx.now }),
    )
    .execute();
};

/** The marks of a dataset over all its versions, in the order of version and place. */
export const listMarks = async (tx: Tx, datasetId: string): Promise<Mark[]> => {
  const rows = await q(tx)
    .selectFrom('assess.suspect_mark')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .orderBy('version_id')
    .orderBy('row_number')
    .orderBy('column_name')
    .limit(marksMax)
    .execute();
  return rows.map((row) => ({
    rule: row.rule,
    column: row.column_name,
    value: row.value,
    confidence: row.confidence,
    verdict: row.verdict,
  }));
};

/** How many kept suspects of a version a lesson acquits: all of a dropped rule, those of no more confidence, those marked right or like them. */
export const countAcquitted = async (tx: Tx, versionId: string, lesson: Lesson): Promise<number> => {
  const isDropped = lesson.state === 'dropped';
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from assess.suspect s
    where s.version_id = ${versionId} and s.rule = ${lesson.rule} and s.column_name = ${lesson.column}
      and (${isDropped} or s.confidence <= ${lesson.above ?? -1} or s.value = any(${[...lesson.rightValues]}::text[])
        or exists (select 1 from assess.suspect_mark m where m.version_id = s.version_id and m.row_number = s.row_number
          and m.column_name = s.column_name and m.verdict = 'right'))`.execute(tx.q);
  return Number(rows[0]?.n ?? 0);
};
