import { defineErrors } from '#kernel';

/** Why the module refuses. */
export const assessErrors = defineErrors({
  'assess.not_found': {
    status: 404,
    en: 'There is no such dataset, version or assessment that you may see.',
    zh: '没有您可以查看的该数据集、版本或评估。',
  },
  'assess.not_assessed': {
    status: 404,
    en: 'Version {number} is not assessed yet. This takes seconds to minutes after the upload; ask again.',
    zh: '第 {number} 版尚未评估完成。评估通常在上传后数秒至数分钟内完成，请稍后再查。',
  },
  'assess.suspect_unknown': {
    status: 409,
    en: 'No cell is flagged in row {row}, column "{column}". Mark one of the listed suspects.',
    zh: '第 {row} 行“{column}”列没有可疑单元格。请从可疑清单中选择后标记。',
  },
  'assess.column_unknown': {
    status: 404,
    en: 'The current version has no column "{column}".',
    zh: '当前版本没有列“{column}”。',
  },
  'assess.costs_wrong': {
    status: 400,
    en: 'Costs need low ≤ base ≤ high, none below 0, and a remaining life that is not longer than the whole one. Correct them.',
    zh: '各项成本须满足：低值 ≤ 基准值 ≤ 高值，且不为负；剩余寿命不得长于总寿命。请更正。',
  },
  'assess.certificate_unreadable': {
    status: 400,
    en: 'This is no certificate of quality: {place} is missing or wrong. Give the JSON file as it was handed out.',
    zh: '这不是质量证书：{place} 缺失或有误。请使用签发时的 JSON 文件。',
  },
  'assess.certificate_broken': {
    status: 409,
    en: 'The {algorithm} signature does not fit what the certificate states: something was changed. Ask the issuer for the original.',
    zh: '{algorithm} 签名与证书内容不符，证书已被改动。请向签发方索取原件。',
  },
  'assess.certificate_key_unknown': {
    status: 409,
    en: 'The certificate is signed with a key that you did not name ({fingerprint}). Compare it with what the issuer publishes.',
    zh: '证书由您未指定的公钥签名（{fingerprint}）。请与签发方公布的公钥核对。',
  },
  'assess.certificate_data_differs': {
    status: 409,
    en: 'These are not the data that the certificate is about: their hash differs. Give the uploaded file, or every Parquet file of the version.',
    zh: '所给数据不是证书所指的数据：哈希不一致。请提供上传时的文件，或该版本的全部 Parquet 文件。',
  },
  'assess.sheet_wrong': {
    status: 400,
    en: 'The value sheet is wrong at "{where}": bounds need low ≤ base ≤ high, amounts none below 0, and names must be known ones. Correct it.',
    zh: '估值输入表的“{where}”有误：须满足低值 ≤ 基准值 ≤ 高值，金额不为负，名称须为已知项。请更正。',
  },
  'assess.comparable_unknown': {
    status: 409,
    en: 'The deal "{name}" names ledger entry {entry}, which is not there or not yours to see. Choose a settled payment of your own accounts.',
    zh: '可比交易“{name}”所列的账目 {entry} 不存在，或您无权查看。请从本机构账户已结算的付款中选择。',
  },
  'assess.comparable_unsettled': {
    status: 409,
    en: 'The deal "{name}" names ledger entry {entry}, which settled no payment. Name the transfer by which the price was paid.',
    zh: '可比交易“{name}”所列的账目 {entry} 不是已完成的付款。请填写支付价款的那一笔划转。',
  },
  'assess.comparable_differs': {
    status: 409,
    en: 'The deal "{name}" is not as ledger entry {entry} has it: give its price in {currency} as expected amount and {day} as its day.',
    zh: '可比交易“{name}”与账目 {entry} 不一致：基准价格应为该笔付款的金额（{currency}），结算日期应为 {day}。',
  },
  'assess.lowering_needs_approval': {
    status: 409,
    en: 'Column "{column}" is at level {level}. Lowering it needs a second person of your organisation: ask for approval, and send the request again with its id once it is given.',
    zh: '列“{column}”当前为 {level} 级。调低级别须由本机构第二人复核：请先申请复核，通过后携带复核编号重新提交。',
  },
  'assess.contract_wrong': {
    status: 422,
    en: 'The data contract is wrong in line {line} {path}: {problemEn}. Correct it and send it again.',
    zh: '数据合同第 {line} 行 {path} 有误：{problemZh}。请更正后重试。',
  },
  'assess.contract_unreadable': {
    status: 404,
    en: 'There is no data contract, or table of one, to read at {path}. Check the path.',
    zh: '在 {path} 处读不到数据合同或其所引的表。请检查路径。',
  },
  'assess.contract_changed': {
    status: 409,
    en: 'Somebody has changed the contract since: it is number {number} now. Load it anew and repeat your change.',
    zh: '合同已被他人修改，当前为第 {number} 号。请重新载入后再修改。',
  },
  'assess.contract_path': {
    status: 400,
    en: 'A path of the changes leads to no place in the contract. Load the contract anew and name a place that is there.',
    zh: '修改所指的位置在合同中不存在。请重新载入合同后再试。',
  },
  'assess.suggestion_unknown': {
    status: 404,
    en: 'No such rule is suggested from the current version. Load the suggestions anew.',
    zh: '当前版本没有这条建议规则。请重新载入建议。',
  },
  'assess.versions_same': {
    status: 400,
    en: 'Name two different versions to compare.',
    zh: '请给出两个不同的版本进行比较。',
  },
});

/** Codes of the module's refusals. */
export type AssessCode = keyof typeof assessErrors;
