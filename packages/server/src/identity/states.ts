import type { SenderTable, StateMachine, StateTable } from '#kernel';

/** Where an organisation stands with the operator of its region. */
export const organisationStates = ['applied', 'verified', 'refused', 'suspended'] as const;
export type OrganisationState = (typeof organisationStates)[number];

/** What the operator says about a member. */
export type OrganisationEvent = 'verify' | 'refuse' | 'suspend';

/** A refused applicant applies anew; a suspended member may be reinstated. */
export const organisationTable: StateTable<OrganisationState, OrganisationEvent> = {
  applied: { verify: 'verified', refuse: 'refused', suspend: null },
  verified: { verify: null, refuse: null, suspend: 'suspended' },
  refused: { verify: null, refuse: null, suspend: null },
  suspended: { verify: 'verified', refuse: 'refused', suspend: null },
};

/** The exchange manager is one of the operator of the member's region. */
export const organisationSenders: SenderTable<OrganisationEvent, 'exchangeManager'> = {
  verify: ['exchangeManager'],
  refuse: ['exchangeManager'],
  suspend: ['exchangeManager'],
};

/** Where a second person's yes stands. */
export const approvalStates = ['waiting', 'approved', 'refused', 'used'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** What happens to an approval; `use` is what it was asked for. */
export type ApprovalEvent = 'approve' | 'refuse' | 'use';

/** A yes is good for one use. */
export const approvalTable: StateTable<ApprovalState, ApprovalEvent> = {
  waiting: { approve: 'approved', refuse: 'refused', use: null },
  approved: { approve: null, refuse: null, use: 'used' },
  refused: { approve: null, refuse: null, use: null },
  used: { approve: null, refuse: null, use: null },
};

/** The second person is never who asked; any colleague may use the yes. */
export const approvalSenders: SenderTable<ApprovalEvent, 'secondPerson' | 'colleague'> = {
  approve: ['secondPerson'],
  refuse: ['secondPerson'],
  use: ['colleague'],
};

/** Where an organisation's signing key stands. */
export const keyStates = ['active', 'retired'] as const;
export type KeyState = (typeof keyStates)[number];

/** A key is replaced by another one, and what it signed stays signed. */
export const keyTable: StateTable<KeyState, 'replace'> = {
  active: { replace: 'retired' },
  retired: { replace: null },
};

/** Where a person's second factor stands. */
export const secondFactorStates = ['begun', 'active', 'off'] as const;
export type SecondFactorState = (typeof secondFactorStates)[number];

/** Begun anew it has a new secret; only a confirmed one is asked for. */
export const secondFactorTable: StateTable<SecondFactorState, 'begin' | 'confirm' | 'turnOff'> = {
  begun: { begin: 'begun', confirm: 'active', turnOff: null },
  active: { begin: null, confirm: null, turnOff: 'off' },
  off: { begin: 'begun', confirm: null, turnOff: null },
};

/** Where an invitation stands. */
export const invitationStates = ['waiting', 'accepted', 'withdrawn', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** An invitation is good for one person; time ends what nobody took. */
export const invitationTable: StateTable<InvitationState, 'accept' | 'withdraw' | 'expire'> = {
  waiting: { accept: 'accepted', withdraw: 'withdrawn', expire: 'expired' },
  accepted: { accept: null, withdraw: null, expire: null },
  withdrawn: { accept: null, withdraw: null, expire: null },
  expired: { accept: null, withdraw: null, expire: null },
};

/** Where a link for a new password stands. */
export const passwordResetStates = ['waiting', 'used', 'replaced', 'expired'] as const;
export type PasswordResetState = (typeof passwordResetStates)[number];

/** The newest link counts, once. */
export const passwordResetTable: StateTable<PasswordResetState, 'use' | 'replace' | 'expire'> = {
  waiting: { use: 'used', replace: 'replaced', expire: 'expired' },
  used: { use: null, replace: null, expire: null },
  replaced: { use: null, replace: null, expire: null },
  expired: { use: null, replace: null, expire: null },
};

/** Every state machine of the module. */
export const identityMachines: readonly StateMachine[] = [
  {
    of: { zh: '机构', en: 'organisation' },
    columns: ['identity.organisation.state'],
    first: ['applied', 'verified'],
    table: organisationTable,
    senders: organisationSenders,
  },
  {
    of: { zh: '复核', en: 'approval' },
    columns: ['identity.approval.state'],
    first: ['waiting'],
    table: approvalTable,
    senders: approvalSenders,
  },
  {
    of: { zh: '密钥', en: 'key' },
    columns: ['identity.key.state'],
    first: ['active'],
    table: keyTable,
    senders: { replace: ['manager'] },
  },
  {
    of: { zh: '第二重验证', en: 'second factor' },
    columns: ['identity.second_factor.state'],
    first: ['begun'],
    table: secondFactorTable,
    senders: { begin: ['person'], confirm: ['person'], turnOff: ['person'] },
  },
  {
    of: { zh: '邀请', en: 'invitation' },
    columns: ['identity.invitation.state'],
    first: ['waiting'],
    table: invitationTable,
    senders: {
      accept: ['invitee'],
      withdraw: ['manager', 'securityAdmin', 'exchangeManager'],
      expire: ['time'],
    },
  },
  {
    of: { zh: '重设密码', en: 'password reset' },
    columns: ['identity.password_reset.state'],
    first: ['waiting'],
    table: passwordResetTable,
    senders: { use: ['person'], replace: ['person'], expire: ['time'] },
  },
];
