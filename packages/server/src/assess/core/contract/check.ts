import type { Table, TableColumn } from '../../model.ts';
import { chunk, countWhere, ident, literal, type Source, tableView, toCount } from '../sql.ts';
import { weightsByComparison } from '../weights.ts';
import { planColumn, planMissing, type Subject } from './columns.ts';
import type { Clause, ContractFacts, Occasion, Tally } from './facts.ts';
import { inputOf } from './inputs.ts';
import { type Others, planJoins, type Setting } from './joins.ts';
import { planLibrary } from './library.ts';
import { findTarget, notRun, type Planned, planned, type Target } from './plan.ts';
import { planRows } from './rows.ts';
import type { Contract } from './shape.ts';
import { present } from './values.ts';

/** Pairs of predicates counted in one query. */
const countsPerQueryMax = 100;

/** What a contract is checked on. The view of the table exists already. */
export type CheckSpec = {
  readonly contract: Contract;
  readonly table: Table;
  readonly others: Others;
  readonly occasion: Occasion;
};

/** Views over other tables, so that their names cannot meet those of the engine. */
export const createOtherView = async (source: Source, table: Table, index: number): Promise<string> => {
  const view = `corridor_other_${index}`;
  const columns = table.columns.map((column) => ident(column.name)).join(', ');
  const paths = table.parts.map((part) => literal(part.path)).join(', ');
  await source.run(`CREATE OR REPLACE VIEW ${view} AS SELECT ${columns} FROM read_parquet([${paths}])`);
  return view;
};

type Answer = { readonly good: number; readonly of: number } | { readonly failed: true };

/** True when the engine takes the expression: patterns of ECMAScript may use what its linear-time engine does not have. */
const isTaken = async (source: Source, expression: string): Promise<boolean> => {
  try {
    await source.rows(`SELECT ${expression} FROM ${tableView} LIMIT 0`);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'EngineSqlError') return false;
    throw error;
  }
};

const countRows = async (source: Source, plans: readonly Planned[], into: Map<Planned, Answer>): Promise<void> => {
  for (const some of chunk(plans, countsPerQueryMax)) {
    const predicates = some.flatMap(({ ask }) => (ask.by === 'rows' ? [ask.of, `(${ask.of}) AND (${ask.good})`] : []));
    const [, ...counts] = await countWhere(source, tableView, predicates);
    for (const [i, plan] of some.entries()) into.set(plan, { of: counts[2 * i] ?? 0, good: counts[2 * i + 1] ?? 0 });
  }
};

const askQuery = async (source: Source, sql: string): Promise<Answer> => {
  try {
    const [row] = await source.rows<{ good: unknown; n: unknown }>(sql);
    return { good: toCount(row?.good), of: toCount(row?.n) };
  } catch (error) {
    if (error instanceof Error && error.name === 'EngineSqlError') return { failed: true };
    throw error;
  }
};

const askAll = async (source: Source, plans: readonly Planned[]): Promise<Map<Planned, Answer>> => {
  const answers = new Map<Planned, Answer>();
  await countRows(
    source,
    plans.filter(({ ask }) => ask.by === 'rows'),
    answers,
  );
  for (const plan of plans) {
    if (plan.ask.by === 'query') answers.set(plan, await askQuery(source, plan.ask.sql));
    if (plan.ask.by === 'known') answers.set(plan, plan.ask);
  }
  return answers;
};

const unanswered = notRun('引擎无法回答这条规则', 'the engine could not answer this rule');

const toClause = (plan: Planned, answer: Answer | undefined): Clause => {
  const { path, column, kind, text, ask, holds = (good, of) => good === of } = plan;
  const base = { path, column, kind, text };
  if (answer === undefined || 'failed' in answer) {
    const { reason } = (ask.by === 'nothing' ? ask : unanswered) as { reason: Clause['reason'] };
    return { ...base, state: 'not_run', good: null, of: null, reason };
  }
  const { good, of } = answer;
  return { ...base, state: holds(good, of) ? 'held' : 'broken', good, of, reason: null };
};

/** Sums of what counts towards each indicator. */
export const tallyUp = (
  counted: readonly { readonly plan: Planned; readonly answer: Answer | undefined }[],
): Tally[] => {
  const tallies = new Map<string, Tally>();
  for (const { plan, answer } of counted) {
    if (answer === undefined || 'failed' in answer) continue;
    for (const indicator of plan.counts) {
      const { good, of, rules, sampled } = tallies.get(indicator) ?? { good: 0, of: 0, rules: 0, sampled: false };
      const isSample = sampled === true || plan.sampled === true;
      tallies.set(indicator, {
        indicator,
        good: good + answer.good,
        of: of + answer.of,
        rules: rules + 1,
        ...(isSample ? { sampled: true } : {}),
      });
    }
  }
  return [...tallies.values()].sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
};

/** Declared key: its columns have values in every row, and no two rows agree in all of them. */
const planKey = ({ at, columns }: Target): Planned[] => {
  const keys = columns.filter(({ property }) => property.primaryKey === true);
  const found = keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
  if (keys.length === 0) return [];
  const names = keys.map(({ property }) => property.name).join(', ');
  const words = [`主键 (${names})`, `primary key (${names})`] as const;
  if (found.length < keys.length)
    return [planned({ path: at }, 'key', words, { by: 'known', good: 0, of: 1 }, ['010200'])];
  const list = found.map((column) => ident(column.name)).join(', ');
  const whole = found.map(present).join(' AND ');
  const distinct = `FROM (SELECT DISTINCT ${list} FROM ${tableView} WHERE ${whole})`;
  return [
    planned(
      { path: at },
      'key',
      words,
      { by: 'query', sql: `SELECT (SELECT count(*) ${distinct}) AS good, (SELECT count(*) FROM ${tableView}) AS n` },
      ['030300'],
    ),
  ];
};

const describes = (property: Subject['property']): boolean =>
  (property.description ?? '') !== '' ||
  (property.businessName ?? '') !== '' ||
  property.authoritativeDefinitions !== undefined;

/** Elements of the data model: columns that are there, keys and relations that hold. */
const modelTally = (clauses: readonly Clause[], target: Target): Tally[] => {
  const structural = clauses.filter(({ kind, state }) => ['key', 'relationship'].includes(kind) && state !== 'not_run');
  const present = target.columns.filter(({ column }) => column !== undefined).length;
  const of = target.columns.length + structural.length;
  const good = present + structural.filter(({ state }) => state === 'held').length;
  return of === 0 ? [] : [{ indicator: '010200', good, of, rules: of }];
};

/** Columns of the data that the dictionary defines with a meaning, and that are of the type it says. */
const dictionaryTally = (clauses: readonly Clause[], target: Target, table: Table): Tally[] => {
  if (!target.columns.some(({ property }) => describes(property))) return [];
  const isRight = (column: TableColumn): boolean =>
    !clauses.some((clause) => clause.column === column.name && clause.kind === 'type' && clause.state === 'broken');
  const good = table.columns.filter((column) => {
    const entry = target.columns.find((each) => each.column?.name === column.name);
    return entry !== undefined && describes(entry.property) && isRight(column);
  }).length;
  return [{ indicator: '010300', good, of: table.columns.length, rules: target.columns.length }];
};

/** Statements of the dictionary (a column is there, is of its type, has its codes) that the content bears out. */
const contentTally = (clauses: readonly Clause[], target: Target): Tally[] => {
  const codes = clauses.filter(
    ({ kind, state, path }) =>
      (kind === 'type' || kind === 'values' || (kind === 'library' && path.includes('/properties/'))) &&
      state !== 'not_run',
  );
  const there = target.columns.filter(({ column }) => column !== undefined).length;
  const of = target.columns.length + codes.length;
  const good = there + codes.filter(({ state }) => state === 'held').length;
  return codes.length === 0 ? [] : [{ indicator: '040300', good, of, rules: of }];
};

const weightsOf = (contract: Contract): ContractFacts['weights'] => {
  const matrix = inputOf(contract.customProperties, 'corridor.ahp');
  if (matrix !== undefined)
    return Object.fromEntries(weightsByComparison(matrix).map((weight, i) => [`0${i + 1}`, weight]));
  return (inputOf(contract.customProperties, 'corridor.weights') as Record<string, number> | undefined) ?? null;
};

const planColumns = async (source: Source, target: Target, rows: number) => {
  const plans = [];
  for (const { at, property, column } of target.columns) {
    if (column === undefined) {
      plans.push({ clauses: planMissing(at, property, rows), tallies: [] });
      continue;
    }
    const taken = new Map<string, boolean>();
    const subject = { at, property, column };
    // First with every test, to learn which expressions there are.
    for (const { ask } of planColumn(subject, () => true).clauses)
      if (ask.by === 'rows') taken.set(ask.good, await isTaken(source, ask.good));
    plans.push(planColumn(subject, ({ good }) => good !== undefined && taken.get(good) !== false));
  }
  return plans;
};

const dirtPlans = (custom: Setting['custom'], table: Table): Planned[] => {
  const values = inputOf(custom, 'corridor.dirtyValues');
  if (values === undefined) return [];
  const list = values.map((value) => literal(value)).join(', ');
  return table.columns.map((column) =>
    planned(
      { path: '/customProperties', column },
      'values',
      ['', ''],
      {
        by: 'rows',
        of: `${ident(column.name)} IS NOT NULL`,
        good: `${present(column)} AND trim(CAST(${ident(column.name)} AS VARCHAR)) NOT IN (${list})`,
      },
      ['030500'],
    ),
  );
};

/**
 * Checks a contract on the table behind the view: clause by clause, and what that counts for each indicator. Rules in SQL of the
 * contract's own are not run here (custom.ts). Counts are exact.
 */
export const checkContract = async (source: Source, spec: CheckSpec): Promise<ContractFacts> => {
  const { contract, table, others, occasion } = spec;
  const target = findTarget(contract, table);
  const [rows] = await countWhere(source, tableView, ['true']);
  const at = target?.at ?? '';
  const custom = [...(contract.customProperties ?? []), ...(target?.object.customProperties ?? [])];
  const whole: Target = target ?? { at, object: { name: '' }, columns: [] };
  const setting: Setting = { at, contract, target: whole, table, rows, others, custom };
  const perColumn = await planColumns(source, whole, rows);
  const clauses = [
    ...perColumn.flatMap((each) => each.clauses),
    ...planKey(whole),
    ...planLibrary(whole, table),
    ...planJoins(setting),
    ...planRows(setting, occasion),
  ];
  const silent = [...perColumn.flatMap((each) => each.tallies), ...dirtPlans(custom, table)];
  const answers = await askAll(source, [...clauses, ...silent]);
  const told = clauses.map((plan) => toClause(plan, answers.get(plan)));
  const counted = [...clauses, ...silent].map((plan) => ({ plan, answer: answers.get(plan) }));
  return {
    clauses: told,
    tallies: [
      ...tallyUp(counted).filter(({ indicator }) => !['010200', '040300'].includes(indicator)),
      ...modelTally(told, whole),
      ...dictionaryTally(told, whole, table),
      ...contentTally(told, whole),
    ],
    classified: whole.columns.flatMap(({ property, column }) =>
      column !== undefined && (property.classification !== undefined || property.encryptedName !== undefined)
        ? [column.name]
        : [],
    ),
    weights: weightsOf(contract),
  };
};
