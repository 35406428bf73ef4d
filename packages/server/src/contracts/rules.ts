import {
  type DeliveryMode,
  deliveryModes,
  type Money,
  type MoneyJson,
  type Outcome,
  ok,
  type Refusal,
  refuse,
} from '#kernel';
import { isWithin, valuesOf } from './core/operands.ts';
import { parseTerms } from './core/terms.ts';
import type { ContractsCode, UseCode } from './errors.ts';
import {
  type AcceptanceRule,
  type Agreement,
  type Constraint,
  type Counter,
  type DeletionDuty,
  type Parties,
  type Party,
  type Permission,
  priceMinorMax,
  type Terms,
} from './model.ts';

/** A use that somebody asks for. `region` absent: where the buyer is registered; `purpose` absent: the agreed one. */
export type UseRequest = {
  readonly deliveryMode: DeliveryMode;
  readonly purpose?: string;
  readonly region?: string;
  /** How many uses at once; absent: one. */
  readonly amount?: number;
};

/** What decideUse looks at of an agreement. */
export type UseFacts = Pick<Agreement, 'state' | 'deliveryState' | 'deliveryModes' | 'buyerRegion' | 'terms'>;

/** What decideUse looks at of a counter. */
export type CounterFacts = Pick<Counter, 'clauseId' | 'limit' | 'used'>;

/** `clauseId` names the counter that countUse must count on before anything is served. */
export type UseDecision =
  | { readonly allow: true; readonly clauseId: string }
  | { readonly allow: false; readonly reasons: readonly Refusal<UseCode>[] };

type Situation = { readonly facts: UseFacts; readonly request: UseRequest; readonly now: Date };

const among = (value: string, { operator, rightOperand }: Constraint): boolean => {
  const values = valuesOf(rightOperand);
  if (operator === 'isPartOf') return values.some((area) => isWithin(value, area));
  return values.includes(value) === (operator === 'eq' || operator === 'isAnyOf');
};

const isInTime = ({ operator, rightOperand }: Constraint, nowMs: number): boolean => {
  const boundMs = Date.parse(String(rightOperand));
  if (operator === 'gteq') return nowMs >= boundMs;
  if (operator === 'gt') return nowMs > boundMs;
  return operator === 'lteq' ? nowMs <= boundMs : nowMs < boundMs;
};

/** The most uses that a count constraint lets through. */
const limitOf = ({ operator, rightOperand }: Constraint): bigint =>
  operator === 'lt' ? BigInt(String(rightOperand)) - 1n : BigInt(String(rightOperand));

const regionOf = ({ facts, request }: Situation): string => request.region ?? facts.buyerRegion;

/** True when the constraint holds; a count is not looked at here, and an unstated purpose is `unstated`. */
const holds = (constraint: Constraint, situation: Situation, unstated: boolean): boolean => {
  switch (constraint.leftOperand) {
    case 'dateTime':
      return isInTime(constraint, situation.now.getTime());
    case 'purpose':
      return situation.request.purpose === undefined ? unstated : among(situation.request.purpose, constraint);
    case 'spatial':
      return among(regionOf(situation), constraint);
    case 'deliveryMode':
      return among(situation.request.deliveryMode, constraint);
    case 'count':
      return true;
  }
};

const reasonFor = (constraint: Constraint, situation: Situation): Refusal<UseCode> => {
  const value = `${constraint.operator} ${valuesOf(constraint.rightOperand).join(', ')}`;
  const bound = valuesOf(constraint.rightOperand).join(', ');
  switch (constraint.leftOperand) {
    case 'dateTime':
      return constraint.operator === 'gt' || constraint.operator === 'gteq'
        ? { code: 'contracts.use_too_early', params: { value: bound } }
        : { code: 'contracts.use_too_late', params: { value: bound } };
    case 'purpose':
      return { code: 'contracts.use_purpose_other', params: { purpose: situation.request.purpose ?? '', value } };
    case 'spatial':
      return { code: 'contracts.use_region_other', params: { region: regionOf(situation), value } };
    case 'deliveryMode':
      return { code: 'contracts.use_mode_other', params: { mode: situation.request.deliveryMode, value } };
    case 'count':
      return { code: 'contracts.use_count_reached', params: { limit: bound, used: bound, amount: 1 } };
  }
};

const standingReasons = ({ facts, request }: Situation): Refusal<UseCode>[] => {
  if (facts.state === 'ended') return [{ code: 'contracts.use_ended' }];
  if (facts.state === 'concluded') return [{ code: 'contracts.use_not_started' }];
  if (facts.deliveryState === 'disputed') return [{ code: 'contracts.use_disputed' }];
  if (facts.deliveryModes.includes(request.deliveryMode)) return [];
  const value = facts.deliveryModes.join(', ');
  return [{ code: 'contracts.use_mode_other', params: { mode: request.deliveryMode, value } }];
};

const prohibitedReasons = (situation: Situation): Refusal<UseCode>[] =>
  (situation.facts.terms.prohibition ?? []).flatMap(({ action, constraint = [] }, index) =>
    action === 'use' && constraint.every((one) => holds(one, situation, false))
      ? [{ code: 'contracts.use_prohibited', params: { clause: `prohibition-${index + 1}` } }]
      : [],
  );

/** Why a counter does not let an amount through; undefined when it does. Without a counter nothing is let through. */
const countReason = (counter: CounterFacts | undefined, amount: number): Refusal<UseCode> | undefined => {
  if (counter === undefined) return { code: 'contracts.use_count_reached', params: { limit: 0, used: 0, amount } };
  const { limit, used } = counter;
  if (limit === null || used + BigInt(amount) <= limit) return undefined;
  return { code: 'contracts.use_count_reached', params: { limit: `${limit}`, used: `${used}`, amount } };
};

const permissionReasons = (
  { constraint = [] }: Permission,
  counter: CounterFacts | undefined,
  situation: Situation,
): Refusal<UseCode>[] => {
  const counted = countReason(counter, situation.request.amount ?? 1);
  const broken = constraint.filter((one) => !holds(one, situation, true)).map((one) => reasonFor(one, situation));
  return counted === undefined ? broken : [...broken, counted];
};

/** Name of the clause, and of the counter, of the permission at an index. */
export const permissionClauseId = (index: number): string => `permission-${index + 1}`;

/**
 * Decides about a use: allow, or all the reasons why not. The agreement must be active and undisputed; a prohibition wins;
 * then one permission must hold with all its constraints and its counter must have enough left. What is not known is refused.
 */
export const decideUse = (
  facts: UseFacts,
  counters: readonly CounterFacts[],
  request: UseRequest,
  now: Date,
): UseDecision => {
  const situation = { facts, request, now };
  const outright = [...standingReasons(situation), ...prohibitedReasons(situation)];
  if (outright.length > 0) return { allow: false, reasons: outright };
  const tried = facts.terms.permission.map((permission, index) => {
    const clauseId = permissionClauseId(index);
    const counter = counters.find((one) => one.clauseId === clauseId);
    return { clauseId, reasons: permissionReasons(permission, counter, situation) };
  });
  const open = tried.find(({ reasons }) => reasons.length === 0);
  if (open !== undefined) return { allow: true, clauseId: open.clauseId };
  return { allow: false, reasons: tried.flatMap(({ reasons }) => reasons) };
};

/** The counters that an agreement of these terms starts with: one for each permission, limited where it has a count. */
export const startingCounters = (terms: Terms): { readonly clauseId: string; readonly limit: bigint | null }[] =>
  terms.permission.map(({ constraint = [] }, index) => {
    const count = constraint.find((one) => one.leftOperand === 'count');
    return { clauseId: permissionClauseId(index), limit: count === undefined ? null : limitOf(count) };
  });

const upperBound = ({ constraint = [] }: Permission): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...constraint
      .filter((one) => one.leftOperand === 'dateTime' && (one.operator === 'lt' || one.operator === 'lteq'))
      .map((one) => Date.parse(String(one.rightOperand))),
  );

/** When the last permission ends; null when one of them has no end. */
export const expiresAt = (terms: Terms): Date | null => {
  const lastMs = Math.max(...terms.permission.map(upperBound));
  return Number.isFinite(lastMs) ? new Date(lastMs) : null;
};

const modeConstraints = ({ constraint = [] }: Permission): Constraint[] =>
  constraint.filter((one) => one.leftOperand === 'deliveryMode');

const modesOfPermission = (permission: Permission): DeliveryMode[] =>
  deliveryModes.filter((mode) => modeConstraints(permission).every((one) => among(mode, one)));

/** Modes that the terms ask for by name (eq, isAnyOf): each must be allowed. */
const namedModes = (terms: Terms): string[] =>
  terms.permission
    .flatMap(modeConstraints)
    .filter(({ operator }) => operator === 'eq' || operator === 'isAnyOf')
    .flatMap(({ rightOperand }) => valuesOf(rightOperand));

/** What a product says about its delivery: the modes that level and access kind allow, and those its provider wants (none named: all). */
export type ModeFacts = {
  readonly allowedModes: readonly DeliveryMode[];
  readonly deliveryModes: readonly DeliveryMode[];
  readonly level?: string;
};

const leaves = (permission: Permission, mode: DeliveryMode, wanted: readonly DeliveryMode[]): boolean => {
  const isNamed = namedModes({ permission: [permission] }).length > 0;
  return modesOfPermission(permission).includes(mode) && (isNamed || wanted.length === 0 || wanted.includes(mode));
};

/**
 * The ways of delivery that terms open on a product: those they name, else those the provider wants. Refuses terms that name a
 * mode which is not allowed, with what is, and terms that leave none.
 */
export const resolveModes = (terms: Terms, product: ModeFacts): Outcome<DeliveryMode[], ContractsCode> => {
  const allowed = product.allowedModes.join(', ') || '–';
  const wrong = namedModes(terms).find((mode) => !product.allowedModes.some((one) => one === mode));
  if (wrong !== undefined)
    return refuse(
      'contracts.mode_not_allowed',
      { mode: wrong, level: product.level ?? '?', allowed },
      { mode: wrong, level: product.level, allowedModes: product.allowedModes },
    );
  const open = product.allowedModes.filter((mode) =>
    terms.permission.some((permission) => leaves(permission, mode, product.deliveryModes)),
  );
  return open.length > 0 ? ok([...open]) : refuse('contracts.mode_missing', { allowed });
};

/** The operator's part of a price: basis points, rounded down to a whole minor unit in the seller's favour. */
export const feeMinorOf = (price: Money, basisPoints: number): bigint =>
  (price.amountMinor * BigInt(basisPoints)) / 10_000n;

/** Checks a price that came as JSON. */
export const parsePrice = (value: MoneyJson): Outcome<Money, ContractsCode> => {
  const wellFormed = /^(?:0|[1-9]\d{0,12})$/.test(value.amountMinor) && /^[A-Z]{3}$/.test(value.currency);
  if (!wellFormed || BigInt(value.amountMinor) > priceMinorMax) return refuse('contracts.price_wrong');
  return ok({ amountMinor: BigInt(value.amountMinor), currency: value.currency });
};

/** Terms and price as they come in. */
export type Proposal = { readonly terms: unknown; readonly price: MoneyJson };

/** Terms and price that are well-formed. */
export type ParsedProposal = { readonly terms: Terms; readonly price: Money };

/** Reads terms and price; whether they fit a product is not asked. */
export const parseProposal = (proposal: Proposal): Outcome<ParsedProposal, ContractsCode> => {
  const terms = parseTerms(proposal.terms);
  if (!terms.ok) return terms;
  const price = parsePrice(proposal.price);
  return price.ok ? ok({ terms: terms.value, price: price.value }) : price;
};

/** A rule's result as evaluateRules of assess gives it; `known` is false when it could not be measured. */
export type RuleOutcome = { readonly ruleId: string; readonly passed: boolean; readonly known: boolean };

/**
 * One result for each rule from the results of a product's datasets: the first that fails of those that could measure it,
 * else the first that could, else the first. A rule about a column is so decided by the datasets that have the column.
 */
export const combineResults = <R extends RuleOutcome>(ruleIds: readonly string[], results: readonly R[]): R[] =>
  ruleIds.flatMap((id) => {
    const all = results.filter(({ ruleId }) => ruleId === id);
    const known = all.filter((one) => one.known);
    return known.find(({ passed }) => !passed) ?? known[0] ?? all[0] ?? [];
  });

/** The rules that fail, or could not be computed, and that nobody has accepted in spite of it. */
export const unwaivedFailures = (
  rules: readonly AcceptanceRule[],
  results: readonly RuleOutcome[],
  waived: readonly string[],
): string[] =>
  rules
    .filter(({ id }) => !waived.includes(id) && results.find(({ ruleId }) => ruleId === id)?.passed !== true)
    .map(({ id }) => id);

/** For whom an agreement waits, since when, and until when; `until` is null where no clock runs. */
export type Waiting = {
  readonly party: Party | 'operator';
  readonly organisationId: string;
  readonly since: Date;
  readonly until: Date | null;
};

type WaitFacts = Parties &
  Pick<
    Agreement,
    | 'state'
    | 'deliveryState'
    | 'concludedAt'
    | 'expiresAt'
    | 'deliveredAt'
    | 'acceptanceDueAt'
    | 'disputedAt'
    | 'endedAt'
  >;

/** For whom an agreement waits now; undefined when nobody has to do anything. */
export const agreementWaits = (
  facts: WaitFacts,
  duty: Pick<DeletionDuty, 'dueAt' | 'statedAt'> | undefined,
): Waiting | undefined => {
  const buyer = { party: 'buyer', organisationId: facts.buyerId } as const;
  const operator = { party: 'operator', organisationId: facts.operatorId } as const;
  if (facts.state === 'concluded') return { ...buyer, since: facts.concludedAt, until: facts.expiresAt };
  if (facts.deliveryState === 'disputed' && facts.disputedAt !== null)
    return { ...operator, since: facts.disputedAt, until: null };
  if (facts.deliveryState === 'delivered' && facts.deliveredAt !== null)
    return { ...buyer, since: facts.deliveredAt, until: facts.acceptanceDueAt };
  if (duty !== undefined && duty.statedAt === null && facts.endedAt !== null)
    return { ...buyer, since: facts.endedAt, until: duty.dueAt };
  return undefined;
};
