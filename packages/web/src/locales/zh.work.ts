export { common } from './zh/common.ts';
export { deals } from './zh/deals.ts';
export { keys } from './zh/keys.ts';
export { notices } from './zh/notices.ts';
export { settings } from './zh/settings.ts';
export { terms } from './zh/terms.ts';
export { workspace } from './zh/workspace.ts';
