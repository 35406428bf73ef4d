import { contractsErrors } from '#contracts';
import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { deliveryErrors } from './errors.ts';
import { fileRoutes } from './files.ts';
import { createHistories } from './histories.ts';
import { createMeters } from './meters.ts';
import { createProjections } from './projections.ts';
import { createSharingErrors } from './protocol.ts';
import { platformRoutes } from './routes.ts';
import { sharingRoutes } from './sharing-routes.ts';

/** The module at work in one process: its routes, and an end that writes what the meters still hold. */
export type Delivery = { readonly routes: readonly Route[]; close(): Promise<void> };

/** Makes the module; main.ts does it once. */
export const createDelivery = (kit: Kit): Delivery => {
  const histories = createHistories(kit);
  const projections = createProjections(kit);
  const meters = createMeters(kit);
  const parts = { kit, histories, projections, meters };
  const send = createSharingErrors([deliveryErrors, contractsErrors]);
  return {
    routes: [...platformRoutes(parts), ...sharingRoutes(parts, send), ...fileRoutes(parts, send)],
    close: () => meters.close(),
  };
};
