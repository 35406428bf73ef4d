import { minorOf } from '../../../shared/format.ts';
import type { Body, DeliveryMode } from '../answers.ts';

/** Terms and price as the API takes them. */
export type Proposal = Body<'/api/v1/terms/clauses', 'post'>;

/** What an acceptance rule measures. */
export const metrics = ['completeness', 'uniqueness', 'conformity', 'rowCount', 'score'] as const;
/** How a rule compares. */
export const operators = [
  'mustBeGreaterOrEqualTo',
  'mustBeGreaterThan',
  'mustBe',
  'mustNotBe',
  'mustBeLessOrEqualTo',
  'mustBeLessThan',
] as const;

/** An acceptance rule as it is typed. */
export type TypedRule = {
  readonly metric: (typeof metrics)[number];
  readonly column: string;
  readonly operator: (typeof operators)[number];
  readonly value: string;
};

/** An offer as it is typed. */
export type TypedOffer = {
  readonly purposes: readonly string[];
  readonly forbidden: readonly string[];
  readonly regions: readonly string[];
  readonly modes: readonly DeliveryMode[];
  readonly until: string;
  readonly count: string;
  readonly columns: readonly string[];
  readonly mayNotDistribute: boolean;
  readonly attributes: boolean;
  readonly deletes: boolean;
  readonly deleteDays: string;
  readonly days: string;
  readonly rules: readonly TypedRule[];
  readonly amount: string;
  readonly payment: 'escrow' | 'direct';
};

/** The offer that suits most: a year, no passing on, the source named, deleted after 30 days, a week to look at it. */
export const usualOffer = (modes: readonly DeliveryMode[], now: Date): TypedOffer => ({
  purposes: [],
  forbidden: [],
  regions: [],
  modes,
  until: `${now.getFullYear() + 1}-12-31`,
  count: '',
  columns: [],
  mayNotDistribute: true,
  attributes: true,
  deletes: true,
  deleteDays: '30',
  days: '7',
  rules: [],
  amount: '',
  payment: 'escrow',
});

/** A field of an offer with something wrong in it. */
export type WrongTerm = 'modes' | 'until' | 'count' | 'deleteDays' | 'days' | 'amount' | 'rules';

const isWithin = (typed: string, max: number): boolean =>
  /^\d{1,6}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= max;

/** The end of a day where the person is, as an instant. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59`);

/** Limits of the platform, so that the form can say so before the platform refuses. */
const deleteDaysMax = 3650;
const acceptanceDaysMax = 90;

/** What is wrong with an offer before it is sent. */
export const wrongTerms = (typed: TypedOffer, now: Date): readonly WrongTerm[] => {
  const amount = minorOf(typed.amount);
  const wrong: readonly (readonly [WrongTerm, boolean])[] = [
    ['modes', typed.modes.length === 0],
    ['until', typed.until !== '' && endOfDay(typed.until) <= now],
    ['count', typed.count.trim() !== '' && !/^[1-9]\d{0,11}$/.test(typed.count.trim())],
    ['deleteDays', typed.deletes && !isWithin(typed.deleteDays, deleteDaysMax)],
    ['days', !isWithin(typed.days, acceptanceDaysMax)],
    ['rules', typed.rules.some(({ value }) => !/^-?\d+(\.\d+)?$/.test(value.trim()))],
    ['amount', amount === undefined || amount.startsWith('-')],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field);
};

type Constraint = { leftOperand: string; operator: string; rightOperand: string | string[] };

const constraintsOf = (typed: TypedOffer): Constraint[] => [
  { leftOperand: 'deliveryMode', operator: 'isAnyOf', rightOperand: [...typed.modes] },
  ...(typed.purposes.length === 0
    ? []
    : [{ leftOperand: 'purpose', operator: 'isAnyOf', rightOperand: [...typed.purposes] }]),
  ...(typed.regions.length === 0
    ? []
    : [{ leftOperand: 'spatial', operator: 'isAnyOf', rightOperand: [...typed.regions] }]),
  ...(typed.count.trim() === '' ? [] : [{ leftOperand: 'count', operator: 'lteq', rightOperand: typed.count.trim() }]),
  ...(typed.until === ''
    ? []
    : [{ leftOperand: 'dateTime', operator: 'lteq', rightOperand: endOfDay(typed.until).toISOString() }]),
];

const prohibitionsOf = (typed: TypedOffer): object[] => [
  ...(typed.mayNotDistribute ? [{ action: 'distribute' }] : []),
  ...(typed.forbidden.length === 0
    ? []
    : [
        {
          action: 'use',
          constraint: [{ leftOperand: 'purpose', operator: 'isAnyOf', rightOperand: [...typed.forbidden] }],
        },
      ]),
];

const dutiesOf = (typed: TypedOffer): object[] => [
  ...(typed.deletes
    ? [
        {
          action: 'delete',
          constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: `P${Number(typed.deleteDays)}D` }],
        },
      ]
    : []),
  ...(typed.attributes ? [{ action: 'attribute' }] : []),
];

const rulesOf = (typed: TypedOffer): object[] =>
  typed.rules.map(({ metric, column, operator, value }, index) => ({
    id: `rule-${index + 1}`,
    metric,
    ...(column === '' ? {} : { column }),
    operator,
    value: Number(value),
  }));

/** An offer as the API takes it; undefined while something is wrong. Empty parts are left out, as both sides sign the text. */
export const toProposal = (typed: TypedOffer, now: Date): Proposal | undefined => {
  if (wrongTerms(typed, now).length > 0) return undefined;
  const prohibition = prohibitionsOf(typed);
  const obligation = dutiesOf(typed);
  const rules = rulesOf(typed);
  return {
    terms: {
      permission: [{ action: 'use', constraint: constraintsOf(typed) }],
      ...(prohibition.length === 0 ? {} : { prohibition }),
      ...(obligation.length === 0 ? {} : { obligation }),
      payment: typed.payment,
      acceptance: { daysMax: Number(typed.days), ...(rules.length === 0 ? {} : { rules }) },
      ...(typed.columns.length === 0 ? {} : { columns: [...typed.columns] }),
    },
    price: { amountMinor: minorOf(typed.amount) ?? '0', currency: 'CNY' },
  };
};
