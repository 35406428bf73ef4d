/** A process that commits three messages and then waits to be killed: `committed`, nothing dispatched; `handling`, in the middle of the first handler. */
import { ok } from '#kernel';
import { systemClock } from '#platform/clock';
import { createDatabase, createPool } from '#platform/database';
import { createLog } from '#platform/log';
import { createOutbox, emit } from '#platform/outbox';
import { systemRandom } from '#platform/random';
import { systemActor } from '#platform/system';

const [connectionString = '', moment = ''] = process.argv.slice(2);
const parts = { clock: systemClock, log: createLog('fatal') };
const db = createDatabase({ ...parts, pool: createPool({ connectionString }), random: systemRandom });
await db.transact(systemActor('test'), async (tx) => {
  for (const payload of ['a', 'b', 'c']) await emit(tx, { topic: 'test.sent', payload });
  return ok(undefined);
});
setInterval(() => {}, 1_000);
if (moment === 'committed') console.log(moment);
else {
  const outbox = createOutbox({ ...parts, db });
  outbox.on('test.sent', () => {
    console.log(moment);
    return new Promise(() => {});
  });
  outbox.start();
}
