import type { WorkPage } from '../area.ts';

/** The log as parties and auditors see it. */
export const auditPages: readonly WorkPage[] = [
  { path: 'entries', read: () => import('./Entries.tsx'), nav: { group: 'audit', key: 'entries' } },
  {
    path: 'replay',
    roles: ['auditor', 'exchangeManager', 'manager', 'provider', 'buyer'],
    read: () => import('./Replay.tsx'),
    nav: { group: 'audit', key: 'replay' },
  },
];
