export { type Category, categories } from './core/categories.ts';
export type { OfferPolicy, PolicyConstraint, PolicyRule } from './core/dcat.ts';
export { type CatalogCode, catalogErrors } from './errors.ts';
export { onAssessed } from './jobs.ts';
export type { Bilingual, Opinion, Product, ProductDraft, SourceStatement } from './model.ts';
export { describeProduct, getProducts, type OffersReader, type ProductPage, searchProducts } from './reading.ts';
export type { TradeRow, TradesReader } from './record.ts';
export { type CatalogPorts, catalogRoutes } from './routes.ts';
export { checkMode, mayList, type Reason } from './rules.ts';
