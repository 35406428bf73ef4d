// biome-ignore-all lint/suspicious/noThenProperty: rules of decision tables and JSON Schema say "then"; no promise is near
// Goal: whoever fills in a form reads what to do in their language, and no definition can keep the server busy. Method:
// a form with every rule, answered wrongly; patterns of known cost; the shipped form of residents' requests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProgramme } from '../../../test/support/programmes.ts';
import type { Form } from '../model.ts';
import type { Values } from './facts.ts';
import { validateDraft, validateForm } from './form.ts';
import { isHarmlessPattern, matcher } from './patterns.ts';
import { onlyPersonal, prefill, withoutPersonal } from './prefill.ts';
import { schemaFaults } from './schemas.ts';

const label = (zh: string, en: string) => ({ label: { zh, en } });
const form: Form = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'team'],
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 10 },
      size: { type: 'string', enum: ['small', 'large'] },
      amount: { type: 'number', minimum: 0, exclusiveMaximum: 100, multipleOf: 0.5 },
      count: { type: 'integer' },
      code: { type: 'string', pattern: '^[0-9]{3}$' },
      phone: { type: 'string', pattern: '^[0-9]{5,20}$' },
      day: { type: 'string', format: 'date' },
      mail: { type: 'string', format: 'email' },
      ok: { const: true },
      team: {
        type: 'array',
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        items: {
          type: 'object',
          required: ['who'],
          properties: { who: { type: 'string' }, phone: { type: 'string' } },
        },
      },
    },
    if: { properties: { size: { const: 'large' } }, required: ['size'] },
    then: { required: ['amount'] },
  },
  fields: {
    '/name': { ...label('名称', 'Name'), from: 'organisation.name' },
    '/size': {
      ...label('规模', 'Size'),
      options: { small: { zh: '小', en: 'Small' }, large: { zh: '大', en: 'Large' } },
      from: 'last.size',
    },
    '/amount': label('金额', 'Amount'),
    '/code': { ...label('编码', 'Code'), help: { zh: '三位数字。', en: 'Three digits.' } },
    '/phone': { ...label('电话', 'Phone'), isPersonal: true },
    '/team/-/who': label('成员姓名', 'Member'),
    '/team/-/phone': { ...label('成员电话', 'Phone of the member'), isPersonal: true },
  },
};

/** What is told about one wrong answer among otherwise right ones. */
const told = (wrong: Values) =>
  validateForm(form, { name: 'abc', team: [{ who: 'a' }], ...wrong }).map(({ pointer, rule, label: { zh }, text }) => [
    pointer,
    rule,
    zh,
    text.zh,
    text.en,
  ]);

test('each rule is told by field, label and a sentence in both languages', () => {
  const rows: readonly (readonly [Values, readonly string[]])[] = [
    [{ name: 'a' }, ['/name', 'minLength', '名称', '至少填写 2 个字。', 'Write at least 2 characters.']],
    [
      { name: 'a'.repeat(11) },
      ['/name', 'maxLength', '名称', '最多 10 个字，请精简。', 'Write at most 10 characters.'],
    ],
    [{ size: 'tiny' }, ['/size', 'enum', '规模', '请从以下选项中选择：小、大。', 'Choose one of these: Small, Large.']],
    [{ amount: -1 }, ['/amount', 'minimum', '金额', '不得小于 0。', 'It has to be 0 or more.']],
    [{ amount: 100 }, ['/amount', 'exclusiveMaximum', '金额', '须小于 100。', 'It has to be less than 100.']],
    [{ count: 1.5 }, ['/count', 'type', 'count', '请填写整数。', 'Write a whole number here.']],
    [
      { code: '12' },
      [
        '/code',
        'pattern',
        '编码',
        '格式不符，请核对位数和字符。三位数字。',
        'It is not written as it should be. Check its length and characters. Three digits.',
      ],
    ],
    [
      { day: '2026-02-30' },
      [
        '/day',
        'format',
        'day',
        '请填写存在的日期，如 2026-03-01。',
        'Write a day of the calendar, such as 2026-03-01.',
      ],
    ],
    [{ ok: false }, ['/ok', 'const', 'ok', '请从以下选项中选择：true。', 'Choose one of these: true.']],
    [
      { other: 1 },
      [
        '/other',
        'additionalProperties',
        'other',
        '表单没有此项，请删除。',
        'The form has no such field. Leave it out.',
      ],
    ],
    [{ team: [] }, ['/team', 'minItems', 'team', '至少填写 1 项。', 'Give at least 1 entry.']],
    [{ team: [{}] }, ['/team/0/who', 'required', '成员姓名', '此项必填。', 'This has to be filled in.']],
    [
      { team: [{ who: 'a' }, { who: 'a' }] },
      [
        '/team',
        'uniqueItems',
        'team',
        '第 1 项与第 2 项重复，请删去一项。',
        'Entries 1 and 2 are the same. Remove one.',
      ],
    ],
    [{ size: 'large' }, ['/amount', 'required', '金额', '此项必填。', 'This has to be filled in.']],
  ];
  for (const [wrong, expected] of rows) assert.deepEqual(told(wrong), [expected]);
  assert.deepEqual(told({}), []);
});

test('a draft may lack answers but not have wrong ones', () => {
  assert.deepEqual(validateDraft(form, { size: 'large' }), []);
  assert.deepEqual(
    validateDraft(form, { amount: 0.3 }).map(({ rule }) => rule),
    ['multipleOf'],
  );
});

test('what was told before is filled in where it fits', () => {
  const told = { organisation: { name: '数廊' }, last: { size: 'enormous' } };
  assert.deepEqual(prefill(form, told), { name: '数廊' });
  assert.deepEqual(prefill(form, { ...told, last: { size: 'small' } }), { name: '数廊', size: 'small' });
});

test('personal answers are taken out, also inside lists', () => {
  const answers = { name: 'abc', phone: '123456', team: [{ who: 'a', phone: '1' }] };
  assert.deepEqual(withoutPersonal(form, answers), { name: 'abc', team: [{ who: 'a' }] });
  assert.deepEqual(onlyPersonal(form, answers), { phone: '123456', team: [{ who: 'a', phone: '1' }] });
});

test('patterns that a text could keep busy are refused; those of the shipped programmes are not', () => {
  const harmful = [
    '^(a+)+$',
    '(a|a)*b',
    '^a*a*a*a*$',
    '^(?=a)b',
    '(a)\\1',
    '[',
    'a{1,200}b{1,200}c{1,200}d{1,200}',
    `^${'a?'.repeat(60)}$`,
  ];
  for (const pattern of harmful) assert.ok(!isHarmlessPattern(pattern), pattern);
  const harmless = [
    '^[0-9+ -]{5,20}$',
    '^org_[0-9a-z]{26}$',
    '^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,2})?$',
    '^\\p{L}+$',
    '^([01]\\d|2[0-3]):[0-5]\\d$',
  ];
  for (const pattern of harmless) assert.ok(isHarmlessPattern(pattern), pattern);
  assert.ok(!matcher('^a+$').test('a'.repeat(257)));
  const started = performance.now();
  for (const pattern of harmful) matcher(pattern).test('a'.repeat(200));
  assert.ok(performance.now() - started < 1_000);
});

test('schemas that reach elsewhere, are no schemas or are too large are named', () => {
  const kinds = (schema: Form['schema']) => schemaFaults(schema).map(({ kind, path }) => [kind, path]);
  assert.deepEqual(kinds(form.schema), []);
  assert.deepEqual(kinds({ properties: { a: { $ref: 'https://example.com/a' } } }), [
    ['reference', '/properties/a/$ref'],
  ]);
  assert.deepEqual(kinds({ properties: { a: { pattern: '(a+)+' } } }), [['pattern', '/properties/a/pattern']]);
  assert.deepEqual(kinds({ type: 'strange' }), [['schema', '']]);
  assert.deepEqual(kinds({ type: 'object', unknownWord: 1 }), [['schema', '']]);
  assert.deepEqual(kinds({ title: 'a'.repeat(70_000) }), [['large', '']]);
});

test('residents: who wants to be called back has to leave a number', () => {
  const { form: own } = readProgramme('residents-request');
  const answers = { kind: 'ask', matter: 'water', description: '停水两天', callBack: true };
  assert.deepEqual(
    validateForm(own, answers).map(({ pointer }) => pointer),
    ['/description', '/phone'],
  );
  assert.deepEqual(validateForm(own, { ...answers, description: '停水两天了', phone: '12345678' }), []);
});
