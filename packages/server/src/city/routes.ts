import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type CallSpec, callRoutes } from './answering.ts';
import { postRequest } from './posting.ts';
import { listRequests, readRequest, readToken } from './requests.ts';
import { defineService, discover, listServices } from './services.ts';
import { listUpdates } from './updates.ts';
import { postUpdate } from './updating.ts';

const calls = (kit: Kit): CallSpec[] => [
  {
    method: 'GET',
    path: '/discovery.{format}',
    summary: 'Open311: where the interface is, and how to get a key',
    handle: (call) => discover(kit, call),
  },
  {
    method: 'GET',
    path: '/services.{format}',
    summary: 'Open311: what may be asked for',
    handle: (call) => listServices(kit, call),
  },
  {
    method: 'GET',
    path: '/services/{file}',
    summary: 'Open311: what a service asks; code.xml or code.json',
    handle: (call) => defineService(kit, call),
  },
  {
    method: 'POST',
    path: '/requests.{format}',
    summary: 'Open311: a new request; form with photos photo1 …, api_key',
    handle: (call) => postRequest(kit, call),
  },
  {
    method: 'GET',
    path: '/requests.{format}',
    summary: 'Open311: requests of a time, of services, of statuses',
    handle: (call) => listRequests(kit, call),
  },
  {
    method: 'GET',
    path: '/requests/{file}',
    summary: 'Open311: one request; id.xml or id.json',
    handle: (call) => readRequest(kit, call),
  },
  {
    method: 'GET',
    path: '/tokens/{file}',
    summary: 'Open311: the request of a token',
    handle: (call) => readToken(kit, call),
  },
  {
    method: 'GET',
    path: '/servicerequestupdates.{format}',
    summary: 'Open311: what happened to requests in a time; oldest first',
    handle: (call) => listUpdates(kit, call),
  },
  {
    method: 'POST',
    path: '/servicerequestupdates.{format}',
    summary: 'Open311: an update from a unit’s own system, once by its update_id',
    handle: (call) => postUpdate(kit, call),
  },
];

/** The calls of the city's Open311 interface (GeoReport v2). */
export const cityRoutes = (kit: Kit): Route[] => calls(kit).flatMap((spec) => callRoutes(kit, spec));
