import { defineAuditKinds } from '#audit';

/** What notices write into the log. */
export const noticeAuditKinds = defineAuditKinds('notices', {
  announcement_published: { en: 'An operator published an announcement.', zh: '运营方发布公告。' },
  announcement_changed: { en: 'An operator changed a published announcement.', zh: '运营方修改已发布的公告。' },
  announcement_withdrawn: { en: 'An operator withdrew an announcement.', zh: '运营方撤回公告。' },
});
