import type { Bilingual } from '../language.ts';
import { type Field, type Form, fieldsOf } from './fields.ts';
import { type Answers, isAnswers } from './schema.ts';

/** One answer that does not fit: where, as a JSON pointer into the answers, and what to do. */
export type Fault = { readonly pointer: string; readonly text: Bilingual };

const isFault = (value: unknown): value is Fault =>
  isAnswers(value) && typeof value.pointer === 'string' && isAnswers(value.text);

/** What the platform says is wrong with answers, from a refusal's details; none for any other refusal. */
export const faultsIn = (details: unknown): readonly Fault[] =>
  isAnswers(details) && Array.isArray(details.faults) ? details.faults.filter(isFault) : [];

/** What is wrong at a field; undefined when nothing is. */
export const faultAt = (faults: readonly Fault[], pointer: string): Fault | undefined =>
  faults.find((fault) => fault.pointer === pointer);

/** Faults that stand at no field that is shown: they are told above the button. */
export const faultsElsewhere = (faults: readonly Fault[], pointers: readonly string[]): readonly Fault[] =>
  faults.filter(({ pointer }) => !pointers.some((shown) => pointer === shown || pointer.startsWith(`${shown}/`)));

const missing: Bilingual = { zh: '此项必填。', en: 'This has to be filled in.' };

const tooShort = (limit: number): Bilingual => ({
  zh: `至少填写 ${limit} 个字。`,
  en: `Write at least ${limit} ${limit === 1 ? 'character' : 'characters'}.`,
});

const tooSmall = (limit: number): Bilingual => ({ zh: `不得小于 ${limit}。`, en: `It has to be ${limit} or more.` });
const tooLarge = (limit: number): Bilingual => ({ zh: `不得大于 ${limit}。`, en: `It has to be ${limit} or less.` });

const badEmail: Bilingual = {
  zh: '请填写有效的电子邮箱，如 name@example.com。',
  en: 'Write an e-mail address, such as name@example.com.',
};

const textFault = ({ minLength = 0, format }: Field['schema'], value: string): Bilingual | undefined => {
  if ([...value].length < minLength) return tooShort(minLength);
  return format === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value) ? badEmail : undefined;
};

const numberFault = ({ minimum, maximum }: Field['schema'], value: number): Bilingual | undefined => {
  if (minimum !== undefined && value < minimum) return tooSmall(minimum);
  return maximum !== undefined && value > maximum ? tooLarge(maximum) : undefined;
};

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const ownFault = ({ schema, isRequired, kind }: Field, value: unknown): Bilingual | undefined => {
  if (isNothing(value) || (kind === 'declaration' && value !== true)) return isRequired ? missing : undefined;
  if (typeof value === 'string') return textFault(schema, value);
  return typeof value === 'number' ? numberFault(schema, value) : undefined;
};

const insideFaults = ({ kind, items }: Field, value: unknown, pointer: string): readonly Fault[] => {
  if (items === undefined) return [];
  if (kind === 'group') return obviousFaults(items, isAnswers(value) ? value : {}, pointer);
  const each: readonly unknown[] = Array.isArray(value) ? value : [];
  return each.flatMap((one, at) => (isAnswers(one) ? obviousFaults(items, one, `${pointer}/${at}`) : []));
};

/**
 * What is obviously wrong before anything is sent: missing, too short, out of its limits. In the platform's own words; the platform
 * looks again, at everything, and alone decides. `at` is where the answers lie in the whole form.
 */
export const obviousFaults = (form: Form, answers: Answers, at = ''): readonly Fault[] =>
  fieldsOf(form, answers).flatMap((field) => {
    const value = answers[field.name];
    const pointer = `${at}${field.pointer}`;
    const text = ownFault(field, value);
    if (text !== undefined) return [{ pointer, text }];
    return field.kind === 'group' && isNothing(value) && !field.isRequired ? [] : insideFaults(field, value, pointer);
  });
