import { deliveryModes } from '#kernel';
import { countMax, type LeftOperand, type Operator, setValuesMax, textLengthMax } from '../model.ts';

const instantPattern = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for an RFC 3339 instant with its zone (seconds may be left out); a local time would mean two instants. */
export const isInstant = (text: string): boolean => {
  const [, year, month, day] = instantPattern.exec(text) ?? [];
  if (year === undefined || Number.isNaN(Date.parse(text))) return false;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
};

/** One line of visible text that JSON can carry. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim().length > 0 &&
  value.length <= textLengthMax &&
  value.isWellFormed() &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  !/[\u0000-\u001f\u007f]/.test(value);

/** A country of ISO 3166-1 (two letters) or a division of GB/T 2260 (six digits). */
export const isArea = (text: string): boolean => /^(?:[A-Z]{2}|\d{6})$/.test(text);

/** A whole number of uses, one or more. */
const isCount = (text: string): boolean => /^[1-9]\d{0,20}$/.test(text) && BigInt(text) <= countMax;

/** What an operand understands: its operators, its values, and a value to show when somebody writes another. */
export type OperandSpec = {
  readonly operators: readonly Operator[];
  readonly isValue: (text: string) => boolean;
  readonly example: string;
};

/** The closed list. Adding an operand means adding it here, in clauses and in decideUse: the types ask for all three. */
export const operandSpecs: Readonly<Record<LeftOperand, OperandSpec>> = {
  dateTime: { operators: ['gt', 'gteq', 'lt', 'lteq'], isValue: isInstant, example: '"2027-12-31T16:00:00Z"' },
  count: { operators: ['lt', 'lteq'], isValue: isCount, example: '"1000"' },
  purpose: { operators: ['eq', 'neq', 'isAnyOf', 'isNoneOf'], isValue: isText, example: '"research"' },
  spatial: { operators: ['eq', 'neq', 'isAnyOf', 'isNoneOf', 'isPartOf'], isValue: isArea, example: '"130700"' },
  deliveryMode: {
    operators: ['eq', 'neq', 'isAnyOf', 'isNoneOf'],
    isValue: (text) => deliveryModes.some((mode) => mode === text),
    example: '"share"',
  },
};

/** True when the operator takes a list of values. */
export const takesSet = (operator: Operator): boolean => operator === 'isAnyOf' || operator === 'isNoneOf';

/** The values of a right operand, one or many. */
export const valuesOf = (rightOperand: string | readonly string[]): readonly string[] =>
  typeof rightOperand === 'string' ? [rightOperand] : rightOperand;

/** True when the value has the form its operand and operator want. */
export const isRightOperand = (spec: OperandSpec, operator: Operator, value: unknown): boolean => {
  if (!takesSet(operator)) return typeof value === 'string' && spec.isValue(value);
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= setValuesMax &&
    value.every((item: unknown) => typeof item === 'string' && spec.isValue(item))
  );
};

/** Days of `P<n>D` (ISO 8601); undefined for anything else. */
export const daysOfDuration = (text: string): number | undefined => {
  const days = /^P([1-9]\d{0,4})D$/.exec(text)?.[1];
  return days === undefined ? undefined : Number(days);
};

/** True when the place lies in the area: a country holds its divisions, `130000` holds `130700`, which holds `130702`. */
export const isWithin = (place: string, area: string): boolean => {
  if (place === area) return true;
  if (/^\d{6}$/.test(place))
    return area === 'CN' || (/^\d{6}$/.test(area) && place.startsWith(area.replace(/(?:00){1,2}$/, '')));
  return false;
};
