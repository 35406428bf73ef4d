import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Bilingual } from '#kernel';
import type { FieldWords, Form, Value } from '../model.ts';
import { pointerPath, type Values, valueAt } from './facts.ts';
import { answerText } from './form-words.ts';
import { faultsMax } from './limits.ts';
import { schemaErrors } from './schemas.ts';

/** One answer that does not fit: its field's JSON pointer, what the field is called, and what to do. */
export type FormFault = {
  readonly pointer: string;
  /** The rule of JSON Schema that it breaks: `required`, `maximum`, … */
  readonly rule: string;
  readonly label: Bilingual;
  readonly text: Bilingual;
};

/** The pointer under which a field's words stand: numbers of list items are written `-`. */
const wordsKey = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/-');

/** What people read of a field; undefined for one without words. An item of a plain list has those of its list. */
export const wordsOf = (form: Form, pointer: string): FieldWords | undefined => {
  const key = wordsKey(pointer);
  if (Object.hasOwn(form.fields, key)) return form.fields[key];
  return key.endsWith('/-') ? wordsOf(form, key.slice(0, -2)) : undefined;
};

/** What a field is called; its bare name when nobody named it. */
export const labelOf = (form: Form, pointer: string): Bilingual => {
  const name = pointerPath(wordsKey(pointer)).findLast((each) => each !== '-');
  return (
    wordsOf(form, pointer)?.label ?? (name === undefined ? { zh: '表单', en: 'The form' } : { zh: name, en: name })
  );
};

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The field that a complaint is about: the missing or the superfluous one, not the object around it. */
const pointerOf = ({ instancePath, params }: ErrorObject): string => {
  const name = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return typeof name === 'string' ? `${instancePath}/${escaped(name)}` : instancePath;
};

/** `if` only says that a part of it failed, which is told by itself. */
const isEcho = ({ keyword }: ErrorObject): boolean => keyword === 'if';

const faultOf = (form: Form, error: ErrorObject): FormFault => {
  const pointer = pointerOf(error);
  return {
    pointer,
    rule: error.keyword,
    label: labelOf(form, pointer),
    text: answerText(error, wordsOf(form, pointer)),
  };
};

/** Fields in the order in which the form names them; those without words last. */
const inOrder = (form: Form, faults: readonly FormFault[]): readonly FormFault[] => {
  const keys = Object.keys(form.fields);
  const place = ({ pointer }: FormFault): number => {
    const found = keys.indexOf(wordsKey(pointer));
    return found < 0 ? keys.length : found;
  };
  return [...faults].sort((a, b) => place(a) - place(b));
};

/** Everything that does not fit the form, in its order, each field at most once a rule; none when all fits. */
export const validateForm = (form: Form, answers: Values): readonly FormFault[] => {
  const faults = schemaErrors(form.schema, answers)
    .filter((error) => !isEcho(error))
    .map((error) => faultOf(form, error));
  const seen = new Set<string>();
  return inOrder(form, faults)
    .filter(({ pointer, rule }) => {
      const key = `${rule} ${pointer}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .slice(0, faultsMax);
};

/** Rules that only say that something is still to come. */
const unfinished = ['required', 'dependentRequired', 'minItems', 'minProperties', 'contains', 'anyOf', 'oneOf'];

/** What is wrong with a draft: what is still missing is not. */
export const validateDraft = (form: Form, answers: Values): readonly FormFault[] =>
  validateForm(form, answers).filter(({ rule }) => !unfinished.includes(rule));

/** The answer at a pointer; undefined when there is none. */
export const answerAt = (answers: Values, pointer: string): Value | undefined => valueAt(answers, pointerPath(pointer));
