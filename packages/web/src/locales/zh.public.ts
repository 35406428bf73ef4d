export { account } from './zh/account.ts';
export { common } from './zh/common.ts';
export { home } from './zh/home.ts';
