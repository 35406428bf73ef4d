import type { Member } from './actors.ts';
import { demand } from './stage.ts';
import type { StoryDeal } from './story.ts';

/** Terms as they are sent; the platform checks and classes every clause. */
export type Terms = Readonly<Record<string, unknown>>;

/** A negotiation as the platform tells it. */
export type Negotiation = {
  readonly id: string;
  readonly state: string;
  readonly versionNumber: number;
  readonly agreementId: string;
};

/** An agreement as the platform tells it. */
export type Agreement = {
  readonly id: string;
  readonly hash: string;
  readonly state: string;
  readonly deliveryState: string;
  readonly price: { readonly amountMinor: string; readonly currency: string };
  readonly fee: { readonly amountMinor: string };
  readonly deletion?: { readonly dueAt: string } | null;
  readonly classes?: Readonly<Record<string, number>>;
};

type Draft = { readonly document: Readonly<Record<string, unknown>>; readonly canonicalJson: string };

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

const signed = async (who: Member, path: string, body?: unknown) => {
  const draft = await demand(
    who.api.call<Draft>(body === undefined ? 'GET' : 'POST', path, body === undefined ? {} : { body }),
  );
  const value = who.key.sign(Buffer.from(draft.canonicalJson, 'utf8'));
  return { document: draft.document, signature: { keyId: who.keyId, value } };
};

/** What one side proposes. */
export type Proposal = {
  readonly terms: Terms;
  readonly price: { readonly amountMinor: string; readonly currency: string };
};

/** Puts the provider's standing offer up. */
export const offer = async (provider: Member, productId: string, proposal: Proposal): Promise<string> =>
  (await demand(provider.api.call<{ id: string }>('POST', `/api/v1/products/${productId}/offers`, { body: proposal })))
    .id;

/** Opens a negotiation with the buyer's signed request. */
export const request = async (buyer: Member, offerId: string, proposal: Proposal): Promise<Negotiation> => {
  const { document, signature } = await signed(buyer, '/api/v1/negotiation-drafts', { ...proposal, offerId });
  const body = { ...proposal, offerId, id: document.negotiationId, signature };
  return demand(buyer.api.call<Negotiation>('POST', '/api/v1/negotiations', { body }));
};

/** Signs the next version: a counter-offer. */
export const counter = async (who: Member, negotiationId: string, proposal: Proposal): Promise<Negotiation> => {
  const { signature } = await signed(who, `/api/v1/negotiations/${negotiationId}/version-draft`, proposal);
  return demand(
    who.api.call<Negotiation>('POST', `/api/v1/negotiations/${negotiationId}/versions`, {
      body: { ...proposal, signature },
    }),
  );
};

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
export const accept = async (buyer: Member, negotiation: Negotiation, proposal: Proposal): Promise<Negotiation> => {
  const { signature } = await signed(buyer, `/api/v1/negotiations/${negotiation.id}/acceptance-draft`, {});
  const body = { ...proposal, number: negotiation.versionNumber, signature };
  return demand(buyer.api.call<Negotiation>('POST', `/api/v1/negotiations/${negotiation.id}/acceptance`, { body }));
};

/** The provider concludes and the buyer verifies; both sign the same document. */
export const conclude = async (provider: Member, buyer: Member, negotiationId: string): Promise<Agreement> => {
  const path = `/api/v1/negotiations/${negotiationId}/agreement`;
  const ours = await signed(provider, path);
  await demand(provider.api.call('POST', path, { body: ours }));
  const theirs = await signed(buyer, path);
  const body = { signature: theirs.signature };
  return demand(buyer.api.call<Agreement>('POST', `/api/v1/negotiations/${negotiationId}/verification`, { body }));
};
