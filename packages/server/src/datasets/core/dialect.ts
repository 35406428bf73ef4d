import { type Cell, looksLike } from './cells.ts';

/** How a CSV is written. An empty quote means that none is used. */
export type Dialect = { readonly delimiter: string; readonly quote: string; readonly escape: string };

/** Separators that are tried, in the order in which they win a tie. */
const delimiters = [',', '\t', ';', '|', '^', '~', '\u0001', '\u001f'];

/** Separators of several characters: a run of punctuation that every line has equally often, and never a part of alone. */
const longDelimiters = (text: string): string[] => {
  const lines = text
    .split('\n')
    .slice(0, longTriedLines)
    .filter((line) => line !== '');
  const runs = new Set(lines[0]?.match(/[^\p{L}\p{N}\s"'._+\-()/\\]{2,4}/gu) ?? []);
  return [...runs].filter((run) => {
    const counts = lines.map((line) => line.split(run).length - 1);
    const alone = lines.some((line) => line.replaceAll(run, '').includes(run[0] ?? ''));
    return lines.length > 1 && !alone && counts.every((count) => count === counts[0]);
  });
};

/** Lines in which a long separator must be found alike. */
const longTriedLines = 50;

/** A space behind every separator belongs to it: `1, 2, 3`. */
const withSpace = (text: string, dialect: Dialect): Dialect => {
  const { delimiter, quote } = dialect;
  if (delimiter.length !== 1 || delimiter === ' ') return dialect;
  const spaced = { ...dialect, delimiter: `${delimiter} ` };
  const lines = splitSample(text, spaced);
  const widths = lines.records.filter((record) => record.length > 1 || record[0] !== '').map((record) => record.length);
  const { value, share } = mode(widths);
  const bare = splitSample(text, { ...dialect, quote: '' }).records.flatMap((record) => record.slice(1));
  const isQuoted = quote !== '' && text.includes(`${delimiter} ${quote}`);
  const spaces = bare.filter((cell) => cell.startsWith(' ')).length;
  return isQuoted && value > 1 && share > 0.9 && lines.faults === 0 && spaces > bare.length * 0.5 ? spaced : dialect;
};

/** What a guess is made from: enough for rare quotes, little enough to be instant. */
export const sampleLinesMax = 1_000;

/** And not more than this, so that long lines do not fill the memory; one line always fits. */
export const sampleBytesMax = 3_000_000;

/** Of which so much is tried with every separator and quote: two dozen times, while nobody else is served. */
const triedCharactersMax = 200_000;

/** The beginning of a sample, up to the end of a line where there is one. */
const beginningOf = (text: string): string => {
  if (text.length <= triedCharactersMax) return text;
  const end = text.lastIndexOf('\n', triedCharactersMax);
  return text.slice(0, end > 0 ? end : triedCharactersMax);
};

/** One record of the sample; `clean` is false when a quoted field did not end at a separator. */
type Parsed = { readonly records: string[][]; readonly faults: number; readonly quoted: number };

const isEnd = (text: string, at: number, delimiter: string): boolean =>
  at >= text.length || text[at] === '\n' || text.startsWith(delimiter, at);

/** Splits a bounded sample; quotes count only where a field begins with one. */
export const splitSample = (text: string, dialect: Dialect): Parsed => {
  const { delimiter, quote } = dialect;
  const records: string[][] = [];
  let record: string[] = [];
  let faults = 0;
  let quoted = 0;
  let at = 0;
  const endField = (field: string): void => {
    record.push(field);
    if (at >= text.length || text[at] === '\n') {
      records.push(record);
      record = [];
    }
    at += text.startsWith(delimiter, at) ? delimiter.length : 1;
  };
  const readQuoted = (): string => {
    let field = '';
    for (at += 1; at < text.length; at += 1) {
      if (text[at] === dialect.escape && text[at + 1] === quote) {
        field += quote;
        at += 1;
      } else if (text[at] === quote) {
        at += 1;
        return field;
      } else field += text[at];
    }
    faults += 1;
    return field;
  };
  const readPlain = (): string => {
    const start = at;
    while (!isEnd(text, at, delimiter)) at += 1;
    return text.slice(start, at);
  };
  while (at < text.length) {
    if (quote !== '' && text[at] === quote) {
      quoted += 1;
      const field = readQuoted();
      const rest = readPlain();
      if (rest.trim() !== '') faults += 1;
      endField(field);
    } else endField(readPlain());
    if (at === text.length && text.endsWith(delimiter) && record.length > 0) endField('');
  }
  return { records, faults, quoted };
};

const mode = (counts: readonly number[]): { value: number; share: number } => {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [value, times] = [...tally].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { value, share: counts.length === 0 ? 0 : times / counts.length };
};

const isTyped = (cell: string): boolean =>
  (['number', 'date', 'boolean', 'missing'] as Cell[]).includes(looksLike(cell));

const typedShare = (records: readonly string[][]): number => {
  const cells = records.slice(1).flat();
  return cells.length === 0 ? 0 : cells.filter(isTyped).length / cells.length;
};

/**
 * Higher is better: records of one length, more than one field, few broken quotes, cells that are numbers, dates or
 * empty. The last decides between `1,5;2,5` cut at the comma and at the semicolon. After van den Burg, Nazábal and
 * Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
 */
const scoreOf = (parsed: Parsed): number => {
  const { value, share } = mode(parsed.records.map((record) => record.length));
  const pattern = share * share * ((value - 1) / value);
  const faulty = parsed.quoted === 0 ? 0 : parsed.faults / parsed.quoted;
  // Where fields begin and end with a quote it is one: without it `'a'` and a quoted a read equally well.
  const wrapped = faulty === 0 ? Math.min(1, parsed.quoted / Math.max(1, parsed.records.length)) : 0;
  return pattern * (0.4 + typedShare(parsed.records) + 0.05 * wrapped) * (1 - Math.min(1, faulty));
};

const quotings = (text: string): Pick<Dialect, 'quote' | 'escape'>[] => [
  { quote: '"', escape: '"' },
  ...(text.includes('\\"') ? [{ quote: '"', escape: '\\' }] : []),
  ...(/(^|[^\p{L}\s])'[^']+'($|[^\p{L}\s])/mu.test(text) ? [{ quote: "'", escape: "'" }] : []),
];

/**
 * Finds the dialect of a sample with LF line ends. One column is the answer when no separator makes a pattern. Why not
 * DuckDB's sniffer: it reads a ragged comma file as one column cut at `|` (measured on 1.5.6), and a file without quotes
 * in its first 20,480 rows as one that has none.
 */
export const findDialect = (sample: string, delimiter?: string): Dialect => {
  const text = beginningOf(sample);
  const long = delimiter === undefined ? longDelimiters(text) : [];
  const short = delimiters.filter((each) => !long.some((run) => run.includes(each)));
  const candidates = (delimiter === undefined ? [...short, ...long] : [delimiter]).flatMap((d) =>
    quotings(text).map((quoting) => ({ delimiter: d, ...quoting })),
  );
  const scored = candidates.map((dialect) => ({ dialect, score: scoreOf(splitSample(text, dialect)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return delimiter === undefined ? withSpace(text, best.dialect) : best.dialect;
};
