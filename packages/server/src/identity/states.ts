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
];
