export { account } from './en/account.ts';
export { common } from './en/common.ts';
export { home } from './en/home.ts';
