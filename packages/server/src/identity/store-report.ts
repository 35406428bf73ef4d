import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { OrganisationState } from './states.ts';

/** Members of a region in a state, and how many of them applied within a span. */
export type MemberCount = {
  readonly state: OrganisationState;
  readonly members: number;
  readonly appliedWithin: number;
};

/**
 * Organisations of a region that applied before the end of a span, by the state that they are in now; without the operator
 * itself. The caller has authorised it, and the transaction must be in system context: applicants are nobody's to see.
 */
export const countMembers = async (
  tx: Tx,
  of: { readonly region: string; readonly from: Date; readonly until: Date },
): Promise<MemberCount[]> => {
  const { rows } = await sql<MemberCount>`
    select state, count(*)::int as members, (count(*) filter (where applied_at >= ${of.from}))::int as "appliedWithin"
    from identity.organisation
    where region = ${of.region} and applied_at < ${of.until} and not ('operator' = any(market_roles))
    group by state order by state`.execute(tx.q);
  return rows;
};
