export { account } from './zh/account.ts';
export { catalogue } from './zh/catalogue.ts';
export { common } from './zh/common.ts';
export { home } from './zh/home.ts';
export { log } from './zh/log.ts';
export { product } from './zh/product.ts';
