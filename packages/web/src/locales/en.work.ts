export { common } from './en/common.ts';
export { keys } from './en/keys.ts';
export { notices } from './en/notices.ts';
export { settings } from './en/settings.ts';
export { workspace } from './en/workspace.ts';
