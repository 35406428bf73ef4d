/** The steps of a deal as its people take them over HTTP: ask for a draft, sign it, send it. */
import assert from 'node:assert/strict';
import { markDelivered } from '#contracts';
import type { Id } from '#kernel';
import { virtualClock } from '#platform/clock';
import { systemActor } from '#platform/system';
import { type Answer, type Body, type DealGround, type Member, openDealGround } from './deal.ts';

export const start = new Date('2026-08-01T00:00:00Z');
export const day = 86_400_000;
export const system = systemActor('test.delivery');

const share = { leftOperand: 'deliveryMode', operator: 'eq', rightOperand: 'share' };
export const until = (rightOperand: string) => ({ leftOperand: 'dateTime', operator: 'lteq', rightOperand });
export const termsOf = (more: object = {}, ...constraint: object[]) => ({
  permission: [{ action: 'use', constraint: [share, ...constraint] }],
  obligation: [
    { action: 'delete', constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P30D' }] },
  ],
  ...more,
});
export const priceOf = (amountMinor: string) => ({ amountMinor, currency: 'CNY' });

export const must = async (answer: Promise<Answer>): Promise<Body> => {
  const { status, body } = await answer;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
};
export const codeOf = async (answer: Promise<Answer>): Promise<string> => (await answer).body.code ?? 'answered';

export const openDeal = async ({ withDataset = false } = {}) => {
  const clock = virtualClock(start);
  return { clock, ...(await openDealGround({ clock, withDataset })) };
};
type Deal = DealGround;

export const offer = async ({ call, provider, productId }: Deal, terms: object, amount: string): Promise<string> =>
  (await must(call(provider, 'POST', `/products/${productId}/offers`, { terms, price: priceOf(amount) }))).id;

/** Asks for a draft, signs it as the member, sends it on. */
export const request = async (
  deal: Deal,
  offerId: string,
  terms: object,
  amount: string,
  who: Member = deal.buyer,
): Promise<string> => {
  const body = { offerId, terms, price: priceOf(amount) };
  const draft = await must(deal.call(who, 'POST', '/negotiation-drafts', body));
  const id = draft.document.negotiationId;
  const signature = who.sign(draft.canonicalJson);
  await must(deal.call(who, 'POST', '/negotiations', { ...body, id, signature }));
  return id;
};

export const counter = async (deal: Deal, who: Member, id: string, terms: object, amount: string): Promise<Answer> => {
  const body = { terms, price: priceOf(amount) };
  const draft = await must(deal.call(who, 'POST', `/negotiations/${id}/version-draft`, body));
  const signature = who.sign(draft.canonicalJson);
  return deal.call(who, 'POST', `/negotiations/${id}/versions`, { ...body, signature });
};

export const agree = async ({ call, provider }: Deal, id: string): Promise<Answer> => {
  const draft = await must(call(provider, 'GET', `/negotiations/${id}/agreement`));
  const signature = provider.sign(draft.canonicalJson);
  return call(provider, 'POST', `/negotiations/${id}/agreement`, { document: draft.document, signature });
};

export const verify = async ({ call, buyer }: Deal, id: string): Promise<Answer> => {
  const draft = await must(call(buyer, 'GET', `/negotiations/${id}/agreement`));
  assert.equal(draft.concluded, true);
  return call(buyer, 'POST', `/negotiations/${id}/verification`, {
    signature: buyer.sign(draft.canonicalJson),
  });
};

/** An active agreement that the buyer asked for and the provider took as it was. */
export const conclude = async (deal: Deal, terms: object, amount: string): Promise<Id<'agr'>> => {
  const id = await request(deal, await offer(deal, terms, amount), terms, amount);
  await must(agree(deal, id));
  return (await must(verify(deal, id))).id as Id<'agr'>;
};

export const deliver = (deal: Deal, id: Id<'agr'>) =>
  deal.kit.db.transact(system, (tx) => markDelivered(tx, id, { how: 'first_read', subject: 'table@1' }));
