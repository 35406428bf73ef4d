export { cityErrors } from './errors.ts';
export { cityRoutes } from './routes.ts';
