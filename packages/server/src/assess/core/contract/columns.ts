import type { TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, literal, tableView } from '../sql.ts';
import { inputOf } from './inputs.ts';
import { columnMissing, notRun, type Planned, planned, shown } from './plan.ts';
import type { ContractProperty } from './shape.ts';
import {
  asText,
  comparesWith,
  fitsFormat,
  fitsPrecision,
  fitsType,
  isOneOf,
  present,
  sizesOf,
  typeOf,
} from './values.ts';

/** A test of a column's values: SQL that holds of a right value, and the indicators it belongs to. */
type Test = {
  readonly path: string;
  readonly kind: 'type' | 'format' | 'length' | 'range' | 'precision' | 'values' | 'mask' | 'period';
  readonly words: readonly [string, string];
  /** Undefined when it cannot be asked. */
  readonly good: string | undefined;
  readonly indicators: readonly string[];
};

/** A column of the table with what the contract says of it. */
export type Subject = { readonly at: string; readonly property: ContractProperty; readonly column: TableColumn };

const typeTests = ({ at, property, column }: Subject): Test[] => {
  const type = typeOf(property);
  if (type === undefined) return [];
  const path = `${at}/${property.logicalType === undefined ? 'physicalType' : 'logicalType'}`;
  const sizes = sizesOf(property.physicalType);
  const precise = type === 'number' && sizes.length > 0;
  return [
    {
      path,
      kind: 'type',
      words: [`类型为 ${type}`, `is ${type}`],
      good: fitsType(column, type),
      indicators: ['010101', '030200'],
    },
    ...(precise
      ? [
          {
            path: `${at}/physicalType`,
            kind: 'precision' as const,
            words: [`精度 ${sizes.join(',')}`, `precision ${sizes.join(',')}`] as const,
            good: fitsPrecision(column, sizes),
            indicators: ['030200'],
          },
        ]
      : []),
  ];
};

const lengthTests = ({ at, property, column }: Subject): Test[] => {
  const { minLength, maxLength } = property.logicalTypeOptions ?? {};
  const [declared] = typeOf(property) === 'string' ? sizesOf(property.physicalType) : [];
  const length = `length(CAST(${ident(column.name)} AS VARCHAR))`;
  const test = (name: string, sign: string, bound: number | undefined): Test[] =>
    bound === undefined
      ? []
      : [
          {
            path: `${at}/${name}`,
            kind: 'length',
            words: [`长度 ${sign} ${bound} 个字符`, `length ${sign} ${bound} characters`],
            good: `${length} ${sign} ${bound}`,
            indicators: ['010103', '030200'],
          },
        ];
  return [
    ...test('logicalTypeOptions/minLength', '>=', minLength),
    ...test('logicalTypeOptions/maxLength', '<=', maxLength),
    ...(maxLength === undefined ? test('physicalType', '<=', declared) : []),
  ];
};

const rangeSigns = { minimum: '>=', maximum: '<=', exclusiveMinimum: '>', exclusiveMaximum: '<' } as const;

const rangeTests = ({ at, property, column }: Subject): Test[] =>
  (Object.keys(rangeSigns) as (keyof typeof rangeSigns)[]).flatMap((name) => {
    const bound = property.logicalTypeOptions?.[name];
    if (bound === undefined) return [];
    const isDate =
      ['date', 'timestamp'].includes(kindOf(column.type)) || ['date', 'timestamp'].includes(typeOf(property) ?? '');
    return [
      {
        path: `${at}/logicalTypeOptions/${name}`,
        kind: 'range' as const,
        words: [`${rangeSigns[name]} ${shown(bound)}`, `${rangeSigns[name]} ${shown(bound)}`] as const,
        good: comparesWith(column, rangeSigns[name], bound),
        indicators: ['010102', '030200', ...(isDate ? ['050100'] : [])],
      },
    ];
  });

const patternTest = (path: string, column: TableColumn, pattern: string, kind: 'format' | 'mask'): Test => ({
  path,
  kind,
  words: [`符合 ${pattern}`, `matches ${pattern}`],
  good: `regexp_matches(${asText(column)}, ${literal(pattern)})`,
  indicators: kind === 'mask' ? ['010600'] : ['010102', '030200'],
});

const formatTests = ({ at, property, column }: Subject): Test[] => {
  const { pattern, format } = property.logicalTypeOptions ?? {};
  const mask = inputOf(property.customProperties, 'corridor.mask');
  return [
    ...(pattern === undefined ? [] : [patternTest(`${at}/logicalTypeOptions/pattern`, column, pattern, 'format')]),
    ...(format === undefined
      ? []
      : [
          {
            path: `${at}/logicalTypeOptions/format`,
            kind: 'format' as const,
            words: [`格式 ${format}`, `format ${format}`] as const,
            good: fitsFormat(column, typeOf(property), format),
            indicators: ['010102', '030200'],
          },
        ]),
    ...(mask === undefined ? [] : [patternTest(`${at}/customProperties`, column, mask, 'mask')]),
  ];
};

const listTests = ({ at, property, column }: Subject): Test[] =>
  (property.quality ?? []).flatMap((rule, i) => {
    if (rule.metric !== 'invalidValues') return [];
    const path = `${at}/quality/${i}`;
    const { validValues, pattern } = rule.arguments ?? {};
    return [
      ...(validValues === undefined
        ? []
        : [
            {
              path,
              kind: 'values' as const,
              words: [`属于 ${validValues.length} 个允许值`, `is one of ${validValues.length} allowed values`] as const,
              good: isOneOf(column, validValues),
              indicators: ['010102', '030200'],
            },
          ]),
      ...(pattern === undefined ? [] : [patternTest(path, column, pattern, 'format')]),
    ];
  });

const periodTests = ({ at, property, column }: Subject): Test[] => {
  const range = inputOf(property.customProperties, 'corridor.validRange');
  if (range === undefined) return [];
  const bounds = [
    ...(range.from === undefined ? [] : [comparesWith(column, '>=', range.from)]),
    // A day as upper end includes all of it.
    ...(range.to === undefined
      ? []
      : [
          comparesWith(column, '<', range.to).replace(
            /TRY_CAST\('\d{4}-\d{2}-\d{2}' AS TIMESTAMP\)/,
            (m) => `${m} + INTERVAL 1 DAY`,
          ),
        ]),
  ];
  const words = `[${range.from ?? '…'}, ${range.to ?? '…'}]`;
  return [
    {
      path: `${at}/customProperties`,
      kind: 'period',
      words: [`在 ${words} 内`, `within ${words}`],
      good: bounds.length === 0 ? 'true' : bounds.join(' AND '),
      indicators: ['050100'],
    },
  ];
};

/** Every test that the contract puts on the column's values. */
export const testsOf = (subject: Subject): Test[] => [
  ...typeTests(subject),
  ...formatTests(subject),
  ...lengthTests(subject),
  ...rangeTests(subject),
  ...listTests(subject),
  ...periodTests(subject),
];

const testClause = ({ column }: Subject, test: Test): Planned =>
  planned(
    { path: test.path, column },
    test.kind,
    test.words,
    test.good === undefined
      ? notRun('本平台不认识此类型或格式', 'this type or format is not known here')
      : { by: 'rows', of: present(column), good: test.good },
  );

/**
 * Values of the column counted once per indicator: an element satisfies an indicator when it passes all the tests that belong to it.
 * Lists of the contract's own library rules are judged there.
 */
const cellTallies = ({ at, column }: Subject, tests: readonly Test[], runnable: (test: Test) => boolean): Planned[] => {
  const usable = tests.filter((test) => test.good !== undefined && runnable(test));
  const codes = [...new Set(usable.flatMap((test) => test.indicators))];
  return codes.map((code) =>
    planned(
      { path: at, column },
      'type',
      ['', ''],
      {
        by: 'rows',
        of: present(column),
        good: usable
          .filter((test) => test.indicators.includes(code))
          .map((test) => `(${test.good})`)
          .join(' AND '),
      },
      [code],
    ),
  );
};

const requiredClause = ({ at, property, column }: Subject): Planned[] =>
  property.required === true
    ? [
        planned(
          { path: `${at}/required`, column },
          'required',
          ['必填', 'has a value'],
          { by: 'rows', of: 'true', good: present(column) },
          ['020100'],
        ),
      ]
    : [];

/** First occurrences and values of a column. */
export const distinctQuery = (column: TableColumn): string =>
  `SELECT count(DISTINCT ${ident(column.name)}) AS good, count(${ident(column.name)}) AS n FROM ${tableView} WHERE ${present(column)}`;

const uniqueClause = ({ at, property, column }: Subject): Planned[] =>
  property.unique === true
    ? [
        planned(
          { path: `${at}/unique`, column },
          'unique',
          ['取值唯一', 'occurs once'],
          { by: 'query', sql: distinctQuery(column) },
          ['030400'],
        ),
      ]
    : [];

/** A column as the contract has it: what is told clause by clause, and what its cells count for. */
export const planColumn = (
  subject: Subject,
  runnable: (test: Pick<Test, 'good'>) => boolean,
): { readonly clauses: readonly Planned[]; readonly tallies: readonly Planned[] } => {
  const tests = testsOf(subject);
  const told = tests.filter((test) => !test.path.includes('/quality/'));
  return {
    clauses: [
      ...told.map((test) =>
        runnable(test)
          ? testClause(subject, test)
          : {
              ...testClause(subject, test),
              ask: notRun('引擎不支持这个表达式', 'the engine does not take this expression'),
            },
      ),
      ...requiredClause(subject),
      ...uniqueClause(subject),
    ],
    tallies: cellTallies(subject, tests, runnable),
  };
};

/** The clauses of a property whose column the data lack. */
export const planMissing = (at: string, property: ContractProperty, rows: number): Planned[] => [
  planned(
    { path: at },
    'column',
    [`有列「${property.name}」`, `there is a column ${property.name}`],
    { by: 'known', good: 0, of: 1 },
    ['010200', '040300'],
  ),
  ...(property.required === true
    ? [
        planned(
          { path: `${at}/required` },
          'required',
          [`「${property.name}」必填`, `${property.name}: has a value`],
          { by: 'known', good: 0, of: rows },
          ['020100'],
        ),
      ]
    : []),
  ...(property.unique === true
    ? [
        planned(
          { path: `${at}/unique` },
          'unique',
          [`「${property.name}」取值唯一`, `${property.name}: occurs once`],
          columnMissing,
        ),
      ]
    : []),
];
