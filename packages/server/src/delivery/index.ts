export { deliveryErrors } from './errors.ts';
export { createFulfilment, type ReadProducts } from './grants.ts';
export { createDelivery, type Delivery } from './service.ts';
export { findGrant } from './store.ts';
export { type MeterSum, sumMetersByPair, sumMetersOf } from './store-meter.ts';
export { type ProductDeliveries, sumDeliveries } from './store-report.ts';
