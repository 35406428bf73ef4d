/** Answers of a form as they are typed. */
export type Answers = Readonly<Record<string, unknown>>;

/** What forms use of JSON Schema 2020-12. */
export type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
};

/** True for answers that are an object. */
export const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numberFits = ({ minimum, maximum }: Schema, value: number): boolean =>
  (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);

const objectFits = ({ properties = {}, required = [] }: Schema, value: Answers): boolean =>
  required.every((name) => value[name] !== undefined) &&
  Object.entries(properties).every(([name, part]) => value[name] === undefined || fits(part, value[name]));

/** Whether a value is what a condition (`if`) asks for. Only what conditions of forms use is looked at; the platform looks at the rest. */
export const fits = (schema: Schema, value: unknown): boolean =>
  (schema.const === undefined || schema.const === value) &&
  (schema.enum === undefined || schema.enum.includes(value)) &&
  (typeof value !== 'number' || numberFits(schema, value)) &&
  (!isAnswers(value) || objectFits(schema, value)) &&
  (schema.allOf ?? []).every((part) => fits(part, value)) &&
  (schema.anyOf === undefined || schema.anyOf.some((part) => fits(part, value))) &&
  (schema.not === undefined || !fits(schema.not, value));
