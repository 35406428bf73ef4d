import type { showcase as en } from '../en/showcase.ts';
import type { Same } from '../same.ts';

/** 机构在公开页面上的自我介绍。 */
export const showcase: Same<typeof en> = {
  title: '机构展示页',
  lead: '本机构在公开页面上的自我介绍。页面其余内容由平台据实统计，不能自行填写。',
  aboutZh: '机构介绍（中文）',
  aboutEn: '机构介绍（英文）',
  aboutHelp: '您是谁，提供哪方面的数据。',
  contact: '联系方式',
  contactHelp: '供他人咨询数据之用的邮箱或电话。',
  save: '发布',
  saved: '已显示在公开页面上。',
  see: '查看公开页面',
  notYet: '运营方核验贵机构之后，公开页面即可打开。',
};
