import { type Actor, type Bilingual, type Language, type Outcome, ok, personOf, refuse, sha256Hex } from '#kernel';
import { readBlob } from '#platform/blobs';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { lockName } from '#platform/name-lock';
import { newId } from '#platform/random';
import { builtInIds, builtInTemplate } from './core/report-builtin.ts';
import { tableOf, tableSpecs } from './core/report-catalogue.ts';
import type { Inspected } from './core/report-docx.ts';
import { type TemplateFormat, templateFormats } from './core/report-office.ts';
import { placeholdersMax } from './core/report-values.ts';
import type { PaperCode } from './errors.ts';
import { type Template, templateBytesMax, templatesMax } from './report-model.ts';
import { deleteTemplate, findTemplate, insertTemplate, listTemplates, type TemplateRow } from './store-reports.ts';
import { workAside } from './work.ts';

const known = (): string => tableSpecs.map(({ key, name }) => `${name.zh} / ${key}`).join('、');

/** Looks into a template aside; refuses what cannot be filled later. */
export const inspectTemplate = async (
  format: TemplateFormat,
  bytes: Uint8Array,
): Promise<Outcome<Inspected, PaperCode>> => {
  const worked = await workAside('inspectTemplate', { format, bytes });
  if (!worked.ok) return worked;
  const inspected = worked.value;
  if (!inspected.ok) return inspected;
  const { placeholders, loops } = inspected.value;
  if (placeholders.length > placeholdersMax)
    return refuse('paper.template_placeholders_many', { max: placeholdersMax });
  const unknown = loops.find((name) => tableOf(name) === undefined);
  return unknown === undefined ? inspected : refuse('paper.template_loop_unknown', { name: unknown, known: known() });
};

/** Reads a body of at most a template's size; undefined when it is larger. */
const readLimited = async (source: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > templateBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Takes a template in: looked into first, then its bytes durable, then the row that refers to them. */
export const receiveTemplate = async (
  kit: Kit,
  actor: Actor,
  { name, format, source }: { name: string; format: TemplateFormat; source: AsyncIterable<Uint8Array> },
): Promise<Outcome<TemplateRow, PaperCode>> => {
  const bytes = await readLimited(source);
  if (bytes === undefined) return refuse('paper.template_too_large', { maxMiB: templateBytesMax / (1024 * 1024) });
  const inspected = await inspectTemplate(format, bytes);
  if (!inspected.ok) return inspected;
  const { organisationId, personId } = personOf(actor);
  const id = newId('rpt', kit.clock.now(), kit.random);
  const blobKey = `paper/report-templates/${id}`;
  await kit.blobs.putIfAbsent(blobKey, bytes);
  const filed = await kit.db.transact(actor, async (tx): Promise<Outcome<TemplateRow, PaperCode>> => {
    await lockName(tx, `paper.templates ${organisationId}`);
    if ((await listTemplates(tx, organisationId)).length >= templatesMax)
      return refuse('paper.templates_full', { max: templatesMax });
    const row: TemplateRow = {
      ...{ id, organisation_id: organisationId, name, format, bytes: BigInt(bytes.byteLength) },
      ...{ sha256: sha256Hex(bytes), blob_key: blobKey, placeholders: inspected.value.placeholders },
      ...{ created_at: tx.now, created_by: personId },
    };
    await insertTemplate(tx, row);
    return ok(row);
  });
  if (!filed.ok) await kit.blobs.delete(blobKey);
  return filed;
};

/** Removes an own template, first the row and then its bytes. */
export const removeTemplate = async (kit: Kit, actor: Actor, id: string): Promise<Outcome<null, PaperCode>> => {
  const removed = await kit.db.transact(actor, async (tx): Promise<Outcome<TemplateRow, PaperCode>> => {
    const row = await findTemplate(tx, personOf(actor).organisationId, id);
    if (row === undefined) return refuse('paper.template_unknown');
    await deleteTemplate(tx, id);
    return ok(row);
  });
  if (!removed.ok) return removed;
  await kit.blobs.delete(removed.value.blob_key);
  return ok(null);
};

const builtInNames: Readonly<Record<TemplateFormat, Bilingual>> = {
  docx: { zh: '内置 Word 报表（全部指标）', en: 'Built-in Word report (all figures)' },
  xlsx: { zh: '内置 Excel 报表（全部指标）', en: 'Built-in Excel report (all figures)' },
};

/** A template with its bytes. */
export type OpenTemplate = {
  readonly id: string;
  readonly name: Bilingual;
  readonly format: TemplateFormat;
  readonly bytes: Uint8Array;
  readonly sha256: string;
};

const openBuiltIn = (format: TemplateFormat, language: Language): OpenTemplate => {
  const bytes = builtInTemplate(format, language);
  return { id: builtInIds[format], name: builtInNames[format], format, bytes, sha256: sha256Hex(bytes) };
};

/** Opens a built-in or an own template. */
export const openTemplate = async (
  kit: Kit,
  actor: Actor,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<Outcome<OpenTemplate, PaperCode>> => {
  const builtIn = templateFormats.find((format) => builtInIds[format] === id);
  if (builtIn !== undefined) return ok(openBuiltIn(builtIn, language));
  const row = await kit.db.read(actor, (tx) => findTemplate(tx, personOf(actor).organisationId, id));
  const bytes = row === undefined ? undefined : await readBlob(kit.blobs, row.blob_key);
  if (row === undefined || bytes === undefined) return refuse('paper.template_unknown');
  return ok({ id, name: { zh: row.name, en: row.name }, format: row.format, bytes, sha256: row.sha256 });
};

/** A stored template as it is shown. */
export const templateToJson = (row: TemplateRow): Template => ({
  id: row.id,
  name: { zh: row.name, en: row.name },
  format: row.format,
  isBuiltIn: false,
  bytes: Number(row.bytes),
  sha256: row.sha256,
  placeholders: row.placeholders,
  createdAt: row.created_at.toISOString(),
});

/** Every template that an operator may choose: the built-in ones first, then its own, newest first. */
export const allTemplates = async (tx: Tx, language: Language): Promise<Template[]> => {
  const builtIn = templateFormats.map((format): Template => {
    const { bytes, ...shown } = openBuiltIn(format, language);
    return { ...shown, isBuiltIn: true, bytes: bytes.byteLength, placeholders: [], createdAt: null };
  });
  return [...builtIn, ...(await listTemplates(tx, personOf(tx.actor).organisationId)).map(templateToJson)];
};
