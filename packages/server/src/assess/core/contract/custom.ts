import type { Bilingual } from '#kernel';
import type { Table } from '../../model.ts';
import { ident, type Source, tableView } from '../sql.ts';
import type { Clause, ContractFacts } from './facts.ts';
import { inputOf } from './inputs.ts';
import { demandOf, satisfies } from './library.ts';
import { findTarget } from './plan.ts';
import type { Contract, ContractQuality } from './shape.ts';

/** Rules in SQL that one contract may have run: each reads the data once. */
const queriesMax = 100;

/** A rule in SQL of the contract's own. */
export type CustomRule = {
  readonly path: string;
  readonly kind: 'sql' | 'scenario';
  readonly column: string | null;
  readonly text: Bilingual;
  readonly sql: string;
  readonly rule: ContractQuality;
  readonly indicator: string;
};

const fill = (query: string, column: string | null): string =>
  query
    .replaceAll(/\$?\{(table|object|schema)\}/gi, tableView)
    .replaceAll(/\$?\{(column|property)\}/gi, column === null ? 'NULL' : ident(column));

const nameOf = (rule: ContractQuality): string => rule.name ?? rule.description?.slice(0, 200) ?? 'SQL';

const ofQuality = (path: string, rule: ContractQuality, column: string | null): CustomRule[] =>
  rule.type !== 'sql' || rule.query === undefined
    ? []
    : [
        {
          path,
          kind: 'sql',
          column,
          text: { zh: `${nameOf(rule)} ${demandOf(rule)}`, en: `${nameOf(rule)} ${demandOf(rule)}` },
          sql: fill(rule.query, column),
          rule,
          indicator: '010400',
        },
      ];

/** The rules in SQL of a contract: quality rules of type sql count as business rules, scenarios as usability. */
export const customRulesOf = (contract: Contract, table: Table): CustomRule[] => {
  const target = findTarget(contract, table);
  const at = target?.at ?? '';
  const custom = [...(contract.customProperties ?? []), ...(target?.object.customProperties ?? [])];
  const scenarios = (inputOf(custom, 'corridor.scenarios') ?? []).map((scenario): CustomRule => {
    const rule = scenario as ContractQuality & { name: string; query: string };
    const text = `${rule.name} ${demandOf(rule)}`;
    return {
      path: `${at}/customProperties`,
      kind: 'scenario',
      column: null,
      text: { zh: text, en: text },
      sql: fill(rule.query, null),
      rule,
      indicator: '060200',
    };
  });
  return [
    ...(target?.columns ?? []).flatMap(({ at: path, property, column }) =>
      column === undefined
        ? []
        : (property.quality ?? []).flatMap((rule, i) => ofQuality(`${path}/quality/${i}`, rule, column.name)),
    ),
    ...(target?.object.quality ?? []).flatMap((rule, i) => ofQuality(`${at}/quality/${i}`, rule, null)),
    ...scenarios,
  ].slice(0, queriesMax);
};

const clauseOf = ({ path, kind, column, text }: CustomRule) => ({ path, kind, column, text });

/** A rule that was not run, and why. */
export const notRunClause = (rule: CustomRule, reason: Bilingual): Clause => ({
  ...clauseOf(rule),
  state: 'not_run',
  good: null,
  of: null,
  reason,
});

/**
 * Runs one rule as a part of a SELECT of ours: whatever is no query of one column does not parse there. The sandbox lets it read the
 * table and nothing else; the task's limit of time ends it.
 */
export const runCustomRule = async (source: Source, rule: CustomRule): Promise<Clause> => {
  try {
    const rows = await source.rows<Record<string, string | number | boolean | null>>(
      `SELECT * FROM (\n${rule.sql.replace(/;\s*$/, '')}\n) LIMIT 2`,
    );
    const values = Object.values(rows[0] ?? {});
    if (rows.length !== 1 || values.length !== 1)
      return notRunClause(rule, { zh: '查询须恰好给出一行一列', en: 'the query has to answer one row of one column' });
    const holds = satisfies(rule.rule, values[0] ?? null);
    return { ...clauseOf(rule), state: holds ? 'held' : 'broken', good: holds ? 1 : 0, of: 1, reason: null };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'EngineSqlError') throw error;
    // The engine's message may quote values of the data.
    const [kind = ''] = error.message.split(':');
    return notRunClause(rule, {
      zh: `查询出错（${kind.slice(0, 60)}）`,
      en: `the query failed (${kind.slice(0, 60)})`,
    });
  }
};

/** Facts with the outcome of the contract's own rules added. */
export const withCustom = (
  facts: ContractFacts,
  rules: readonly CustomRule[],
  clauses: readonly Clause[],
): ContractFacts => {
  const tallies = [...facts.tallies];
  for (const code of new Set(rules.map(({ indicator }) => indicator))) {
    const ran = clauses.filter((clause, i) => rules[i]?.indicator === code && clause.state !== 'not_run');
    if (ran.length === 0) continue;
    const before = tallies.findIndex(({ indicator }) => indicator === code);
    const { good, of, rules: count } = tallies[before] ?? { good: 0, of: 0, rules: 0 };
    const tally = {
      indicator: code,
      good: good + ran.filter(({ state }) => state === 'held').length,
      of: of + ran.length,
      rules: count + ran.length,
    };
    if (before < 0) tallies.push(tally);
    else tallies[before] = tally;
  }
  return { ...facts, clauses: [...facts.clauses, ...clauses], tallies };
};
