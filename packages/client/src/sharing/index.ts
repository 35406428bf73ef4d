export {
  type ChangesOptions,
  type FileLine,
  type QueryOptions,
  SharingClient,
  type TableAnswer,
  type TableMetadata,
  type TableName,
} from './client.ts';
export { fetchFile } from './fetch-file.ts';
export { type Loaded, type LoadedFile, loadChanges, loadTable } from './load.ts';
export { countParquetRows } from './parquet-rows.ts';
export { parseProfile, readProfile, type SharingProfile } from './profile.ts';
export { SharingError } from './transport.ts';
