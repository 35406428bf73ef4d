import type { ColumnType } from '../model.ts';
import type { DateFact, DateOrder, DateReading } from './dates.ts';
import { cellCode } from './types.ts';

/** How many cells of a column are of which code. */
type Census = ReadonlyMap<number, number>;

/** What the dates of a column are; `decider` is the code of the cells that decided, where some did. */
export type ResolvedDates = {
  readonly type: ColumnType;
  readonly reading: DateReading;
  readonly fact: Omit<DateFact, 'example'> | undefined;
  readonly decider: number | undefined;
};

const plain = (type: 'date' | 'timestamp', reading: DateReading, order: DateOrder | undefined): ResolvedDates => {
  if (reading === 'iso') return { type, reading, fact: undefined, decider: undefined };
  const decider = type === 'date' ? cellCode.writtenDate : cellCode.writtenTime;
  return order === 'text'
    ? { type: 'string', reading: 'iso', fact: { read: 'string', order: null, why: 'left_as_text' }, decider }
    : { type, reading, fact: { read: type, order: 'year_month_day', why: 'written' }, decider };
};

/** One of two readings: its code, the order that asks for it, and what is told of it. */
type Side = {
  readonly code: number;
  readonly reading: DateReading;
  readonly asked: DateOrder;
  readonly order: NonNullable<DateFact['order']>;
};

const yearLast = (dayFirst: number, monthFirst: number): readonly [Side, Side] => [
  { code: dayFirst, reading: 'day_month_year', asked: 'day-first', order: 'day_month_year' },
  { code: monthFirst, reading: 'month_day_year', asked: 'month-first', order: 'month_day_year' },
];

const pairs = {
  yearLast: { type: 'date', sides: yearLast(cellCode.dayFirst, cellCode.monthFirst) },
  yearLastTime: { type: 'timestamp', sides: yearLast(cellCode.dayFirstTime, cellCode.monthFirstTime) },
  shortDate: {
    type: 'date',
    sides: [
      { code: cellCode.shortDayFirst, reading: 'day_month_short', asked: 'day-first', order: 'day_month_year' },
      { code: cellCode.shortYearFirst, reading: 'short_month_day', asked: 'year-first', order: 'year_month_day' },
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly type: 'date' | 'timestamp'; readonly sides: readonly [Side, Side] }>
>;

const asText = (why: DateFact['why'], decider?: number): ResolvedDates => ({
  type: 'string',
  reading: 'iso',
  fact: { read: 'string', order: null, why },
  decider,
});

/** Cells that can only be meant one way decide for the others; a person decides where there are none, and nobody against the cells. */
const decide = (census: Census, family: keyof typeof pairs, order: DateOrder | undefined): ResolvedDates => {
  const { type, sides } = pairs[family];
  if (order === 'text') return asText('left_as_text');
  const told = sides.filter(({ code }) => census.has(code));
  const [side, second] = told.length > 0 ? told : sides.filter(({ asked }) => asked === order);
  if (side === undefined) return asText('ambiguous');
  const isAgainst = order !== undefined && order !== side.asked && sides.some(({ asked }) => asked === order);
  if (second !== undefined || isAgainst) return asText('contradictory', (second ?? side).code);
  const { reading, code } = side;
  const why = told.length > 0 ? 'evidence' : 'asked';
  return { type, reading, fact: { read: type, order: side.order, why }, decider: told.length > 0 ? code : undefined };
};

/** What a column of dates is, of which all present cells are of one family; a person may say how they are meant. */
export const resolveDates = (
  census: Census,
  family: 'date' | 'timestamp' | keyof typeof pairs,
  order: DateOrder | undefined,
): ResolvedDates => {
  if (family === 'date') return plain('date', census.has(cellCode.writtenDate) ? 'written' : 'iso', order);
  if (family === 'timestamp') return plain('timestamp', census.has(cellCode.writtenTime) ? 'written' : 'iso', order);
  return decide(census, family, order);
};
