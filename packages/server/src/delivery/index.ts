export { deliveryErrors } from './errors.ts';
export { createFulfilment, type ProductFacts, type ReadProducts } from './grants.ts';
export { createDelivery, type Delivery } from './service.ts';
