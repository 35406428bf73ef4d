export { paperErrors } from './errors.ts';
export { paperRoutes } from './routes.ts';
