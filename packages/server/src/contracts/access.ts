import { type Actor, holdsRole, type Id, type Outcome, ok, organisationOf, type Role, refuse } from '#kernel';
import type { ContractsCode } from './errors.ts';
import type { Parties, Party } from './model.ts';

/** How an actor stands to a deal. */
export type Standing = Party | 'operator' | 'platform';

const staff: readonly Role[] = ['exchangeManager', 'auditor'];

/** The role that a side's actions need. */
export const roleOf: Readonly<Record<Party | 'operator', Role>> = {
  buyer: 'buyer',
  provider: 'provider',
  operator: 'exchangeManager',
};

/**
 * How the actor stands to a deal; undefined when it has no part in it. The operator's people see the deals of their region
 * only as exchange manager or auditor.
 */
export const standingOf = (actor: Actor, parties: Parties): Standing | undefined => {
  if (actor.kind === 'job') return 'platform';
  const organisationId = organisationOf(actor);
  if (organisationId === undefined) return undefined;
  if (organisationId === parties.buyerId) return 'buyer';
  if (organisationId === parties.providerId) return 'provider';
  return organisationId === parties.operatorId && holdsRole(actor, staff) ? 'operator' : undefined;
};

/** Lets one of the wanted sides act, when the person also holds the side's role. */
export const requireSide = <S extends Party | 'operator'>(
  actor: Actor,
  parties: Parties,
  wanted: readonly S[],
): Outcome<S, ContractsCode> => {
  const standing = standingOf(actor, parties);
  const side = wanted.find((one) => one === standing);
  if (side === undefined) return refuse('contracts.not_your_move', { party: wanted.join(' / ') });
  return holdsRole(actor, [roleOf[side]]) ? ok(side) : refuse('contracts.role_missing', { role: roleOf[side] });
};

/** The organisation on the other side. */
export const otherSide = (parties: Parties, party: Party): Id<'org'> =>
  party === 'buyer' ? parties.providerId : parties.buyerId;
