import { z } from 'zod';
import { productsWithDataset } from '#catalog';
import { type Json, type Outcome, ok } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { passAcceptanceTime } from './delivering.ts';
import { passExpiry } from './ending.ts';
import { tellParties } from './kinds.ts';
import { selectAcceptanceDue, selectActiveOf, selectExpired } from './store-agreements.ts';

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

const assessedShape = z.object({ datasetId: z.string(), versionNumber: z.number() });

/** Makes the subscriber of the assess module's topic that tells buyers of a new version of what their agreements open; the first is none. */
export const tellOfVersions =
  (kit: Pick<Kit, 'db'>) =>
  async (payload: Json): Promise<void> => {
    const { datasetId, versionNumber } = assessedShape.parse(payload);
    if (versionNumber < 2) return;
    await kit.db.transact(systemActor('contracts.versions'), async (tx) => {
      const productIds = await productsWithDataset(tx, datasetId);
      for (const agreement of await selectActiveOf(tx, productIds))
        await tellParties(tx, {
          kind: 'product_new_version',
          subject: agreement.id,
          parties: agreement,
          tell: [agreement.buyerId],
          params: { number: String(versionNumber) },
          once: `${agreement.id} ${datasetId} ${versionNumber}`,
        });
      return ok(null);
    });
  };

/** Registers the module's work of the clock; before the jobs start. */
export const registerContractJobs = (kit: Kit): void => {
  kit.jobs.schedule('contracts.acceptance', everyMinute, async () => void (await passDueAcceptances(kit)));
  kit.jobs.schedule('contracts.expiry', everyMinute, async () => void (await passExpiries(kit)));
};
