import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type ReadCode, readTable, type TableRead } from '#datasets';
import { type Outcome, ok, refuse } from '#kernel';
import type { Clock } from '#platform/clock';
import type { Engine, EngineStop } from '#platform/engine';
import type { ContractFacts } from '../core/contract/facts.ts';
import { inputOf } from '../core/contract/inputs.ts';
import type { Contract } from '../core/contract/shape.ts';
import { readContract } from '../core/contract/text.ts';
import type { AssessCode } from '../errors.ts';
import type { Table } from '../model.ts';
import { runContract } from './run.ts';
import { refuseContract } from './telling.ts';

/** A contract read from a file, and where the other tables that it names lie. */
export type LocalContract = {
  readonly contract: Contract;
  readonly files: ReadonlyMap<string, string>;
};

/** Reads a contract (YAML or JSON) from a file. Paths of `corridor.tables` are seen from its folder. Refuses what is wrong by line. */
export const readLocalContract = async (
  path: string,
): Promise<Outcome<LocalContract, 'assess.contract_wrong' | 'assess.contract_unreadable'>> => {
  let text = '';
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('assess.contract_unreadable', { path });
    throw error;
  }
  const read = readContract(text);
  if (!read.ok) return refuseContract(read.problems);
  const tables = inputOf(read.contract.customProperties, 'corridor.tables') ?? [];
  const files = tables.flatMap(({ name, file }) =>
    file === undefined ? [] : [[name, resolve(dirname(path), file)] as const],
  );
  return ok({ contract: read.contract, files: new Map(files) });
};

type Refusals = ReadCode | EngineStop | AssessCode;
type Place = { readonly workDir: string; readonly timeZone?: string | undefined };

/** Reads a table from a file, as publishing would. */
export const readWholeTable = async (engine: Engine, path: string, place: Place): Promise<Outcome<Table, Refusals>> => {
  const { workDir, timeZone } = place;
  const done = await engine.task({ name: 'read table', readPaths: [path], workDir }, (session) =>
    readTable(session, { path, workDir, timeZone }),
  );
  if (!done.ok) return done;
  if (!done.value.ok) return done.value;
  const { parquetPath, rows, columns } = done.value.value;
  return ok({ parts: [{ path: parquetPath, rows }], columns });
};

/** Reads the other tables that a contract names. Refuses what the reader refuses, and what is not there. */
export const readOthers = async (
  engine: Engine,
  { files }: LocalContract,
  { workDir, timeZone }: Place,
): Promise<Outcome<Map<string, Table>, Refusals>> => {
  const others = new Map<string, Table>();
  for (const [index, [name, path]] of [...files].entries()) {
    if (!(await isFile(path))) return refuse('assess.contract_unreadable', { path });
    const folder = join(workDir, `other-${index}`);
    await mkdir(folder);
    const other = await readWholeTable(engine, path, { workDir: folder, timeZone });
    if (!other.ok) return other;
    others.set(name, other.value);
  }
  return ok(others);
};

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Checks a contract on a table that was read, with the other tables that it names. */
export const checkLocalContract = async (
  { engine, clock }: { readonly engine: Engine; readonly clock: Clock },
  given: LocalContract,
  read: TableRead,
  place: Place,
): Promise<Outcome<ContractFacts, Refusals>> => {
  const others = await readOthers(engine, given, place);
  if (!others.ok) return others;
  return runContract(engine, {
    ...{ contract: given.contract, others: others.value, workDir: place.workDir },
    table: { parts: [{ path: read.parquetPath, rows: read.rows }], columns: read.columns },
    occasion: { asOf: clock.now().toISOString(), publishedAt: [] },
  });
};
