export { common } from './en/common.ts';
export { workspace } from './en/workspace.ts';
