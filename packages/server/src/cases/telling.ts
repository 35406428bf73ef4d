import { isMember } from '#identity';
import { type Bilingual, type Id, isId } from '#kernel';
import type { Tx } from '#platform/database';
import { type NoticeParam, notify, type Telling } from '#platform/notify';
import type { CaseFile } from './core/file.ts';
import type { CaseEvent, CaseRole, CaseType, ClockRule, Value } from './model.ts';
import type { CaseRecord } from './record.ts';

type Told = Pick<Telling, 'kind' | 'once' | 'roles' | 'person' | 'isDuty'> & {
  readonly params?: Readonly<Record<string, NoticeParam>>;
};

/** What of a case a notice needs. */
export type Subject = Pick<CaseRecord, 'id' | 'number' | 'ownerId' | 'applicantId' | 'leadUnitId' | 'unitIds'>;

const tell = (tx: Tx, type: CaseType, one: Subject, to: Id<'org'>, { params, ...told }: Told): Promise<void> =>
  notify(tx, { ...told, to, about: one.id, params: { type: type.title, number: one.number, ...params } });

/** Who of the applicant's organisation opened a case, as long as they belong to it: they are told before its managers. */
const openerOf = async (tx: Tx, one: Subject, opener: Id<'psn'> | null): Promise<{ person?: Id<'psn'> }> =>
  opener !== null &&
  one.applicantId !== null &&
  (await isMember(tx, { personId: opener, organisationId: one.applicantId }))
    ? { person: opener }
    : {};

/** Whose people a role of a case means; none where that side is nobody with an account. */
export const organisationsOf = (one: Subject, role: CaseRole): readonly Id<'org'>[] => {
  if (role === 'office') return [one.ownerId];
  if (role === 'applicant') return one.applicantId === null ? [] : [one.applicantId];
  if (role === 'unit') return one.leadUnitId === null ? [] : [one.leadUnitId];
  return role === 'coUnit' ? one.unitIds.filter((unit) => unit !== one.leadUnitId) : [];
};

const toldKinds: Readonly<Partial<Record<CaseRole, string>>> = {
  applicant: 'case_told_applicant',
  office: 'case_told_office',
  unit: 'case_told_unit',
  coUnit: 'case_told_unit',
};

/** Tells the people of a side what a step wants them to know, once however often it is tried. Answers how many sides were told. */
export const tellSide = async (
  tx: Tx,
  type: CaseType,
  one: Subject,
  told: {
    readonly to: CaseRole;
    readonly text: Bilingual;
    readonly once: string;
    readonly opener: Id<'psn'> | null;
    readonly reviewers: readonly { readonly reviewer: Id<'psn'>; readonly organisation: Id<'org'> | null }[];
  },
): Promise<number> => {
  const { to, text, once } = told;
  if (to === 'reviewer') {
    const known = told.reviewers.flatMap(({ reviewer, organisation }) =>
      organisation === null ? [] : [{ person: reviewer, organisation }],
    );
    for (const { person, organisation } of known)
      await tell(tx, type, one, organisation, {
        kind: 'case_told_unit',
        params: { text },
        person,
        once: `${once} ${person}`,
      });
    return known.length;
  }
  const organisations = organisationsOf(one, to);
  const person = to === 'applicant' ? await openerOf(tx, one, told.opener) : {};
  for (const organisation of organisations)
    await tell(tx, type, one, organisation, {
      kind: toldKinds[to] ?? 'case_told_office',
      params: { text },
      once,
      ...person,
    });
  return organisations.length;
};

const orgIn = (value: Value | undefined): Id<'org'> | undefined =>
  typeof value === 'string' && isId('org', value) ? value : undefined;

const unitGiven = ({ action, payload }: CaseEvent): Id<'org'> | undefined => {
  const { assigned } = payload;
  const byStep = typeof assigned === 'object' && assigned !== null && 'unit' in assigned ? assigned.unit : undefined;
  return orgIn(byStep) ?? (['assign', 'transfer', 'join'].includes(action) ? orgIn(payload.unit) : undefined);
};

const tellMessage = async (tx: Tx, type: CaseType, one: Subject, event: CaseEvent, opener: Id<'psn'> | null) => {
  const { comment } = event.payload;
  const params = { text: typeof comment === 'string' ? comment.slice(0, 200) : '' };
  const isFromApplicant = event.actor.role === 'applicant';
  const person = isFromApplicant ? {} : await openerOf(tx, one, opener);
  const roles = isFromApplicant ? { roles: ['clerk' as const] } : {};
  for (const to of organisationsOf(one, isFromApplicant ? 'office' : 'applicant'))
    await tell(tx, type, one, to, { kind: 'case_message', params, ...person, ...roles });
};

const tellReviewers = async (tx: Tx, type: CaseType, one: Subject, { payload }: CaseEvent) => {
  const asked = Array.isArray(payload.reviewers) ? (payload.reviewers as CaseFile['reviews'][number][]) : [];
  for (const each of asked as unknown as { person: Id<'psn'>; organisation: Id<'org'> | null }[])
    if (each.organisation !== null)
      await tell(tx, type, one, each.organisation, { kind: 'case_review_asked', person: each.person });
};

/** Tells whom a common action concerns: the unit that a case is given to, who is to handle it, reviewers, who is written to. */
export const tellOfStep = async (
  tx: Tx,
  type: CaseType,
  one: CaseRecord,
  { event, opener }: { readonly event: CaseEvent; readonly opener: Id<'psn'> | null },
): Promise<void> => {
  const unit = unitGiven(event);
  if (unit !== undefined && unit !== event.actor.organisationId)
    await tell(tx, type, one, unit, { kind: 'case_assigned' });
  if (event.action === 'assign' && one.assigneeId !== null) {
    const to = one.leadUnitId ?? one.ownerId;
    await tell(tx, type, one, to, { kind: 'case_given', person: one.assigneeId });
  }
  if (event.action === 'message') await tellMessage(tx, type, one, event, opener);
  if (event.action === 'review.ask') await tellReviewers(tx, type, one, event);
};

/** Whom a case waits for, as far as they have an account; the office where nobody else does. */
const holdersOf = (one: CaseRecord): readonly Id<'org'>[] => {
  const waiting = one.waitsFor === 'unit' && one.leadUnitId !== null ? one.leadUnitId : one.ownerId;
  return [waiting];
};

/** Tells of a clock: that most of its time is used, or that it has run out; then the office hears of its units' delay too. */
export const tellOfClock = async (
  tx: Tx,
  {
    type,
    record,
    rule,
    until,
    percent,
  }: {
    readonly type: CaseType;
    readonly record: CaseRecord;
    readonly rule: ClockRule;
    readonly until: Date;
    readonly percent: number;
  },
): Promise<void> => {
  const isOver = percent >= 100;
  const kind = isOver ? 'case_overdue' : 'case_due';
  const params = { clock: rule.title, until: { at: until.toISOString() }, percent: String(percent) };
  const once = `${record.id} ${rule.key} ${until.toISOString()} ${percent}`;
  const person = record.assigneeId === null || isOver ? {} : { person: record.assigneeId };
  for (const to of new Set([...holdersOf(record), ...(isOver ? [record.ownerId] : [])]))
    await tell(tx, type, record, to, { kind, params, once: `${once} ${to}`, isDuty: true, ...person });
};
