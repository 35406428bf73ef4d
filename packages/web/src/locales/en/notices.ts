/** Notices. */
export const notices = {
  title: 'Notices',
  lead: 'What happened that you should know. Opening one marks it as read.',
  bell: 'Notices, {{count}} unread',
  unread: 'Unread',
  all: 'All',
  readAll: 'Mark all as read',
  none: 'Nothing has happened yet',
  noneUnread: 'Nothing unread',
  noneLead: 'When somebody answers you, a version is assessed or money moves, it appears here.',
  severity: 'Kind',
  severities: { info: 'to know', waiting: 'waits on you', attention: 'attention' },
  what: 'What',
  when: 'When',
  seeAll: 'See all notices',
} as const;
