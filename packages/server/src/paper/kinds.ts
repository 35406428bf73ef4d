import { defineAuditKinds } from '#audit';

/** What paper writes into the log. */
export const paperKinds = defineAuditKinds('paper', {
  document_issued: { en: 'A document was issued as paper.', zh: '签发纸质文件。' },
  import_previewed: { en: 'A list was read for import; nothing is done yet.', zh: '读取导入名单，尚未执行。' },
  import_applied: { en: 'An import was applied as it was previewed.', zh: '按预览执行导入。' },
  import_dropped: { en: 'An import was dropped.', zh: '放弃导入。' },
  report_made: { en: 'A report was made from figures of the platform.', zh: '由平台数据生成运营报表。' },
});
