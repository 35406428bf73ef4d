export { common } from './en/common.ts';
export { settings } from './en/settings.ts';
export { workspace } from './en/workspace.ts';
