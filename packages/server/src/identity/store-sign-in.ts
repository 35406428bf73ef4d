import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import { failuresForgottenHours, originRememberedDays } from './model.ts';
import type { Attempts } from './rules.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** The origin under which tries from everywhere are counted together. */
export const anywhere = '*';

const toAttempts = (row: Selectable<Tables['identity.sign_in_attempt']> | undefined): Attempts | undefined =>
  row === undefined
    ? undefined
    : {
        failures: row.failures,
        lockedUntil: row.locked_until,
        failedAt: row.failed_at,
        succeededAt: row.succeeded_at,
      };

/** What is remembered of an account from an origin. */
export const findAttempts = async (tx: Tx, account: string, origin: string): Promise<Attempts | undefined> =>
  toAttempts(
    await q(tx)
      .selectFrom('identity.sign_in_attempt')
      .selectAll()
      .where('account_sha256', '=', account)
      .where('origin', '=', origin)
      .executeTakeFirst(),
  );

/** Notes a wrong password from an origin. */
export const putFailure = async (
  tx: Tx,
  { account, origin }: { readonly account: string; readonly origin: string },
  { failures, lockedUntil }: Pick<Attempts, 'failures' | 'lockedUntil'>,
): Promise<void> => {
  const set = { failures, locked_until: lockedUntil, failed_at: tx.now };
  await q(tx)
    .insertInto('identity.sign_in_attempt')
    .values({ account_sha256: account, origin, ...set, succeeded_at: null })
    .onConflict((c) => c.columns(['account_sha256', 'origin']).doUpdateSet(set))
    .execute();
};

/** Notes that somebody signed in from an origin; what was wrong there before no longer counts. */
export const putSuccess = async (tx: Tx, account: string, origin: string): Promise<void> => {
  const set = { failures: 0, locked_until: null, failed_at: tx.now, succeeded_at: tx.now };
  await q(tx)
    .insertInto('identity.sign_in_attempt')
    .values({ account_sha256: account, origin, ...set })
    .onConflict((c) => c.columns(['account_sha256', 'origin']).doUpdateSet(set))
    .execute();
};

/** Forgets what no longer counts. Accounts that do not exist leave rows, too: whoever invents addresses must not fill the disk. */
export const forgetAttempts = async (tx: Tx): Promise<number> => {
  const done = await sql`delete from identity.sign_in_attempt
    where failed_at < ${tx.now}::timestamptz - make_interval(hours => ${failuresForgottenHours})
      and coalesce(succeeded_at < ${tx.now}::timestamptz - make_interval(days => ${originRememberedDays}), true)`.execute(
    tx.q,
  );
  return Number(done.numAffectedRows ?? 0n);
};
