import { z } from 'zod';
import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { notifyTopic } from '#platform/notify';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { mailTopic, receiveLetters } from './letters.ts';
import { tellParties } from './live.ts';
import type { Channels } from './port.ts';
import { receiveNotices } from './receive.ts';
import { sendDelivery, sendForgotten, sendJob } from './sending.ts';
import { deleteOldNotices } from './store.ts';
import { deleteOldDeliveries } from './store-deliveries.ts';

const sweepJob = 'notices.sweep';
const sentShape = z.object({ id: z.string() });

/** Removes what has been kept long enough, and takes up messages whose job was lost. */
const sweep = async (kit: Kit): Promise<void> => {
  await kit.db.transact(systemActor(sweepJob), async (tx) => {
    await deleteOldNotices(tx);
    await deleteOldDeliveries(tx);
    return ok(null);
  });
  await sendForgotten(kit);
};

/**
 * Subscribes the module to what others tell, and registers its jobs; before outbox and jobs start. `liveTopics` are topics
 * whose payloads name their parties: open pages of theirs hear of each message.
 */
export const registerNotices = (
  kit: Kit,
  outbox: Outbox,
  { channels, liveTopics }: { readonly channels: Channels; readonly liveTopics: readonly string[] },
): void => {
  for (const topic of liveTopics) outbox.on(topic, tellParties(kit, topic));
  outbox.on(notifyTopic, receiveNotices(kit, channels));
  outbox.on(mailTopic, receiveLetters(kit, channels));
  const send = sendDelivery(kit, channels);
  kit.jobs.work(sendJob, (data) => send(sentShape.parse(data).id));
  kit.jobs.schedule(sweepJob, '41 * * * *', () => sweep(kit));
};
