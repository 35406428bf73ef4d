import type { Outcome } from '#kernel';
import type { Engine, EngineStop } from '#platform/engine';
import { type Comparison, compareTables, type Profiles } from '../core/compare.ts';
import { createOtherView } from '../core/contract/check.ts';
import type { Table } from '../model.ts';

/** Somebody waits for the answer: a comparison that takes longer is refused. */
const compareMsMax = 120_000;

/** What is compared. */
export type CompareSpec = {
  readonly before: Table;
  readonly after: Table;
  readonly profiles: Profiles;
  /** Folder for unfinished work; the caller's to remove. */
  readonly workDir: string;
};

const rowsOf = ({ parts }: Table): number => parts.reduce((sum, { rows }) => sum + rows, 0);

/** Compares two tables in a killable child, within two minutes. */
export const compareIn = (engine: Engine, spec: CompareSpec): Promise<Outcome<Comparison, EngineStop>> => {
  const { before, after, profiles, workDir } = spec;
  const readPaths = [before, after].flatMap(({ parts }) => parts.map(({ path }) => path));
  return engine.task({ name: 'compare', readPaths, workDir, timeMaxMs: compareMsMax }, async (session) => {
    const sides = {
      before: { view: await createOtherView(session, before, 0), table: before, rows: rowsOf(before) },
      after: { view: await createOtherView(session, after, 1), table: after, rows: rowsOf(after) },
    };
    return compareTables(session, sides, profiles);
  });
};
