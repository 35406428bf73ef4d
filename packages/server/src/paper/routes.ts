import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { bookingRoutes } from './routes-booking.ts';
import { documentRoutes } from './routes-documents.ts';
import { exportRoutes } from './routes-exports.ts';
import { importRoutes } from './routes-imports.ts';
import { reportRoutes } from './routes-reports.ts';

/** Every route of the module; `lists` are the routes of all other modules, whose lists may be exported. */
export const paperRoutes = (kit: Kit, lists: readonly Route[]): Route[] => [
  ...documentRoutes(kit),
  ...bookingRoutes(kit),
  ...exportRoutes(kit, lists),
  ...importRoutes(kit),
  ...reportRoutes(kit),
];
