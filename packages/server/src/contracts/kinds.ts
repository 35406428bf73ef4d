import { appendEntry, defineAuditKinds } from '#audit';
import { getProducts } from '#catalog';
import { getOrganisations } from '#identity';
import type { Id, Json } from '#kernel';
import type { Tx } from '#platform/database';
import { type NoticeParam, notify, type Telling } from '#platform/notify';
import { emit } from '#platform/outbox';
import { withSystem } from '#platform/system';
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

/** Topics of the outbox under which facts about deals are told; each names its parties. */
export const contractTopics: readonly string[] = Object.values(contractKinds);

/** A fact about a deal: into the log for its parties, onto the outbox for subscribers, and to whom it concerns. */
export type Fact = {
  readonly kind: keyof typeof contractKinds;
  readonly subject: string;
  /** With the product where somebody is told. */
  readonly parties: Parties & { readonly productId?: Id<'prd'> };
  readonly content: { readonly [key: string]: Json | undefined };
  /** Who has to know, besides whoever acted. */
  readonly tell: readonly Id<'org'>[];
  /** What they are told where the kind alone does not say it, and what the sentence needs besides product and parties. */
  readonly notice?: { readonly kind?: string; readonly params?: Readonly<Record<string, NoticeParam>> };
};

type Told = Pick<Fact, 'subject' | 'parties' | 'tell'> & Pick<Telling, 'kind' | 'params' | 'once' | 'isDuty'>;

const sideOf = ({ providerId, buyerId }: Parties, id: string): 'provider' | 'buyer' | 'operator' => {
  if (id === providerId) return 'provider';
  return id === buyerId ? 'buyer' : 'operator';
};

/** Tells the parties of a deal about it, each from its own side; product and parties by name. */
export const tellParties = async (tx: Tx, { subject, parties, tell, params, ...told }: Told): Promise<void> => {
  const { providerId, buyerId, productId } = parties;
  const named = await withSystem(tx, () => getOrganisations(tx, [providerId, buyerId]));
  const products = productId === undefined ? undefined : await withSystem(tx, () => getProducts(tx, [productId]));
  const nameOf = (id: string) => ({ zh: named.get(id)?.name ?? '', en: named.get(id)?.nameEn ?? '' });
  const product = products?.get(productId ?? '')?.title ?? { zh: '', en: '' };
  const names = { product, provider: nameOf(providerId), buyer: nameOf(buyerId) };
  for (const to of new Set(tell))
    await notify(tx, { ...told, about: subject, params: { ...names, ...params }, to, as: sideOf(parties, to) });
};

/**
 * Records a fact in the transaction of its step: one entry of the log for both parties and the operator, one outbox
 * message `contracts.<kind>`, and one `notify` for each who has to know.
 */
export const record = async (tx: Tx, { kind, subject, parties, content, tell, notice }: Fact): Promise<void> => {
  const { providerId, buyerId, operatorId } = parties;
  const all = [...new Set([providerId, buyerId, operatorId])];
  await appendEntry(tx, { kind: contractKinds[kind], subject, parties: all, content });
  await emit(tx, { topic: `contracts.${kind}`, payload: { subject, providerId, buyerId, operatorId } });
  if (tell.length > 0) await tellParties(tx, { kind, subject, parties, tell, ...notice });
};
