import type { WorkPage } from '../area.ts';

/** One's own settings, and one's organisation's people and programs. */
export const settingsPages: readonly WorkPage[] = [
  { path: 'settings', read: () => import('./MySettings.tsx'), nav: { group: 'settings', key: 'me' } },
  {
    path: 'organisation',
    read: () => import('./Organisation.tsx'),
    nav: { group: 'settings', key: 'organisation' },
  },
];
