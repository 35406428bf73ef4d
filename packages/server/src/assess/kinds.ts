import { defineAuditKinds } from '#audit';

/** What assess writes into the log. */
export const assessKinds = defineAuditKinds('assess', {
  version_assessed: {
    en: 'A version was assessed, or assessed anew after a declaration changed.',
    zh: '版本完成评估，或在申报变更后重新评估。',
  },
  certificate_issued: {
    en: 'A certificate of a version’s quality was issued.',
    zh: '签发版本的质量证书。',
  },
  suspect_marked: {
    en: 'A person said of a flagged cell whether it is wrong or right.',
    zh: '人员标记可疑单元格确有错误或属正确。',
  },
  costs_declared: { en: 'The owner declared what a dataset cost.', zh: '提供方申报数据集成本。' },
  level_raised: { en: 'The owner raised the level of a column.', zh: '提供方调高列的级别。' },
  level_lowered: {
    en: 'The level of a column was lowered with a reason and a second person’s yes.',
    zh: '列的级别经说明理由并由第二人复核后调低。',
  },
  contract_changed: {
    en: 'The owner wrote a data contract for a dataset, or changed it.',
    zh: '提供方编写或修改了数据集的数据合同。',
  },
});
