import type { WorkPage } from '../area.ts';

const watchers = ['exchangeManager', 'auditor'] as const;
const staff = ['exchangeManager', 'auditor', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

/** The market's operation: reviews, members, money, what the law asks for, what members should know. */
const marketPages: readonly WorkPage[] = [
  {
    path: 'reviews',
    roles: watchers,
    read: () => import('./reviews/Reviews.tsx'),
    nav: { group: 'operate', key: 'reviews' },
  },
  { path: 'reviews/:id', roles: watchers, read: () => import('./reviews/ReviewPage.tsx') },
  {
    path: 'members',
    roles: staff,
    read: () => import('./members/Members.tsx'),
    nav: { group: 'operate', key: 'members' },
  },
  { path: 'members/:id', roles: staff, read: () => import('./members/MemberPage.tsx') },
  {
    path: 'deposits',
    roles: watchers,
    read: () => import('./deposits/Deposits.tsx'),
    nav: { group: 'operate', key: 'deposits' },
  },
  { path: 'books', roles: watchers, read: () => import('./books/Books.tsx'), nav: { group: 'operate', key: 'books' } },
  { path: 'books/:id', roles: watchers, read: () => import('./books/AccountPage.tsx') },
  {
    path: 'reports',
    roles: watchers,
    read: () => import('./reports/Reports.tsx'),
    nav: { group: 'operate', key: 'reports' },
  },
  {
    path: 'announcements',
    roles: ['exchangeManager', 'systemAdmin'],
    read: () => import('./announcements/Announcements.tsx'),
    nav: { group: 'operate', key: 'announcements' },
  },
];

/** The platform's own operation. */
const systemPages: readonly WorkPage[] = [
  {
    path: 'health',
    roles: ['systemAdmin', 'auditor'],
    read: () => import('./system/Health.tsx'),
    nav: { group: 'operate', key: 'health' },
  },
  {
    path: 'jobs',
    roles: ['systemAdmin'],
    read: () => import('./system/Jobs.tsx'),
    nav: { group: 'operate', key: 'jobs' },
  },
  {
    path: 'deliveries',
    roles: ['systemAdmin'],
    read: () => import('./system/Deliveries.tsx'),
    nav: { group: 'operate', key: 'deliveries' },
  },
  {
    path: 'configuration',
    roles: ['systemAdmin', 'auditor'],
    read: () => import('./system/Configuration.tsx'),
    nav: { group: 'operate', key: 'configuration' },
  },
];

/** The operator's pages. */
export const operatePages: readonly WorkPage[] = [...marketPages, ...systemPages];
