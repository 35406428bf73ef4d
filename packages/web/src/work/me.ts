import type { ApiPaths } from '@corridor/client/api';
import { createContext, useContext } from 'react';

/** Who is signed in, and for which organisation. */
export type Me = ApiPaths['/api/v1/me']['get']['responses'][200]['content']['application/json'];

/** A role as the API names it. */
export type Role = Me['roles'][number];

/** Who is signed in; there is always somebody on a working page. */
export const MeContext = createContext<Me | null>(null);

/** Who is signed in. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === null) throw new Error('a working page without a person');
  return me;
};

/** True when the person holds one of the roles. */
export const holds = (me: Me, roles: readonly Role[]): boolean => roles.some((role) => me.roles.includes(role));
