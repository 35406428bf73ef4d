import type { catalogue as en } from '../en/catalogue.ts';
import type { Same } from '../same.ts';

/** 数据目录。 */
export const catalogue: Same<typeof en> = {
  title: '数据目录',
  searchLabel: '搜索数据产品',
  searchPlaceholder: '名称、主题或字段',
  suggestions: '相符的产品',
  narrow: '筛选',
  chosen: '已选条件',
  lift: '（移除）',
  liftAll: '清除全部条件',
  any: '不限',
  moreValues: '另有 {{count}} 项',
  found: '共 {{total}} 项产品',
  pages: '翻页',
  firstPage: '回到第一页',
  nextPage: '下一页',
  sortBy: '排序',
  sort: {
    relevance: '最相关',
    newest: '最新上架',
    quality: '质量从高到低',
    priceLow: '价格从低到高',
    priceHigh: '价格从高到低',
    rows: '行数从多到少',
  },
  facet: {
    category: '主题',
    price: '价格',
    grade: '质量',
    level: '敏感级别',
    mode: '交付方式',
    accessKind: '获取条件',
    form: '形态',
    region: '所属区域',
    provider: '提供方',
    updatedSince: '数据更新',
    rowsMin: '数据规模',
  },
  nothing: {
    found: '没有完全相符的产品，您可以：',
    atAll: '目前还没有上架的产品。有数据的，可以做第一家。',
    lift: '去掉筛选条件，只按关键词再搜一次',
    words: '换个更短、更宽的词，例如用“空气”而不是“2017 年逐小时空气质量”',
    all: '看看全部在售产品',
  },
};
