import { appendEntry } from '#audit';
import { type Actor, type Id, type Language, type Outcome, ok, personOf, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import type { Inspected } from './core/report-docx.ts';
import { fillDataOf } from './core/report-figures.ts';
import { type Period, type PeriodSpan, spanOf } from './core/report-period.ts';
import type { PaperCode } from './errors.ts';
import { paperKinds } from './kinds.ts';
import { appendixOf, missingCount } from './report-appendix.ts';
import { gatherFigures, homeOf } from './report-gathering.ts';
import type { Report } from './report-model.ts';
import { inspectTemplate, type OpenTemplate, openTemplate } from './report-templates.ts';
import { insertReport, type ReportRow } from './store-reports.ts';
import { workAside } from './work.ts';

/** What is asked for. */
export type ReportOrder = { readonly templateId: string; readonly period: Period; readonly language: Language };

type Made = { readonly order: ReportOrder; readonly template: OpenTemplate; readonly file: Uint8Array };

const periodSpan = (period: Period, now: Date): Outcome<PeriodSpan, PaperCode> => {
  const span = spanOf(period);
  return span === undefined || span.from > now ? refuse('paper.period_wrong') : ok(span);
};

const gather = (kit: Kit, actor: Actor, inspected: Inspected, span: PeriodSpan, language: Language) =>
  kit.db.read(actor, async (tx) => {
    const computation = await gatherFigures(tx, span, language);
    const data = fillDataOf(computation, language);
    return { data, appendix: appendixOf(inspected, computation, data) };
  });

const record = async (
  tx: Tx,
  { order, template, file }: Made,
  row: Pick<ReportRow, 'id' | 'appendix' | 'blob_key'>,
): Promise<ReportRow> => {
  const { operatorId, region } = await homeOf(tx);
  const full: ReportRow = {
    ...row,
    organisation_id: operatorId,
    region: region.code,
    template_id: template.id,
    template_name: template.name[order.language],
    template_sha256: template.sha256,
    format: template.format,
    period_kind: order.period.kind,
    period_from: order.period.from,
    language: order.language,
    bytes: BigInt(file.byteLength),
    sha256: sha256Hex(file),
    made_at: tx.now,
    made_by: personOf(tx.actor).personId,
  };
  await insertReport(tx, full);
  await appendEntry(tx, {
    kind: paperKinds.report_made,
    subject: full.id,
    parties: [operatorId],
    content: {
      period: order.period.from,
      template: template.id,
      templateSha256: template.sha256,
      sha256: full.sha256,
    },
  });
  return full;
};

/** Keeps the file first, durable, then the row that refers to it, with its entry in the log. */
const keep = async (
  kit: Kit,
  actor: Actor,
  made: Made,
  appendix: ReportRow['appendix'],
): Promise<Outcome<ReportRow>> => {
  const id = newId('rep', kit.clock.now(), kit.random);
  const blobKey = `paper/reports/${id}`;
  await kit.blobs.putIfAbsent(blobKey, made.file);
  return kit.db.transact(actor, async (tx) => ok(await record(tx, made, { id, appendix, blob_key: blobKey })));
};

/** Makes a report: figures of the acting operator's region and period, filled into a template in a thread of its own. */
export const makeReport = async (kit: Kit, actor: Actor, order: ReportOrder): Promise<Outcome<ReportRow>> => {
  const { language } = order;
  const span = periodSpan(order.period, kit.clock.now());
  if (!span.ok) return span;
  const template = await openTemplate(kit, actor, { id: order.templateId, language });
  if (!template.ok) return template;
  const { format, bytes } = template.value;
  const inspected = await inspectTemplate(format, bytes);
  if (!inspected.ok) return inspected;
  const { data, appendix } = await gather(kit, actor, inspected.value, span.value, language);
  const worked = await workAside('fillTemplate', { format, bytes, data });
  if (!worked.ok) return worked;
  const file = worked.value;
  return file.ok ? keep(kit, actor, { order, template: template.value, file: file.value }, appendix) : file;
};

/** A report as it is listed. */
export const reportToJson = (row: ReportRow): Report => {
  const period: Period = { kind: row.period_kind, from: row.period_from };
  const span = spanOf(period);
  return {
    id: row.id as Id<'rep'>,
    template: { id: row.template_id, name: row.template_name, sha256: row.template_sha256 },
    format: row.format,
    period: { ...period, name: span?.name ?? { zh: row.period_from, en: row.period_from } },
    isOver: span !== undefined && span.until <= row.made_at,
    language: row.language,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    missing: missingCount(row.appendix),
  };
};
