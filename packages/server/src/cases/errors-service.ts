import { defineErrors } from '#kernel';

/** Refusals of the module's services, beside those of the engine. */
export const serviceErrors = defineErrors({
  'cases.definition_unknown': {
    status: 404,
    en: 'There is no such definition that you may see.',
    zh: '没有您可以查看的该事项定义。',
  },
  'cases.definition_exists': {
    status: 409,
    en: 'There is a definition {key} with version {version} already. Give this one a higher version.',
    zh: '定义 {key} 的第 {version} 版已经存在，请使用更高的版本号。',
  },
  'cases.definition_state': {
    status: 409,
    en: 'The definition is "{state}"; this is not possible with it. Make a new version instead.',
    zh: '该定义当前为“{state}”状态，不能执行此操作。请另建新版本。',
  },
  'cases.definition_shipped': {
    status: 403,
    en: 'This definition ships with the platform. Copy it under your organisation to change it.',
    zh: '该定义随平台提供，请复制到本机构名下再修改。',
  },
  'cases.shipped_broken': {
    status: 500,
    en: 'The shipped definition {file} is broken: {what} Mend the file or install the release again.',
    zh: '随平台提供的定义 {file} 有误：{what} 请修正该文件或重新安装。',
  },
  'cases.shipped_changed': {
    status: 500,
    en: 'The shipped definition {file} was changed, but cases already use version {version}. Give it a new version.',
    zh: '随平台提供的定义 {file} 已被改动，而第 {version} 版已有办件在用。请为其设置新的版本号。',
  },
  'cases.effect_not_here': {
    status: 422,
    en: 'This installation cannot do "{kind}" yet. Take this effect of "{action}" out, then publish again.',
    zh: '本平台目前还不能执行“{kind}”。请从“{action}”中去掉该效果后再发布。',
  },
  'cases.office_unknown': {
    status: 404,
    en: 'There is no office for the region {region}.',
    zh: '地区 {region} 没有受理机构。',
  },
  'cases.not_for_you': {
    status: 403,
    en: 'Only {audience} can open this one.',
    zh: '此事项仅限{audienceZh}办理。',
  },
  'cases.draft_unknown': {
    status: 404,
    en: 'There is no such draft in your organisation.',
    zh: '贵机构没有该草稿。',
  },
  'cases.drafts_too_many': {
    status: 409,
    en: 'Your organisation keeps {max} drafts already. Send or delete some first.',
    zh: '贵机构的草稿已达 {max} 份，请先提交或删除部分草稿。',
  },
  'cases.file_unknown': {
    status: 404,
    en: 'There is no such document in this case.',
    zh: '该办件没有这份材料。',
  },
  'cases.document_unknown': {
    status: 422,
    en: 'Upload the document to this case first; then it is supplied.',
    zh: '请先将材料上传到该办件，再补交。',
  },
  'cases.file_empty': {
    status: 422,
    en: 'The file is empty. Choose another one.',
    zh: '文件是空的，请另选文件。',
  },
  'cases.file_too_large': {
    status: 413,
    en: 'A document may have at most {maxMiB} MiB. Make it smaller or split it.',
    zh: '单份材料不得超过 {maxMiB} MiB，请压缩或拆分。',
  },
  'cases.files_too_many': {
    status: 409,
    en: 'A case takes at most {max} documents.',
    zh: '一件办件最多 {max} 份材料。',
  },
  'cases.unit_unknown': {
    status: 422,
    en: 'There is no verified organisation {unit} that a case could be given to.',
    zh: '没有可以承办的已核验机构 {unit}。',
  },
  'cases.person_unknown': {
    status: 422,
    en: 'There is no such person in your organisation.',
    zh: '本机构没有该人员。',
  },
  'cases.effect_unknown': {
    status: 404,
    en: 'There is nothing of this id that has failed.',
    zh: '没有该编号的未完成事项。',
  },
  'cases.effect_broken': {
    status: 500,
    en: 'It failed {attempts} times for a reason that is in the log of the platform.',
    zh: '已失败 {attempts} 次，原因见平台日志。',
  },
  'cases.amount_wrong': {
    status: 422,
    en: 'The amount "{amount}" is not a positive amount of money.',
    zh: '金额“{amount}”不是有效的正数金额。',
  },
  'cases.publication_wrong': {
    status: 422,
    en: 'The page "{page}" has no name that can be published under: small letters, digits and hyphens.',
    zh: '公示栏目“{page}”名称有误，只能用小写字母、数字和连字符。',
  },
  'cases.account_unknown': {
    status: 422,
    en: 'There is no account "{account}" of the programme that money could move from.',
    zh: '该事项没有可供支付的账户“{account}”。',
  },
  'cases.no_reservation': {
    status: 409,
    en: 'Nothing is reserved for this case that could be paid or given back.',
    zh: '该办件没有可支付或退回的预留款项。',
  },
  'cases.contact_closed': {
    status: 403,
    en: 'Only the office and the applicant may know who a case is about.',
    zh: '联系人信息仅主办方与申请人可见。',
  },
  'cases.contact_none': {
    status: 409,
    en: 'No personal data are kept with this case.',
    zh: '该办件没有个人信息。',
  },
  'cases.tracking_wrong': {
    status: 404,
    en: 'Number and code do not fit together. Look at your receipt again.',
    zh: '编号与查询码不符，请核对回执。',
  },
  'cases.too_many_visits': {
    status: 429,
    en: 'Too many calls from your network within an hour. Try again later, or call the office.',
    zh: '一小时内来自您所在网络的请求过多，请稍后再试，或致电受理机构。',
  },
  'cases.already_opened': {
    status: 409,
    en: 'This was opened before as {number}. Its code was shown then and is shown only once.',
    zh: '此前已登记为 {number}。查询码当时已显示，仅显示一次。',
  },
  'cases.period_wrong': {
    status: 422,
    en: 'Ask for one to {max} months, the first not after the last.',
    zh: '统计期间为 1 至 {max} 个月，起始月份不得晚于截止月份。',
  },
  'cases.calendar_wrong': {
    status: 422,
    en: 'The calendar is not of the year {year}: {what}.',
    zh: '日历与 {year} 年不符：{what}。',
  },
  'cases.delegation_unknown': {
    status: 404,
    en: 'Nobody stands in for you under this id.',
    zh: '没有该编号的代办安排。',
  },
  'cases.delegation_wrong': {
    status: 422,
    en: 'A colleague stands in for you from now or later, for at most {daysMax} days.',
    zh: '代办须从现在或以后开始，最长 {daysMax} 天。',
  },
});
