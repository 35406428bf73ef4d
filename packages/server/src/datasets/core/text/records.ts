import type { Dialect } from '../dialect.ts';

/** One reading of a record: its fields, which of them were quoted, and what was odd about it. */
export type Reading = {
  readonly fields: readonly string[];
  /** Quotes that did not close at the end of their field. */
  readonly faults: number;
  /** True when the last field opens a quote that never closes. */
  readonly open: boolean;
  /** Where fields begin that are quoted. */
  readonly quotedAt: readonly number[];
};

/** How a record is read besides its dialect; all of it is for records that are broken. */
export type Leniency = {
  /** Positions of quotes that are taken as a part of the text. */
  readonly literal?: ReadonlySet<number>;
  /** Whether a quote within or right behind a field begins a new one: a separator was lost there. */
  readonly quotesSeparate?: boolean;
};

/** Spaces before a quote that still opens a field: `1, "x"`. */
const openingAt = (text: string, at: number, quote: string): number => {
  let next = at;
  while (text[next] === ' ') next += 1;
  return quote !== '' && text[next] === quote ? next : -1;
};

type Field = { readonly text: string; readonly end: number; readonly faults: number; readonly open: boolean };

const isBoundary = (text: string, at: number, delimiter: string): boolean =>
  at >= text.length || (delimiter !== '' && text.startsWith(delimiter, at));

/** Spaces between a closing quote and its separator do not count. */
const boundaryAfter = (text: string, at: number, delimiter: string): number => {
  let next = at;
  while (text[next] === ' ' && !isBoundary(text, next, delimiter)) next += 1;
  return isBoundary(text, next, delimiter) ? next : -1;
};

const readQuoted = (text: string, from: number, dialect: Dialect, leniency: Leniency): Field => {
  const { delimiter, quote } = dialect;
  let field = '';
  let faults = 0;
  let at = from + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    const end = char === quote ? boundaryAfter(text, at + 1, delimiter) : -1;
    const isEscaped =
      char === dialect.escape &&
      (text[at + 1] === quote || (dialect.escape !== quote && text[at + 1] === dialect.escape));
    if (isEscaped && !(dialect.escape === quote && leniency.quotesSeparate === true)) {
      field += text[at + 1];
      at += 2;
    } else if (end >= 0) return { text: field, end, faults, open: false };
    else if (char === quote && leniency.quotesSeparate === true)
      return { text: field, end: at + 1, faults, open: false };
    else {
      if (char === quote) faults += 1;
      field += char;
      at += 1;
    }
  }
  return { text: field, end: at, faults, open: true };
};

const readPlain = (text: string, from: number, dialect: Dialect, leniency: Leniency): Field => {
  const { delimiter, quote } = dialect;
  let at = from;
  while (!isBoundary(text, at, delimiter)) {
    if (leniency.quotesSeparate === true && at > from && text[at] === quote && leniency.literal?.has(at) !== true)
      break;
    at += 1;
  }
  return { text: text.slice(from, at), end: at, faults: 0, open: false };
};

/** Reads one record, without its line end. With nothing lenient asked for it reads by RFC 4180 and counts what is odd. */
export const readRecord = (text: string, dialect: Dialect, leniency: Leniency = {}): Reading => {
  const { delimiter, quote } = dialect;
  const fields: string[] = [];
  const quotedAt: number[] = [];
  let faults = 0;
  let at = 0;
  for (;;) {
    const opening = openingAt(text, at, quote);
    const isQuoted = opening >= 0 && leniency.literal?.has(opening) !== true;
    if (isQuoted) quotedAt.push(opening);
    const field = isQuoted ? readQuoted(text, opening, dialect, leniency) : readPlain(text, at, dialect, leniency);
    fields.push(field.text);
    faults += field.faults;
    if (field.open) return { fields, faults, open: true, quotedAt };
    if (field.end >= text.length) return { fields, faults, open: false, quotedAt };
    at = isBoundary(text, field.end, delimiter) ? field.end + delimiter.length : field.end;
  }
};

/** Lines that one record may span: a cell holds a letter, not a book. */
const joinedLinesMax = 200;

/** And characters, so that a quote nobody closes costs little. */
const joinedLengthMax = 100_000;

/** A record as found in a text: how many lines it takes. */
export type Found = { readonly reading: Reading; readonly text: string; readonly lines: number };

/**
 * The record that begins at a line: further lines are joined while a quote is open and as long as that ends well, else the line
 * stands alone, broken. `next` gives the line at a distance.
 */
export const recordAt = (next: (distance: number) => string | undefined, dialect: Dialect): Found => {
  const line = next(0) ?? '';
  const alone = readRecord(line, dialect);
  if (!alone.open) return { reading: alone, text: line, lines: 1 };
  let text = line;
  for (let lines = 1; lines < joinedLinesMax && text.length < joinedLengthMax; lines += 1) {
    const more = next(lines);
    if (more === undefined) break;
    text += `\n${more}`;
    if (!more.includes(dialect.quote)) continue;
    const reading = readRecord(text, dialect);
    if (reading.faults > alone.faults) break;
    if (!reading.open) return { reading, text, lines: lines + 1 };
  }
  return { reading: alone, text: line, lines: 1 };
};
