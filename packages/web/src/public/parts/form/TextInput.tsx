import type { Field } from '../../../shared/form/fields.ts';

type Props = {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly aria: { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const minuteMs = 60_000;

/** `2026-11-28T09:00` in the reader's own zone, from an instant; empty for none. */
const localOf = (instant: string): string => {
  const at = new Date(instant);
  if (instant === '' || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16);
};

/** What a device fills in by itself. */
const completions: Readonly<Record<string, string>> = { name: 'name', phone: 'tel', email: 'email' };

const typeOf = ({ kind, name, schema }: Field): string => {
  if (kind === 'day') return 'date';
  if (kind === 'moment') return 'datetime-local';
  if (kind === 'number') return 'number';
  if (schema.format === 'email') return 'email';
  return name.toLowerCase().endsWith('phone') ? 'tel' : 'text';
};

const shownOf = ({ kind }: Field, value: unknown): string => {
  if (kind === 'number') return typeof value === 'number' ? String(value) : '';
  return kind === 'moment' ? localOf(textOf(value)) : textOf(value);
};

const readAs = ({ kind }: Field, typed: string): unknown => {
  if (typed === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : undefined;
  return kind === 'moment' ? new Date(typed).toISOString() : typed;
};

/** A text, a number, a day or a moment. */
export const TextInput = ({ id, field, value, onChange, aria }: Props) => {
  const { kind, schema, isRequired, lengthMax } = field;
  const shared = {
    ...{ id, required: isRequired, ...aria },
    ...(lengthMax === undefined ? {} : { maxLength: lengthMax }),
    value: shownOf(field, value),
  };
  if (kind === 'longText')
    return <textarea {...shared} rows={4} onChange={({ target }) => onChange(readAs(field, target.value))} />;
  return (
    <input
      {...shared}
      type={typeOf(field)}
      autoComplete={completions[field.name] ?? 'off'}
      {...(kind === 'number' ? { step: field.isWhole ? 1 : 'any', inputMode: 'decimal' } : {})}
      {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
      {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
      onChange={({ target }) => onChange(readAs(field, target.value))}
    />
  );
};
