import type { Id, Role } from '#kernel';
import type { NoticeKind } from './core/kind.ts';
import { noticeKinds } from './core/kinds.ts';
import { recipientsMax } from './model.ts';

/** The kind under its name: of the side it is told to, else of everybody; undefined when nobody wrote it down. */
export const findKind = (
  kind: string,
  as?: string,
): { readonly name: string; readonly kind: NoticeKind } | undefined => {
  const name = as !== undefined && noticeKinds[`${kind}.${as}`] !== undefined ? `${kind}.${as}` : kind;
  const found = noticeKinds[name];
  return found === undefined ? undefined : { name, kind: found };
};

type Reachable = { readonly personId: Id<'psn'>; readonly roles: readonly Role[] };

/** Whom a message is for, besides the kind: who acted, other roles, or one person. */
export type Aim = {
  readonly by?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly person?: string | undefined;
};

/**
 * Who of an organisation is told: the person named, else who holds one of the roles, without who acted. When nobody holds
 * one, its managers: a notice that nobody gets is lost.
 */
export const recipientsOf = <P extends Reachable>(roster: readonly P[], kind: NoticeKind, aim: Aim): P[] => {
  if (aim.person !== undefined) return roster.filter(({ personId }) => personId === aim.person);
  const roles = aim.roles ?? kind.roles;
  const concerned = roster.filter((person) => person.roles.some((role) => roles.includes(role)));
  const reached = concerned.length > 0 ? concerned : roster.filter((person) => person.roles.includes('manager'));
  return reached.filter(({ personId }) => personId !== aim.by).slice(0, recipientsMax);
};
