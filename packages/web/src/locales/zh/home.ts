import type { home as en } from '../en/home.ts';
import type { Same } from '../same.ts';

/** 首页。 */
export const home: Same<typeof en> = {
  title: '让本区域的数据为您所用',
  lead: '要什么数据，一搜便知；好不好，付款前先看清；怎么取，用您手头的工具就行。每一步，人人都能核验。',
  searchLabel: '搜索数据产品',
  searchPlaceholder: '空气质量、电厂、行政区划代码……',
  subjects: '主题',
  doors: {
    title: '您想办什么？',
    haveData: { title: '我有数据', text: '先看看数据有什么毛病、值多少钱，再按自己的条件上架。' },
    needData: { title: '我要数据', text: '先看后买：质量、级别和脱敏样例对所有人公开。' },
    needSupport: { title: '企业要扶持', text: '入驻成为会员，申请、审核和合同都在一处办理。' },
    liveHere: { title: '我住在这里', text: '看看哪些公共数据向您开放，核验交易所公布的内容。' },
  },
  announcements: '公告',
  passed: '区域之间流通了什么',
  offers: {
    title: '在售数据',
    all: '查看全部 {{total}} 项产品',
    none: '目前还没有上架的产品。有数据的，可以做第一家。',
  },
  empty: { text: '平台还是空的：尚未设置区域和运营方。', act: '开始设置' },
};
