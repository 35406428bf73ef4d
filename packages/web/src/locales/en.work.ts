export { common } from './en/common.ts';
export { deals } from './en/deals.ts';
export { keys } from './en/keys.ts';
export { notices } from './en/notices.ts';
export { settings } from './en/settings.ts';
export { terms } from './en/terms.ts';
export { workspace } from './en/workspace.ts';
