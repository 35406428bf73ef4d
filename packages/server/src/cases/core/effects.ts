import { type Id, isId } from '#kernel';
import type { Effect, Transition, Value } from '../model.ts';
import { decimalOf } from './decimal.ts';
import { type Facts, factAt, type Values } from './facts.ts';
import type { PlannedMilestone, StepPayload } from './part.ts';

/** What a step causes, with every path worked out to a value, under a key that is the same however often it is tried. */
export type PlannedEffect = { readonly key: string; readonly effect: ResolvedEffect };

/** An effect whose paths are values: units are ids (null: the office), amounts are decimals, forms are answers. */
export type ResolvedEffect =
  | Exclude<Effect, { kind: 'assign' | 'ledgerTransfer' | 'openCase' | 'planMilestones' | 'book' }>
  | { readonly kind: 'assign'; readonly unit: Id<'org'> | null }
  | {
      readonly kind: 'ledgerTransfer';
      readonly mode: 'reserve' | 'post' | 'void';
      readonly amount: string;
      readonly account: string;
    }
  | { readonly kind: 'openCase'; readonly caseType: string; readonly form: Values }
  | { readonly kind: 'book'; readonly resource: string }
  | { readonly kind: 'planMilestones'; readonly award: string; readonly milestones: readonly PlannedMilestone[] };

/** A fact that an effect needs and that is not there, or not of the kind it has to be. */
export type Lacking = { readonly path: string };

const isLacking = (value: object): value is Lacking => !('kind' in value);

/** An amount: a decimal as it stands, or the fact at a path. */
const amountAt = (facts: Facts, factor: string): string | undefined =>
  decimalOf(factor) ?? decimalOf(factAt(facts, factor));

const isRecord = (value: Value): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const milestoneOf = (value: Value): PlannedMilestone | undefined => {
  if (!isRecord(value)) return undefined;
  const amount = decimalOf(value.amount);
  const { due, title } = value;
  return typeof due === 'string' && typeof title === 'string' && amount !== undefined
    ? { due, amount, title }
    : undefined;
};

type Kind<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

const resolveAssign = ({ unit }: Kind<'assign'>, facts: Facts): ResolvedEffect | Lacking => {
  if (unit === 'office') return { kind: 'assign', unit: null };
  const path = 'path' in unit ? unit.path : `tables.${unit.table}.${unit.output}`;
  const found = factAt(facts, path);
  return typeof found === 'string' && isId('org', found) ? { kind: 'assign', unit: found } : { path };
};

const resolvePlan = ({ path, award }: Kind<'planMilestones'>, facts: Facts): ResolvedEffect | Lacking => {
  const amount = amountAt(facts, award);
  if (amount === undefined) return { path: award };
  const found = factAt(facts, path);
  const milestones = Array.isArray(found) ? found.map(milestoneOf) : [undefined];
  return milestones.every((each) => each !== undefined)
    ? { kind: 'planMilestones', award: amount, milestones }
    : { path };
};

/** Answers of the new case: facts where the path knows one; what it does not know is left out. */
const resolveOpen = ({ caseType, form }: Kind<'openCase'>, facts: Facts): ResolvedEffect => {
  const answers = Object.entries(form).flatMap(([name, factor]): [string, Value][] => {
    const value = factAt(facts, factor) ?? decimalOf(factor);
    return value === undefined ? [] : [[name, value]];
  });
  return { kind: 'openCase', caseType, form: Object.fromEntries(answers) };
};

const resolve = (effect: Effect, facts: Facts): ResolvedEffect | Lacking => {
  switch (effect.kind) {
    case 'assign':
      return resolveAssign(effect, facts);
    case 'ledgerTransfer': {
      const amount = amountAt(facts, effect.amount);
      return amount === undefined ? { path: effect.amount } : { ...effect, amount };
    }
    case 'openCase':
      return resolveOpen(effect, facts);
    case 'planMilestones':
      return resolvePlan(effect, facts);
    case 'book': {
      const found = effect.resource.includes('.') ? factAt(facts, effect.resource) : effect.resource;
      return typeof found === 'string' ? { kind: 'book', resource: found } : { path: effect.resource };
    }
    default:
      return effect;
  }
};

/** The effects of a transition over the facts, with what its event keeps of them; or every fact that is lacking. */
export const planEffects = (
  { effects = [] }: Transition,
  facts: Facts,
): {
  readonly effects: readonly ResolvedEffect[];
  readonly lacking: readonly Lacking[];
  readonly kept: StepPayload;
} => {
  const found = effects.map((effect) => resolve(effect, facts));
  const resolved = found.filter((each): each is ResolvedEffect => !isLacking(each));
  const assigned = resolved.findLast((each) => each.kind === 'assign');
  const planned = resolved.findLast((each) => each.kind === 'planMilestones');
  return {
    effects: resolved,
    lacking: found.filter(isLacking),
    kept: {
      ...(assigned === undefined ? {} : { assigned: { unit: assigned.unit } }),
      ...(planned === undefined ? {} : { planned: { award: planned.award, milestones: planned.milestones } }),
    },
  };
};
