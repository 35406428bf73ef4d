import { type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { NoticesCode } from './errors.ts';
import { type Delivery, type Notice, type Preferences, preferencesDefault } from './model.ts';
import { deliveryTable } from './states.ts';
import { countUnread, markAllRead, markRead, type Reader, selectNotices } from './store.ts';
import { lockDelivery, reviveDelivery, selectDeliveries } from './store-deliveries.ts';
import { putPreferences, selectPreferences } from './store-preferences.ts';

const readerOf = (tx: Tx): Reader => personOf(tx.actor);

/** A page of the acting person's notices and how many are unread in all. */
export const listNotices = async (
  tx: Tx,
  find: Parameters<typeof selectNotices>[2],
): Promise<{ readonly rows: Notice[]; readonly unread: number }> => ({
  rows: await selectNotices(tx, readerOf(tx), find),
  unread: await countUnread(tx, readerOf(tx)),
});

/** Marks one of the acting person's notices as read; again does nothing. */
export const readNotice = async (tx: Tx, id: string): Promise<Outcome<Notice, NoticesCode>> => {
  const notice = await markRead(tx, readerOf(tx), id);
  return notice === undefined ? refuse('notices.notice_unknown') : ok(notice);
};

/** Marks the acting person's notices as read, up to the newest one that was on the page. Returns how many were unread. */
export const readAllNotices = (tx: Tx, upTo?: Id<'ntc'>): Promise<number> => markAllRead(tx, readerOf(tx), upTo);

/** What the acting person has chosen, or what holds until then. */
export const getPreferences = async (tx: Tx): Promise<Preferences> => {
  const reader = readerOf(tx);
  return (await selectPreferences(tx, [reader])).get(reader.personId) ?? preferencesDefault;
};

/** Chooses ways and phone number for the acting person. */
export const choosePreferences = async (tx: Tx, chosen: Preferences): Promise<Preferences> => {
  await putPreferences(tx, readerOf(tx), chosen);
  return chosen;
};

/** What is on its way out, as the acting operator's system administrators look after it. */
export const listDeliveries = (
  tx: Tx,
  find: Omit<Parameters<typeof selectDeliveries>[1], 'operatorId'>,
): Promise<Delivery[]> =>
  withSystem(tx, () => selectDeliveries(tx, { ...find, operatorId: personOf(tx.actor).organisationId }));

/** Sends a failed message on its way again. */
export const retryDelivery = (tx: Tx, id: string): Promise<Outcome<Delivery, NoticesCode>> =>
  withSystem(tx, async () => {
    const found = await lockDelivery(tx, id);
    const { organisationId } = personOf(tx.actor);
    if (found === undefined || (found.delivery.operatorId ?? organisationId) !== organisationId)
      return refuse('notices.delivery_unknown');
    const { delivery } = found;
    const to = deliveryTable[delivery.state].retry;
    if (to === null) return refuse('notices.delivery_not_failed', { state: delivery.state });
    await reviveDelivery(tx, id);
    return ok({ ...delivery, state: to, attempts: 0 });
  });
