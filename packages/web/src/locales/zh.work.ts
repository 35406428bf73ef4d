export { common } from './zh/common.ts';
export { keys } from './zh/keys.ts';
export { notices } from './zh/notices.ts';
export { settings } from './zh/settings.ts';
export { workspace } from './zh/workspace.ts';
