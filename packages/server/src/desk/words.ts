import type { Bilingual } from '#kernel';
import { partiesMin, shareMaxPercent, tradesMin } from './core/suppression.ts';

/** How the figures of the market are made; told with them. */
export const marketWords: Readonly<Record<'rule' | 'trades' | 'amount' | 'median' | 'withheld', Bilingual>> = {
  rule: {
    zh: `一项数字至少要由 ${tradesMin} 笔交易、供需双方各 ${partiesMin} 家机构构成，且任何一家不超过金额的 ${shareMaxPercent}%，才予公布；否则不公布。为防止由合计反推，必要时同时隐去其他数字。`,
    en: `A figure is shown when it is made of at least ${tradesMin} trades with ${partiesMin} parties on each side, none of them above ${shareMaxPercent} % of the amount; otherwise it is withheld. So that none can be computed from totals, others are withheld with it where needed.`,
  },
  trades: {
    zh: '双方均已签署、款项未退回的协议数，按签订月份（北京时间）和产品类别计。',
    en: 'Agreements signed by both sides whose money did not go back, by month of conclusion (China Standard Time) and category of the product.',
  },
  amount: {
    zh: '上述协议约定价款之和，含平台服务费，不同币种分别统计。',
    en: 'Sum of the prices of these agreements, the operator’s fee included, each currency by itself.',
  },
  median: {
    zh: '上述协议价款的中位数；笔数为偶数时取中间两笔中较低者。',
    en: 'Middle price of these agreements; of an even number the lower of the two in the middle.',
  },
  withheld: { zh: '为保护当事方未公布', en: 'withheld to protect those concerned' },
};

/** How the figures of what passed between regions are made. */
export const flowWords: Readonly<Record<'agreements' | 'rows' | 'requests', Bilingual>> = {
  agreements: {
    zh: '双方均已签署、款项未退回的协议数；方向为供方所在区域到买方所在区域。',
    en: 'Agreements signed by both sides whose money did not go back, from the provider’s region to the buyer’s.',
  },
  rows: {
    zh: '交付计量记录的行数，重复读取重复计算。',
    en: 'Rows that the meters of delivery counted; read twice they count twice.',
  },
  requests: {
    zh: '交付计量记录的已答复查询与文件请求数。',
    en: 'Queries and requests for files that the meters of delivery counted as answered.',
  },
};
