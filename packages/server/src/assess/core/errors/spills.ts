import { kindOf } from '../aggregates.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, literal, rowColumn, type Source, tableView, toCount } from '../sql.ts';
import { dictionary } from './dictionary.ts';
import type { Flag } from './flag.ts';

/** A column's words are known when it has few of them. */
const wordsMax = 2_000;

/** Rows that have to show the same before it is more than chance. */
const rowsMin = 3;

/** Of the rows where the column is empty, this share has its word at the end of the other one. */
const emptyShareMin = 0.3;

/** Of the rows where it is filled, at most this share has such an end too: then it is the custom of the other column. */
const filledShareMax = 0.05;

/** Pairs of columns asked about: each costs a look at two columns. */
const pairsMax = 60;

/** SQL: what stands after the last blank. */
const lastWord = (text: string): string => `nullif(regexp_extract(trim(${text}), '[ ,;]+([^ ,;]+)$', 1), '')`;

type Pair = { readonly of: ScannedColumn; readonly into: ScannedColumn };

const pairsOf = (columns: readonly ScannedColumn[]): Pair[] => {
  const texts = columns.filter((c) => kindOf(c.column.type) === 'text');
  const lacking = texts.filter(
    (c) => c.nulls >= rowsMin && c.count >= rowsMin && c.distinct <= wordsMax && c.distinct * 2 <= c.count,
  );
  return lacking
    .flatMap((of) => texts.filter((into) => into !== of && into.count > 0).map((into) => ({ of, into })))
    .slice(0, pairsMax);
};

const known = (of: ScannedColumn): string =>
  `(SELECT v FROM ${dictionary} WHERE c = ${literal(of.column.name)} AND n > 1)`;

const ends = ({ of, into }: Pair): string => `${lastWord(ident(into.column.name))} IN ${known(of)}`;

const countPair = async (source: Source, pair: Pair): Promise<{ empty: number; filled: number }> => {
  const lacks = `${ident(pair.of.column.name)} IS NULL`;
  const [row] = await source.rows<{ empty: unknown; filled: unknown }>(
    `SELECT count_if(lacks) AS empty, count_if(NOT lacks) AS filled FROM (SELECT ${lacks} AS lacks FROM ${tableView} WHERE ${ends(pair)})`,
  );
  return { empty: toCount(row?.empty), filled: toCount(row?.filled) };
};

const flagsOf = (pair: Pair, share: number): Flag[] => {
  const [of, into] = [pair.of.column, pair.into.column];
  const where = `FROM ${tableView} WHERE ${ident(of.name)} IS NULL AND ${ends(pair)}`;
  const base = { rule: 'shifted' as const, confidence: Math.min(0.95, Math.round(share * 100) / 100) };
  return [
    {
      ...base,
      column: into.name,
      from: `SELECT ${rowColumn} AS r, ${ident(into.name)} AS v ${where}`,
      reason: { zh: `末尾含有应在“${of.title}”列的内容`, en: `ends with what belongs into column "${of.title}"` },
    },
    {
      ...base,
      column: of.name,
      from: `SELECT ${rowColumn} AS r, NULL AS v ${where}`,
      reason: { zh: `为空，其内容在“${into.title}”列末尾`, en: `empty: what belongs here ends column "${into.title}"` },
    },
  ];
};

/** Finds cells whose content has slipped into a neighbour: `Denver CO` beside an empty state. */
export const spillFlags = async (source: Source, scan: Scan): Promise<Flag[]> => {
  const flags: Flag[] = [];
  for (const pair of pairsOf(scan.columns)) {
    const { empty, filled } = await countPair(source, pair);
    const share = empty / Math.max(1, pair.of.nulls);
    if (empty >= rowsMin && share >= emptyShareMin && filled <= filledShareMax * pair.of.count)
      flags.push(...flagsOf(pair, share));
  }
  return flags;
};
