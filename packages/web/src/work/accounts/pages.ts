import type { WorkPage } from '../area.ts';

/** Accounts and balance of members. */
export const accountPages: readonly WorkPage[] = [
  {
    path: 'accounts',
    read: () => import('./Accounts.tsx'),
    roles: ['manager', 'buyer', 'provider'],
    nav: { group: 'deals', key: 'accounts' },
  },
];
