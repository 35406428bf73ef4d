export { common } from './en/common.ts';
export { home } from './en/home.ts';
