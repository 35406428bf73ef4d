import { defineAuditKinds } from '#audit';

/** What catalog writes into the log. */
export const catalogKinds = defineAuditKinds('catalog', {
  product_drafted: { en: 'A product was drafted.', zh: '新建产品草稿。' },
  product_drafted_for: {
    en: 'An operator drafted a product for a provider of its region.',
    zh: '运营方为本区域提供方新建产品草稿。',
  },
  product_changed: {
    en: 'A product was changed; a submission before it is void.',
    zh: '产品内容变更，此前的提交失效。',
  },
  evidence_filed: { en: 'A file was handed in as evidence.', zh: '提交证据文件。' },
  source_stated: { en: 'The source of the data was stated.', zh: '提交来源声明。' },
  opinion_given: { en: 'A compliance opinion was handed in.', zh: '提交合规意见。' },
  product_submitted: { en: 'A product was submitted for review.', zh: '产品提交审核。' },
  product_withdrawn: { en: 'A submission was withdrawn.', zh: '撤回提交。' },
  product_returned: { en: 'A product was returned with reasons.', zh: '产品退回并附理由。' },
  product_listed: { en: 'A product was approved and listed.', zh: '产品审核通过并上架。' },
  product_delisted: { en: 'A product was taken off.', zh: '产品下架。' },
  showcase_set: { en: 'An organisation changed its showcase page.', zh: '机构更新展示页。' },
  sample_set: { en: 'A provider set what samples of a product show.', zh: '提供方设定产品样例。' },
  listing_regraded: { en: 'Level or modes of a listed product changed.', zh: '已上架产品的级别或交付方式变化。' },
});
