/** Goal: the form changes what it shows and nothing else, and every change between two versions is named. Method: terms with all kinds of clauses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, linesOf } from './lines.ts';
import { applyDraft, draftOf, type Terms } from './terms.ts';

const terms: Terms = {
  permission: [
    {
      action: 'use',
      constraint: [
        { leftOperand: 'dateTime', operator: 'lteq', rightOperand: '2027-11-27T21:12:32.717Z' },
        { leftOperand: 'count', operator: 'lteq', rightOperand: '1000' },
        { leftOperand: 'purpose', operator: 'eq', rightOperand: 'cooling-study' },
        { leftOperand: 'deliveryMode', operator: 'isAnyOf', rightOperand: ['share', 'download'] },
      ],
    },
  ],
  prohibition: [{ action: 'distribute' }],
  obligation: [{ action: 'attribute' }, { action: 'delete', constraint: [{ rightOperand: 'P30D' }] }],
  payment: 'escrow',
  acceptance: {
    daysMax: 7,
    rules: [{ id: 'pm25', metric: 'completeness', column: 'PM2.5', operator: 'mustBeGreaterOrEqualTo', value: 98 }],
  },
};
const price = { amountMinor: '980000', currency: 'CNY' };

test('a form that nobody touched changes no byte', () => {
  assert.equal(JSON.stringify(applyDraft(terms, draftOf(terms, '9800'))), JSON.stringify(terms));
  const bare: Terms = { permission: [{ action: 'use' }] };
  assert.equal(JSON.stringify(applyDraft(bare, draftOf(bare, '0'))), JSON.stringify(bare));
});

test('what is typed comes into its place', () => {
  const draft = { ...draftOf(terms, '9800'), count: '', purpose: ' heating ', lastDay: '2028-01-31' };
  const changed = applyDraft(terms, draft);
  const constraint = changed.permission[0]?.constraint ?? [];
  assert.deepEqual(
    constraint.map(({ leftOperand }) => leftOperand),
    ['dateTime', 'purpose', 'deliveryMode'],
  );
  assert.equal(constraint[0]?.rightOperand, new Date('2028-01-31T23:59:59.999').toISOString());
  assert.equal(constraint[1]?.rightOperand, 'heating');
  assert.deepEqual(changed.prohibition, terms.prohibition);
});

test('a waiver of a rule that is gone goes with it', () => {
  const draft = { ...draftOf(terms, '9800'), acceptDespite: ['pm25'] };
  assert.deepEqual(applyDraft(terms, draft).acceptance?.acceptDespite, ['pm25']);
  assert.deepEqual(applyDraft(terms, { ...draft, rules: [] }).acceptance, { daysMax: 7 });
});

test('changes are named: changed, come and gone', () => {
  const other = applyDraft(terms, { ...draftOf(terms, '1'), count: '500', purpose: '', acceptDespite: ['pm25'] });
  const after = { terms: { ...other, columns: ['TEMP'] }, price: { ...price, amountMinor: '900000' } };
  const changes = changesOf({ terms, price }, after);
  assert.deepEqual(
    changes.map(({ key, before, after: next }) => [key, before !== undefined, next !== undefined]),
    [
      ['permission-1:count:lteq', true, true],
      ['columns', false, true],
      ['price', true, true],
      ['rule:pm25', true, true],
      ['permission-1:purpose:eq', true, false],
    ],
  );
  assert.deepEqual(changesOf({ terms, price }, { terms, price }), []);
});

test('lines bear the ids of the platform’s clauses', () => {
  const ids = linesOf({ terms, price }).map(({ clauseId }) => clauseId);
  assert.deepEqual(ids, [
    'permission-1.1',
    'permission-1.2',
    'permission-1.3',
    'permission-1.4',
    'prohibition-1',
    'obligation-1',
    'obligation-2',
    'price',
    'acceptance',
    'rule:pm25',
  ]);
});
