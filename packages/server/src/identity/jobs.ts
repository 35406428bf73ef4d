import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { passwordResetTopic, sendPasswordLinks } from './password-resets.ts';
import { expireLinks } from './store-invitations.ts';
import { forgetFlows } from './store-providers.ts';
import { forgetAttempts } from './store-sign-in.ts';

const sweepJob = 'identity.attempts_sweep';

/** Registers the sender of links for new passwords, and the hourly sweep of what is over or need not be remembered; before the jobs start. */
export const registerIdentity = (kit: Pick<Kit, 'db' | 'jobs' | 'config'>, outbox: Pick<Outbox, 'on'>): void => {
  outbox.on(passwordResetTopic, sendPasswordLinks(kit));
  kit.jobs.schedule(sweepJob, '23 * * * *', async () => {
    await kit.db.transact(systemActor(sweepJob), async (tx) => {
      await expireLinks(tx);
      await forgetFlows(tx);
      return ok(await forgetAttempts(tx));
    });
  });
};
