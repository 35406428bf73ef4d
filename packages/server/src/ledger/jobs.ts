import { type Id, ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { batchTransfersMax } from './model.ts';
import { postChains } from './service.ts';
import { selectDue } from './store.ts';

/** Every minute: a post after the time is refused anyway, the job only gives the reservation back. */
const everyMinute = '* * * * *';

const expireJob = 'ledger.expire';

const expireActor = systemActor(expireJob);

/** Ends pending transfers whose time is over, a batch at a time, and says how many. Idempotent: each ends once. */
export const expireDue = async (kit: Pick<Kit, 'db'>): Promise<number> => {
  for (let total = 0; ; ) {
    const done = await kit.db.transact(expireActor, async (tx) => {
      const due = await selectDue(tx, batchTransfersMax);
      const chains = due.map((pendingId) => ({
        inputs: [{ id: tx.newId('trf'), phase: 'expire' as const, pendingId: pendingId as Id<'trf'> }],
        by: expireJob,
      }));
      const verdicts = due.length === 0 ? [] : await postChains(tx, chains);
      return ok(verdicts.filter((verdict) => verdict.ok).length);
    });
    const expired = done.ok ? done.value : 0;
    total += expired;
    if (expired < batchTransfersMax) return total;
  }
};

/** Registers the module's work of the clock; before the jobs start. */
export const registerLedgerJobs = (kit: Kit): void => {
  kit.jobs.schedule(expireJob, everyMinute, async () => void (await expireDue(kit)));
};
