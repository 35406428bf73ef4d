import { type Actor, holdsRole, type Id, type Role } from '#kernel';
import type { Review } from './core/reviews.ts';
import type { CaseRole } from './model.ts';
import type { CaseRecord } from './record.ts';

/** Who handles cases for an organisation: of the office, or of a unit. */
export const handlers = ['clerk', 'manager', 'exchangeManager'] as const satisfies readonly Role[];

/** Who looks over an office's cases without handling them. */
export const watchers = ['auditor'] as const satisfies readonly Role[];

/** Who opens cases for an organisation and follows them: everybody but an operator's administrators. */
export const applicants = ['manager', 'clerk', 'provider', 'buyer', 'thirdParty'] as const satisfies readonly Role[];

/** Everybody who may meet a case. */
export const readers = ['manager', 'clerk', 'provider', 'buyer', 'thirdParty', 'exchangeManager', 'auditor'] as const;

/** Everybody who may take a step in some case. */
export const actors = ['manager', 'clerk', 'provider', 'buyer', 'thirdParty', 'exchangeManager'] as const;

/** What of a case decides how somebody stands to it. */
export type Parties = Pick<CaseRecord, 'ownerId' | 'applicantId' | 'unitIds' | 'leadUnitId'> & {
  readonly reviews: readonly Pick<Review, 'reviewer' | 'state'>[];
};

const sidesOf = (organisationId: Id<'org'>, { ownerId, applicantId, unitIds, leadUnitId }: Parties): CaseRole[] => [
  ...(organisationId === ownerId ? (['office'] as const) : []),
  ...(organisationId === leadUnitId ? (['unit'] as const) : []),
  ...(organisationId !== leadUnitId && unitIds.includes(organisationId) ? (['coUnit'] as const) : []),
  ...(organisationId === applicantId ? (['applicant'] as const) : []),
];

const rolesOf = (side: CaseRole): readonly Role[] => (side === 'applicant' ? applicants : handlers);

/** Who has declared a conflict of interest, or was found to have one, has nothing to do with the case any more, whatever else they are. */
const isConflicted = (personId: string, { reviews }: Parties): boolean =>
  reviews.some(({ reviewer, state }) => reviewer === personId && state === 'conflicted');

/** How the actor may act in a case, the strongest standing first. Who has none is a stranger. */
export const standingsOf = (actor: Actor, parties: Parties): CaseRole[] => {
  if (actor.kind !== 'person' && actor.kind !== 'token') return [];
  if (isConflicted(actor.personId, parties)) return [];
  const sides = sidesOf(actor.organisationId, parties).filter((side) => holdsRole(actor, rolesOf(side)));
  return parties.reviews.some(({ reviewer }) => reviewer === actor.personId) ? [...sides, 'reviewer'] : sides;
};

/** As whom the actor reads a case; auditors of the office read it like the office. Undefined for a stranger. */
export const readsAs = (actor: Actor, parties: Parties): CaseRole | undefined => {
  const [standing] = standingsOf(actor, parties);
  if (standing !== undefined) return standing;
  if ('personId' in actor && isConflicted(actor.personId, parties)) return undefined;
  const isWatcher = holdsRole(actor, watchers) && 'organisationId' in actor && actor.organisationId === parties.ownerId;
  return isWatcher ? 'office' : undefined;
};
