export { type AuditCode, auditErrors } from './errors.ts';
export { type Sequencer, startSequencer } from './jobs.ts';
export { type AuditKind, defineAuditKinds, type KindDescription, listAuditKinds } from './kinds.ts';
export type { Entry, NewEntry } from './model.ts';
export { rebuildFiles } from './publication.ts';
export { listEntries, proveConsistency, proveEntry, readCheckpoint } from './reading.ts';
export { auditRoutes } from './routes.ts';
export { appendEntries, appendEntry, appendForwarded, eraseEntry, type ForwardedEntry } from './service.ts';
