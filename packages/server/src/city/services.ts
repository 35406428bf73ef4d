import { standingTypes } from '#cases';
import { getOrganisations, type Region } from '#identity';
import { type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { originOf } from '#platform/http';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { type Answer, type Call, open311Prefix } from './answering.ts';
import type { Parameters } from './core/open311/parameters.ts';
import { definitionOf, type Service, servicesOf, serviceToPlain } from './core/open311/services.ts';
import type { CityCode } from './errors.ts';
import { jurisdictionOf } from './places.ts';
import { readQuery } from './reading.ts';

/** As whom calls without a key are read. */
export const open311Actor = systemActor('city.open311');

/** The services of a region's office, and the region. */
export const servicesHere = async (
  tx: Tx,
  parameters: Parameters,
): Promise<Outcome<{ readonly region: Region; readonly services: readonly Service[] }, CityCode>> => {
  const region = await jurisdictionOf(tx, parameters);
  if (!region.ok) return region;
  return ok({ region: region.value, services: servicesOf(await standingTypes(tx, region.value.operatorId)) });
};

/** The service of a code. */
export const serviceOf = (services: readonly Service[], code: string | undefined): Outcome<Service, CityCode> => {
  if (code === undefined) return refuse('city.service_missing');
  const found = services.find((each) => each.code === code);
  return found === undefined ? refuse('city.service_unknown', { code }) : ok(found);
};

/** GET Service List. */
export const listServices = async (kit: Pick<Kit, 'db'>, { request, language }: Call): Promise<Outcome<Answer>> => {
  const parameters = readQuery(request);
  if (!parameters.ok) return parameters;
  const here = await kit.db.read(open311Actor, (tx) => servicesHere(tx, parameters.value));
  if (!here.ok) return here;
  return ok({ root: 'services', value: here.value.services.map((each) => serviceToPlain(each, language)) });
};

/** GET Service Definition. */
export const defineService = async (
  kit: Pick<Kit, 'db'>,
  { request, language, name }: Call,
): Promise<Outcome<Answer>> => {
  const parameters = readQuery(request);
  if (!parameters.ok) return parameters;
  const here = await kit.db.read(open311Actor, (tx) => servicesHere(tx, parameters.value));
  const service = here.ok ? serviceOf(here.value.services, name) : here;
  return service.ok ? ok({ root: 'service_definition', value: definitionOf(service.value, language) }) : service;
};

/** When what this interface answers last changed its shape. */
const changeset = '2026-11-28T00:00:00Z';

const contactOf = async (tx: Tx): Promise<string> => {
  const region = await jurisdictionOf(tx, new Map());
  if (!region.ok) return '';
  const { operatorId } = region.value;
  return (await getOrganisations(tx, [operatorId])).get(operatorId)?.name ?? '';
};

const keyService: Readonly<Record<Call['language'], string>> = {
  en: 'A clerk or manager of a member organisation makes a token with the scope write under Account, Tokens, and sends it as api_key:',
  zh: '由成员机构的办件人员或负责人在“账户—令牌”中创建具有 write 范围的令牌，并作为 api_key 发送：',
};

/** GET Service Discovery (open311.org, "Service Discovery"). */
export const discover = async (
  kit: Pick<Kit, 'db' | 'config'>,
  { request, language }: Call,
): Promise<Outcome<Answer>> => {
  const origin = originOf(kit.config, request);
  const contact = await kit.db.read(open311Actor, contactOf);
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${origin}${open311Prefix}`,
    changeset,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  };
  return ok({
    root: 'discovery',
    value: { changeset, contact, key_service: `${keyService[language]} ${origin}`, endpoints: [endpoint] },
  });
};
