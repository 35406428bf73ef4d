import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { OpenCase } from './acting.ts';
import { fileOf } from './columns.ts';
import type { CaseType } from './model.ts';
import type { CaseRecord } from './record.ts';
import { selectCases, selectNumbered } from './store.ts';
import { selectDefinitions, selectStanding } from './store-definitions.ts';

/** The definitions by which an office opens cases now. */
export const standingTypes = async (tx: Tx, officeId: string): Promise<CaseType[]> =>
  (await withSystem(tx, () => selectStanding(tx, { officeId }))).map(({ type }) => type);

const opened = async (tx: Tx, records: readonly CaseRecord[]): Promise<OpenCase[]> => {
  const ids = [...new Set(records.map(({ definitionId }) => definitionId))];
  const definitions = await withSystem(tx, () => selectDefinitions(tx, ids));
  return records.flatMap((record) => {
    const definition = definitions.get(record.definitionId);
    return definition === undefined ? [] : [{ record, file: fileOf(record.folded), definition }];
  });
};

/** Cases by id, for a caller that has authorised what it shows of them. */
export const casesById = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OpenCase>> => {
  const records = ids.length === 0 ? [] : await withSystem(tx, () => selectCases(tx, ids));
  return new Map((await opened(tx, records)).map((one) => [one.record.id, one]));
};

/** The case of an office's number, as far as the actor may see it. */
export const caseOfNumber = async (
  tx: Tx,
  { ownerId, number }: { readonly ownerId: string; readonly number: string },
): Promise<OpenCase | undefined> => {
  const records = (await selectNumbered(tx, number)).filter((one) => one.ownerId === ownerId);
  return (await opened(tx, records))[0];
};
