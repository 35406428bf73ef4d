import { type Id, later, minuteMs, type Outcome, ok } from '#kernel';
import type { Tx } from '#platform/database';
import { jobRetriesMax } from '#platform/jobs';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import type { OutwardChannel } from './model.ts';
import type { Channels, Failure, Message } from './port.ts';
import { deliveryTable } from './states.ts';
import {
  insertDelivery,
  lockDelivery,
  type NewDelivery,
  putFailure,
  putSent,
  selectWaiting,
} from './store-deliveries.ts';

const actor = systemActor('notices.sending');

/** The job that sends one message; its data is the delivery's id. */
export const sendJob = 'notices.send';

/** What waits for longer than all tries of its job together take has lost its job, by a crash between two commits. */
const forgottenMs = 30 * minuteMs;

const enqueue = async (kit: Pick<Kit, 'jobs'>, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await kit.jobs.enqueue(sendJob, { id }, { key: id });
};

/** Sends the job of one message after a commit; should that fail, the sweep takes the message up. */
export const sendSoon = (kit: Pick<Kit, 'jobs' | 'log'>, id: string): Promise<void> =>
  enqueue(kit, [id]).catch((error: unknown) =>
    kit.log.warn({ err: error, delivery: id }, 'a message waits for the sweep'),
  );

/** Keeps deliveries and sends their jobs; again with the same message it only sends the jobs of what still waits. */
export const keepAndSend = async (
  kit: Pick<Kit, 'db' | 'jobs'>,
  messageId: string,
  deliveries: readonly NewDelivery[],
): Promise<void> => {
  if (deliveries.length === 0) return;
  const waiting = await kit.db.transact(actor, async (tx) => {
    for (const delivery of deliveries) await insertDelivery(tx, delivery);
    return ok(await selectWaiting(tx, { messageId }));
  });
  if (waiting.ok) await enqueue(kit, waiting.value);
};

/** Sends a notice out by the ways that its reader has chosen. */
export const sendOutward = (
  kit: Pick<Kit, 'db' | 'jobs'>,
  sent: {
    readonly message: Message;
    readonly wanted: readonly OutwardChannel[];
    readonly operatorId: Id<'org'> | null;
  },
): Promise<void> => {
  const { message, wanted, operatorId } = sent;
  return keepAndSend(
    kit,
    message.id,
    wanted.map((channel) => ({ message: { ...message }, channel, operatorId })),
  );
};

type Tried = { readonly failure: Failure; readonly isLast: boolean } | undefined;

/** Why nothing can go out by a way that is not set up. */
export const notConfigured = (channel: OutwardChannel): Failure => ({
  reason: 'not_configured',
  error: channel === 'mail' ? 'CORRIDOR_SMTP_URL is not set' : 'CORRIDOR_NOTICE_HTTP is not set',
});

/**
 * Tries a message once, under the lock of its row, so that two processes never send one at a time. Only what waits is
 * tried: a job that comes twice finds it sent.
 */
const tryOnce = async (tx: Tx, channels: Channels, id: string): Promise<Outcome<Tried, never>> => {
  const found = await lockDelivery(tx, id);
  if (found === undefined || found.message === null) return ok(undefined);
  const { delivery, message } = found;
  if (deliveryTable[delivery.state].send === null) return ok(undefined);
  const channel = channels[delivery.channel];
  const done = channel === undefined ? undefined : await channel.send(message);
  if (done?.ok === true) {
    await putSent(tx, id);
    return ok(undefined);
  }
  const failure = done?.error ?? notConfigured(delivery.channel);
  const isLast = failure.reason !== 'unreachable' || delivery.attempts >= jobRetriesMax;
  await putFailure(tx, id, { ...failure, isLast });
  return ok({ failure, isLast });
};

/** Makes the handler of the sending job; throws when the message is to be tried again, which the queue then does. */
export const sendDelivery =
  (kit: Pick<Kit, 'db' | 'log'>, channels: Channels) =>
  async (id: string): Promise<void> => {
    const tried = await kit.db.transact(actor, (tx) => tryOnce(tx, channels, id));
    if (!tried.ok || tried.value === undefined) return;
    const { failure, isLast } = tried.value;
    kit.log.warn({ delivery: id, ...failure, isLast }, 'a message did not go out');
    if (!isLast) throw new Error(failure.error);
  };

/** Sends the jobs of messages that wait without one. */
export const sendForgotten = async (kit: Pick<Kit, 'db' | 'jobs' | 'clock'>): Promise<void> => {
  const dueBefore = later(kit.clock.now(), -forgottenMs);
  await enqueue(kit, await kit.db.read(actor, (tx) => selectWaiting(tx, { dueBefore })));
};
