/** A byte order mark, so that spreadsheet programs on Chinese systems read the file as UTF-8. */
export const csvByteOrderMark = '\uFEFF';

const startsFormula = /^[=+\-@\t\r]/;

/** One cell by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in front. */
export const csvCell = (value: string): string => {
  const safe = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line by RFC 4180, with its CRLF. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
