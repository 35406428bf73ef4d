import { type Bilingual, invariant } from '#kernel';
import type { Table, TableColumn } from '../../model.ts';
import type { Clause, ClauseKind } from './facts.ts';
import type { Contract, ContractObject, ContractProperty } from './shape.ts';

/** The contract's table that the data are, and which column each property is; `at` is its JSON pointer. */
export type Target = {
  readonly at: string;
  readonly object: ContractObject;
  readonly columns: readonly {
    readonly at: string;
    readonly property: ContractProperty;
    readonly column: TableColumn | undefined;
  }[];
};

const folded = (name: string): string => name.trim().toLowerCase();

/** The column of a table by stored name, title or either in other letters. */
export const findColumn = (table: Pick<Table, 'columns'>, name: string): TableColumn | undefined =>
  table.columns.find((c) => c.name === name || c.title === name) ??
  table.columns.find((c) => folded(c.name) === folded(name) || folded(c.title) === folded(name));

const columnOf = (table: Table, property: ContractProperty): TableColumn | undefined =>
  (property.physicalName === undefined ? undefined : findColumn(table, property.physicalName)) ??
  findColumn(table, property.name);

/** The object of the contract that shares most columns with the table; undefined when it has none. */
export const findTarget = (contract: Contract, table: Table): Target | undefined => {
  const targets = (contract.schema ?? []).map(
    (object, i): Target => ({
      at: `/schema/${i}`,
      object,
      columns: (object.properties ?? []).map((property, j) => ({
        at: `/schema/${i}/properties/${j}`,
        property,
        column: columnOf(table, property),
      })),
    }),
  );
  const shared = (target: Target): number => target.columns.filter(({ column }) => column !== undefined).length;
  return targets.reduce<Target | undefined>(
    (best, target) => (best === undefined || shared(target) > shared(best) ? target : best),
    undefined,
  );
};

/** What is asked of the data, and what the answer counts for. */
export type Ask =
  /** Rows for which `of` holds, and of these those for which `good` does. */
  | { readonly by: 'rows'; readonly of: string; readonly good: string }
  /** A query that answers one row with `good` and `n`. */
  | { readonly by: 'query'; readonly sql: string }
  | { readonly by: 'known'; readonly good: number; readonly of: number }
  | { readonly by: 'nothing'; readonly reason: Bilingual };

/** A clause before the data were asked. */
export type Planned = Pick<Clause, 'path' | 'column' | 'kind' | 'text'> & {
  readonly ask: Ask;
  /** Indicators for which its elements count by themselves; cells of a column are counted once per column instead. */
  readonly counts: readonly string[];
  /** Judges the count; without it every element has to satisfy. */
  readonly holds?: (good: number, of: number) => boolean;
  readonly sampled?: boolean;
};

/** Makes a planned clause. */
export const planned = (
  where: { readonly path: string; readonly column?: TableColumn | undefined },
  kind: ClauseKind,
  [zh, en]: readonly [string, string],
  ask: Ask,
  counts: readonly string[] = [],
): Planned => ({
  path: where.path,
  column: where.column?.name ?? null,
  kind,
  text:
    where.column === undefined
      ? { zh, en }
      : { zh: `「${where.column.title}」${zh}`, en: `${where.column.title}: ${en}` },
  ask,
  counts,
});

/** Why a clause cannot be run. */
export const notRun = (zh: string, en: string): Ask => ({ by: 'nothing', reason: { zh, en } });

/** A clause about a column that the data do not have. */
export const columnMissing = notRun('数据中没有此列', 'the data have no such column');

/** A figure in a sentence. */
export const shown = (value: unknown): string => {
  invariant(value !== undefined, 'a bound is there');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
