export { account } from './en/account.ts';
export { catalogue } from './en/catalogue.ts';
export { common } from './en/common.ts';
export { home } from './en/home.ts';
export { log } from './en/log.ts';
export { product } from './en/product.ts';
