import { getOrganisations, verifiedSince } from '#identity';
import type { WorkCalendar } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { calendarOf } from './calendars.ts';
import type { Values } from './core/facts.ts';
import type { Known } from './core/machine.ts';
import type { CaseType } from './model.ts';

/** What the platform knows of an organisation, under the names that forms and conditions ask for; nothing of a resident. */
export const organisationFacts = async (tx: Tx, id: string | null): Promise<Values> => {
  if (id === null) return {};
  const found = (await withSystem(tx, () => getOrganisations(tx, [id]))).get(id);
  if (found === undefined) return {};
  const since = await withSystem(tx, () => verifiedSince(tx, id));
  return {
    ...{ id: found.id, name: found.name, nameEn: found.nameEn, region: found.region, roles: found.marketRoles },
    isVerified: found.state === 'verified',
    ...(found.creditCode === null ? {} : { creditCode: found.creditCode }),
    ...(since === undefined ? {} : { verifiedSince: since.toISOString() }),
  };
};

/** What the machine has to know besides the case: the applicant, the office's calendar, and where a migration goes. */
export const knownOf = async (
  tx: Tx,
  { applicantId, ownerId }: { readonly applicantId: string | null; readonly ownerId: string },
  target?: CaseType,
): Promise<Known & { readonly calendar: WorkCalendar }> => ({
  organisation: await organisationFacts(tx, applicantId),
  calendar: await calendarOf(tx, ownerId),
  ...(target === undefined ? {} : { target }),
});
