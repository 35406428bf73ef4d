import { defineAuditKinds } from '#audit';

/** What the module writes into the log. */
export const datasetKinds = defineAuditKinds('datasets', {
  dataset_created: { en: 'A dataset was set up.', zh: '建立数据集。' },
  version_created: { en: 'A version of a dataset was published.', zh: '发布数据集新版本。' },
});
