export { requestApproval, takeApproval } from './approvals.ts';
export { type Colleague, operatorIdOf, rosterOf } from './directory.ts';
export { identityErrors } from './errors.ts';
export { type InvitedAddress, inviteOrganisation, waitingInvitations, withdrawInvitation } from './invitations.ts';
export { registerIdentity } from './jobs.ts';
export { signOnBehalf, verifySignature } from './keys.ts';
export {
  type Approval,
  type MarketRole,
  marketRoles,
  type Organisation,
  type OrganisationKey,
  type Region,
} from './model.ts';
export {
  applicantsOfRegion,
  getOrganisations,
  membersOfRegion,
  operatorOf,
  organisationsNamed,
  organisationsOf,
} from './organisations.ts';
export { isMember, namesOfPeople } from './people.ts';
export { identityRoutes } from './routes.ts';
export { isCreditCode, isReservedCreditCode, isSignature, openPublicKey, originOfAddress } from './rules.ts';
export { ensureSetupCode } from './setup.ts';
export { actorOfToken, createAuthenticate } from './sign-in.ts';
export { listRegions, verifiedSince } from './store.ts';
export { keysOf, listApprovals } from './store-keys.ts';
export { countMembers, type MemberCount } from './store-report.ts';
