import type { WorkPage } from '../area.ts';

/** Who may read deals: both sides, and of the operator's people those who watch over its region. */
const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;

/** Negotiations and agreements. */
export const dealPages: readonly WorkPage[] = [
  {
    path: 'negotiations',
    read: () => import('./Negotiations.tsx'),
    roles: readers,
    nav: { group: 'deals', key: 'negotiations' },
  },
  { path: 'negotiations/:id', read: () => import('./NegotiationPage.tsx'), roles: readers },
  {
    path: 'agreements',
    read: () => import('../agreements/Agreements.tsx'),
    roles: readers,
    nav: { group: 'deals', key: 'agreements' },
  },
  { path: 'agreements/:id', read: () => import('../agreements/AgreementPage.tsx'), roles: readers },
];
