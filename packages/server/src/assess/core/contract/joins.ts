import type { Table, TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, literal, tableView } from '../sql.ts';
import { inputOf } from './inputs.ts';
import { columnMissing, findColumn, notRun, type Planned, planned, type Target } from './plan.ts';
import type { Contract, ContractRelationship, CustomProperty } from './shape.ts';
import { asNumber, asText, present } from './values.ts';

/** Another table that the contract names, and the view under which the engine sees it. */
export type Other = { readonly view: string; readonly table: Table };
/** The other tables at hand, by the names that the contract gives them. */
export type Others = ReadonlyMap<string, Other>;

const absent = (name: string) => notRun(`未提供表「${name}」`, `the table ${name} was not given`);

const qualified = (side: string, column: TableColumn): TableColumn => ({ ...column, name: `${side}.${column.name}` });

/** SQL of `text`, `number` or presence over a column of one side of a join. */
const onSide = (side: 'a' | 'b', column: TableColumn, of: (column: TableColumn) => string): string =>
  of(qualified(side, column)).replaceAll(ident(`${side}.${column.name}`), `${side}.${ident(column.name)}`);

const bothNumbers = (a: TableColumn, b: TableColumn): boolean =>
  [a, b].every((column) => ['integer', 'double', 'decimal'].includes(kindOf(column.type)));

/** Values of two columns as what they can be compared by. */
const comparable = (a: TableColumn, b: TableColumn): readonly [string, string] =>
  bothNumbers(a, b)
    ? [onSide('a', a, asNumber), onSide('b', b, asNumber)]
    : [onSide('a', a, asText), onSide('b', b, asText)];

type Pair = { readonly here: TableColumn; readonly there: TableColumn };

const pairsOf = (table: Table, other: Other, names: Readonly<Record<string, string>>): Pair[] | undefined => {
  const pairs = Object.entries(names).map(([here, there]) => ({
    here: findColumn(table, here),
    there: findColumn(other.table, there),
  }));
  const whole = pairs.flatMap(({ here, there }) =>
    here === undefined || there === undefined ? [] : [{ here, there }],
  );
  return whole.length === pairs.length && whole.length > 0 ? whole : undefined;
};

const sameNamed = (table: Table, other: Other, key: readonly Pair[]): Pair[] =>
  table.columns.flatMap((here) => {
    const there = findColumn(other.table, here.name);
    return there === undefined || key.some((each) => each.here.name === here.name) ? [] : [{ here, there }];
  });

const joinOn = (key: readonly Pair[]): string =>
  key.map(({ here, there }) => comparable(here, there).join(' = ')).join(' AND ');

/** The other table with one row per key: repeats of a reference are no reason to count a row twice. */
const onePerKey = (other: Other, key: readonly Pair[]): string => {
  const columns = key.map(({ there }) => ident(there.name)).join(', ');
  return `(SELECT DISTINCT ON (${columns}) * FROM ${other.view})`;
};

const joined = (other: Other, key: readonly Pair[]): string =>
  `${tableView} a JOIN ${onePerKey(other, key)} b ON ${joinOn(key)}`;

/** Cells that agree, of those compared, in rows that both tables have. */
const agreement = (other: Other, key: readonly Pair[], pairs: readonly Pair[]): string => {
  const goods = pairs.map(({ here, there }) => {
    const [a, b] = comparable(here, there);
    return `count_if(${a} IS NOT DISTINCT FROM ${b})`;
  });
  return `SELECT ${goods.join(' + ')} AS good, ${pairs.length} * count(*) AS n FROM ${joined(other, key)}`;
};

const compareWith = (kind: 'truth' | 'copy', { at, table, others, custom }: Setting): Planned[] => {
  const given = inputOf(custom, `corridor.${kind}`);
  if (given === undefined) return [];
  const words =
    kind === 'truth'
      ? (['与真值一致', 'equals the true values'] as const)
      : (['与另一份副本一致', 'equals the second copy'] as const);
  const where = { path: `${at}/customProperties` };
  const counts = [kind === 'truth' ? '030100' : '040100'];
  const other = others.get(given.table);
  if (other === undefined) return [planned(where, kind, words, absent(given.table))];
  const key = pairsOf(table, other, given.key);
  const pairs =
    key === undefined
      ? undefined
      : given.columns === undefined
        ? sameNamed(table, other, key)
        : pairsOf(table, other, given.columns);
  if (key === undefined || pairs === undefined || pairs.length === 0)
    return [planned(where, kind, words, columnMissing)];
  const clause = planned(where, kind, words, { by: 'query', sql: agreement(other, key, pairs) }, counts);
  return [kind === 'truth' ? { ...clause, sampled: true } : clause];
};

const population = ({ at, table, others, custom, rows }: Setting): Planned[] => {
  const where = { path: `${at}/customProperties` };
  const expected = inputOf(custom, 'corridor.expectedCount');
  const given = inputOf(custom, 'corridor.population');
  const counted =
    expected === undefined
      ? []
      : [
          planned(
            where,
            'population',
            [`应有 ${expected} 行`, `${expected} rows expected`],
            { by: 'known', good: Math.min(rows, expected), of: expected },
            ['020200'],
          ),
        ];
  if (given === undefined) return counted;
  const words = [`「${given.table}」中的键都在`, `every key of ${given.table} is there`] as const;
  const other = others.get(given.table);
  const key = other === undefined ? undefined : pairsOf(table, other, given.key);
  if (other === undefined) return [...counted, planned(where, 'population', words, absent(given.table))];
  if (key === undefined) return [...counted, planned(where, 'population', words, columnMissing)];
  const sql =
    `SELECT count_if(EXISTS (SELECT 1 FROM ${tableView} a WHERE ${joinOn(key)})) AS good, count(*) AS n ` +
    `FROM ${onePerKey(other, key)} b`;
  return [...counted, planned(where, 'population', words, { by: 'query', sql }, ['020200'])];
};

const foundIn = (column: TableColumn, values: string): string =>
  `SELECT count(v) AS good, count(*) AS n FROM (SELECT ${asText(column)} AS k FROM ${tableView} WHERE ${present(column)}) ` +
  `LEFT JOIN (SELECT DISTINCT v FROM (${values})) ON k = v`;

/** Codes of a column against its source, and what the source says of a code against what the table says. */
const referencesOf = ({ table, others, target }: Setting): Planned[] =>
  target.columns.flatMap(({ at, property, column }) => {
    const given = inputOf(property.customProperties, 'corridor.reference');
    if (given === undefined) return [];
    const where = { path: `${at}/customProperties`, column };
    const words = ['在参考数据中', 'is in the reference data'] as const;
    if (column === undefined) return [planned(where, 'reference', words, columnMissing)];
    if ('values' in given) {
      const list = given.values.map((value) => `(${literal(String(value).trim())})`).join(', ');
      return [
        planned(
          where,
          'reference',
          words,
          { by: 'query', sql: foundIn(column, `SELECT v FROM (VALUES ${list}) t(v)`) },
          ['010500'],
        ),
      ];
    }
    const other = others.get(given.table);
    if (other === undefined) return [planned(where, 'reference', words, absent(given.table))];
    const there = findColumn(other.table, given.key);
    if (there === undefined) return [planned(where, 'reference', words, columnMissing)];
    const keys = foundIn(column, `SELECT ${asText(there)} AS v FROM ${other.view} WHERE ${present(there)}`);
    const pairs = given.match === undefined ? undefined : pairsOf(table, other, given.match);
    return [
      planned(where, 'reference', words, { by: 'query', sql: keys }, ['010500']),
      ...(given.match === undefined
        ? []
        : [
            planned(
              where,
              'reference',
              ['所对应的内容与参考数据一致', 'what stands beside it equals the reference data'],
              pairs === undefined
                ? columnMissing
                : { by: 'query', sql: agreement(other, [{ here: column, there }], pairs) },
              ['030600'],
            ),
          ]),
    ];
  });

const list = (reference: string | readonly string[]): readonly string[] =>
  typeof reference === 'string' ? [reference] : reference;
const lastPart = (reference: string): string => reference.split(/[./]/).at(-1) ?? '';
const firstPart = (reference: string): string => reference.split(/[./]/).at(-2) ?? '';

const relationship = (
  { table, others }: Setting,
  path: string,
  relation: ContractRelationship,
  from: readonly string[],
): Planned => {
  const to = list(relation.to);
  const name = firstPart(to[0] ?? '');
  const words = [
    `${from.map(lastPart).join(', ')} 引用 ${to.join(', ')}`,
    `${from.map(lastPart).join(', ')} refers to ${to.join(', ')}`,
  ] as const;
  const other = others.get(name);
  if (other === undefined) return planned({ path }, 'relationship', words, absent(name));
  const key = pairsOf(table, other, Object.fromEntries(from.map((each, i) => [lastPart(each), lastPart(to[i] ?? '')])));
  if (key === undefined) return planned({ path }, 'relationship', words, columnMissing);
  const given = key.map(({ here }) => onSide('a', here, present)).join(' AND ');
  const sql =
    `SELECT count_if(EXISTS (SELECT 1 FROM ${other.view} b WHERE ${joinOn(key)})) AS good, count(*) AS n ` +
    `FROM ${tableView} a WHERE ${given}`;
  return planned({ path }, 'relationship', words, { by: 'query', sql }, ['040203']);
};

const relationshipsOf = (setting: Setting): Planned[] => [
  ...(setting.target.object.relationships ?? []).map((relation, i) =>
    relationship(setting, `${setting.at}/relationships/${i}`, relation, list(relation.from ?? [])),
  ),
  ...setting.target.columns.flatMap(({ at, property }) =>
    (property.relationships ?? []).map((relation, i) =>
      relationship(setting, `${at}/relationships/${i}`, relation, [property.name]),
    ),
  ),
];

const crossRules = ({ at, table, others, custom }: Setting): Planned[] =>
  (inputOf(custom, 'corridor.crossRules') ?? []).map((rule) => {
    const where = { path: `${at}/customProperties` };
    const words = [rule.name, rule.name] as const;
    const other = others.get(rule.table);
    if (other === undefined) return planned(where, 'cross', words, absent(rule.table));
    const key = pairsOf(table, other, rule.key);
    const here = findColumn(table, rule.left);
    const there = findColumn(other.table, rule.right);
    if (key === undefined || here === undefined || there === undefined)
      return planned(where, 'cross', words, columnMissing);
    const [a, b] = comparable(here, there);
    const sql = `SELECT count_if(${a} ${rule.operator} ${b}) AS good, count_if((${a}) IS NOT NULL AND (${b}) IS NOT NULL) AS n FROM ${joined(other, key)}`;
    return planned(where, 'cross', words, { by: 'query', sql }, [rule.operator === '=' ? '040203' : '040204']);
  });

/** All that plans need to know. */
export type Setting = {
  readonly at: string;
  readonly contract: Contract;
  readonly target: Target;
  readonly table: Table;
  readonly rows: number;
  readonly others: Others;
  /** Custom properties of the contract and of its table together. */
  readonly custom: readonly CustomProperty[];
};

/** Everything for which another table is asked. */
export const planJoins = (setting: Setting): Planned[] => [
  ...referencesOf(setting),
  ...population(setting),
  ...compareWith('truth', setting),
  ...compareWith('copy', setting),
  ...relationshipsOf(setting),
  ...crossRules(setting),
];
