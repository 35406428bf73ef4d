import { type Outcome, ok, refuse } from '#kernel';
import type { LedgerCode } from '../errors.ts';
import { amountMinorMax, bankNumberPattern, textLengthMax } from '../model.ts';
import { isDay } from './day.ts';

/** One movement of a sub-account as the bank states it. */
export type StatementLine = {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  /** Booking day at the bank, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subAccount: string;
  /** C: money came (credit); D: money went (debit), seen from the sub-account's owner. */
  readonly direction: 'C' | 'D';
  /** Minor units; 0 for a line that only states the balance of a day without movement. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
  /** What the sub-account holds after this line, minor units. */
  readonly closingMinor: bigint;
};

/** The header of the file, in this order. */
export const statementColumns = [
  'date',
  'subAccount',
  'direction',
  'amountMinor',
  'currency',
  'reference',
  'closingBalanceMinor',
] as const;

/** Lines of one statement: a day of a busy exchange; a body of HTTP is at most 1 MiB. */
export const statementLinesMax = 10_000;

const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** Splits one record (RFC 4180, without line breaks inside fields); undefined when a quote is left open. */
const splitRecord = (record: string): string[] | undefined => {
  const fields: string[] = [];
  field.lastIndex = 0;
  for (;;) {
    const match = field.exec(record);
    if (match === null) return undefined;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return fields;
  }
};

/** What each column may hold, in the order of the columns. */
const patterns: readonly ((text: string) => boolean)[] = [
  isDay,
  (text) => bankNumberPattern.test(text),
  (text) => text === 'C' || text === 'D',
  (text) => /^\d{1,16}$/.test(text) && BigInt(text) <= amountMinorMax,
  (text) => /^[A-Z]{3}$/.test(text),
  (text) => text.length <= textLengthMax && text.isWellFormed() && !/\p{Cc}/u.test(text),
  (text) => /^-?\d{1,18}$/.test(text),
];

/** The first column that does not hold what it should. */
const wrongColumn = (fields: readonly string[]): { readonly column: string; readonly value: string } | undefined => {
  if (fields.length !== statementColumns.length)
    return { column: statementColumns[fields.length] ?? 'line', value: fields.join(',').slice(0, 80) };
  const at = patterns.findIndex((holds, i) => !holds(fields[i] ?? ''));
  return at === -1 ? undefined : { column: statementColumns[at] ?? '', value: (fields[at] ?? '').slice(0, 80) };
};

const toLine = (line: number, fields: readonly string[]): StatementLine => {
  const [date = '', subAccount = '', direction = '', amount = '0', currency = '', reference = '', closing = '0'] =
    fields;
  return {
    ...{ line, date, subAccount, currency },
    direction: direction === 'C' ? 'C' : 'D',
    amountMinor: BigInt(amount),
    reference: reference.trim(),
    closingMinor: BigInt(closing),
  };
};

/**
 * Reads a bank statement: CSV, UTF-8, comma, LF or CRLF, the header of `statementColumns`. Lines are in the order of
 * the bank's books. Refuses the whole file with the number of the first line that is not as it should be.
 */
export const parseStatement = (csv: string): Outcome<StatementLine[], LedgerCode> => {
  const records = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (records.at(-1) === '') records.pop();
  const header = statementColumns.join(',');
  if (records[0] !== header) return refuse('ledger.statement_header_wrong', { header });
  if (records.length < 2 || records.length - 1 > statementLinesMax)
    return refuse('ledger.statement_size_wrong', { max: statementLinesMax });
  const lines: StatementLine[] = [];
  for (const [at, record] of records.entries()) {
    if (at === 0) continue;
    const fields = splitRecord(record) ?? [];
    const wrong = wrongColumn(fields);
    if (wrong !== undefined) return refuse('ledger.statement_invalid', { line: at + 1, ...wrong });
    lines.push(toLine(at + 1, fields));
  }
  return ok(lines);
};

/** Writes a statement the way parseStatement reads it: for a bank that is played by a test or the demo. */
export const writeStatement = (lines: readonly Omit<StatementLine, 'line'>[]): string => {
  const quote = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = lines.map((l) =>
    [l.date, l.subAccount, l.direction, l.amountMinor, l.currency, quote(l.reference), l.closingMinor].join(','),
  );
  return `${[statementColumns.join(','), ...rows].join('\r\n')}\r\n`;
};

/** What a sub-account closed with, and on which day. */
export type Closing = { readonly date: string; readonly closingMinor: bigint };

/**
 * Checks that days go forward and balances follow from movements. `before` is what each sub-account closed with in
 * earlier statements; the first line ever of a sub-account is taken at its word.
 */
export const checkContinuity = (
  lines: readonly StatementLine[],
  before: ReadonlyMap<string, Closing>,
): Outcome<null, LedgerCode> => {
  const closings = new Map(before);
  for (const { line, date, subAccount, direction, amountMinor, closingMinor } of lines) {
    const last = closings.get(subAccount);
    if (last !== undefined && date < last.date)
      return refuse('ledger.statement_order', { line, subAccount, date, lastDate: last.date });
    const expected = (last?.closingMinor ?? 0n) + (direction === 'C' ? amountMinor : -amountMinor);
    if (last !== undefined && expected !== closingMinor)
      return refuse('ledger.statement_gap', {
        ...{ line, subAccount },
        closingMinor: closingMinor.toString(),
        expectedMinor: expected.toString(),
      });
    closings.set(subAccount, { date, closingMinor });
  }
  return ok(null);
};
