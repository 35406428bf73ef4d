import { operatorOf, organisationsOf } from '#identity';
import { holdsRole, type Id, organisationOf } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';

/** Auditors of an operator: they see what anybody of their region is a party to, others what their organisation is. */
const auditorRoles = ['auditor', 'auditAdmin'] as const;

/** Whose entries a reader of the log may see: undefined for everybody's; `inSystem` when row-level security would hide them. */
export type Sight = { readonly parties: readonly Id<'org'>[] | undefined; readonly inSystem: boolean };

/** True when the actor's organisation is the operator of the actor's region. */
export const actsForOperator = async (tx: Tx): Promise<boolean> => {
  if (tx.actor.kind !== 'person' && tx.actor.kind !== 'token') return false;
  const operator = await operatorOf(tx, tx.actor.region);
  return operator !== undefined && operator.id === tx.actor.organisationId;
};

/** What the people of the actor's region are a party to: for what an operator does with entries of its members. */
export const sightOfRegion = async (tx: Tx): Promise<Sight> => {
  const mayLook = 'region' in tx.actor && (await actsForOperator(tx));
  return { parties: mayLook ? await organisationsOf(tx, tx.actor.region) : [], inSystem: true };
};

/** Decides what the actor of the transaction may see. */
export const sightOf = async (tx: Tx): Promise<Sight> => {
  if (tx.actor.kind === 'job') return { parties: undefined, inSystem: false };
  if (holdsRole(tx.actor, auditorRoles) && (await actsForOperator(tx))) return sightOfRegion(tx);
  const own = organisationOf(tx.actor);
  return { parties: own === undefined ? [] : [own], inSystem: false };
};

/** Reads entries with what the sight allows; row-level security says the same for a party. */
export const readWith = <T>(tx: Tx, sight: Sight, read: () => Promise<T>): Promise<T> =>
  sight.inSystem ? withSystem(tx, read) : read();
