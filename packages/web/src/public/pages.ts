import type { PageRow } from './page.ts';

/** Every public page. A row's `file` is its module's path below `src`, as the build's manifest names it. */
export const pages: readonly PageRow[] = [
  { path: '/', file: 'src/public/home/Home.tsx', read: () => import('./home/Home.tsx') },
  { path: '/sign-in', file: 'src/public/account/SignIn.tsx', read: () => import('./account/SignIn.tsx') },
  { path: '/invitation', file: 'src/public/account/Invitation.tsx', read: () => import('./account/Invitation.tsx') },
  { path: '/password-reset', file: 'src/public/account/Reset.tsx', read: () => import('./account/Reset.tsx') },
  { path: '/setup', file: 'src/public/account/Setup.tsx', read: () => import('./account/Setup.tsx') },
  { path: '/join', file: 'src/public/account/Join.tsx', read: () => import('./account/Join.tsx') },
  {
    path: '/catalogue',
    file: 'src/public/catalogue/Catalogue.tsx',
    read: () => import('./catalogue/Catalogue.tsx'),
  },
  { path: '/log', file: 'src/public/log/Log.tsx', read: () => import('./log/Log.tsx') },
  {
    path: '/products/:id',
    file: 'src/public/product/ProductPage.tsx',
    read: () => import('./product/ProductPage.tsx'),
  },
  { path: '/providers/:id', file: 'src/public/provider/Provider.tsx', read: () => import('./provider/Provider.tsx') },
  { path: '/market', file: 'src/public/market/Market.tsx', read: () => import('./market/Market.tsx') },
  { path: '/doors/:door', file: 'src/public/doors/Door.tsx', read: () => import('./doors/Door.tsx') },
  { path: '/help', file: 'src/public/help/Help.tsx', read: () => import('./help/Help.tsx') },
  { path: '/check', file: 'src/public/check/Check.tsx', read: () => import('./check/Check.tsx') },
  { path: '/services', file: 'src/public/services/Services.tsx', read: () => import('./services/Services.tsx') },
  { path: '/request/:type', file: 'src/public/request/Request.tsx', read: () => import('./request/Request.tsx') },
  { path: '/track', file: 'src/public/track/Track.tsx', read: () => import('./track/Track.tsx') },
  {
    path: '/statistics',
    file: 'src/public/statistics/Statistics.tsx',
    read: () => import('./statistics/Statistics.tsx'),
  },
  { path: '/check/:number', file: 'src/public/check/Check.tsx', read: () => import('./check/Check.tsx') },
];

/** The page for what does not exist. */
export const missingPage: PageRow = {
  path: '',
  file: 'src/public/Missing.tsx',
  read: () => import('./Missing.tsx'),
};
