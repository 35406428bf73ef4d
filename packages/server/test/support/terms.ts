/** Random well-formed terms for property tests. */

import fc from 'fast-check';
import { deliveryModes } from '#kernel';
import { operandSpecs, takesSet } from '../../src/contracts/core/operands.ts';
import type {
  AcceptanceRule,
  Constraint,
  Duty,
  LeftOperand,
  Permission,
  Prohibition,
  Terms,
} from '../../src/contracts/model.ts';

/** Values of each operand, for tests. */
export const operandValues: Readonly<Record<LeftOperand, readonly string[]>> = {
  dateTime: ['2026-01-01T00:00:00Z', '2027-06-30T23:59+08:00', '2030-12-31T16:00:00.500Z'],
  count: ['1', '10', '1000000000000'],
  purpose: ['research', 'cooling study', '机房选址研究'],
  spatial: ['CN', 'DE', '130000', '130700', '130702', '110000'],
  deliveryMode: deliveryModes,
};

const constraintOf = (leftOperand: LeftOperand): fc.Arbitrary<Constraint> =>
  fc.constantFrom(...operandSpecs[leftOperand].operators).chain((operator) => {
    const value = fc.constantFrom(...operandValues[leftOperand]);
    const many = fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
    return (takesSet(operator) ? many : value).map((rightOperand) => ({ leftOperand, operator, rightOperand }));
  });

const constraintsOf = (operands: readonly LeftOperand[], minLength: number): fc.Arbitrary<Constraint[]> =>
  fc
    .uniqueArray(fc.constantFrom(...operands), { minLength, maxLength: operands.length })
    .chain((chosen) => fc.tuple(...chosen.map(constraintOf)).map((list) => list as Constraint[]));

const withoutCount = ['dateTime', 'purpose', 'spatial', 'deliveryMode'] as const;

const permission: fc.Arbitrary<Permission> = fc.record(
  { action: fc.constant('use' as const), constraint: constraintsOf([...withoutCount, 'count'], 0) },
  { requiredKeys: ['action'] },
);

const prohibition: fc.Arbitrary<Prohibition> = fc.oneof(
  fc.constant({ action: 'distribute' as const }),
  constraintsOf(withoutCount, 1).map((constraint) => ({ action: 'use' as const, constraint })),
);

const deletion: fc.Arbitrary<Duty> = fc.integer({ min: 1, max: 3650 }).map((days) => ({
  action: 'delete',
  constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: `P${days}D` }],
}));

const duties: fc.Arbitrary<Duty[]> = fc.oneof(
  deletion.map((duty) => [duty]),
  deletion.map((duty) => [{ action: 'attribute' as const }, duty]),
  fc.constant<Duty[]>([{ action: 'attribute' }]),
);

const rule = (id: string): fc.Arbitrary<AcceptanceRule> =>
  fc.record(
    {
      id: fc.constant(id),
      metric: fc.constantFrom('completeness' as const, 'rowCount' as const, 'score' as const),
      column: fc.constantFrom('PM2.5', '温度'),
      operator: fc.constantFrom('mustBeGreaterOrEqualTo' as const, 'mustBeLessThan' as const),
      value: fc.double({ min: 0, max: 1e6, noNaN: true }),
    },
    { requiredKeys: ['id', 'metric', 'operator', 'value'] },
  );

/** Any well-formed terms. */
export const termsArbitrary: fc.Arbitrary<Terms> = fc.record(
  {
    permission: fc.array(permission, { minLength: 1, maxLength: 3 }),
    prohibition: fc.array(prohibition, { minLength: 1, maxLength: 2 }),
    obligation: duties,
    payment: fc.constantFrom('escrow' as const, 'direct' as const),
    acceptance: fc.record(
      {
        daysMax: fc.integer({ min: 1, max: 90 }),
        rules: fc.tuple(rule('r1'), rule('r2')).map((rules) => rules as AcceptanceRule[]),
      },
      { requiredKeys: [] },
    ),
    columns: fc.uniqueArray(fc.constantFrom('TEMP', 'PM2.5', '风速'), { minLength: 1 }),
  },
  { requiredKeys: ['permission'] },
);
