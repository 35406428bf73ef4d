export { type Actor, holdsRole, organisationOf, type Role, roles } from './actor.ts';
export {
  addWorkingDays,
  type CalendarFile,
  type Day,
  type DueDay,
  dayOf,
  isWorkingDay,
  openCalendar,
  type WorkCalendar,
} from './calendar.ts';
export { canonicalJson, type Json } from './canonical.ts';
export { defineErrors, type ErrorEntry, type ErrorTable, fillSentence, type Language } from './errors.ts';
export { asId, encodeId, fromUrn, type Id, isId, toUrn, uuidV7 } from './ids.ts';
export { type Money, type MoneyJson, money, moneyFromJson, moneyToJson, splitByWeights } from './money.ts';
export {
  decodePageToken,
  encodePageToken,
  type Page,
  type PageRequest,
  pageSizeDefault,
  pageSizeMax,
  toPage,
} from './paging.ts';
export { err, InvariantError, invariant, type Outcome, ok, type Refusal, type Result, refuse } from './result.ts';
export { acceptedEvents, finalStates, nextState, type SenderTable, type StateTable } from './states.ts';
