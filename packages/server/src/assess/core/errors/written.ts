import type { Table, TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { countWhere, ident, literal, type Source, toCount } from '../sql.ts';
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

/** A word for "missing" in so many cells is the column's custom: one finding about the column, not one for each cell. */
const customMin = 20;

type Texts = NonNullable<Table['texts']>;

const from = (texts: Texts): string => `(SELECT *, row_number() OVER () - 1 AS r FROM ${texts.from})`;

/** A word that stands for "missing" in a column, and in how many cells. */
type Marker = { readonly column: TableColumn; readonly text: string; readonly word: string; readonly count: number };

/** Words for "missing" in one column: a column with more of them has a disorder that its cells show as well. */
const wordsMax = 10;

const readMarkers = async (source: Source, texts: Texts, columns: readonly TableColumn[]): Promise<Marker[]> => {
  const written = columns.flatMap((column) => {
    const text = texts.columns[column.name];
    return text === undefined ? [] : [{ column, text: ident(text) }];
  });
  if (written.length === 0) return [];
  const [, ...counts] = await countWhere(
    source,
    texts.from,
    written.map(({ text }) => isMarker(text)),
  );
  const markers: Marker[] = [];
  for (const { column, text } of written.filter((_, i) => (counts[i] ?? 0) > 0)) {
    const words = await source.rows<{ word: string; n: unknown }>(
      `SELECT trim(${text}) AS word, count(*) AS n FROM ${texts.from} WHERE ${isMarker(text)} GROUP BY 1 ORDER BY n DESC, word LIMIT ${wordsMax}`,
    );
    markers.push(...words.map(({ word, n }) => ({ column, text, word, count: toCount(n) })));
  }
  return markers;
};

const missingFlag = (texts: Texts, { column, text, word, count }: Marker): Flag => {
  const isOne = count >= customMin;
  const [zh, en] = isOne
    ? [
        `本列有 ${count} 个单元格以“${word}”表示缺失，已按缺失计；请留空，或向使用者说明`,
        `${count} cells of this column say "${word}" for missing and are counted so; leave them empty, or tell users what it means`,
      ]
    : ['以文字代替缺失值，应留空', 'a word stands for a missing value; leave the cell empty'];
  return {
    rule: 'missing_marker',
    column: column.name,
    from: `SELECT r, ${text} AS v FROM ${from(texts)} WHERE trim(${text}) = ${literal(word)}`,
    reason: { zh, en },
    confidence: 0.9,
    isOne,
  };
};

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
 * program wrote as fractions. `almost` are columns of texts that are numbers or dates but for some cells. Known while the file is at hand: to the command line, and to the server for a version that one upload made.
 */
export const writtenFlags = async (source: Source, table: Table, almost: ReadonlySet<string>): Promise<Flag[]> => {
  const { texts } = table;
  if (texts === undefined) return [];
  const typed = table.columns.filter(({ name, type }) => kindOf(type) !== 'text' || almost.has(name));
  const flags = (await readMarkers(source, texts, typed)).map((marker) => missingFlag(texts, marker));
  for (const column of typed) {
    const text = texts.columns[column.name];
    if (text === undefined) continue;
    const quoted = ident(text);
    if (kindOf(column.type) === 'double' && isMixedStyle(await readStyles(source, texts, quoted)))
      flags.push(styleFlag(texts, column, quoted));
  }
  return flags;
};
