import type { Tx } from '#platform/database';
import type { Declarations, Measured } from './core/assess.ts';
import { settingsThatHold } from './core/grading.ts';
import { type Lesson, lessonsOf, taught } from './core/lessons.ts';
import { sheetOf } from './core/value/sheet.ts';
import type { ColumnClass, LevelOverride, SuspectCount } from './model.ts';
import { findCosts, listLevelSettings, type MeasurementRow } from './store.ts';
import { findContractCheck } from './store-contracts.ts';
import { countAcquitted, listMarks } from './store-marks.ts';

const classesOf = (measurement: MeasurementRow): Map<string, ColumnClass> =>
  new Map(measurement.measured.profile.columns.flatMap((c) => (c.class === null ? [] : [[c.name, c.class] as const])));

/** The measurement as the dataset's marks let it count: without what its lessons acquit. */
const taughtBy = async (tx: Tx, measurement: MeasurementRow, lessons: readonly Lesson[]): Promise<Measured> => {
  const { measured, version_id: versionId } = measurement;
  const acquitted: SuspectCount[] = [];
  for (const lesson of lessons) acquitted.push({ ...lesson, count: await countAcquitted(tx, versionId, lesson) });
  return taught(measured, acquitted);
};

/** What people have said about a measured version: value sheet, levels, marks, contract. `measured` reads what the marks leave of it. */
export const gatherDeclared = async (tx: Tx, measurement: MeasurementRow) => {
  const { dataset_id: datasetId, version_id: versionId } = measurement;
  const costs = await findCosts(tx, datasetId);
  const overrides: readonly LevelOverride[] = settingsThatHold(
    await listLevelSettings(tx, datasetId),
    classesOf(measurement),
  );
  const lessons = lessonsOf(await listMarks(tx, datasetId));
  const check = await findContractCheck(tx, versionId);
  const declarations = {
    sheet: costs === undefined ? undefined : sheetOf(costs),
    overrides,
    declaredPersonal: overrides.map((override) => override.column),
    contract: check?.facts,
  } satisfies Declarations;
  return { costs, lessons, check, declarations, measured: () => taughtBy(tx, measurement, lessons) };
};
