export { common } from './zh/common.ts';
export { home } from './zh/home.ts';
