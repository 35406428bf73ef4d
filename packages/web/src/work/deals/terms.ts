import type { Money } from '../../shared/format.ts';

/** A constraint of a use, as the API carries it. */
export type Constraint = {
  readonly leftOperand: 'dateTime' | 'count' | 'purpose' | 'spatial' | 'deliveryMode';
  readonly operator: 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'isAnyOf' | 'isNoneOf' | 'isPartOf';
  readonly rightOperand: string | readonly string[];
};

/** A rule that the buyer accepts a delivery by. */
export type AcceptanceRule = {
  readonly id: string;
  readonly metric: 'completeness' | 'uniqueness' | 'conformity' | 'rowCount' | 'score';
  readonly column?: string;
  readonly operator:
    | 'mustBe'
    | 'mustNotBe'
    | 'mustBeGreaterThan'
    | 'mustBeGreaterOrEqualTo'
    | 'mustBeLessThan'
    | 'mustBeLessOrEqualTo'
    | 'mustBeBetween'
    | 'mustNotBeBetween';
  readonly value: number | readonly [number, number];
};

/** Something that must be done. */
export type Duty = {
  readonly action: 'delete' | 'attribute';
  readonly constraint?: readonly { rightOperand: string }[];
};

/** Terms as the API carries them; which are sent is decided by the platform, which refuses what it does not know. */
export type Terms = {
  readonly permission: readonly { readonly action: 'use'; readonly constraint?: readonly Constraint[] }[];
  readonly prohibition?: readonly {
    readonly action: 'use' | 'distribute';
    readonly constraint?: readonly Constraint[];
  }[];
  readonly obligation?: readonly Duty[];
  readonly payment?: 'escrow' | 'direct';
  readonly acceptance?: {
    readonly daysMax?: number;
    readonly rules?: readonly AcceptanceRule[];
    readonly acceptDespite?: readonly string[];
  };
  readonly columns?: readonly string[];
};

/** Terms at a price: the content of an offer, a version and an agreement. */
export type Proposal = { readonly terms: Terms; readonly price: Money };

/** The API's terms with their types: it answers only terms that it has checked. */
export const readTerms = (terms: Readonly<Record<string, unknown>>): Terms => terms as unknown as Terms;

/** Terms as a call takes them. */
export const sendTerms = (terms: Terms): Record<string, unknown> => ({ ...terms });

/** The values of a right operand, one or many. */
export const valuesOf = (rightOperand: Constraint['rightOperand']): readonly string[] =>
  typeof rightOperand === 'string' ? [rightOperand] : rightOperand;

/** Days within which the data have to be deleted after the end; undefined when nothing has to be. */
export const deletionDaysOf = (terms: Terms): number | undefined => {
  const duty = terms.obligation?.find(({ action }) => action === 'delete');
  const days = /^P(\d+)D$/.exec(duty?.constraint?.[0]?.rightOperand ?? '')?.[1];
  return days === undefined ? undefined : Number(days);
};

/** What the form changes; whatever else stands in the terms stays as it is. */
export type TermsDraft = {
  readonly purpose: string;
  /** Last day, YYYY-MM-DD; empty: without end. */
  readonly lastDay: string;
  /** Whole number as text; empty: without limit. */
  readonly count: string;
  readonly rules: readonly AcceptanceRule[];
  readonly acceptDespite: readonly string[];
  /** Decimal amount as typed. */
  readonly price: string;
};

const first = (
  terms: Terms,
  operand: Constraint['leftOperand'],
  operators: readonly string[],
): Constraint | undefined =>
  terms.permission[0]?.constraint?.find((one) => one.leftOperand === operand && operators.includes(one.operator));

/** The day of an instant where the reader is, YYYY-MM-DD. */
export const localDay = (at: Date): string =>
  [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');

/** Terms as the form shows them; the price as a decimal text. */
export const draftOf = (terms: Terms, price: string): TermsDraft => {
  const until = first(terms, 'dateTime', ['lt', 'lteq']);
  const purpose = first(terms, 'purpose', ['eq']);
  const count = first(terms, 'count', ['lteq']);
  return {
    purpose: purpose === undefined ? '' : String(purpose.rightOperand),
    lastDay: until === undefined ? '' : localDay(new Date(String(until.rightOperand))),
    count: count === undefined ? '' : String(count.rightOperand),
    rules: terms.acceptance?.rules ?? [],
    acceptDespite: terms.acceptance?.acceptDespite ?? [],
    price,
  };
};

/** The end of a day where the reader is, as an instant. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();

type Replaced = { readonly operand: Constraint['leftOperand']; readonly operators: readonly Constraint['operator'][] };

/** Replaces the constraint of an operand in its place, adds it at the end, or takes it out. */
const put = (
  list: readonly Constraint[],
  { operand, operators }: Replaced,
  next: Constraint | undefined,
): readonly Constraint[] => {
  const at = list.findIndex((one) => one.leftOperand === operand && operators.includes(one.operator));
  if (at < 0) return next === undefined ? list : [...list, next];
  return list.flatMap((one, index) => (index === at ? (next ?? []) : one));
};

/** The same instant stays what it was: a day that nobody touched must not become another instant. */
const untilOf = (terms: Terms, lastDay: string): Constraint | undefined => {
  if (lastDay === '') return undefined;
  const before = first(terms, 'dateTime', ['lt', 'lteq']);
  if (before !== undefined && localDay(new Date(String(before.rightOperand))) === lastDay) return before;
  return { leftOperand: 'dateTime', operator: 'lteq', rightOperand: endOfDay(lastDay) };
};

const acceptanceOf = (terms: Terms, { rules, acceptDespite }: TermsDraft): Terms['acceptance'] => {
  const { rules: _rules, acceptDespite: _despite, ...rest } = terms.acceptance ?? {};
  const kept = acceptDespite.filter((id) => rules.some((rule) => rule.id === id));
  const next = {
    ...rest,
    ...(rules.length === 0 ? {} : { rules }),
    ...(kept.length === 0 ? {} : { acceptDespite: kept }),
  };
  return Object.keys(next).length === 0 ? undefined : next;
};

/** Terms with what the form says; the other permissions, prohibitions and duties stay. */
export const applyDraft = (terms: Terms, draft: TermsDraft): Terms => {
  const [permission, ...others] = terms.permission;
  const text = draft.purpose.trim();
  const purpose: Constraint | undefined =
    text === '' ? undefined : { leftOperand: 'purpose', operator: 'eq', rightOperand: text };
  const count: Constraint | undefined =
    draft.count === '' ? undefined : { leftOperand: 'count', operator: 'lteq', rightOperand: draft.count };
  let constraint = permission?.constraint ?? [];
  constraint = put(constraint, { operand: 'dateTime', operators: ['lt', 'lteq'] }, untilOf(terms, draft.lastDay));
  constraint = put(constraint, { operand: 'count', operators: ['lteq'] }, count);
  constraint = put(constraint, { operand: 'purpose', operators: ['eq'] }, purpose);
  const { acceptance: _acceptance, ...rest } = terms;
  const acceptance = acceptanceOf(terms, draft);
  return {
    ...rest,
    permission: [{ action: 'use', ...(constraint.length === 0 ? {} : { constraint }) }, ...others],
    ...(acceptance === undefined ? {} : { acceptance }),
  };
};
