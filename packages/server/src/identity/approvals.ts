import { type Id, nextState, type Outcome, ok, personOf, type Role, refuse, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { notify } from '#platform/notify';
import type { IdentityCode } from './errors.ts';
import type { Approval } from './model.ts';
import { approvalTable } from './states.ts';
import { findApproval, insertApproval, moveApproval } from './store-keys.ts';

/** What a second person shall say yes to: a kind, its subject, the SHA-256 of the canonical JSON of the content, and who may decide. */
export type ApprovalRequest = {
  readonly kind: string;
  readonly subject: string;
  readonly contentSha256: string;
  readonly reason: string;
  readonly roles: readonly Role[];
};

/** Asks for a second person's yes. */
export const requestApproval = async (tx: Tx, request: ApprovalRequest): Promise<Id<'apr'>> => {
  const person = personOf(tx.actor);
  const id = tx.newId('apr');
  await insertApproval(tx, { ...request, id, organisationId: person.organisationId, requestedBy: person.personId });
  const { reason, roles } = request;
  await notify(tx, { to: person.organisationId, about: id, kind: 'approval_asked', roles, params: { reason } });
  return id;
};

/** Decides an approval; refuses the person who asked, and people without one of its roles. */
export const decideApproval = async (
  tx: Tx,
  { id, approve }: { id: string; approve: boolean },
): Promise<Outcome<Approval, IdentityCode>> => {
  const person = personOf(tx.actor);
  const approval = await findApproval(tx, id);
  if (approval?.organisationId !== person.organisationId) return refuse('identity.approval_not_found');
  const moved = takeEvent(approvalTable, approval.state, approve ? 'approve' : 'refuse');
  if (!moved.ok) return refuse('identity.not_waiting');
  if (approval.requestedBy === person.personId) return refuse('identity.approval_own');
  if (!person.roles.some((role) => approval.roles.includes(role))) return refuse('identity.approval_not_found');
  await moveApproval(tx, id, moved.value, person.personId);
  const { requestedBy, organisationId, reason } = approval;
  const kind = approve ? 'approval_given' : 'approval_refused';
  await notify(tx, { to: organisationId, about: id, kind, person: requestedBy, params: { reason } });
  return ok({ ...approval, state: moved.value, decidedBy: person.personId });
};

/** Uses an approval once, for exactly the content it was given for, in the organisation where it was asked for. */
export const takeApproval = async (
  tx: Tx,
  wanted: { id: string; kind: string; subject: string; contentSha256: string },
): Promise<Outcome<Approval, IdentityCode>> => {
  const approval = await findApproval(tx, wanted.id);
  const state = approval === undefined ? null : nextState(approvalTable, approval.state, 'use');
  const fits =
    approval?.organisationId === personOf(tx.actor).organisationId &&
    approval.kind === wanted.kind &&
    approval.subject === wanted.subject &&
    approval.contentSha256 === wanted.contentSha256;
  if (!fits || state === null) return refuse('identity.approval_missing');
  await moveApproval(tx, wanted.id, state);
  return ok({ ...approval, state });
};
