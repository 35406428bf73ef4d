import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A template as it is stored. */
export type TemplateRow = Selectable<Tables['paper.report_template']>;
/** A report as it is stored. */
export type ReportRow = Selectable<Tables['paper.report']>;

/** An operator's own templates, newest first. */
export const listTemplates = async (tx: Tx, organisationId: string): Promise<TemplateRow[]> =>
  q(tx)
    .selectFrom('paper.report_template')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id', 'desc')
    .execute();

/** One of an operator's own templates. */
export const findTemplate = async (tx: Tx, organisationId: string, id: string): Promise<TemplateRow | undefined> =>
  q(tx)
    .selectFrom('paper.report_template')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Adds a template. */
export const insertTemplate = async (tx: Tx, row: TemplateRow): Promise<void> => {
  await q(tx)
    .insertInto('paper.report_template')
    .values({ ...row, placeholders: JSON.stringify(row.placeholders) })
    .execute();
};

/** Removes a template; reports that were made with it stay. */
export const deleteTemplate = async (tx: Tx, id: string): Promise<void> => {
  await q(tx).deleteFrom('paper.report_template').where('id', '=', id).execute();
};

/** Adds a report. */
export const insertReport = async (tx: Tx, row: ReportRow): Promise<void> => {
  await q(tx)
    .insertInto('paper.report')
    .values({ ...row, appendix: JSON.stringify(row.appendix) })
    .execute();
};

/** One of an operator's reports. */
export const findReport = async (tx: Tx, organisationId: string, id: string): Promise<ReportRow | undefined> =>
  q(tx)
    .selectFrom('paper.report')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();

/** An operator's reports before an id, newest first, one more than the page. */
export const listReports = async (
  tx: Tx,
  find: { readonly organisationId: string; readonly before: string | undefined; readonly size: number },
): Promise<ReportRow[]> => {
  let query = q(tx).selectFrom('paper.report').selectAll().where('organisation_id', '=', find.organisationId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  return query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
};
