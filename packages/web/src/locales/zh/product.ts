import type { product as en } from '../en/product.ts';
import type { Same } from '../same.ts';

/** 数据产品：卡片与产品页。 */
export const product: Same<typeof en> = {
  by: '提供方：{{name}}',
  form: { dataset: '数据集', api: '数据接口', report: '数据报告', model: '模型', service: '数据服务' },
  facts: {
    quality: '质量',
    score: '{{score}} 分{{grade}}，覆盖度 {{share}}',
    level: '级别',
    rows: '行数',
    price: '价格',
  },
  price: { from: '{{amount}} 起', free: '免费', negotiable: '面议' },
};
