import { operatorOf } from '#identity';
import { holdsRole, type Id, organisationOf } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';

/** Auditors of an operator: they see every entry, parties see their own. */
const auditorRoles = ['auditor', 'auditAdmin'] as const;

/** What a reader of the log may see: everything, or what one organisation is a party to. */
export type Sight = { readonly all: true } | { readonly all: false; readonly party: Id<'org'> | undefined };

/** True when the actor's organisation is the operator of the actor's region. */
export const actsForOperator = async (tx: Tx): Promise<boolean> => {
  if (tx.actor.kind !== 'person' && tx.actor.kind !== 'token') return false;
  const operator = await operatorOf(tx, tx.actor.region);
  return operator !== undefined && operator.id === tx.actor.organisationId;
};

/** Decides what the actor of the transaction may see. */
export const sightOf = async (tx: Tx): Promise<Sight> => {
  if (tx.actor.kind === 'job') return { all: true };
  if (holdsRole(tx.actor, auditorRoles) && (await actsForOperator(tx))) return { all: true };
  return { all: false, party: organisationOf(tx.actor) };
};

/** Reads entries with what the sight allows; row-level security says the same for a party. */
export const readWith = <T>(tx: Tx, sight: Sight, read: () => Promise<T>): Promise<T> =>
  sight.all ? withSystem(tx, read) : read();
