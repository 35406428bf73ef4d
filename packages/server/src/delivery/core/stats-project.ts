type RawJson = { readonly rawJSON: (text: string) => unknown };
type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Keeps numbers digit by digit (JSON.rawJSON, ECMAScript "JSON.parse source text access"). */
const { rawJSON } = JSON as unknown as RawJson;

const keepDigits: Reviver = (_key, value, context) =>
  typeof value === 'number' && context?.source !== undefined ? rawJSON(context.source) : value;

const pick = (value: unknown, columns: ReadonlySet<string>): unknown =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([name]) => columns.has(name)),
  );

/**
 * The statistics of a file of which only some columns are kept: rows stay, so every bound and null count stays as it
 * was. Answers only the number of rows when the source says nothing.
 */
export const projectStats = (stats: string | undefined, rows: number, columns: readonly string[]): string => {
  if (stats === undefined) return JSON.stringify({ numRecords: rows });
  const kept = new Set(columns);
  const { minValues, maxValues, nullCount } = JSON.parse(stats, keepDigits) as Readonly<Record<string, unknown>>;
  return JSON.stringify({
    numRecords: rows,
    minValues: pick(minValues, kept),
    maxValues: pick(maxValues, kept),
    nullCount: pick(nullCount, kept),
  });
};
