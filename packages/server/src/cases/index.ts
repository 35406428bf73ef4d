export { casesErrors } from './errors.ts';
export { casesRoutes } from './routes.ts';
export { loadShipped } from './shipped.ts';
