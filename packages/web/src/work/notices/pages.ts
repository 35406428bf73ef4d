import type { WorkPage } from '../area.ts';

/** What one should know. */
export const noticesPages: readonly WorkPage[] = [
  { path: 'notices', read: () => import('./Notices.tsx'), nav: { group: 'desk', key: 'notices' } },
];
