import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, literal, rowColumn, type Source, tableView, toCount } from '../sql.ts';
import { dictionary, shortForm } from './dictionary.ts';
import type { Flag } from './flag.ts';

/** A form that this share of a column's values has is at home there, … */
const homeShareMin = 0.2;

/** … and one that no more than this share has is a stranger. */
const strangerShareMax = 0.02;

/** Cells of one row that have moved the same way before it is more than chance. */
const cellsMin = 2;

/** Values looked up in the rows of one column: more is no accident of some rows. */
const valuesMax = 5_000;

const movedTable = 'corridor_moved';

/** Notes values of a column that have a neighbour's form and not their own. */
const noteMoved = async (source: Source, columns: readonly ScannedColumn[], step: 1 | -1): Promise<number> => {
  const pairs = columns.flatMap(({ column }, i) => {
    const home = columns[i + step];
    return home === undefined ? [] : [`(${literal(column.name)}, ${literal(home.column.name)})`];
  });
  if (pairs.length === 0) return 0;
  const forms = `SELECT *, sum(n) OVER (PARTITION BY c) AS total FROM (SELECT c, ${shortForm('p')} AS f, sum(n) AS n FROM ${dictionary} GROUP BY ALL)`;
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${movedTable} AS WITH forms AS (${forms}) SELECT d.c, d.v, h.c AS home FROM ${dictionary} d ` +
      `JOIN (VALUES ${pairs.join(', ')}) p(c, home) ON d.c = p.c ` +
      `JOIN forms s ON s.c = d.c AND s.f = ${shortForm('d.p')} AND s.n <= ${strangerShareMax} * s.total ` +
      `JOIN forms h ON h.c = p.home AND h.f = s.f AND h.n >= ${homeShareMin} * h.total`,
  );
  const [row] = await source.rows<{ n: unknown }>(`SELECT count(*) AS n FROM ${movedTable}`);
  return toCount(row?.n);
};

const movedCells = (columns: readonly ScannedColumn[]): string =>
  columns
    .map(
      ({ column }) =>
        `SELECT ${rowColumn} AS r, ${literal(column.name)} AS c, ${ident(column.name)} AS v FROM ${tableView} ` +
        `WHERE ${ident(column.name)} IN (SELECT v FROM ${movedTable} WHERE c = ${literal(column.name)})`,
    )
    .join(' UNION ALL ');

/**
 * Finds rows whose cells have moved by one column: two values or more that have the form of the column beside, and not of their own. `columns` are
 * those of the dictionary.
 */
export const movedFlags = async (source: Source, scan: Scan, columns: readonly ScannedColumn[]): Promise<Flag[]> => {
  const known = new Set(columns.map(({ column }) => column.name));
  const flags: Flag[] = [];
  for (const step of [1, -1] as const) {
    const count = await noteMoved(source, scan.columns, step);
    if (count < cellsMin || count > valuesMax) continue;
    const kept = `corridor_moved_${step === 1 ? 'left' : 'right'}`;
    await source.run(
      `CREATE OR REPLACE TABLE ${kept} AS SELECT * FROM (${movedCells(scan.columns.filter(({ column }) => known.has(column.name)))}) ` +
        `QUALIFY count(*) OVER (PARTITION BY r) >= ${cellsMin}`,
    );
    const [zh, en] = step === 1 ? ['右', 'right'] : ['左', 'left'];
    for (const name of known)
      flags.push({
        rule: 'shifted',
        column: name,
        from: `SELECT r, v FROM ${kept} WHERE c = ${literal(name)}`,
        reason: {
          zh: `此行的内容错开了一列：这个值的写法与${zh}边一列相同`,
          en: `the row has moved by one column: this is written as the column to the ${en} is`,
        },
        confidence: 0.9,
      });
  }
  return flags;
};
