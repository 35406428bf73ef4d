export { bearerOf, isOwnPage, pageHeader, readCookie, type SessionCookie, sessionCookie } from './http/cookies.ts';
export { registerKeySweep } from './http/idempotency.ts';
export {
  attachment,
  bilingual,
  bilingualShape,
  byId,
  divisionCode,
  idOf,
  idText,
  instant,
  listOf,
  moneyShape,
  originOf,
  pageOf,
  pageStart,
  pageStartId,
  paging,
  paragraph,
  readBody,
  readQuery,
  sha256,
  text,
  whatIsWrong,
} from './http/inputs.ts';
export { inputOf, mayCall } from './http/may-call.ts';
export { httpErrors, languageOf } from './http/problem.ts';
export {
  type Access,
  freeRoute,
  type Input,
  type Method,
  type PlainRoute,
  type RawRoute,
  type Route,
  rawRoute,
  route,
} from './http/route.ts';
export { type Authenticate, createHttp, type HttpParts, jsonBytesMax, refusePageToken } from './http/server.ts';
