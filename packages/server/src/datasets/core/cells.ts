/** What one cell looks like, for guesses over a small sample. The types of columns are decided by core/types.ts. */
export type Cell = 'missing' | 'number' | 'date' | 'boolean' | 'text';

/** Words that stand for a missing cell in columns of numbers, dates and the like. The empty cell is missing anyway. */
export const missingMarkers = ['NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'NULL', 'null', 'None', '-', '\\N'] as const;

const markers = new Set<string>(['', ...missingMarkers]);
const number = /^[+-]?(\d[\d,]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?$/;
const date = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const boolean = /^(true|false)$/i;

/** What a cell looks like. */
export const looksLike = (text: string): Cell => {
  const cell = text.trim();
  if (markers.has(cell)) return 'missing';
  if (number.test(cell)) return 'number';
  if (date.test(cell)) return 'date';
  return boolean.test(cell) ? 'boolean' : 'text';
};
