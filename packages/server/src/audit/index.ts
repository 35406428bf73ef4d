export { type AuditCode, auditErrors } from './errors.ts';
export { forwardedTopic, recordForwarded } from './forwarding.ts';
export { type Sequencer, startSequencer } from './jobs.ts';
export { type AuditKind, defineAuditKinds, type KindDescription, listAuditKinds } from './kinds.ts';
export type { NewEntry } from './model.ts';
export { auditRoutes } from './routes.ts';
export { appendEntries, appendEntry } from './service.ts';
export { type Evidence, type ProvenEntry, verifyOffline } from './verify.ts';
export { type OnlineOptions, type OnlineReport, verifyOnline } from './verify-online.ts';
