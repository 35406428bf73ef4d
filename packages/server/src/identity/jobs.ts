import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { forgetAttempts } from './store-sign-in.ts';

const sweepJob = 'identity.attempts_sweep';

/** Registers the hourly sweep of what is remembered of tries to sign in; before the jobs start. */
export const registerIdentityJobs = ({ db, jobs }: Pick<Kit, 'db' | 'jobs'>): void =>
  jobs.schedule(sweepJob, '23 * * * *', async () => {
    await db.transact(systemActor(sweepJob), async (tx) => ok(await forgetAttempts(tx)));
  });
