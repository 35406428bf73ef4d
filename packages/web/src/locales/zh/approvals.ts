import type { approvals as en } from '../en/approvals.ts';
import type { Same } from '../same.ts';

/** 需要第二人同意的操作。 */
export const approvals: Same<typeof en> = {
  title: '双人复核',
  lead: '有些操作须由两个人完成：提出的人不能自己同意；您同意的内容一字不差地固定下来。',
  none: '没有复核事项',
  noneText: '同事申请下调某列分级、更换签名密钥或擦除存证内容时，会出现在这里。',
  waiting: '待复核',
  decided: '已处理',
  asked: '{{name}}于{{when}}提出',
  answered: '由{{name}}处理',
  yours: '这是您本人提出的，须由另一位同事决定。',
  others: '可由以下角色决定：{{roles}}。',
  subject: '事项对象',
  hash: '内容指纹（SHA-256）',
  hashHint: '您的同意只对这份内容有效；内容若有改动，须重新申请。',
  reason: '申请理由',
  yes: '同意',
  yesTitle: '同意这项操作？',
  yesText: '同意后，您的同事可以执行一次：{{what}}。',
  no: '不同意',
  noTitle: '不同意这项操作？',
  noText: '不会有任何变更；您的同事会收到通知，可以重新申请。',
  states: { waiting: '待复核', approved: '已同意，尚未执行', refused: '未同意', used: '已执行' },
  kinds: {
    key: '更换本机构签名密钥',
    level: '下调某列的分级',
    erasure: '擦除一条存证的内容',
    other: '须由两人完成的操作',
  },
};
