import type { provider as en } from '../en/provider.ts';
import type { Same } from '../same.ts';

/** 提供方展示页。 */
export const provider: Same<typeof en> = {
  verified: '经交易所核实，日期',
  key: { member: '以自有密钥签署', platform: '密钥由平台代管' },
  contact: '联系方式：{{contact}}',
  listings: '在售产品',
  quality: '质量中位数',
  median: '共 {{of}} 个产品，覆盖度中位数 {{share}}',
  agreements: '作为提供方的合同',
  tooFew: '数量太少，不予公布',
  newest: '最新数据',
  products: '产品',
  noProducts: '目前没有在售产品。',
  all: '查看全部 {{total}} 个产品',
};
