import type { Dependency } from '../model.ts';
import { kindOf } from './aggregates.ts';
import { wrongValues } from './errors/dictionary.ts';
import type { Flag } from './errors/flag.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { ident, literal, rowColumn, type Source, tableView, toCount } from './sql.ts';

/** Rows from which dependencies are guessed; each pair of columns is grouped once over them. */
const guessRowsMax = 5_000;

/** Columns that are paired: those that repeat most tell most. */
const columnsMax = 16;

/** Dependencies that are checked on the whole table: each is a grouping of two columns over it. */
const checkedMax = 24;

/** Determinants of one column that are checked: more only say the same. */
const perDependentMax = 3;

/** Rows in groups of two or more, and the share of them that agrees with its group, that make a dependency. */
const supportMin = 20;
const agreementMin = 0.95;

/** What disagrees is at most this share of what would by always guessing the most frequent value. */
const unexplainedMax = 0.2;

/** Within a group the prevailing value has this many rows and this share, else nobody knows which side is wrong. */
const majorityRowsMin = 3;
const majorityShareMin = 0.75;

const guessTable = 'corridor_guess';
const violationTable = 'corridor_violation';
const confirmedTable = 'corridor_confirmed';

/** Columns whose values come again: neither constant nor a key, and no measures. */
const repeating = (scan: Scan): ScannedColumn[] =>
  scan.columns
    .filter(
      (c) =>
        !['double', 'decimal', 'timestamp'].includes(kindOf(c.column.type)) &&
        c.distinct > 1 &&
        c.distinct * 2 <= c.count,
    )
    .toSorted((a, b) => a.distinct - b.distinct)
    .slice(0, columnsMax);

/** SQL: the value as a number, or null where it is known to be wrong already. */
const codeOf = ({ column }: ScannedColumn): string => {
  const name = ident(column.name);
  if (kindOf(column.type) !== 'text') return `CASE WHEN ${name} IS NOT NULL THEN hash(${name}) END`;
  return `CASE WHEN ${name} IS NOT NULL AND ${name} NOT IN (SELECT v FROM ${wrongValues} WHERE c = ${literal(column.name)}) THEN hash(${name}) END`;
};

type Guess = { readonly determinant: ScannedColumn; readonly dependent: ScannedColumn; readonly agreement: number };

const guessOne = async (source: Source, columns: readonly ScannedColumn[], i: number): Promise<Guess[]> => {
  const determinant = columns[i];
  const others = columns.flatMap((dependent, j) => (j === i ? [] : [{ dependent, j }]));
  if (determinant === undefined || others.length === 0) return [];
  const one = (j: number): string =>
    `SELECT ${j} AS j, coalesce(sum(m), 0) AS agree, coalesce(sum(s), 0) AS support, (SELECT max(n) / sum(n) FROM ` +
    `(SELECT count(*) AS n FROM ${guessTable} WHERE c${j} IS NOT NULL GROUP BY c${j})) AS usual FROM (SELECT max(n) AS m, sum(n) AS s FROM ` +
    `(SELECT c${i} AS a, c${j} AS b, count(*) AS n FROM ${guessTable} WHERE c${i} IS NOT NULL AND c${j} IS NOT NULL GROUP BY ALL) GROUP BY a HAVING sum(n) > 1)`;
  const rows = await source.rows<{ j: unknown; agree: unknown; support: unknown; usual: unknown }>(
    others.map(({ j }) => one(j)).join(' UNION ALL '),
  );
  return rows.flatMap((row) => {
    const dependent = columns[toCount(row.j)];
    const support = toCount(row.support);
    const agreement = toCount(row.agree) / Math.max(1, support);
    const explains = 1 - agreement <= unexplainedMax * (1 - toCount(row.usual));
    return dependent !== undefined && support >= supportMin && agreement >= agreementMin && explains
      ? [{ determinant, dependent, agreement }]
      : [];
  });
};

/** The surest determinants of each column. */
const chosen = (guesses: readonly Guess[]): Guess[] =>
  [...Map.groupBy(guesses, (guess) => guess.dependent).values()]
    .flatMap((some) =>
      some
        .toSorted((a, b) => b.agreement - a.agreement || a.determinant.distinct - b.determinant.distinct)
        .slice(0, perDependentMax),
    )
    .slice(0, checkedMax);

const text = ({ column }: ScannedColumn): string => `CAST(${ident(column.name)} AS VARCHAR)`;

const groupTable = (i: number): string => `corridor_group_${i}`;

/** SQL: the prevailing value `usual` of each group `a` that has one, and its share. */
const prevailing = (i: number): string =>
  `(SELECT a, arg_max(b, n) AS usual, max(m) / max(s) AS share FROM ${groupTable(i)} ` +
  `WHERE m >= ${majorityRowsMin} AND m >= ${majorityShareMin} * s GROUP BY a)`;

/** Notes the rows that differ from the prevailing value of their group, and answers how many there are. */
const check = async (source: Source, { determinant, dependent }: Guess, i: number): Promise<Dependency> => {
  const [a, b] = [ident(determinant.column.name), ident(dependent.column.name)];
  const groups =
    `SELECT *, max(n) OVER (PARTITION BY a) AS m, sum(n) OVER (PARTITION BY a) AS s FROM ` +
    `(SELECT ${a} AS a, ${b} AS b, count(*) AS n FROM ${tableView} WHERE ${a} IS NOT NULL AND ${b} IS NOT NULL GROUP BY ALL)`;
  await source.run(`CREATE OR REPLACE TEMP TABLE ${groupTable(i)} AS ${groups}`);
  await source.run(
    `INSERT INTO ${violationTable} SELECT t.${rowColumn}, ${literal(determinant.column.name)}, ${literal(dependent.column.name)}, ` +
      `${text(determinant)}, ${text(dependent)}, CAST(g.usual AS VARCHAR), g.share FROM ${tableView} t JOIN ` +
      `${prevailing(i)} g ON g.share < 1 AND t.${a} = g.a AND t.${b} IS NOT NULL AND t.${b} <> g.usual`,
  );
  const [row] = await source.rows<{ support: unknown; kept: unknown }>(
    `SELECT sum(s) AS support, sum(m) AS kept FROM (SELECT a, max(s) AS s, max(m) AS m FROM ${groupTable(i)} GROUP BY a HAVING max(s) > 1)`,
  );
  const support = toCount(row?.support);
  const names = { determinant: [determinant.column.name], dependent: dependent.column.name };
  return { ...names, support, violations: support - toCount(row?.kept) };
};

/** Notes which cells that differ by one column are borne out by another: `Portland` says OR, but the brewery says ME. */
const confirm = (source: Source, { determinant, dependent }: Guess, i: number): Promise<void> => {
  const [a, b] = [ident(determinant.column.name), ident(dependent.column.name)];
  return source.run(
    `INSERT INTO ${confirmedTable} SELECT DISTINCT t.${rowColumn}, ${literal(dependent.column.name)}, ${literal(determinant.column.name)} ` +
      `FROM ${tableView} t JOIN ${prevailing(i)} g ON t.${a} = g.a AND t.${b} = g.usual ` +
      `WHERE t.${rowColumn} IN (SELECT r FROM ${violationTable} WHERE b = ${literal(dependent.column.name)})`,
  );
};

/**
 * Approximate functional dependencies between two columns with their violations: guessed from a sample, counted on the whole table.
 * Known wrong values do not count against a guess. Afterwards dependencyFlags tells which cells are to blame.
 */
export const findDependencies = async (source: Source, scan: Scan): Promise<Dependency[]> => {
  const columns = repeating(scan);
  await source.run(
    `CREATE OR REPLACE TABLE ${violationTable} (r BIGINT, a VARCHAR, b VARCHAR, av VARCHAR, bv VARCHAR, usual VARCHAR, share DOUBLE)`,
  );
  await source.run(`CREATE OR REPLACE TABLE ${confirmedTable} (r BIGINT, b VARCHAR, a VARCHAR)`);
  if (columns.length < 2) return [];
  const every = Math.max(1, Math.round(scan.rows / guessRowsMax));
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${guessTable} AS SELECT ${columns.map((c, i) => `${codeOf(c)} AS c${i}`).join(', ')} ` +
      `FROM ${tableView} WHERE hash(${rowColumn}) % ${every} = 0`,
  );
  const guesses: Guess[] = [];
  for (const i of columns.keys()) guesses.push(...(await guessOne(source, columns, i)));
  const found: Dependency[] = [];
  const some = chosen(guesses);
  for (const [i, guess] of some.entries()) found.push(await check(source, guess, i));
  for (const [i, guess] of some.entries()) await confirm(source, guess, i);
  return found;
};

/**
 * The cells that break dependencies. Which side is wrong is decided by majority: a cell that differs from what several columns say is wrong
 * itself; one that makes several others differ is the wrong one. What as many columns bear out as speak against is right, and cells
 * that are in `flagged` (a table with the columns r and c) already do not make another one wrong.
 */
export const dependencyFlags = (scan: Scan, flagged: string): Flag[] => {
  const votes =
    `SELECT *, count(*) OVER (PARTITION BY r, b) AS against_b, count(*) OVER (PARTITION BY r, a) AS against_a, ` +
    `(SELECT count(*) FROM ${confirmedTable} o WHERE o.r = x.r AND o.b = x.b) AS confirmed ` +
    `FROM ${violationTable} x WHERE (r, b) NOT IN (SELECT (r, c) FROM ${flagged}) AND (r, a) NOT IN (SELECT (r, c) FROM ${flagged})`;
  return scan.columns.flatMap(({ column }) => {
    const name = literal(column.name);
    const base = { rule: 'dependency' as const, column: column.name, confidence: 0.8 };
    return [
      {
        ...base,
        from: `SELECT r, any_value(bv) AS v FROM (${votes}) WHERE b = ${name} GROUP BY r HAVING max(against_b) >= max(against_a) AND max(against_b) > max(confirmed)`,
        reason: {
          zh: '与其他列相同的多数行取值不同',
          en: 'differs from most rows with the same value in another column',
        },
      },
      {
        ...base,
        from: `SELECT r, any_value(av) AS v FROM (${votes}) WHERE a = ${name} GROUP BY r HAVING max(against_a) > 1 AND max(against_a) > max(against_b)`,
        reason: { zh: '按此值，多列都与多数行不符', en: 'by this value several other columns differ from most rows' },
      },
    ];
  });
};
