import type { TableColumn } from '../../model.ts';
import { isPlaceholder, kindOf } from '../aggregates.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, literal, rowColumn, type Source, tableView } from '../sql.ts';

/** Distinct texts of the table's columns with how often each occurs: `c` column, `v` value, `n` cells, `p` its form (see formOf). */
export const dictionary = 'corridor_value';

/** Texts that rules found wrong, before they are looked up in the rows. */
export const wrongValues = 'corridor_wrong_value';

/** Columns with more distinct texts hold free text or keys; their dictionary would be the table again. */
const distinctMax = 50_000;

/** Longer texts are prose: neither a form nor a near value says that they are wrong. */
const lengthMax = 300;

/** In a column where right values are near each other too, being near proves nothing: this share of the finds must be beyond that. */
const beyondChanceMin = 0.7;

/** SQL over `found`, the share of seldom values near a frequent one, and `chance`, that of frequent ones near another: the finds are slips. */
export const beyondChance = `chance < 1 AND (found - chance) / (1 - chance) >= ${beyondChanceMin} * found`;

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** SQL: the form of a text, `A`, `a` and `9` for Latin capitals, small letters and digits, everything else as it is. */
export const formOf = (text: string): string =>
  `translate(${text}, '${upper}${upper.toLowerCase()}0123456789', '${'A'.repeat(26)}${'a'.repeat(26)}${'9'.repeat(10)}')`;

/** SQL: a form of texts in short: `w` for words of letters, however many, `9` for digits, marks as they are. See shortened. */
export const shortForm = (form: string): string =>
  `regexp_replace(regexp_replace(${form}, '[Aa]+( +[Aa]+)*', 'w', 'g'), '9+', '9', 'g')`;

/** What shortForm makes of a form. */
export const shortened = (form: string): string => form.replace(/[Aa]+( +[Aa]+)*/g, 'w').replace(/9+/g, '9');

/** Text columns whose values are few enough to be listed. */
export const listable = (scan: Scan): ScannedColumn[] =>
  scan.columns.filter((c) => kindOf(c.column.type) === 'text' && c.count > 0 && c.distinct <= distinctMax);

/** Lists the distinct texts of the columns. Placeholders are no values, and left out. */
export const makeDictionary = async (source: Source, columns: readonly ScannedColumn[]): Promise<void> => {
  await source.run(`CREATE OR REPLACE TABLE ${dictionary} (c VARCHAR, v VARCHAR, n BIGINT, p VARCHAR)`);
  await source.run(
    `CREATE OR REPLACE TABLE ${wrongValues} (c VARCHAR, v VARCHAR, rule VARCHAR, zh VARCHAR, en VARCHAR, confidence DOUBLE)`,
  );
  for (const { column } of columns) {
    const name = ident(column.name);
    await source.run(
      `INSERT INTO ${dictionary} SELECT ${literal(column.name)}, v, n, ${formOf('v')} FROM ` +
        `(SELECT ${name} AS v, count(*) AS n FROM ${tableView} WHERE ${name} IS NOT NULL AND length(${name}) <= ${lengthMax} ` +
        `GROUP BY 1) WHERE NOT ${isPlaceholder('v')}`,
    );
  }
};

/** SQL that yields the rows of a column's wrong values with what is said of them. */
export const rowsOfWrong = (column: TableColumn): string =>
  `SELECT t.${rowColumn} AS r, w.v AS v, w.rule, w.zh, w.en, w.confidence FROM ${tableView} t ` +
  `JOIN (SELECT * FROM ${wrongValues} WHERE c = ${literal(column.name)}) w ON t.${ident(column.name)} = w.v`;
