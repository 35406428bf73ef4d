import type { account } from './en/account.ts';
import type { common } from './en/common.ts';
import type { home } from './en/home.ts';
import type { workspace } from './en/workspace.ts';

/** Every namespace with its keys, as English has them: `t` of an unknown key does not compile. */
export type AllWords = {
  readonly account: typeof account;
  readonly common: typeof common;
  readonly home: typeof home;
  readonly workspace: typeof workspace;
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: AllWords;
  }
}
