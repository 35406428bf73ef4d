import { appendEntry } from '#audit';
import { isMember } from '#identity';
import { dayMs, type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { CasesCode } from './errors.ts';
import { casesKinds } from './kinds.ts';
import { type Delegation, endDelegation as end, insertDelegation } from './store-calendars.ts';

/** Longest absence in one go: a year's leave. */
const absenceDaysMax = 366;

/** Has a colleague stand in for the acting person for a time. */
export const delegate = async (
  tx: Tx,
  { deputyId, startsAt, endsAt }: { readonly deputyId: Id<'psn'>; readonly startsAt: Date; readonly endsAt: Date },
): Promise<Outcome<Delegation, CasesCode>> => {
  const { personId, organisationId } = personOf(tx.actor);
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  if (lastsMs <= 0 || endsAt <= tx.now || lastsMs > absenceDaysMax * dayMs)
    return refuse('cases.delegation_wrong', { daysMax: absenceDaysMax });
  if (deputyId === personId || !(await isMember(tx, { personId: deputyId, organisationId })))
    return refuse('cases.person_unknown');
  const one = { id: tx.newId('dlg'), organisationId, personId, deputyId, startsAt, endsAt };
  await insertDelegation(tx, one);
  const content = { deputyId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  await appendEntry(tx, { kind: casesKinds.delegated, subject: personId, parties: [organisationId], content });
  return ok(one);
};

/** Ends an absence of the acting person before its time. */
export const endDelegation = async (tx: Tx, id: string): Promise<Outcome<null, CasesCode>> =>
  (await end(tx, id, personOf(tx.actor).personId)) ? ok(null) : refuse('cases.delegation_unknown');
