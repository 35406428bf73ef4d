import { z } from 'zod';

/** A column's name, or several. */
const column = z.string().min(1).max(400);
const columns = z.array(column).min(1).max(50);
const label = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}/, 'a day or a moment (ISO 8601)');
const comparison = z.enum(['=', '!=', '<', '<=', '>', '>=']);
const operand = z.union([z.object({ column }), z.object({ value: z.union([z.number(), z.string().max(400)]) })]);

/** Whole names of all dimensions with their weights; those left out weigh 1. */
const weights = z.partialRecord(z.enum(['01', '02', '03', '04', '05', '06']), z.number().min(0).max(1_000));

/**
 * Inputs that ODCS has no place for, by the name of the custom property that carries them. Those with `table` name an entry of
 * `corridor.tables`.
 */
export const inputShapes = {
  /** Other tables: `file` beside the contract for the command line, `dataset` an own one for the platform. */
  'corridor.tables': z
    .array(
      z.object({ name: label, file: z.string().min(1).max(400).optional(), dataset: z.string().max(60).optional() }),
    )
    .max(20),
  /** Of a column: the source of its codes; `match` are columns here and what they are called there. */
  'corridor.reference': z.union([
    z.object({
      values: z
        .array(z.union([z.string().max(400), z.number()]))
        .min(1)
        .max(10_000),
    }),
    z.object({ table: label, key: column, match: z.record(column, column).optional() }),
  ]),
  /** Of a column: the pattern that its masked values have. */
  'corridor.mask': z.string().min(1).max(2_000),
  /** Of a date column: the range in which its values are right, ends included. */
  'corridor.validRange': z.object({ from: day.optional(), to: day.optional() }),
  /** How many rows there should be. */
  'corridor.expectedCount': z.number().int().min(1),
  /** Which keys there should be. */
  'corridor.population': z.object({ table: label, key: z.record(column, column) }),
  /** Rows that each period should have. */
  'corridor.expectedPerPeriod': z.object({
    column,
    period: z.enum(['hour', 'day', 'week', 'month', 'year']),
    min: z.number().int().min(0),
    max: z.number().int().min(0).optional(),
  }),
  /** Texts that are dirt wherever they stand. */
  'corridor.dirtyValues': z.array(z.string().min(1).max(400)).min(1).max(200),
  /** True values of some rows. */
  'corridor.truth': z.object({
    table: label,
    key: z.record(column, column),
    columns: z.record(column, column).optional(),
  }),
  /** A second copy, version or system. */
  'corridor.copy': z.object({
    table: label,
    key: z.record(column, column),
    columns: z.record(column, column).optional(),
  }),
  /** Rules on a row: `business` counts as 010400, `equality` as 040201, `logic` as 040202. */
  'corridor.rowRules': z
    .array(
      z.object({
        name: label,
        kind: z.enum(['business', 'equality', 'logic']),
        left: column,
        operator: comparison,
        right: operand,
        when: z.object({ column, operator: comparison, value: z.union([z.number(), z.string().max(400)]) }).optional(),
      }),
    )
    .max(200),
  /** Rules over another table: with `=` 040203, else 040204. */
  'corridor.crossRules': z
    .array(
      z.object({
        name: label,
        table: label,
        key: z.record(column, column),
        left: column,
        operator: comparison,
        right: column,
      }),
    )
    .max(50),
  /** Columns whose values follow each other in every row, or the order of the rows per entity. */
  'corridor.order': z.object({ columns: columns.optional(), entity: column.optional(), axis: column.optional() }),
  /** When the data may be used. */
  'corridor.authorisation': z.object({ from: day.optional(), to: day.optional() }),
  /** How often the service answered, by the monitoring named. */
  'corridor.probes': z.object({
    attempted: z.number().int().min(1),
    succeeded: z.number().int().min(0),
    source: z.string().min(1).max(400),
  }),
  /** What the data are for: a query and the answer that makes them fit. */
  'corridor.scenarios': z.array(z.looseObject({ name: label, query: z.string().min(1).max(20_000) })).max(50),
  /** Weights of the dimensions. */
  'corridor.weights': weights,
  /** Pairwise comparisons of the six dimensions, in the order of their numbers. */
  'corridor.ahp': z.array(z.array(z.number().positive()).length(6)).length(6),
} as const;

/** Name of an input. */
export type InputName = keyof typeof inputShapes;
/** What an input is. */
export type InputOf<N extends InputName> = z.infer<(typeof inputShapes)[N]>;

/** The input of a name among custom properties; undefined when it is not given or unsound, which reading refuses. */
export const inputOf = <N extends InputName>(
  custom: readonly { readonly property: string; readonly value: unknown }[] | undefined,
  name: N,
): InputOf<N> | undefined => {
  const found = custom?.find((each) => each.property === name);
  return found === undefined ? undefined : (inputShapes[name].safeParse(found.value).data as InputOf<N> | undefined);
};

/** True when a custom property is an input of ours. */
export const isInputName = (name: string): name is InputName => Object.hasOwn(inputShapes, name);
