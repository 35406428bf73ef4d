import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { agreementRoutes } from './routes-agreements.ts';
import { preparingRoutes, readingRoutes } from './routes-negotiations.ts';
import { offerRoutes } from './routes-offers.ts';
import { concludingRoutes, openingRoutes } from './routes-signing.ts';

/** Every route of the module. */
export const contractsRoutes = ({ keyring }: Pick<Kit, 'keyring'>): Route[] => [
  ...offerRoutes,
  ...readingRoutes,
  ...preparingRoutes,
  ...openingRoutes(keyring),
  ...concludingRoutes(keyring),
  ...agreementRoutes(keyring),
];
