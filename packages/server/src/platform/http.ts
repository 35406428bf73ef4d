export { httpErrors, languageOf } from './http/problem.ts';
export {
  type Access,
  type Input,
  type Method,
  type PlainRoute,
  type RawRoute,
  type Route,
  rawRoute,
  route,
} from './http/route.ts';
export { type Authenticate, createHttp, type HttpParts, jsonBytesMax, refusePageToken } from './http/server.ts';
