import type { home as en } from '../en/home.ts';
import type { Same } from '../same.ts';

/** 首页。 */
export const home: Same<typeof en> = {
  title: '本区域的数据，尽在此处',
  lead: '找数据、看质量、签合同、付款，再用自己的工具取数。每一步，人人都能核验。',
  searchLabel: '搜索数据产品',
  searchPlaceholder: '空气质量、电厂、行政区划代码……',
  doors: {
    title: '您想办什么？',
    haveData: { title: '我有数据', text: '先看看数据有什么毛病、值多少钱，再按自己的条件上架。' },
    needData: { title: '我要数据', text: '先看后买：质量、级别和脱敏样例对所有人公开。' },
    needSupport: { title: '企业要扶持', text: '入驻成为会员，申请、审核和合同都在一处办理。' },
    liveHere: { title: '我住在这里', text: '看看哪些公共数据向您开放，核验交易所公布的内容。' },
  },
  offers: {
    title: '正在交易',
    all: '查看全部 {{count}} 项产品',
    none: '目前还没有上架的产品。有数据的，可以做第一家。',
  },
  rows: '{{count}} 行',
  free: '免费',
};
