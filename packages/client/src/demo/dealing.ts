import {
  type Agreement,
  acceptVersion,
  concludeAgreement,
  type Negotiation,
  type Proposal,
  requestOffer,
  signVersion,
  type Terms,
  verifyAgreement,
} from '../deal/negotiation.ts';
import type { Member } from './actors.ts';
import { demand } from './stage.ts';
import type { StoryDeal } from './story.ts';

/** Id of the buyer's own rule in the terms. */
export const completenessRule = 'pm25-complete';

/** What the deal is about: a year of reads for one purpose, deletion afterwards. */
export const termsOf = (deal: StoryDeal, until: Date, acceptDespite: readonly string[] = []): Terms => ({
  permission: [
    {
      action: 'use',
      constraint: [
        { leftOperand: 'dateTime', operator: 'lteq', rightOperand: until.toISOString() },
        { leftOperand: 'count', operator: 'lteq', rightOperand: '1000' },
        { leftOperand: 'purpose', operator: 'eq', rightOperand: deal.purpose },
        { leftOperand: 'deliveryMode', operator: 'isAnyOf', rightOperand: ['share', 'download'] },
      ],
    },
  ],
  prohibition: [{ action: 'distribute' }],
  obligation: [
    { action: 'attribute' },
    { action: 'delete', constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P30D' }] },
  ],
  payment: 'escrow',
  acceptance: {
    daysMax: 7,
    rules: [
      {
        id: completenessRule,
        metric: 'completeness',
        column: 'PM2.5',
        operator: 'mustBeGreaterOrEqualTo',
        value: deal.completenessMin * 100,
      },
    ],
    ...(acceptDespite.length === 0 ? {} : { acceptDespite }),
  },
});

/** Puts the provider's standing offer up. */
export const offer = async (provider: Member, productId: string, proposal: Proposal): Promise<string> =>
  (await demand(provider.api.call<{ id: string }>('POST', `/api/v1/products/${productId}/offers`, { body: proposal })))
    .id;

/** Opens a negotiation with the buyer's signed request. */
export const request = (buyer: Member, offerId: string, proposal: Proposal): Promise<Negotiation> =>
  demand(requestOffer(buyer, offerId, proposal));

/** Signs the next version: a counter-offer. */
export const counter = (who: Member, negotiationId: string, proposal: Proposal): Promise<Negotiation> =>
  demand(signVersion(who, negotiationId, proposal));

/** Runs the buyer's rules on the product as it is assessed now. */
export const check = (buyer: Member, negotiationId: string) =>
  demand(
    buyer.api.call<{ results: { ruleId: string; passed: boolean; actual: number | null }[]; failing: string[] }>(
      'POST',
      `/api/v1/negotiations/${negotiationId}/check`,
      { body: {} },
    ),
  );

/** Accepts the last version as read, with the buyer's signature. */
export const accept = (buyer: Member, negotiation: Negotiation, proposal: Proposal): Promise<Negotiation> =>
  demand(acceptVersion(buyer, negotiation, proposal));

/** The provider concludes and the buyer verifies; both sign the same document. */
export const conclude = async (provider: Member, buyer: Member, negotiationId: string): Promise<Agreement> => {
  await demand(concludeAgreement(provider, negotiationId));
  return demand(verifyAgreement(buyer, negotiationId));
};
