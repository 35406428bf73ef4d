import type { WorkPage } from '../area.ts';

/** The organisation's signing key. */
export const keyPages: readonly WorkPage[] = [
  {
    path: 'organisation/key',
    read: () => import('./KeyPage.tsx'),
    roles: ['manager', 'buyer', 'provider', 'thirdParty'],
    nav: { group: 'settings', key: 'signingKey' },
  },
];
