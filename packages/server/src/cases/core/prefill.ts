import { isDeepStrictEqual } from 'node:util';
import type { Form, Value } from '../model.ts';
import { pointerPath, type Values, valueAt } from './facts.ts';
import { validateDraft } from './form.ts';

/** What was told before: of the organisation, and in the last answers to the same programme. */
export type ToldBefore = { readonly organisation: Values; readonly last: Values };

/** Sets a value at names inside objects; lists are left to the person. */
const put = (answers: Values, [name, ...rest]: readonly string[], value: Value): Values => {
  if (name === undefined) return answers;
  if (rest.length === 0) return { ...answers, [name]: value };
  const inner = answers[name];
  const isGroup = inner === undefined || (typeof inner === 'object' && inner !== null && !Array.isArray(inner));
  return isGroup ? { ...answers, [name]: put((inner ?? {}) as Values, rest, value) } : answers;
};

const isPlain = (name: string): boolean => name !== '-' && name !== '__proto__';

/** A form's first answers from what was told before (`FieldWords.from`). What does not fit its field is left out. */
export const prefill = (form: Form, told: ToldBefore): Values => {
  let answers: Values = {};
  for (const [pointer, { from }] of Object.entries(form.fields)) {
    const names = pointerPath(pointer);
    const value = from === undefined ? undefined : valueAt(told, from.split('.'));
    if (value === undefined || value === null || !names.every(isPlain)) continue;
    const next = put(answers, names, value);
    if (validateDraft(form, next).length === 0) answers = next;
  }
  return answers;
};

/** Answers as somebody reads them who may not know whom they are about: personal fields are taken out. */
export const withoutPersonal = (form: Form, answers: Values): Values => {
  const personal = Object.entries(form.fields)
    .filter(([, { isPersonal }]) => isPersonal === true)
    .map(([pointer]) => pointerPath(pointer));
  return personal.reduce((rest, names) => cut(rest, names) as Values, answers);
};

const cut = (value: Value, [name, ...rest]: readonly string[]): Value => {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return name === '-' ? value.map((item: Value) => cut(item, rest)) : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== name || rest.length > 0)
      .map(([key, each]) => [key, key === name ? cut(each, rest) : each]),
  );
};

/** Only the personal answers, with the lists and groups around them. */
export const onlyPersonal = (form: Form, answers: Values): Values => {
  const kept = withoutPersonal(form, answers);
  return Object.fromEntries(Object.entries(answers).filter(([name, value]) => !isDeepStrictEqual(value, kept[name])));
};

/** True when a field is personal and was filled in. */
export const isPersonalField = (form: Form, pointer: string, answers: Values): boolean => {
  if (form.fields[pointer]?.isPersonal !== true) return false;
  const value = valueAt(
    answers,
    pointerPath(pointer).filter((name) => name !== '-'),
  );
  return pointer.includes('/-') || (value !== undefined && value !== null && value !== '');
};
