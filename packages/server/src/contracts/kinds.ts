import { appendEntry, defineAuditKinds } from '#audit';
import type { Id, Json } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { Parties } from './model.ts';

/** What contracts write into the log. */
export const contractKinds = defineAuditKinds('contracts', {
  offer_made: { en: 'A provider made an offer.', zh: '供方发布要约。' },
  offer_withdrawn: { en: 'A provider withdrew an offer.', zh: '供方撤回要约。' },
  region_set: { en: 'An operator set fee and acceptance time of a region.', zh: '运营方设定地区费率与验收期限。' },
  version_signed: { en: 'A version of a negotiation was signed.', zh: '谈判的一个版本已签署。' },
  version_accepted: { en: 'The buyer accepted the last version.', zh: '买方接受最后一个版本。' },
  agreement_concluded: { en: 'The provider signed the agreement.', zh: '供方签署协议。' },
  agreement_verified: { en: 'The buyer signed the agreement; it is active.', zh: '买方签署协议，协议生效。' },
  negotiation_terminated: { en: 'A negotiation was ended.', zh: '谈判终止。' },
  delivered: { en: 'The delivery was made.', zh: '已交付。' },
  delivery_accepted: { en: 'The delivery was accepted, by word or by time.', zh: '交付已验收（买方确认或期满）。' },
  delivery_disputed: { en: 'The delivery was disputed; the money is frozen.', zh: '交付存在争议，资金冻结。' },
  dispute_settled: { en: 'A dispute was settled.', zh: '争议已解决。' },
  agreement_ended: { en: 'An agreement ended.', zh: '协议终止。' },
  deletion_stated: { en: 'The buyer stated that the data were deleted.', zh: '买方声明数据已删除。' },
});

/** A fact about a deal: into the log for its parties, onto the outbox for subscribers, and to whom it concerns. */
export type Fact = {
  readonly kind: keyof typeof contractKinds;
  readonly subject: string;
  readonly parties: Parties;
  readonly content: { readonly [key: string]: Json | undefined };
  /** Who has to know, besides whoever acted. */
  readonly tell: readonly Id<'org'>[];
};

/**
 * Records a fact in the transaction of its step: one entry of the log for both parties and the operator, one outbox
 * message `contracts.<kind>`, and one `notify` for each who has to know.
 */
export const record = async (tx: Tx, { kind, subject, parties, content, tell }: Fact): Promise<void> => {
  const { providerId, buyerId, operatorId } = parties;
  const all = [...new Set([providerId, buyerId, operatorId])];
  await appendEntry(tx, { kind: contractKinds[kind], subject, parties: all, content });
  await emit(tx, { topic: `contracts.${kind}`, payload: { subject, providerId, buyerId, operatorId } });
  for (const to of new Set(tell)) await emit(tx, { topic: 'notify', payload: { to, about: subject, kind } });
};
