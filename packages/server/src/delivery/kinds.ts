import { defineAuditKinds } from '#audit';

/** What delivery writes into the log. */
export const deliveryKinds = defineAuditKinds('delivery', {
  access_opened: { en: 'An agreement opened a share.', zh: '协议生效，开通数据共享。' },
  access_closed: { en: 'The end of an agreement closed its share.', zh: '协议终止，关闭数据共享。' },
  profile_issued: { en: 'A new profile was handed to the buyer.', zh: '向买方发放新的共享凭据。' },
  urls_granted: { en: 'Signed addresses of files were given out.', zh: '发放文件的签名下载地址。' },
  file_downloaded: { en: 'A table was downloaded as a file.', zh: '整表下载为文件。' },
});
