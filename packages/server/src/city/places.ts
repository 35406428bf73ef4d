import { actorOfToken, listRegions, type Region } from '#identity';
import { holdsRole, type Outcome, ok, type Person, type Role, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { type Parameters, parameterOf } from './core/open311/parameters.ts';
import type { CityCode } from './errors.ts';

/** The region that a call is about: the one there is, or the one that `jurisdiction_id` names by its division code. */
export const jurisdictionOf = async (tx: Tx, parameters: Parameters): Promise<Outcome<Region, CityCode>> => {
  const regions = await listRegions(tx);
  const id = parameterOf(parameters, 'jurisdiction_id');
  const known = regions.map(({ code }) => code).join(', ') || '–';
  const [only] = regions;
  if (id === undefined && regions.length > 1) return refuse('city.jurisdiction_missing', { known });
  const found = id === undefined ? only : regions.find(({ code }) => code === id);
  return found === undefined ? refuse('city.jurisdiction_unknown', { id: id ?? '–', known }) : ok(found);
};

/** Who a key may act for: whoever handles cases for their organisation. */
const holders = ['clerk', 'manager', 'exchangeManager'] as const satisfies readonly Role[];

/** Whom `api_key` acts for: a token of identity with the scope `write`, of somebody who handles cases. */
export const keyHolder = async (kit: Pick<Kit, 'db'>, parameters: Parameters): Promise<Outcome<Person, CityCode>> => {
  const found = await actorOfToken(kit, parameterOf(parameters, 'api_key') ?? '', 'write');
  return found !== undefined && holdsRole(found, holders) ? ok(found) : refuse('city.key_wrong');
};

/** The same of a call that needs no key: undefined without one, a refusal for a wrong one. */
export const optionalHolder = async (
  kit: Pick<Kit, 'db'>,
  parameters: Parameters,
): Promise<Outcome<Person | undefined, CityCode>> =>
  parameterOf(parameters, 'api_key') === undefined ? ok(undefined) : keyHolder(kit, parameters);
