/**
 * Which figures of a table may be shown so that nobody's own trade can be read from them or computed from their totals. The
 * rule for a figure is the frequency rule and the dominance rule of official statistics (Hundepool et al., Statistical
 * Disclosure Control, 2012, chapter 4); which further cells have to go with those that break it is decided by linear algebra.
 */

/** One trade as the statistics see it. */
export type Trade = {
  readonly row: string;
  readonly column: string;
  readonly provider: string;
  readonly buyer: string;
  readonly amountMinor: bigint;
};

/** Trades in a figure, at least. */
export const tradesMin = 5;
/** Different parties on each side, at least. */
export const partiesMin = 3;
/** Share of the amount that one party may have, in percent. */
export const shareMaxPercent = 60n;

const largestShareExceeds = (trades: readonly Trade[], side: 'provider' | 'buyer'): boolean => {
  const total = trades.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const sums = new Map<string, bigint>();
  for (const trade of trades) sums.set(trade[side], (sums.get(trade[side]) ?? 0n) + trade.amountMinor);
  return [...sums.values()].some((sum) => sum * 100n > total * shareMaxPercent);
};

/** True when a figure about these trades gives nobody away. Of trades without an amount, count decides for share. */
export const isSafe = (trades: readonly Trade[]): boolean =>
  trades.length >= tradesMin &&
  new Set(trades.map(({ provider }) => provider)).size >= partiesMin &&
  new Set(trades.map(({ buyer }) => buyer)).size >= partiesMin &&
  !largestShareExceeds(trades, 'provider') &&
  !largestShareExceeds(trades, 'buyer');

/** A cell's place. */
export const cellKey = (row: string, column: string): string => `${row}\n${column}`;

/** What may be shown: cells by `cellKey`, totals by row and by column. Everything else is withheld. */
export type Shown = {
  readonly cells: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
};

type Line = { readonly kind: 'rows' | 'columns'; readonly name: string; readonly keys: readonly string[] };

const linesOf = (cells: ReadonlyMap<string, readonly Trade[]>): Line[] => {
  const by = (kind: 'rows' | 'columns', part: 0 | 1): Line[] =>
    [...Map.groupBy(cells.keys(), (key) => key.split('\n')[part] ?? '')].map(([name, keys]) => ({ kind, name, keys }));
  return [...by('rows', 0), ...by('columns', 1)];
};

/** Numbers modulo this prime stand for fractions: a rank computed so is wrong for one in so many tables. */
const prime = 2_147_483_647n;

const modulo = (value: bigint): bigint => ((value % prime) + prime) % prime;

const inverse = (value: bigint): bigint => {
  let [result, base, power] = [1n, modulo(value), prime - 2n];
  for (; power > 0n; power >>= 1n) {
    if ((power & 1n) === 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** Gauss–Jordan: the reduced rows of a system of sums over unknown cells. */
const reduce = (equations: readonly (readonly number[])[], width: number): bigint[][] => {
  const rows = equations.map((equation) => {
    const row = new Array<bigint>(width).fill(0n);
    for (const index of equation) row[index] = 1n;
    return row;
  });
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column += 1) {
    const found = rows.findIndex((row, index) => index >= top && row[column] !== 0n);
    const pivot = rows[found];
    const swapped = rows[top];
    if (pivot === undefined || swapped === undefined) continue;
    rows[found] = swapped;
    const scale = inverse(pivot[column] ?? 1n);
    const scaled = pivot.map((value) => (value * scale) % prime);
    rows[top] = scaled;
    for (const [index, row] of rows.entries()) {
      const factor = row[column] ?? 0n;
      if (index !== top && factor !== 0n)
        rows[index] = row.map((value, at) => modulo(value - factor * (scaled[at] ?? 0n)));
    }
    top += 1;
  }
  return rows.slice(0, top);
};

/**
 * Withheld cells whose value follows from the totals that are shown: a cell follows exactly when the reduced system has a row
 * with nothing but it.
 */
export const determined = (withheld: readonly string[], sums: readonly (readonly string[])[]): string[] => {
  const indexOf = new Map(withheld.map((key, index) => [key, index]));
  const equations = sums.map((keys) => keys.flatMap((key) => indexOf.get(key) ?? [])).filter((one) => one.length > 0);
  return reduce(equations, withheld.length).flatMap((row) => {
    const set = row.flatMap((value, index) => (value === 0n ? [] : [index]));
    const [only] = set;
    return set.length === 1 && only !== undefined ? [withheld[only] ?? ''] : [];
  });
};

type Draft = { cells: Set<string>; rows: Set<string>; columns: Set<string> };

/** What a line's total gives away together with the cells that are shown: the trades of those that are not. */
const restOf = (line: Line, cells: ReadonlyMap<string, readonly Trade[]>, draft: Draft): readonly Trade[][] =>
  line.keys.filter((key) => !draft.cells.has(key)).map((key) => [...(cells.get(key) ?? [])]);

/** The rest must be safe by itself, and more than one trade a cell, for else every cell of it would be known to have one. */
const restIsSafe = (rest: readonly (readonly Trade[])[]): boolean => {
  const trades = rest.flat();
  return rest.length === 0 || (rest.length > 1 && isSafe(trades) && trades.length > rest.length);
};

/** Withholds one thing more of a line that gives something away: its smallest cell, or its total when none is left. */
const withholdMore = (line: Line, cells: ReadonlyMap<string, readonly Trade[]>, draft: Draft): void => {
  const [smallest] = line.keys
    .filter((key) => draft.cells.has(key))
    .sort((a, b) => (cells.get(a)?.length ?? 0) - (cells.get(b)?.length ?? 0) || (a < b ? -1 : 1));
  if (smallest === undefined) draft[line.kind].delete(line.name);
  else draft.cells.delete(smallest);
};

/** A line whose total gives something away, by itself or together with others; undefined when there is none. */
const leakyLine = (
  lines: readonly Line[],
  cells: ReadonlyMap<string, readonly Trade[]>,
  draft: Draft,
): Line | undefined => {
  const shown = lines.filter(({ kind, name }) => draft[kind].has(name));
  const alone = shown.find((line) => !restIsSafe(restOf(line, cells, draft)));
  if (alone !== undefined) return alone;
  const withheld = [...cells.keys()].filter((key) => !draft.cells.has(key));
  const [follows] = determined(
    withheld,
    shown.map(({ keys }) => keys),
  );
  return follows === undefined ? undefined : shown.find(({ keys }) => keys.includes(follows));
};

/**
 * Decides what of a table with its totals may be shown. First what breaks the rule is withheld, then, as long as a withheld
 * cell follows from what is shown, something more. Ends, for every step withholds one thing.
 */
export const decideShown = (cells: ReadonlyMap<string, readonly Trade[]>): Shown => {
  const lines = linesOf(cells);
  const isSafeLine = ({ keys }: Line): boolean => isSafe(keys.flatMap((key) => [...(cells.get(key) ?? [])]));
  const safe = lines.filter(isSafeLine);
  const draft: Draft = {
    cells: new Set([...cells].filter(([, trades]) => isSafe(trades)).map(([key]) => key)),
    rows: new Set(safe.filter(({ kind }) => kind === 'rows').map(({ name }) => name)),
    columns: new Set(safe.filter(({ kind }) => kind === 'columns').map(({ name }) => name)),
  };
  for (let line = leakyLine(lines, cells, draft); line !== undefined; line = leakyLine(lines, cells, draft))
    withholdMore(line, cells, draft);
  return draft;
};
