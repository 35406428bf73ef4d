import type { WorkPage } from '../../area.ts';

/** Lists that the operator brings along. */
export const importPages: readonly WorkPage[] = [
  {
    path: 'imports',
    roles: ['exchangeManager'],
    read: () => import('./Imports.tsx'),
    nav: { group: 'operate', key: 'imports' },
  },
  { path: 'imports/:id', roles: ['exchangeManager'], read: () => import('./ImportPage.tsx') },
];
