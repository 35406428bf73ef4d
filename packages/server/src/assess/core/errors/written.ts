import type { Table, TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, type Source, toCount } from '../sql.ts';
import type { Flag } from './flag.ts';
import { isMarker } from './markers.ts';

/** Numbers with a fraction that a column has to have before the way it writes them is known. */
const fractionsMin = 20;

/**
 * Whole numbers for each number with one digit after the point, above which they are no measured fractions that happen to be whole: of
 * those there would be one in ten. The most frequent one is left out, it may be a zero or a sentinel.
 */
const wholeShareMin = 1;

/** The same for each number with a fraction at all. */
const wholePerFractionMin = 0.2;

/** Share of one length of the fraction above which numbers are padded to it: then `6.0` beside `5.3` is right. */
const oneLengthShareMax = 0.9;

type Texts = NonNullable<Table['texts']>;

const from = (texts: Texts): string => `(SELECT *, row_number() OVER () - 1 AS r FROM ${texts.from})`;

const missingFlag = (texts: Texts, column: TableColumn, text: string): Flag => ({
  rule: 'missing_marker',
  column: column.name,
  from: `SELECT r, ${text} AS v FROM ${from(texts)} WHERE ${isMarker(text)}`,
  reason: { zh: '以文字代替缺失值，应留空', en: 'a word stands for a missing value; leave the cell empty' },
  confidence: 0.9,
});

const styleFlag = (texts: Texts, column: TableColumn, text: string): Flag => ({
  rule: 'number_style',
  column: column.name,
  from: `SELECT r, ${text} AS v FROM ${from(texts)} WHERE regexp_full_match(trim(${text}), '-?[0-9]+[.]0')`,
  reason: {
    zh: '整数被程序写成“.0”结尾，而本列其余小数均不补零',
    en: 'a whole number written with ".0" by a program, in a column whose fractions are not padded',
  },
  confidence: 0.7,
});

type Styles = { whole: unknown; usual: unknown; padded: unknown; tenths: unknown; fractions: unknown; most: unknown };

/**
 * Columns of doubles whose fractions are written as short as they are (5.3, 4.75), but whole numbers with a `.0`: what a program made of
 * them on the way through floating point. Columns with a fixed number of digits are right as they are.
 */
const isMixedStyle = ({ whole, usual, padded, tenths, fractions, most }: Styles): boolean =>
  toCount(whole) - toCount(usual) >
    Math.max(wholeShareMin * toCount(tenths), wholePerFractionMin * toCount(fractions)) &&
  toCount(padded) === 0 &&
  toCount(fractions) >= fractionsMin &&
  toCount(most) <= oneLengthShareMax * (toCount(fractions) + toCount(whole));

const readStyles = async (source: Source, texts: Texts, text: string): Promise<Styles> => {
  const fractions = `SELECT trim(${text}) AS v, split_part(trim(${text}), '.', 2) AS f FROM ${texts.from}`;
  const [row] = await source.rows<Styles>(
    `SELECT sum(n) FILTER (WHERE f = '0') AS whole, max(n) FILTER (WHERE f = '0') AS usual, ` +
      `sum(n) FILTER (WHERE f <> '0' AND ends_with(f, '0')) AS padded, sum(n) FILTER (WHERE f <> '0' AND length(f) = 1) AS tenths, ` +
      `sum(n) FILTER (WHERE f <> '0') AS fractions, max(m) AS most FROM ` +
      `(SELECT *, sum(n) OVER (PARTITION BY length(f)) AS m FROM (SELECT v, f, count(*) AS n FROM (${fractions}) WHERE f <> '' GROUP BY ALL))`,
  );
  return row ?? { whole: 0, usual: 0, padded: 0, tenths: 0, fractions: 0, most: 0 };
};

/**
 * What only the text of the cells shows and typing takes away: words for "missing" in columns of numbers or dates, whole numbers that a
 * program wrote as fractions. Known while a file is read; a stored version holds typed values, and nothing of this is wrong with it.
 */
export const writtenFlags = async (source: Source, table: Table): Promise<Flag[]> => {
  const { texts } = table;
  if (texts === undefined) return [];
  const flags: Flag[] = [];
  for (const column of table.columns) {
    const text = texts.columns[column.name];
    if (text === undefined || kindOf(column.type) === 'text') continue;
    const quoted = ident(text);
    flags.push(missingFlag(texts, column, quoted));
    if (kindOf(column.type) === 'double' && isMixedStyle(await readStyles(source, texts, quoted)))
      flags.push(styleFlag(texts, column, quoted));
  }
  return flags;
};
