export { type Actor, holdsRole, organisationOf, type Person, personOf, type Role, roles } from './actor.ts';
export {
  addWorkingDays,
  countWorkingDays,
  type DueDay,
  isWorkingDay,
  openCalendar,
  type WorkCalendar,
  workingDaysOfYear,
} from './calendar.ts';
export {
  type CalendarFault,
  type CalendarFile,
  type CalendarYear,
  calendarVersion,
  mergeCalendars,
  readHolidayYear,
} from './calendar-file.ts';
export { canonicalJson, type Json } from './canonical.ts';
export { defineErrors, type ErrorEntry, type ErrorTable, fillSentence } from './errors.ts';
export { sha256Hex, sha256OfJson } from './hash.ts';
export { asId, encodeId, fromUrn, type Id, isId, toUrn, uuidV7 } from './ids.ts';
export { type Money, type MoneyJson, money, moneyFromJson, moneyToJson, splitByWeights } from './money.ts';
export {
  decodePageToken,
  encodePageToken,
  type Page,
  pageSizeDefault,
  pageSizeMax,
  toPage,
} from './paging.ts';
export {
  err,
  InvariantError,
  invariant,
  mapOk,
  type Outcome,
  ok,
  type Refusal,
  type Result,
  refuse,
} from './result.ts';
export {
  acceptedEvents,
  finalStates,
  nextState,
  type SenderTable,
  type StateMachine,
  type StateTable,
  takeEvent,
} from './states.ts';
export {
  addDays,
  type Day,
  dayMs,
  dayOf,
  hourMs,
  isDay,
  isTimeZone,
  later,
  minuteMs,
  startOfDay,
  utcDay,
  wholeSeconds,
} from './time.ts';
export { type Bilingual, type DeliveryMode, deliveryModes, type Language, type Level, levels } from './words.ts';
export { findZipEnd, readZipRecords, type ZipEnd, type ZipRecord, zipEndBytesMax } from './zip.ts';
