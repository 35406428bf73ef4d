import { defineAuditKinds } from '#audit';

/** What cases write into the log. */
export const casesKinds = defineAuditKinds('cases', {
  step: {
    en: 'A step was taken in a case; the content names the hash of its event.',
    zh: '办件完成一个步骤，内容含该事件的哈希。',
  },
  definition_published: { en: 'A definition of a programme was published.', zh: '发布一个服务事项定义。' },
  definition_retired: { en: 'A definition takes no new cases any more.', zh: '服务事项定义停止受理。' },
  effect_failed: { en: 'What a step causes could not be done.', zh: '步骤引发的事项未能完成。' },
  effect_revived: { en: 'What had failed is tried again.', zh: '未完成的事项重新执行。' },
  contact_read: { en: 'Somebody read who a case is about.', zh: '查看办件的联系人信息。' },
  contact_erased: { en: 'The personal data of a case were erased.', zh: '删除办件的个人信息。' },
  calendar_added: { en: 'An operator added the working days of a year.', zh: '运营方补充某年的工作日安排。' },
  clocks_renewed: { en: 'Open clocks were reckoned anew after a calendar change.', zh: '日历变更后重新计算在办时限。' },
  delegated: { en: 'Somebody stands in for a colleague for a time.', zh: '同事在一段时间内代为办理。' },
});
