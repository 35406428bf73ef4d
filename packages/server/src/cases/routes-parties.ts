import { z } from 'zod';
import { getOrganisations, type MarketRole, organisationsOf, rosterOf } from '#identity';
import { ok, personOf } from '#kernel';
import { type Route, route } from '#platform/http';
import { withSystem } from '#platform/system';
import { handlers } from './access.ts';
import { tag } from './inputs.ts';
import { organisationShape } from './shapes.ts';

/** Organisations of a region that take cases on as units: public bodies and those who run places for them. */
const unitRoles: readonly MarketRole[] = ['agency', 'siteOperator', 'institute'];

/** A choice with more lines than this is no choice; a city has some sixty bureaus. */
const unitsMax = 500;

/** Routes of whom a case can be given to. */
export const partyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/case-parties',
    summary: 'Whom a case can be given to: colleagues who handle cases, and the units of the region',
    tag,
    access: { roles: handlers },
    answers: {
      200: z.object({
        people: z.array(z.object({ id: z.string(), name: z.string() })),
        units: z.array(organisationShape),
      }),
    },
    handle: async (tx, { actor }) => {
      const { organisationId, region } = personOf(actor);
      const roster = await rosterOf(tx, organisationId);
      const people = roster
        .filter(({ roles }) => roles.some((role) => (handlers as readonly string[]).includes(role)))
        .map(({ personId, name }) => ({ id: personId, name }));
      const ids = await organisationsOf(tx, region);
      const found = await withSystem(tx, () => getOrganisations(tx, ids));
      const units = [...found.values()]
        .filter(
          ({ state, marketRoles }) => state === 'verified' && marketRoles.some((role) => unitRoles.includes(role)),
        )
        .slice(0, unitsMax)
        .map(({ id, name, nameEn }) => ({ id, name, nameEn: nameEn || name }));
      return ok({ people, units });
    },
  }),
];
