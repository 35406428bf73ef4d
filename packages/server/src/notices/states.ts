import type { StateMachine, StateTable } from '#kernel';

/** Where a message on its way out stands. */
export const deliveryStates = ['waiting', 'sent', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
/** What moves a message on its way out. */
export type DeliveryEvent = 'send' | 'fail' | 'retry';

/** What failed may be tried again; what was sent is never sent twice. */
export const deliveryTable: StateTable<DeliveryState, DeliveryEvent> = {
  waiting: { send: 'sent', fail: 'failed', retry: null },
  sent: { send: null, fail: null, retry: null },
  failed: { send: null, fail: null, retry: 'waiting' },
};

/** Where an announcement stands. */
export const announcementStates = ['draft', 'published', 'withdrawn'] as const;
export type AnnouncementState = (typeof announcementStates)[number];
/** What happens to an announcement. */
export type AnnouncementEvent = 'edit' | 'publish' | 'withdraw';

/** A withdrawn announcement never comes back: a new one is written. */
export const announcementTable: StateTable<AnnouncementState, AnnouncementEvent> = {
  draft: { edit: 'draft', publish: 'published', withdraw: 'withdrawn' },
  published: { edit: 'published', publish: null, withdraw: 'withdrawn' },
  withdrawn: { edit: null, publish: null, withdraw: null },
};

/** Every state machine of the module. */
export const noticeMachines: readonly StateMachine[] = [
  {
    of: { zh: '外发消息', en: 'delivery of a message' },
    columns: ['notices.delivery.state'],
    first: ['waiting', 'failed'],
    table: deliveryTable,
    senders: { send: ['platform'], fail: ['platform'], retry: ['systemAdmin'] },
  },
  {
    of: { zh: '公告', en: 'announcement' },
    columns: ['notices.announcement.state'],
    first: ['draft'],
    table: announcementTable,
    senders: {
      edit: ['exchangeManager', 'systemAdmin'],
      publish: ['exchangeManager', 'systemAdmin'],
      withdraw: ['exchangeManager', 'systemAdmin'],
    },
  },
];
