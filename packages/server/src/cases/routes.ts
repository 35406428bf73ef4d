import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { casesMainRoutes } from './routes-cases.ts';
import { definitionRoutes } from './routes-definitions.ts';

/** Every route of the module. */
export const casesRoutes = (kit: Kit): Route[] => [...definitionRoutes, ...casesMainRoutes(kit)];
