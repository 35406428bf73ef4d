import type { Outcome } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { passAcceptanceTime } from './delivering.ts';
import { passExpiry } from './ending.ts';
import { selectAcceptanceDue, selectExpired } from './store-agreements.ts';

/** Agreements that one run takes up; the next run, a minute later, goes on. */
const batchMax = 500;

/** Every minute: nobody reads an acceptance or an end more finely, and access is checked against the clock at each use anyway. */
const everyMinute = '* * * * *';

type Part = {
  readonly name: string;
  readonly find: (tx: Tx, limit: number) => Promise<string[]>;
  readonly pass: (tx: Tx, id: string) => Promise<Outcome<unknown>>;
};

/** One transaction an agreement, so that one that is refused (a book that is closed) does not hold up the others. */
const runPart = async (kit: Kit, { name, find, pass }: Part): Promise<number> => {
  const actor = systemActor(name);
  const ids = await kit.db.read(actor, (tx) => find(tx, batchMax));
  let passed = 0;
  for (const id of ids) {
    const done = await kit.db.transact(actor, (tx) => pass(tx, id));
    if (done.ok) passed += 1;
    else kit.log.warn({ agreement: id, job: name, code: done.error.code }, 'an agreement was passed over');
  }
  return passed;
};

/** Accepts (or disputes) deliveries whose time is over. Returns how many agreements it took up. */
export const passDueAcceptances = (kit: Kit): Promise<number> =>
  runPart(kit, { name: 'contracts.acceptance', find: selectAcceptanceDue, pass: passAcceptanceTime });

/** Ends agreements whose last permission is over. Returns how many it ended. */
export const passExpiries = (kit: Kit): Promise<number> =>
  runPart(kit, { name: 'contracts.expiry', find: selectExpired, pass: passExpiry });

/** Registers the module's work of the clock; before the jobs start. */
export const registerContractJobs = (kit: Kit): void => {
  kit.jobs.schedule('contracts.acceptance', everyMinute, async () => void (await passDueAcceptances(kit)));
  kit.jobs.schedule('contracts.expiry', everyMinute, async () => void (await passExpiries(kit)));
};
