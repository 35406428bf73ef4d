/** A row that is repeated, by its number in the template, and how often it then stands there. */
export type Repeated = { readonly row: number; readonly copies: number };

/** Where rows of one sheet go. */
export type RowMoves = readonly Repeated[];

/** Where the rows of every sheet of a workbook go, by the sheet's name. */
export type MovesOf = ReadonlyMap<string, RowMoves>;

/** Where a row stands after others were repeated; `end` is the last copy of a row that is repeated itself. */
export const movedRow = (row: number, moves: RowMoves, side: 'start' | 'end' = 'start'): number =>
  moves.reduce((to, { row: at, copies }) => {
    const isBefore = at < row || (at === row && side === 'end');
    return isBefore ? to + copies - 1 : to;
  }, row);

const rangePattern = /(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?/g;

/** Ranges of an attribute (`A1:B2 C3`) after rows were repeated: a range grows with the row that it holds. */
export const movedRanges = (ranges: string, moves: RowMoves): string =>
  ranges.replace(rangePattern, (_all, from: string, start: string, to: string | undefined, end: string | undefined) => {
    const first = `${from}${movedRow(Number(start), moves)}`;
    const last = movedRow(Number(end ?? start), moves, 'end');
    if (to !== undefined) return `${first}:${to}${last}`;
    return last === movedRow(Number(start), moves) ? first : `${first}:${from}${last}`;
  });

/** Texts in quotes, or a reference with the sheet that it names; names of functions end before a bracket. */
const formulaPattern =
  /"(?:[^"]|"")*"|(?<![\w.$])((?:'(?:[^']|'')+'|[\p{L}\w.]+)!)?(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\w(.!])/gu;

const sheetName = (prefix: string): string =>
  prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1);

/**
 * A formula after rows were repeated. In the copy of a repeated row, references to that row mean the copy; elsewhere a range
 * over it holds all its copies.
 */
export const movedFormula = (
  formula: string,
  place: { readonly sheet: string; readonly moves: MovesOf; readonly copy?: { row: number; index: number } },
): string =>
  formula.replace(
    formulaPattern,
    (all, prefix: string | undefined, from?: string, start?: string, to?: string, end?: string) => {
      if (from === undefined || start === undefined) return all;
      const moves = place.moves.get(prefix === undefined ? place.sheet : sheetName(prefix)) ?? [];
      const isOwn = prefix === undefined && place.copy?.row === Number(start);
      const step = isOwn ? (place.copy?.index ?? 0) : 0;
      const first = `${prefix ?? ''}${from}${movedRow(Number(start), moves) + step}`;
      if (to === undefined || end === undefined) return first;
      const isRowAlone = isOwn && Number(end) === place.copy?.row;
      return `${first}:${to}${isRowAlone ? movedRow(Number(end), moves) + step : movedRow(Number(end), moves, 'end')}`;
    },
  );
