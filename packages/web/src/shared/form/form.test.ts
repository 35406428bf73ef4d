/** Goal: a form of JSON Schema becomes fields that people can fill in. Method: a small form with every kind of field, a condition, a list and a group. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultAt, faultsElsewhere, faultsIn, obviousFaults } from './faults.ts';
import { askedAnswers, type Form, fieldsOf, formOf, missingIn } from './fields.ts';
import { fits } from './schema.ts';

const say = (text: string) => ({ zh: `${text}（中）`, en: text });

const form: Form = {
  schema: {
    type: 'object',
    required: ['kind', 'text', 'agreed'],
    $defs: { phone: { type: 'string', maxLength: 20 } },
    properties: {
      text: { type: 'string', minLength: 5, maxLength: 4000 },
      kind: { type: 'string', enum: ['ask', 'praise'] },
      phone: { $ref: '#/$defs/phone' },
      hours: { type: 'string', maxLength: 40 },
      email: { type: 'string', format: 'email', maxLength: 254 },
      callBack: { type: 'boolean' },
      people: { type: 'integer', minimum: 1, maximum: 9 },
      since: { type: 'string', format: 'date' },
      seenAt: { type: 'string', format: 'date-time' },
      topics: { type: 'array', items: { type: 'string', enum: ['roads', 'noise'] } },
      team: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, note: { type: 'string' } },
        },
      },
      address: { type: 'object', required: ['street'], properties: { street: { type: 'string' } } },
      agreed: { const: true },
    },
    if: { properties: { callBack: { const: true } }, required: ['callBack'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { required: ['phone', 'hours'] },
  },
  fields: {
    '/kind': { label: say('Kind'), options: { ask: say('Ask'), praise: say('Praise') } },
    '/text': { label: say('What happened'), help: say('When and where') },
    '/phone': { label: say('Phone'), isPersonal: true },
    '/team/-/name': { label: say('Name') },
    '/address/street': { label: say('Street') },
  },
};

const field = (name: string, answers = {}) => fieldsOf(form, answers).find((one) => one.name === name);

test('fields come in the order of their words, the rest behind, each of its kind', () => {
  const kinds = Object.fromEntries(fieldsOf(form, {}).map(({ name, kind }) => [name, kind]));
  assert.deepEqual(Object.keys(kinds).slice(0, 2), ['kind', 'text']);
  assert.deepEqual(kinds, {
    ...{
      kind: 'choice',
      text: 'longText',
      phone: 'text',
      email: 'text',
      callBack: 'yesNo',
      people: 'number',
      since: 'day',
    },
    ...{ seenAt: 'moment', topics: 'choices', team: 'list', address: 'group', agreed: 'declaration' },
  });
});

test('words stand with their field; members of an enum have theirs', () => {
  assert.equal(field('text')?.help?.en, 'When and where');
  assert.deepEqual(field('kind')?.options[1], { value: 'praise', label: say('Praise') });
  assert.equal(field('team')?.items?.fields['/name']?.label?.en, 'Name');
  assert.equal(field('address')?.items?.fields['/street']?.label?.en, 'Street');
  assert.equal(field('email')?.label.en, 'email');
});

test('a conditional field is shown, and required, while its condition holds', () => {
  assert.equal(field('hours', { callBack: false }), undefined);
  assert.equal(field('hours', { callBack: true })?.isRequired, true);
  assert.equal(field('phone', { callBack: true })?.lengthMax, 20);
});

test('how somebody is reached may be told without being asked for', () => {
  assert.equal(field('phone', { callBack: false })?.isRequired, false);
  assert.equal(field('phone', { callBack: true })?.isRequired, true);
});

test('what is not asked for, or empty, is not sent', () => {
  const answers = { kind: 'ask', text: '', hours: 'after six', team: [{ name: 'A', note: '' }] };
  assert.deepEqual(askedAnswers(form, answers), { kind: 'ask', team: [{ name: 'A' }] });
});

test('what is missing, too short or out of its limits is told at its field', () => {
  const answers = {
    text: 'abc',
    people: 12,
    email: 'nobody',
    team: [{ name: 'A' }, {}],
    agreed: false,
    callBack: true,
  };
  const faults = obviousFaults(form, answers);
  const where = faults.map(({ pointer }) => pointer).sort();
  assert.deepEqual(where, ['/agreed', '/email', '/hours', '/kind', '/people', '/phone', '/team/1/name', '/text']);
  assert.match(faultAt(faults, '/text')?.text.en ?? '', /at least 5/);
  assert.deepEqual(obviousFaults(form, { kind: 'ask', text: 'Long enough', agreed: true }), []);
  assert.deepEqual(
    missingIn(form, answers).map(({ name }) => name),
    ['kind', 'phone', 'hours'],
  );
});

test("the platform's faults are read from a refusal's details, and nothing from others", () => {
  const fault = { pointer: '/text', rule: 'minLength', label: say('What happened'), text: say('Write more.') };
  assert.deepEqual(faultsIn({ faults: [fault, 'x'] }), [fault]);
  assert.deepEqual(faultsIn({ needs: [] }), []);
  assert.deepEqual(faultsIn(undefined), []);
  assert.deepEqual(faultsElsewhere([fault], ['/text']), []);
  assert.deepEqual(faultsElsewhere([fault], ['/te']), [fault]);
});

test('a condition may combine others', () => {
  assert.equal(fits({ anyOf: [{ const: 1 }, { enum: [2, 3] }] }, 3), true);
  assert.equal(fits({ not: { minimum: 5 } }, 7), false);
});

test('what is no form has no fields', () => {
  assert.deepEqual(fieldsOf(formOf({ schema: null, fields: 3 }), {}), []);
});
