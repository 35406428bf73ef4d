import type { WorkPage } from '../area.ts';

const roles = ['provider', 'manager'] as const;

/** What a provider works with every day. */
export const providePages: readonly WorkPage[] = [
  {
    path: 'publish',
    roles,
    read: () => import('./publish/PublishPage.tsx'),
    nav: { group: 'provide', key: 'publish' },
  },
  { path: 'publish/:id', roles, read: () => import('./publish/UploadPage.tsx') },
  {
    path: 'datasets',
    roles,
    read: () => import('./datasets/DatasetsPage.tsx'),
    nav: { group: 'provide', key: 'datasets' },
  },
  { path: 'datasets/:id', roles, read: () => import('./datasets/DatasetPage.tsx') },
  { path: 'datasets/:id/value', roles, read: () => import('./value/SheetPage.tsx') },
  { path: 'datasets/:id/contract', roles, read: () => import('./contract/ContractPage.tsx') },
  {
    path: 'products',
    roles,
    read: () => import('./products/ProductsPage.tsx'),
    nav: { group: 'provide', key: 'products' },
  },
  { path: 'products/new', roles: ['provider'], read: () => import('./products/NewProductPage.tsx') },
  { path: 'products/:id', roles, read: () => import('./products/ProductPage.tsx') },
  { path: 'products/:id/offers/new', roles: ['provider'], read: () => import('./offers/OfferPage.tsx') },
  {
    path: 'earnings',
    roles,
    read: () => import('./earnings/EarningsPage.tsx'),
    nav: { group: 'provide', key: 'earnings' },
  },
  {
    path: 'showcase',
    roles,
    read: () => import('./showcase/ShowcasePage.tsx'),
    nav: { group: 'provide', key: 'showcase' },
  },
];
