import type { account } from './en/account.ts';
import type { catalogue } from './en/catalogue.ts';
import type { common } from './en/common.ts';
import type { home } from './en/home.ts';
import type { product } from './en/product.ts';
import type { workspace } from './en/workspace.ts';

/** Every namespace with its keys, as English has them: `t` of an unknown key does not compile. */
export type AllWords = {
  readonly account: typeof account;
  readonly catalogue: typeof catalogue;
  readonly common: typeof common;
  readonly home: typeof home;
  readonly product: typeof product;
  readonly workspace: typeof workspace;
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: AllWords;
  }
}
