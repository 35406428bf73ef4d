export { common } from './zh/common.ts';
export { workspace } from './zh/workspace.ts';
