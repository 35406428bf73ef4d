import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import type { Channel, NoticeMessage } from '../port.ts';
import { insertNotice } from '../store.ts';

const actor = systemActor('notices.portal');

/** The channel that everybody has: a row that the portal shows. A repeat finds it there. */
export const createPortalChannel = ({ db }: Pick<Kit, 'db'>): Channel<NoticeMessage> => ({
  name: 'portal',
  reaches: () => true,
  async send(message) {
    await db.transact(actor, async (tx) => ok(await insertNotice(tx, message)));
    return ok(null);
  },
});
