export { catalogErrors } from './errors.ts';
export { onAssessed } from './jobs.ts';
export type { Product } from './model.ts';
export { describeProduct, getProducts, type OffersReader, searchProducts } from './reading.ts';
export type { TradesReader } from './record.ts';
export { catalogRoutes } from './routes.ts';
