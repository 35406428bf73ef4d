import type { WorkPage } from '../area.ts';

/** Asking for an offer; the public page of a product leads here. */
export const buyPages: readonly WorkPage[] = [
  { path: 'negotiate', read: () => import('./Negotiate.tsx'), roles: ['buyer'] },
];
