import { defineErrors } from '#kernel';

/** Refusals of reports and their templates. */
export const reportErrors = defineErrors({
  'paper.template_unknown': {
    status: 404,
    en: 'You have no template with this id; it may have been removed.',
    zh: '没有该编号的模板，可能已被删除。',
  },
  'paper.templates_full': {
    status: 409,
    en: 'You have {max} templates, which is as many as are kept. Remove one that you no longer use.',
    zh: '模板已达上限 {max} 个，请先删除不再使用的模板。',
  },
  'paper.template_too_large': {
    status: 413,
    en: 'The template is larger than {maxMiB} MiB. Make the pictures in it smaller.',
    zh: '模板超过 {maxMiB} MiB，请压缩其中的图片后重新上传。',
  },
  'paper.template_unreadable': {
    status: 422,
    en: 'This is no Word (.docx) or Excel (.xlsx) file as its name says, or it is damaged or protected by a password. Save it anew and upload it again.',
    zh: '文件不是其名称所示的 Word（.docx）或 Excel（.xlsx）文件，或已损坏、设有密码。请另存后重新上传。',
  },
  'paper.template_inflates': {
    status: 422,
    en: 'Unpacked, the template is larger than {maxMiB} MiB. Start from an empty file and copy the text into it.',
    zh: '模板解压后超过 {maxMiB} MiB。请新建空白文件，把内容复制过去再上传。',
  },
  'paper.template_unsafe': {
    status: 422,
    en: 'The template refers to things outside itself (linked files, embedded objects, odd paths). Remove them and upload it again; ordinary links may stay.',
    zh: '模板引用了文件以外的内容（链接的文件、嵌入对象或异常路径）。请移除后重新上传；普通超链接可以保留。',
  },
  'paper.template_macros': {
    status: 422,
    en: 'The template holds macros or controls. Save it without macros, as .docx or .xlsx.',
    zh: '模板含有宏或控件。请另存为不含宏的 .docx 或 .xlsx 文件。',
  },
  'paper.template_loop_wrong': {
    status: 422,
    en: 'The loop "{name}" cannot be repeated: open and close it by the same name, not inside another one, in Excel within one row, and on a sheet without tables or formulas filled down.',
    zh: '循环“{name}”无法展开：起止名称须一致，不能嵌套；在 Excel 中须在同一行内，且该工作表不含“表格”对象和向下填充的公式。',
  },
  'paper.template_loop_unknown': {
    status: 422,
    en: 'There are no rows called "{name}" to repeat. These there are: {known}.',
    zh: '没有名为“{name}”的明细可供循环，现有：{known}。',
  },
  'paper.template_braces_wrong': {
    status: 422,
    en: 'A brace in the template is not closed or has no name: {what}',
    zh: '模板中的花括号不完整：{what}',
  },
  'paper.template_placeholders_many': {
    status: 422,
    en: 'The template has more than {max} different placeholders. Divide it into several.',
    zh: '模板中不同的占位符超过 {max} 个，请拆分为多个模板。',
  },
  'paper.report_unknown': {
    status: 404,
    en: 'You have no report with this id.',
    zh: '没有该编号的报表。',
  },
  'paper.period_wrong': {
    status: 422,
    en: 'A month is written YYYY-MM and a year YYYY; it must have begun.',
    zh: '月份应写作 YYYY-MM，年份应写作 YYYY，且须已经开始。',
  },
});
