import type { Bilingual, Outcome } from '#kernel';
import { ok } from '#kernel';
import type { Engine, EngineSession, EngineStop } from '#platform/engine';
import { checkContract, createOtherView } from '../core/contract/check.ts';
import { type CustomRule, customRulesOf, notRunClause, runCustomRule, withCustom } from '../core/contract/custom.ts';
import type { Clause, ContractFacts, Occasion } from '../core/contract/facts.ts';
import type { Other } from '../core/contract/joins.ts';
import { findTarget } from '../core/contract/plan.ts';
import type { Contract } from '../core/contract/shape.ts';
import { createTableView, ident, tableView } from '../core/sql.ts';
import type { Table } from '../model.ts';

/** All rules in SQL of one contract together: they are somebody's own, and must not keep the engine. */
const customMsMax = 60_000;

/** What a contract is checked on, outside a session. */
export type RunSpec = {
  readonly contract: Contract;
  readonly table: Table;
  /** Other tables that the contract names, by name. */
  readonly others: ReadonlyMap<string, Table>;
  readonly occasion: Occasion;
  /** Folder for unfinished work; the caller's to remove. */
  readonly workDir: string;
};

const openViews = async (session: EngineSession, { table, others }: RunSpec): Promise<Map<string, Other>> => {
  await createTableView(session, table);
  const views = new Map<string, Other>();
  for (const [index, [name, other]] of [...others].entries())
    views.set(name, { view: await createOtherView(session, other, index), table: other });
  return views;
};

const pathsOf = ({ table, others }: RunSpec): string[] =>
  [table, ...others.values()].flatMap(({ parts }) => parts.map(({ path }) => path));

/** The table under the name that the contract calls it by, for its own SQL. */
const nameTable = async (session: EngineSession, { contract, table }: RunSpec): Promise<void> => {
  const target = findTarget(contract, table)?.object;
  const columns = table.columns.map((column) => ident(column.name)).join(', ');
  for (const name of new Set([target?.name, target?.physicalName]))
    if (name !== undefined && name !== tableView && !name.startsWith('corridor_'))
      await session.run(`CREATE OR REPLACE VIEW ${ident(name)} AS SELECT ${columns} FROM ${tableView}`);
};

const stopped: Bilingual = {
  zh: '合同自带查询超出时间或内存上限，已终止',
  en: 'the contract’s own queries used more time or memory than they may, and were stopped',
};

/** The contract's own rules, in a task of their own: whatever they do, the rest is counted already. */
const runCustom = async (engine: Engine, spec: RunSpec, rules: readonly CustomRule[]): Promise<Clause[]> => {
  const clauses: Clause[] = [];
  if (rules.length === 0) return clauses;
  const task = { name: 'contract rules', readPaths: pathsOf(spec), workDir: spec.workDir, timeMaxMs: customMsMax };
  await engine.task(task, async (session) => {
    await openViews(session, spec);
    await nameTable(session, spec);
    for (const rule of rules) clauses.push(await runCustomRule(session, rule));
  });
  return rules.map((rule, i) => clauses[i] ?? notRunClause(rule, stopped));
};

/**
 * Checks a contract on a table in killable children. The contract's own SQL runs apart from the rest, for at most a minute; what it could
 * not answer is told as not run. Refuses only when the checks of ours need more memory or time than a task may use.
 */
export const runContract = async (engine: Engine, spec: RunSpec): Promise<Outcome<ContractFacts, EngineStop>> => {
  const task = { name: 'contract check', readPaths: pathsOf(spec), workDir: spec.workDir };
  const done = await engine.task(task, async (session) => {
    const others = await openViews(session, spec);
    return checkContract(session, { ...spec, others });
  });
  if (!done.ok) return done;
  const rules = customRulesOf(spec.contract, spec.table);
  return ok(withCustom(done.value, rules, await runCustom(engine, spec, rules)));
};
