export { common } from './en/common.ts';
export { notices } from './en/notices.ts';
export { settings } from './en/settings.ts';
export { workspace } from './en/workspace.ts';
