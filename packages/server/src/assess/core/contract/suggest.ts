import type { Bilingual, Json } from '#kernel';
import type { ColumnProfile, Table, TableProfile } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, type Source, tableView, toCount } from '../sql.ts';
import { checkContract } from './check.ts';
import type { Clause } from './facts.ts';
import type { Contract } from './shape.ts';
import { asText, present } from './values.ts';

/** What may be suggested of a column; `frequency` is of the table. */
export const suggestionKinds = [
  'type',
  'required',
  'unique',
  'key',
  'minimum',
  'maximum',
  'pattern',
  'format',
  'values',
  'frequency',
] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** A rule that the data keep: `good` of `of` elements do. `rule` names it in an address. */
export type Suggestion = {
  readonly rule: string;
  readonly kind: SuggestionKind;
  /** Stored name and title of the column; empty for the table. */
  readonly column: string;
  readonly title: string;
  readonly value: Json;
  /** The logical type that ODCS's options of a column go with. */
  readonly logicalType: string | null;
  readonly text: Bilingual;
  readonly good: number;
  readonly of: number;
};

/** A rule that fewer keep is no rule of these data. */
const keptShareMin = 0.98;

/** Fewer values prove no rule. */
const valuesMin = 20;

/** Columns that are looked at: wider tables are matrices, whose columns are alike. */
const columnsLookedAtMax = 300;

/** A list of allowed values is short, and each of them occurs several times. */
const valuesListedMax = 20;

/** Longest shape of a text that becomes a pattern, in characters. */
const shapeLengthMax = 40;

const logicalTypes = {
  integer: 'integer',
  double: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  text: 'string',
} as const;

const logicalOf = (column: ColumnProfile): string => {
  if (kindOf(column.type) !== 'text') return logicalTypes[kindOf(column.type)];
  return column.semanticType === 'number' || column.semanticType === 'date' ? column.semanticType : 'string';
};

type Shape = { readonly shape: string; readonly count: number };

/** The commonest shape of a column's texts: digits as 9, letters as A and a. */
const readShapes = async (source: Source, columns: readonly ColumnProfile[]): Promise<Map<string, Shape>> => {
  const shapes = new Map<string, Shape>();
  for (const column of columns) {
    const text = asText(column);
    const shape = `regexp_replace(regexp_replace(regexp_replace(${text}, '[0-9]', '9', 'g'), '[A-Z]', 'A', 'g'), '[a-z]', 'a', 'g')`;
    const [row] = await source.rows<{ s: string | null; n: unknown }>(
      `SELECT ${shape} AS s, count(*) AS n FROM ${tableView} WHERE ${present(column)} AND length(${ident(column.name)}) <= ${shapeLengthMax} ` +
        'GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1',
    );
    if (typeof row?.s === 'string') shapes.set(column.name, { shape: row.s, count: toCount(row.n) });
  }
  return shapes;
};

const classOf: Readonly<Record<string, string>> = { 9: '[0-9]', A: '[A-Z]', a: '[a-z]' };

/** A shape as pattern, anchored at both ends. */
export const patternOf = (shape: string): string => {
  const runs = shape.match(/9+|A+|a+|[^9Aa]/g) ?? [];
  const parts = runs.map((run) => {
    const set = classOf[run[0] ?? ''];
    if (set === undefined) return run.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
    return run.length === 1 ? set : `${set}{${run.length}}`;
  });
  return `^${parts.join('')}$`;
};

const isShaped = (column: ColumnProfile): boolean =>
  kindOf(column.type) === 'text' &&
  column.lengths !== null &&
  column.lengths.max <= shapeLengthMax &&
  column.semanticType !== 'category' &&
  column.count >= valuesMin;

const listOf = (column: ColumnProfile): readonly (string | number | boolean)[] | undefined => {
  const counted = column.top.reduce((total, each) => total + each.count, 0);
  const values = column.top.flatMap(({ value }) => (value === null ? [] : [value]));
  const isWhole = column.distinctExact && column.distinct === values.length && counted === column.count;
  const isList = column.semanticType === 'category' && isWhole && values.length <= valuesListedMax;
  return isList && column.count >= valuesMin && column.count >= 3 * values.length ? values : undefined;
};

const optionsOf = (column: ColumnProfile, logical: string, shape: Shape | undefined): Record<string, Json> => {
  const isRanged = ['integer', 'number', 'date', 'timestamp'].includes(logical) && kindOf(column.type) !== 'text';
  const hasRange =
    isRanged &&
    column.count >= valuesMin &&
    column.min !== null &&
    column.max !== null &&
    !column.semanticType.includes('identifier');
  const isMail = column.class?.id === 'email' && column.class.accepted;
  const isPatterned =
    !isMail && shape !== undefined && shape.count >= keptShareMin * column.count && /[9Aa]/.test(shape.shape);
  return {
    ...(hasRange ? { minimum: column.min, maximum: column.max } : {}),
    ...(isMail ? { format: 'email' } : {}),
    ...(isPatterned ? { pattern: patternOf(shape.shape) } : {}),
  };
};

const draftProperty = (
  column: ColumnProfile,
  shape: Shape | undefined,
  rows: number,
  isKey: boolean,
): Record<string, Json> => {
  const logical = logicalOf(column);
  const options = optionsOf(column, logical, shape);
  const values = listOf(column);
  const isUnique =
    column.distinctExact &&
    column.distinct === column.count &&
    column.count >= valuesMin &&
    kindOf(column.type) !== 'double';
  return {
    name: column.title,
    physicalName: column.name,
    logicalType: logical,
    ...(Object.keys(options).length > 0 ? { logicalTypeOptions: options } : {}),
    ...(column.count - column.placeholders === rows && rows > 0 ? { required: true } : {}),
    ...(isUnique ? { unique: true } : {}),
    ...(isKey ? { primaryKey: true } : {}),
    ...(values === undefined
      ? {}
      : {
          quality: [
            {
              type: 'library',
              metric: 'invalidValues',
              unit: 'rows',
              mustBe: 0,
              arguments: { validValues: [...values] },
            },
          ],
        }),
  };
};

/** A contract of everything that the profile shows, to be counted on the data. */
export const draftContract = (profile: TableProfile, shapes: ReadonlyMap<string, Shape>): Contract => {
  const key = profile.keys.find((each) => each.length === 1)?.[0];
  const properties = profile.columns
    .slice(0, columnsLookedAtMax)
    .map((column) => draftProperty(column, shapes.get(column.name), profile.rows, column.name === key));
  return {
    ...{ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'draft', version: '1.0.0', status: 'draft' },
    schema: [{ name: 'draft', properties }],
  } as unknown as Contract;
};

const units: Readonly<Record<string, string>> = { Y: 'y', M: 'm', D: 'd', H: 'h' };

/** An ISO 8601 duration of one unit as value and unit of an SLA. */
const frequencyOf = (step: string): { value: number; unit: string } | undefined => {
  const [, date, time] = /^P(?:(\d+[YMD])|T(\d+[HMS]))$/.exec(step) ?? [];
  const part = date ?? time;
  if (part === undefined) return undefined;
  const value = Number(part.slice(0, -1));
  const letter = part.at(-1) ?? '';
  if (date !== undefined || letter === 'H') return { value, unit: units[letter] ?? 'd' };
  return { value, unit: letter === 'M' ? 'min' : 's' };
};

const ofSeries = ({ series }: TableProfile): Suggestion[] => {
  const frequency = series === null ? undefined : frequencyOf(series.step);
  if (series === null || frequency === undefined) return [];
  return [
    {
      ...{ rule: 'frequency', kind: 'frequency', column: '', title: '', logicalType: null },
      value: { property: 'frequency', ...frequency, element: series.axis.join(',') },
      text: {
        zh: `每 ${frequency.value} ${frequency.unit} 一次`,
        en: `once every ${frequency.value} ${frequency.unit}`,
      },
      good: Math.min(series.presentSteps, series.expectedSteps),
      of: series.expectedSteps,
    },
  ];
};

const kindOfClause = ({ kind, path }: Clause): SuggestionKind | undefined => {
  const last = path.split('/').at(-1) ?? '';
  if (last === 'logicalType') return 'type';
  if (last === 'minimum' || last === 'maximum' || last === 'pattern' || last === 'format') return last;
  if (kind === 'required' || kind === 'unique') return kind;
  return kind === 'library' ? 'values' : undefined;
};

const valueOfKind = (property: Readonly<Record<string, Json>>, kind: SuggestionKind): Json => {
  const options = property.logicalTypeOptions as Record<string, Json> | undefined;
  if (kind === 'type') return property.logicalType ?? null;
  if (kind === 'values') return (property.quality as readonly Json[] | undefined)?.[0] ?? null;
  return kind === 'required' || kind === 'unique' || kind === 'key' ? true : (options?.[kind] ?? null);
};

const wordsOf = (kind: SuggestionKind, value: Json, clause: Clause): Bilingual => {
  if (kind !== 'values') return clause.text;
  const list = ((value as { arguments?: { validValues?: readonly Json[] } } | null)?.arguments?.validValues ?? [])
    .map(String)
    .join(', ');
  return { zh: `取值属于：${list}`, en: `is one of: ${list}` };
};

const toSuggestion = (profile: TableProfile, contract: Contract, clause: Clause): Suggestion[] => {
  const index = Number(/^\/schema\/0\/properties\/(\d+)/.exec(clause.path)?.[1] ?? -1);
  const column = profile.columns[index];
  const property = contract.schema?.[0]?.properties?.[index] as Readonly<Record<string, Json>> | undefined;
  const kind = kindOfClause(clause);
  const { good, of } = clause;
  if (column === undefined || property === undefined || kind === undefined || good === null || of === null) return [];
  const isKept = of > 0 && good >= (kind === 'required' || kind === 'unique' ? 1 : keptShareMin) * of;
  const value = valueOfKind(property, kind);
  const suggestion = {
    ...{ rule: `c${index}.${kind}`, kind, column: column.name, title: column.title, value, good, of },
    logicalType: String(property.logicalType),
    text: wordsOf(kind, value, clause),
  };
  const key: Suggestion[] =
    kind === 'unique' && property.primaryKey === true && property.required === true
      ? [
          {
            ...suggestion,
            rule: `c${index}.key`,
            kind: 'key',
            value: true,
            text: { zh: `「${column.title}」是主键`, en: `${column.title}: is the primary key` },
          },
        ]
      : [];
  return isKept ? [suggestion, ...key] : [];
};

/**
 * Suggests rules for a table behind the view: types, required where nothing is missing, unique and key columns, ranges, patterns, lists,
 * frequency. Each was counted on all rows; what fewer than 98 % keep is left out.
 */
export const suggestRules = async (source: Source, table: Table, profile: TableProfile): Promise<Suggestion[]> => {
  const looked = profile.columns.slice(0, columnsLookedAtMax);
  const shapes = await readShapes(source, looked.filter(isShaped));
  const contract = draftContract(profile, shapes);
  const occasion = { asOf: '1970-01-01', publishedAt: [] };
  const { clauses } = await checkContract(source, { contract, table, others: new Map(), occasion });
  return [...clauses.flatMap((clause) => toSuggestion(profile, contract, clause)), ...ofSeries(profile)];
};
