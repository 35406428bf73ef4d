import type { ComponentType } from 'react';
import type { Role } from './me.ts';

/** Groups of the side navigation, in their order. */
export const groups = ['desk', 'services', 'provide', 'buy', 'deals', 'operate', 'audit', 'settings'] as const;

/** A group of the side navigation. */
export type Group = (typeof groups)[number];

/** A working page: its path below /work, who may open it, and where it stands in the navigation. */
export type WorkPage = {
  /** react-router pattern below `/work`, without a slash before it; empty for the desk. */
  readonly path: string;
  readonly read: () => Promise<{ readonly Page: ComponentType }>;
  /** Roles that the page's calls need; every signed-in person when absent. */
  readonly roles?: readonly Role[];
  /** Absent for pages that others lead to. `key` is a key of `workspace:nav`. */
  readonly nav?: { readonly group: Group; readonly key: NavKey };
};

/** Keys of the navigation's words. */
export type NavKey = keyof typeof import('../locales/en/workspace.ts').workspace.nav;
