import type { TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, literal } from '../sql.ts';
import { presentText, readsAs } from '../types.ts';
import type { ContractProperty } from './shape.ts';

/** SQL: the cell has a value, and none that stands for "missing". */
export const present = (column: TableColumn): string =>
  kindOf(column.type) === 'text' ? presentText(column) : `${ident(column.name)} IS NOT NULL`;

/** SQL: the value as text without blanks around it. */
export const asText = (column: TableColumn): string => `trim(CAST(${ident(column.name)} AS VARCHAR))`;

const isNumeric = (column: TableColumn): boolean => ['integer', 'double', 'decimal'].includes(kindOf(column.type));
const isMoment = (column: TableColumn): boolean => ['date', 'timestamp'].includes(kindOf(column.type));

/** SQL: the value as number; null when it is none. */
export const asNumber = (column: TableColumn): string =>
  isNumeric(column) ? ident(column.name) : `TRY_CAST(replace(rtrim(${asText(column)}, '%'), ',', '') AS DOUBLE)`;

const dateWritings = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%Y%m%d'];

/** SQL: the value as moment; null when it is none. */
export const asMoment = (column: TableColumn): string =>
  isMoment(column)
    ? `CAST(${ident(column.name)} AS TIMESTAMP)`
    : `coalesce(TRY_CAST(${asText(column)} AS TIMESTAMP), try_strptime(${asText(column)}, [${dateWritings.map(literal).join(', ')}]))`;

/** SQL: the moment that a text of the contract names; null when it names none. */
export const momentOf = (text: string): string => `TRY_CAST(${literal(text)} AS TIMESTAMP)`;

type Logical = NonNullable<ContractProperty['logicalType']>;

const physicalNames: readonly (readonly [RegExp, Logical])[] = [
  [/bool/i, 'boolean'],
  [/timestamp|datetime/i, 'timestamp'],
  [/^date/i, 'date'],
  [/^time/i, 'time'],
  [/char|text|string|uuid|clob/i, 'string'],
  [/dec|numeric|double|float|real|number/i, 'number'],
  [/int|long|short|serial/i, 'integer'],
];

/** The type that a property should have: its logical one, else the one its physical type amounts to. */
export const typeOf = (property: ContractProperty): Logical | undefined =>
  property.logicalType ?? physicalNames.find(([name]) => name.test(property.physicalType ?? ''))?.[1];

const booleans = ['true', 'false', 't', 'f', 'yes', 'no', 'y', 'n', '1', '0', '是', '否'];

/** SQL: the value reads as the type; undefined for types that no column here can have. */
export const fitsType = (column: TableColumn, type: Logical): string | undefined => {
  const text = asText(column);
  const kind = kindOf(column.type);
  switch (type) {
    case 'string':
      return 'true';
    case 'integer':
      if (kind === 'integer') return 'true';
      return isNumeric(column)
        ? `${ident(column.name)} = trunc(${ident(column.name)})`
        : `regexp_full_match(${text}, '[+-]?\\d+')`;
    case 'number':
      return kind === 'double'
        ? `isfinite(${ident(column.name)})`
        : isNumeric(column)
          ? 'true'
          : readsAs('number', text);
    case 'boolean':
      return kind === 'boolean' ? 'true' : `lower(${text}) IN (${booleans.map(literal).join(', ')})`;
    case 'date':
    case 'timestamp':
      return isMoment(column) ? 'true' : `${asMoment(column)} IS NOT NULL`;
    case 'time':
      return isMoment(column) ? 'true' : `TRY_CAST(${text} AS TIME) IS NOT NULL`;
    default:
      return undefined;
  }
};

const formats: Readonly<Record<string, string>> = {
  email: '[^@\\s]+@[^@\\s]+\\.[^@\\s]+',
  uuid: '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  uri: '[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+',
  hostname: '([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*',
  ipv4: '((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}',
  ipv6: '[0-9a-fA-F:]*:[0-9a-fA-F:.]+',
};

const letters: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  MM: '%m',
  dd: '%d',
  HH: '%H',
  mm: '%M',
  ss: '%S',
  SSS: '%g',
};

/** A pattern of JDK's DateTimeFormatter as the engine's; undefined when it has letters that are not known here. */
export const engineFormatOf = (pattern: string): string | undefined => {
  const made = pattern
    .replaceAll(/'([^']*)'/g, '$1')
    .replaceAll(/yyyy|SSS|MM|dd|HH|mm|ss/g, (part) => letters[part] ?? part);
  return /(^|[^%])[A-Za-su-z]/.test(made.replaceAll(/%[YmdHMSg]/g, '')) ? undefined : made;
};

/** SQL: the value has the named format; undefined when the name says nothing here. */
export const fitsFormat = (column: TableColumn, type: Logical | undefined, format: string): string | undefined => {
  if (type === 'date' || type === 'timestamp' || type === 'time') {
    if (isMoment(column)) return 'true';
    const writing = engineFormatOf(format);
    return writing === undefined ? undefined : `try_strptime(${asText(column)}, ${literal(writing)}) IS NOT NULL`;
  }
  const pattern = formats[format];
  return pattern === undefined ? undefined : `regexp_full_match(${asText(column)}, ${literal(pattern)})`;
};

/** SQL: the value compares with a bound of the contract, as number or moment. */
export const comparesWith = (column: TableColumn, operator: string, bound: number | string): string => {
  const number = typeof bound === 'number' ? bound : Number(bound);
  return Number.isFinite(number) && bound !== ''
    ? `coalesce(${asNumber(column)} ${operator} ${number}, false)`
    : `coalesce(${asMoment(column)} ${operator} ${momentOf(String(bound))}, false)`;
};

/** SQL: the value is one of the list; null in it means that a value may be missing. */
export const isOneOf = (column: TableColumn, values: readonly (string | number | boolean | null)[]): string => {
  const given = values.filter((value) => value !== null);
  const texts = `${asText(column)} IN (${given.map((value) => literal(String(value).trim())).join(', ')})`;
  const numbers = given.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? texts : `(${texts} OR coalesce(${asNumber(column)} IN (${numbers.join(', ')}), false))`;
};

/** Digits of `DECIMAL(p,s)`, or the longest text of `VARCHAR(n)`. */
export const sizesOf = (physicalType: string | undefined): readonly number[] =>
  [...(/\((\d{1,4})(?:\s*,\s*(\d{1,4}))?\)/.exec(physicalType ?? '') ?? [])]
    .slice(1)
    .flatMap((n) => (n === undefined ? [] : [Number(n)]));

/** SQL: the number has at most so many digits in all and after the point. */
export const fitsPrecision = (column: TableColumn, [digits = 38, scale = 0]: readonly number[]): string =>
  `coalesce(abs(${asNumber(column)}) < 1e${digits - scale} AND round(${asNumber(column)}, ${scale}) = ${asNumber(column)}, false)`;
