import { cellKey, decideShown, type Trade } from './suppression.ts';

/** A trade with what it is counted by. */
export type CountedTrade = Trade & { readonly currency: string };

/** Figures about some trades; all null where they are withheld. */
export type Figures = {
  readonly isWithheld: boolean;
  readonly trades: number | null;
  readonly amountMinor: bigint | null;
  /** The middle price; of an even number the lower of the two middle ones. */
  readonly medianMinor: bigint | null;
};

/** A cell: month, category and their figures. */
export type Cell = Figures & { readonly month: string; readonly category: string };

/** The statistics of one currency. */
export type Statistics = {
  readonly currency: string;
  readonly cells: readonly Cell[];
  readonly months: readonly (Figures & { readonly month: string })[];
  readonly categories: readonly (Figures & { readonly category: string })[];
};

const withheld: Figures = { isWithheld: true, trades: null, amountMinor: null, medianMinor: null };

const figuresOf = (trades: readonly Trade[]): Figures => {
  const amounts = trades.map(({ amountMinor }) => amountMinor).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    isWithheld: false,
    trades: trades.length,
    amountMinor: amounts.reduce((sum, amount) => sum + amount, 0n),
    medianMinor: amounts[Math.floor((amounts.length - 1) / 2)] ?? null,
  };
};

const tableOf = (currency: string, trades: readonly Trade[]): Statistics => {
  const cells = Map.groupBy(trades, ({ row, column }) => cellKey(row, column));
  const shown = decideShown(cells);
  const line = (kind: 'row' | 'column', isShown: ReadonlySet<string>) =>
    [...Map.groupBy(trades, (trade) => trade[kind])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, list]) => [name, isShown.has(name) ? figuresOf(list) : withheld] as const);
  return {
    currency,
    cells: [...cells]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, list]) => {
        const [month = '', category = ''] = key.split('\n');
        return { month, category, ...(shown.cells.has(key) ? figuresOf(list) : withheld) };
      }),
    months: line('row', shown.rows).map(([month, figures]) => ({ month, ...figures })),
    categories: line('column', shown.columns).map(([category, figures]) => ({ category, ...figures })),
  };
};

/** Statistics by month and category, a table a currency, with what may not be shown withheld. */
export const statisticsOf = (trades: readonly CountedTrade[]): Statistics[] =>
  [...Map.groupBy(trades, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, list]) => tableOf(currency, list));
