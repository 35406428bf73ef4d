import { type Actor, type Language, type Outcome, ok, refuse, utcDay } from '#kernel';
import type { Tx } from '#platform/database';
import type { EngineStop } from '#platform/engine';
import type { Kit } from '#platform/kit';
import { inTaskFolder, tableOfVersion } from './checking.ts';
import type { Declarations, Measured } from './core/assess.ts';
import type { DocumentSource } from './core/document.ts';
import { examplesOf, lookedAtMax, picturesOf, type SuspectPicture } from './core/pictures.ts';
import { prioritise } from './core/priorities.ts';
import { createTableView } from './core/sql.ts';
import { gatherDeclared } from './declared.ts';
import type { AssessCode } from './errors.ts';
import type { Suspect } from './model.ts';
import { toHtml } from './report/report.ts';
import { readAssessment, type VersionAssessment } from './service.ts';
import { type MeasurementRow, type SuspectRow, selectMeasurements } from './store.ts';
import { findSuspect, listSuspects } from './store-marks.ts';

type Refusals = AssessCode | EngineStop;

/** What is known of where a version came from. */
export const sourceOf = ({ dataset, version }: VersionAssessment): DocumentSource => ({
  name: dataset.name,
  bytes: version.bytes,
  sha256: version.rawSha256,
  format: version.source.format,
  encoding: version.source.encoding,
  delimiter: version.source.delimiter,
  quote: version.source.quote,
  headerRows: version.source.headerRows,
  rows: version.rows,
  columns: version.schema.length,
});

const toSuspect = (row: SuspectRow): Suspect => ({
  row: Number(row.row_number),
  column: row.column_name,
  value: row.value,
  rule: row.rule,
  reason: { zh: row.reason_zh, en: row.reason_en },
  confidence: row.confidence,
});

/** Reads flagged cells among their neighbours out of a version's files. */
const drawPictures = async (
  kit: Kit,
  { version }: Pick<VersionAssessment, 'version'>,
  suspects: readonly Suspect[],
): Promise<Outcome<readonly SuspectPicture[], EngineStop>> => {
  if (suspects.length === 0) return ok([]);
  const table = await tableOfVersion(kit, version);
  const readPaths = table.parts.map(({ path }) => path);
  return inTaskFolder(kit, (workDir) =>
    kit.engine.task({ name: 'suspects in context', readPaths, workDir }, async (session) => {
      await createTableView(session, table);
      return picturesOf(session, table, suspects);
    }),
  );
};

type Find = { readonly datasetId: string; readonly number: number };

type ReportGround = {
  readonly found: VersionAssessment;
  readonly declarations: Declarations;
  readonly measured: Measured;
  readonly examples: readonly Suspect[];
};

/** Cells that stay in doubt: neither marked right nor acquitted with their whole rule. */
const stillSuspect = async (tx: Tx, { version, assessment }: VersionAssessment): Promise<Suspect[]> => {
  const rows = await listSuspects(tx, { versionId: version.id, after: -1, size: lookedAtMax });
  const counted = new Set(
    assessment.suspects.byRule.filter(({ count }) => count > 0).map((s) => `${s.rule} ${s.column}`),
  );
  return rows.filter((row) => row.verdict !== 'right' && counted.has(`${row.rule} ${row.column_name}`)).map(toSuspect);
};

const gather = async (tx: Tx, find: Find): Promise<Outcome<ReportGround, AssessCode>> => {
  const found = await readAssessment(tx, find);
  if (!found.ok) return found;
  const [measurement] = (await selectMeasurements(tx, [found.value.version.id])) as [MeasurementRow];
  const { declarations, measured } = await gatherDeclared(tx, measurement);
  const examples = examplesOf(await stillSuspect(tx, found.value));
  return ok({ found: found.value, declarations, measured: await measured(), examples });
};

/** The report of an own version as one HTML file, and the name to keep it under. Refuses a version that is not assessed yet. */
export const readReport = async (
  kit: Kit,
  actor: Actor,
  { language, ...find }: Find & { readonly language: Language },
): Promise<Outcome<{ readonly html: string; readonly name: string }, Refusals>> => {
  const ground = await kit.db.read(actor, (tx) => gather(tx, find));
  if (!ground.ok) return ground;
  const { found, declarations, measured, examples } = ground.value;
  const pictures = await drawPictures(kit, found, examples);
  if (!pictures.ok) return pictures;
  const { dataset, version, assessment } = found;
  const title = language === 'zh' ? dataset.titleZh : dataset.titleEn;
  const html = toHtml({
    findings: assessment,
    source: sourceOf(found),
    pictures: { suspects: pictures.value },
    priorities: prioritise(measured, declarations),
    language,
    day: utcDay(assessment.createdAt),
    place: { title: title || dataset.name, version: version.number },
  });
  return ok({ html, name: `${dataset.name}-${version.number}-${language}.html` });
};

/** A flagged cell of an own version among its neighbours, and the version's findings by which values are masked. */
export const readContext = async (
  kit: Kit,
  actor: Actor,
  { row, column, ...find }: Find & { readonly row: number; readonly column: string },
): Promise<Outcome<{ readonly picture: SuspectPicture; readonly found: VersionAssessment }, Refusals>> => {
  const ground = await kit.db.read(
    actor,
    async (tx): Promise<Outcome<{ found: VersionAssessment; suspect: Suspect }, AssessCode>> => {
      const found = await readAssessment(tx, find);
      if (!found.ok) return found;
      const { columns } = found.value.assessment.profile;
      const name = columns.find((each) => each.name === column || each.title === column)?.name ?? '';
      const suspect = await findSuspect(tx, { versionId: found.value.version.id, row, column: name });
      if (suspect === undefined || (name === '' && column !== ''))
        return refuse('assess.suspect_unknown', { row, column });
      return ok({ found: found.value, suspect: toSuspect(suspect) });
    },
  );
  if (!ground.ok) return ground;
  const drawn = await drawPictures(kit, ground.value.found, [ground.value.suspect]);
  if (!drawn.ok) return drawn;
  const [picture] = drawn.value as [SuspectPicture];
  return ok({ picture, found: ground.value.found });
};
