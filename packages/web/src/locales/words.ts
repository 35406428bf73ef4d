/** Every namespace with its keys, as English has them: `t` of an unknown key does not compile. */
export type AllWords = typeof import('./en.public.ts') & typeof import('./en.work.ts');

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: AllWords;
  }
}
