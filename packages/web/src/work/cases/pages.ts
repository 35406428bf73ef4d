import type { WorkPage } from '../area.ts';

/** Who handles cases, and who looks over them. */
const handlers = ['exchangeManager', 'clerk', 'manager', 'auditor'] as const;

/** Everybody who may meet a case. */
const readers = ['exchangeManager', 'clerk', 'manager', 'provider', 'buyer', 'thirdParty', 'auditor'] as const;

/** Who applies for an organisation. */
const applicants = ['manager', 'provider', 'buyer', 'thirdParty', 'clerk'] as const;

/** Programmes and cases: handling them, and what one's organisation asked for. */
export const casePages: readonly WorkPage[] = [
  {
    path: 'apply',
    read: () => import('./Programmes.tsx'),
    roles: applicants,
    nav: { group: 'services', key: 'apply' },
  },
  { path: 'apply/:type', read: () => import('./ProgrammePage.tsx'), roles: applicants },
  { path: 'case-drafts/:id', read: () => import('./DraftPage.tsx'), roles: applicants },
  {
    path: 'applications',
    read: () => import('./Applications.tsx'),
    roles: applicants,
    nav: { group: 'services', key: 'applications' },
  },
  { path: 'cases', read: () => import('./WorkLists.tsx'), roles: handlers, nav: { group: 'services', key: 'cases' } },
  { path: 'cases/:id', read: () => import('./CasePage.tsx'), roles: readers },
  {
    path: 'scoring',
    read: () => import('./ReviewList.tsx'),
    roles: readers,
    nav: { group: 'services', key: 'scoring' },
  },
  { path: 'scoring/:id', read: () => import('./ScoringPage.tsx'), roles: readers },
];
