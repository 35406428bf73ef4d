export { SharingClient, type TableName } from './client.ts';
export { type Loaded, loadChanges, loadTable } from './load.ts';
export { parseProfile } from './profile.ts';
export { SharingError } from './transport.ts';
