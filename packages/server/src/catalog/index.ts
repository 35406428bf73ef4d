export type { OfferPrice } from './core/prices.ts';
export { catalogErrors } from './errors.ts';
export { type PricesReader, renewStaleRows } from './finding.ts';
export { registerCatalog } from './jobs.ts';
export type { Product } from './model.ts';
export { describeProduct, getProducts, type OffersReader, searchProducts } from './reading.ts';
export type { TradesReader } from './record.ts';
export { catalogRoutes } from './routes.ts';
export { productsWithDataset } from './store-listings.ts';
