import type { SenderTable, StateTable } from '#kernel';

/** States of a product's working copy. What is on offer meanwhile is the listing, which stays until replaced or delisted. */
export const productStates = ['draft', 'submitted', 'returned', 'listed', 'delisted'] as const;
export type ProductState = (typeof productStates)[number];

/** What may happen to a working copy. */
export const productEvents = ['edit', 'submit', 'withdraw', 'approve', 'return', 'delist'] as const;
export type ProductEvent = (typeof productEvents)[number];

/** Editing always leads to draft: whatever was submitted before can no longer be approved. */
export const productTable: StateTable<ProductState, ProductEvent> = {
  draft: {
    edit: 'draft',
    submit: 'submitted',
    withdraw: null,
    approve: null,
    return: null,
    delist: 'delisted',
  },
  submitted: {
    edit: 'draft',
    submit: null,
    withdraw: 'draft',
    approve: 'listed',
    return: 'returned',
    delist: 'delisted',
  },
  returned: {
    edit: 'draft',
    submit: 'submitted',
    withdraw: null,
    approve: null,
    return: null,
    delist: 'delisted',
  },
  listed: {
    edit: 'draft',
    submit: null,
    withdraw: null,
    approve: null,
    return: null,
    delist: 'delisted',
  },
  delisted: {
    edit: 'draft',
    submit: null,
    withdraw: null,
    approve: null,
    return: null,
    delist: null,
  },
};

/** `rules` is the platform itself: what the rules refuse is returned at once, what rises to a forbidden level is delisted. */
export type ProductSender = 'provider' | 'exchangeManager' | 'rules';

/** Who may send which event. */
export const productSenders: SenderTable<ProductEvent, ProductSender> = {
  edit: ['provider'],
  submit: ['provider'],
  withdraw: ['provider'],
  approve: ['exchangeManager'],
  return: ['exchangeManager', 'rules'],
  delist: ['provider', 'exchangeManager', 'rules'],
};
