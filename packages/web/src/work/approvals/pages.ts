import type { WorkPage } from '../area.ts';

/** What needs a second person's yes. */
export const approvalPages: readonly WorkPage[] = [
  { path: 'approvals', read: () => import('./Approvals.tsx'), nav: { group: 'desk', key: 'approvals' } },
];
