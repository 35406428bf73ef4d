import type { Value } from '#cases';
import { err, ok, type Result } from '#kernel';
import { attributesIn, type Parameters, parameterOf } from './parameters.ts';
import { categoryOf, fieldFor, questionsOf, type Service, type Standard } from './services.ts';

/** What is wrong with the parameters of a new request, in a sentence. */
export type Wrong = string;

type Answers = Record<string, Value>;

const hasHan = /\p{Script=Han}/u;

/** A name as one says it: the family name first in Chinese. */
const nameIn = (parameters: Parameters): string | undefined => {
  const first = parameterOf(parameters, 'first_name');
  const last = parameterOf(parameters, 'last_name');
  if (first === undefined || last === undefined) return first ?? last;
  return hasHan.test(`${first}${last}`) ? `${last}${first}` : `${first} ${last}`;
};

/** What a call says; addresses of pictures elsewhere are its last lines, for nobody fetches what strangers name. */
export const textIn = (parameters: Parameters): string | undefined => {
  const lines = [parameterOf(parameters, 'description') ?? '', ...(parameters.get('media_url') ?? [])];
  return lines.filter((line) => line !== '').join('\n') || undefined;
};

const coordinate = (parameters: Parameters, name: 'lat' | 'long'): Result<number | undefined, Wrong> => {
  const text = parameterOf(parameters, name);
  if (text === undefined) return ok(undefined);
  const limit = name === 'lat' ? 90 : 180;
  const isNumber = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/.test(text) && Math.abs(Number(text)) <= limit;
  return isNumber ? ok(Number(text)) : err(`${name} has to be a decimal number of degrees (WGS 84) up to ${limit}`);
};

const whereIn = (parameters: Parameters): Result<Partial<Record<Standard, Value | undefined>>, Wrong> => {
  const lat = coordinate(parameters, 'lat');
  if (!lat.ok) return lat;
  const long = coordinate(parameters, 'long');
  if (!long.ok) return long;
  if ((lat.value === undefined) !== (long.value === undefined)) return err('lat and long belong together');
  const place = parameterOf(parameters, 'address_string') ?? parameterOf(parameters, 'address_id');
  if (lat.value === undefined && place === undefined)
    return err('say where it is: lat and long, address_string, or address_id');
  return ok({ lat: lat.value, long: long.value, address_string: place });
};

type Schema = Readonly<Record<string, unknown>>;

const read = (code: string, schema: Schema, values: readonly string[]): Result<Value, Wrong> => {
  const text = values.at(-1) ?? '';
  if (schema.type === 'array') return ok([...values]);
  if (schema.type === 'number' || schema.type === 'integer') {
    const isNumber = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text);
    return isNumber ? ok(Number(text)) : err(`attribute[${code}] has to be a number`);
  }
  if (schema.type !== 'boolean') return ok(text);
  return text === 'true' || text === 'false' ? ok(text === 'true') : err(`attribute[${code}] has to be true or false`);
};

const attributes = (service: Service, parameters: Parameters): Result<Answers, Wrong> => {
  const questions = new Map(questionsOf(service.type));
  const found: Answers = {};
  for (const [code, values] of attributesIn(parameters)) {
    const schema = questions.get(code);
    if (schema === undefined) return err(`${service.code} asks for no attribute[${code}]`);
    const value = read(code, schema, values);
    if (!value.ok) return value;
    found[code] = value.value;
  }
  return ok(found);
};

/** Makes the answers to a service's form from the parameters of POST Service Request. Refuses what the protocol demands and is not there. */
export const answersIn = (service: Service, parameters: Parameters): Result<Answers, Wrong> => {
  const where = whereIn(parameters);
  if (!where.ok) return where;
  const asked = attributes(service, parameters);
  if (!asked.ok) return asked;
  const given: Record<Standard, Value | undefined> = {
    ...{ address_string: undefined, lat: undefined, long: undefined },
    ...where.value,
    description: textIn(parameters),
    name: nameIn(parameters),
    phone: parameterOf(parameters, 'phone'),
    email: parameterOf(parameters, 'email'),
  };
  const answers: Answers = { ...asked.value };
  for (const [name, value] of Object.entries(given) as [Standard, Value | undefined][]) {
    const field = fieldFor(service.type, name);
    if (field !== undefined && value !== undefined) answers[field] = value;
  }
  const category = categoryOf(service.type);
  if (category !== undefined && service.option !== undefined) answers[category] = service.option;
  return ok(answers);
};
