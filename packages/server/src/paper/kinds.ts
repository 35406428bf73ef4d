import { defineAuditKinds } from '#audit';

/** What paper writes into the log. */
export const paperKinds = defineAuditKinds('paper', {
  document_issued: { en: 'A document was issued as paper.', zh: '签发纸质文件。' },
});
