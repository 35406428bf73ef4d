export { portalErrors } from './errors.ts';
export { portalRoutes } from './routes.ts';
