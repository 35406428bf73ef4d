export { contentHash } from './core/content.ts';
export { type ReadOptions, readTable, type TableRead } from './core/table.ts';
export { type DatasetCode, datasetErrors, type ReadCode } from './errors.ts';
export { onVersionAssessed, sweepIntakes } from './intake-jobs.ts';
export { collectOrphans, findMissingBlobs, registerDatasets, writeDeltaLogs } from './jobs.ts';
export type { Column, ColumnType, Dataset, SourceFacts, Version, VersionFile } from './model.ts';
export { datasetsRoutes } from './routes.ts';
export { filesOf, getDatasets, getVersion, getVersions, listFiles, listVersions } from './service.ts';
export { listDatasets } from './store.ts';
