import type { market as en } from '../en/market.ts';
import type { Same } from '../same.ts';

/** 市场行情。 */
export const market: Same<typeof en> = {
  title: '市场行情',
  lead: '平台上实际流通了什么，由平台自己计数，别无来源。会暴露当事方的数字不予公布，并如实注明。',
  asOf: '截至',
  flows: {
    title: '区域之间流通了什么',
    none: '区域之间还没有数据流通。',
    finding: '{{rows}} 行数据从{{from}}流向{{to}}',
    from: '来自',
    to: '去往',
    rows: '交付行数',
    agreements: '合同数',
    requests: '已答请求数',
  },
  trades: '成交',
  noTrades: '目前还没有成交。',
  byMonth: '按月份（{{currency}}）',
  byCategory: '按主题（{{currency}}）',
  byBoth: '按月份和主题',
  bar: '金额条形图',
  column: { month: '月份', category: '主题', amount: '金额', trades: '笔数', median: '价格中位数' },
};
