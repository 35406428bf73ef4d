import type { notices as en } from '../en/notices.ts';
import type { Same } from '../same.ts';

/** 消息。 */
export const notices: Same<typeof en> = {
  title: '消息',
  lead: '与您有关的动态，打开即为已读。',
  bell: '消息，{{count}} 条未读',
  unread: '未读',
  all: '全部',
  readAll: '全部标为已读',
  none: '还没有消息',
  noneUnread: '没有未读消息',
  noneLead: '对方有回复、版本完成评估、资金有变动，都会出现在这里。',
  severity: '类别',
  severities: { info: '知悉', waiting: '待您处理', attention: '请留意' },
  what: '内容',
  when: '时间',
  seeAll: '查看全部消息',
};
