import type { WorkPage } from '../area.ts';

/** Who handles cases, and who looks over them. */
const handlers = ['exchangeManager', 'clerk', 'manager', 'auditor'] as const;

/** Everybody who may meet a case. */
const readers = ['exchangeManager', 'clerk', 'manager', 'provider', 'buyer', 'thirdParty', 'auditor'] as const;

/** Programmes and cases: handling them, and what one's organisation asked for. */
export const casePages: readonly WorkPage[] = [
  { path: 'cases', read: () => import('./WorkLists.tsx'), roles: handlers, nav: { group: 'services', key: 'cases' } },
  { path: 'cases/:id', read: () => import('./CasePage.tsx'), roles: readers },
];
