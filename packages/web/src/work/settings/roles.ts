import type { Me, Role } from '../me.ts';

/** Roles that an organisation's own people may hold, by what it is in the market. */
export const rolesOf = ({ organisation }: Me): readonly Role[] =>
  organisation.marketRoles.includes('operator')
    ? ['manager', 'clerk', 'exchangeManager', 'auditor', 'systemAdmin', 'securityAdmin', 'auditAdmin']
    : ['manager', 'clerk', 'provider', 'buyer', 'thirdParty'];
