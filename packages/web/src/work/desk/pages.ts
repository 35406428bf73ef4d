import type { WorkPage } from '../area.ts';

/** The desk: where everybody begins. */
export const deskPages: readonly WorkPage[] = [
  { path: '', read: () => import('./Desk.tsx'), nav: { group: 'desk', key: 'desk' } },
];
