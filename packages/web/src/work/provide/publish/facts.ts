/** What a file was read as, taken out of the answer's open record with care: older versions lack parts of it. */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A number. */
export const countOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The texts of a list. */
export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const recordsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** A table that the file holds. */
export type TableOfFile = { readonly name: string; readonly title: string; readonly rows: number | undefined };

/** The tables of a file. */
export const tablesOf = (source: Readonly<Record<string, unknown>>): readonly TableOfFile[] =>
  recordsOf(source.tables).flatMap(({ name, title, rows }) => {
    const known = textOf(name);
    return known === undefined ? [] : [{ name: known, title: textOf(title) ?? '', rows: countOf(rows) }];
  });

/** Columns of dates that are not plainly written, as they were understood. */
export const datesOf = (source: Readonly<Record<string, unknown>>) =>
  recordsOf(source.dates).map(({ column, order, why, example }) => ({
    column: textOf(column) ?? '',
    order: textOf(order),
    why: textOf(why) ?? '',
    example: textOf(example) ?? '',
  }));

/** What was found around and inside a text's table; undefined where there is nothing beside it. */
export const besideOf = (source: Readonly<Record<string, unknown>>) => {
  const { text } = source;
  if (!isRecord(text)) return undefined;
  const repaired = isRecord(text.repaired) ? text.repaired : {};
  return {
    preamble: listOf(text.preamble),
    notes: listOf(text.notes),
    repaired: countOf(repaired.count) ?? 0,
    rows: recordsOf(repaired.first).flatMap(({ row }) => countOf(row) ?? []),
  };
};

/** What was found around and inside a workbook's table; undefined for other files. */
export const sheetOf = (source: Readonly<Record<string, unknown>>) => {
  const { sheet } = source;
  if (!isRecord(sheet)) return undefined;
  return {
    above: listOf(sheet.above),
    notes: listOf(sheet.notes),
    totals: recordsOf(sheet.totals).flatMap(({ row, label }) => `${textOf(label) ?? ''} (${countOf(row) ?? ''})`),
    hiddenRows: Array.isArray(sheet.hiddenRows) ? sheet.hiddenRows.length : 0,
    hiddenColumns: listOf(sheet.hiddenColumns).length,
    sections: listOf(sheet.sections),
    filledCells: countOf(sheet.filledCells) ?? 0,
    conversions: recordsOf(sheet.conversions).map(({ column, kind, cells }) => ({
      column: textOf(column) ?? '',
      kind: textOf(kind) ?? '',
      cells: countOf(cells) ?? 0,
    })),
    damagedCells: countOf(sheet.damagedCells) ?? 0,
    damaged: recordsOf(sheet.damaged).map(({ cell, text }) => `${textOf(cell) ?? ''} ${textOf(text) ?? ''}`),
  };
};
