import type { check as en } from '../en/check.ts';
import type { Same } from '../same.ts';

/** 按编号核验文书。 */
export const check: Same<typeof en> = {
  title: '核验文书',
  lead: '本平台开出的文书都有编号和二维码。输入编号，即可看到它今天的状态；不知道编号的人，什么也查不到。',
  number: '文书编号',
  numberHint: '照文书所印填写，例如 AGR-110000-2026-000001-TY6G9TDM',
  look: '查询',
  issued: '本平台开具，时间为',
  today: '今天的状态',
  since: '始于',
  content: '内容散列',
  print: '文件散列',
  compare: '我手上的是不是这一份？',
  compareLead: '选择您手上的 PDF，散列在您的浏览器里计算，文件不会上传。',
  file: '您的文件',
  same: '与当初以此编号开出的文件完全一致，一个比特都不差。',
  other: '不是以此编号开出的文件。可能另存过，也可能被改动过。',
  tooLarge: '本平台开出的文书不会这么大。',
  insecure: '浏览器只在安全连接（https）下才能计算散列。请用 https 地址打开本页再比对。',
};
