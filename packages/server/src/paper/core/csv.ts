/**
 * Starts of formulas: = + - @ also in full width, tab and return, also after white space and at the start of any line inside a
 * cell (OWASP, "CSV Injection"); the catalogue's record and delivery's downloads look for the same.
 */
const formulaStart = /(^|[\n\r])([\t\f\v \u00a0\u3000]*[=+\-@＝＋－＠\t\r])/g;

/** One cell by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in front. */
export const csvCell = (value: string): string => {
  const safe = value.replace(formulaStart, "$1'$2");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
