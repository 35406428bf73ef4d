import type { Insertable, Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A sign-in on its way. */
export type FlowRow = Selectable<Tables['identity.provider_flow']>;

/** Remembers a sign-in that goes to a provider. */
export const insertFlow = async (
  tx: Tx,
  row: Omit<Insertable<Tables['identity.provider_flow']>, 'created_at'>,
): Promise<void> => {
  await q(tx)
    .insertInto('identity.provider_flow')
    .values({ ...row, created_at: tx.now })
    .execute();
};

/** Takes a sign-in that comes back, so that it does so once; undefined when it is none of this browser's, or over. */
export const takeFlow = (
  tx: Tx,
  { state, browser, provider }: { readonly state: string; readonly browser: string; readonly provider: string },
): Promise<FlowRow | undefined> =>
  q(tx)
    .deleteFrom('identity.provider_flow')
    .where('state_sha256', '=', state)
    .where('browser_sha256', '=', browser)
    .where('provider', '=', provider)
    .where('expires_at', '>', tx.now)
    .returningAll()
    .executeTakeFirst();

/** Forgets sign-ins that never came back. */
export const forgetFlows = async (tx: Tx): Promise<void> => {
  await q(tx).deleteFrom('identity.provider_flow').where('expires_at', '<=', tx.now).execute();
};

/** Whom a provider's subject is linked with. */
export const findLink = (tx: Tx, issuer: string, subject: string) =>
  q(tx)
    .selectFrom('identity.provider_link')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** Links a person with a provider's subject; false when either has another link already. */
export const insertLink = async (
  tx: Tx,
  link: Pick<Insertable<Tables['identity.provider_link']>, 'issuer' | 'subject' | 'person_id' | 'email'>,
): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.provider_link')
    .values({ ...link, linked_at: tx.now, last_used_at: null })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Notes that somebody signed in by a link. */
export const touchLink = async (tx: Tx, issuer: string, subject: string): Promise<void> => {
  await q(tx)
    .updateTable('identity.provider_link')
    .set({ last_used_at: tx.now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
};

/** A person's links. */
export const linksOf = (tx: Tx, personId: string) =>
  q(tx)
    .selectFrom('identity.provider_link')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('linked_at')
    .execute();

/** Ends a person's link with an issuer; false when there is none. */
export const deleteLink = async (tx: Tx, personId: string, issuer: string): Promise<boolean> => {
  const done = await q(tx)
    .deleteFrom('identity.provider_link')
    .where('person_id', '=', personId)
    .where('issuer', '=', issuer)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
};
