export { deskErrors } from './errors.ts';
export { deskRoutes } from './routes.ts';
