import type { ReactNode } from 'react';
import { Link } from 'react-router';

const base = '/work';

/** A path that the API gives, for the router: without the base; undefined for a page of the public site. */
export const routerPath = (path: string): string | undefined =>
  path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : undefined;

/** A link to a path that the API gives: within the working pages by the router, to a public page as any link. */
export const PathLink = ({ path, children }: { readonly path: string; readonly children: ReactNode }) => {
  const within = routerPath(path);
  return within === undefined ? <a href={path}>{children}</a> : <Link to={within}>{children}</Link>;
};
