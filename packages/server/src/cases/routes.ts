import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { casesMainRoutes } from './routes-cases.ts';
import { definitionRoutes } from './routes-definitions.ts';
import { draftRoutes } from './routes-drafts.ts';
import { fileRoutes } from './routes-files.ts';
import { partyRoutes } from './routes-parties.ts';
import { publicRoutes } from './routes-public.ts';
import { statisticsRoutes } from './routes-statistics.ts';
import { workRoutes } from './routes-work.ts';

/** Every route of the module. */
export const casesRoutes = (kit: Kit): Route[] => [
  ...definitionRoutes,
  ...draftRoutes(kit),
  ...casesMainRoutes(kit),
  ...fileRoutes(kit),
  ...workRoutes(kit),
  ...partyRoutes,
  ...publicRoutes(kit),
  ...statisticsRoutes,
];
