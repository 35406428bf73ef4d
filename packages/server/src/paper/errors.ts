import { defineErrors } from '#kernel';
import { importErrors } from './errors-imports.ts';
import { reportErrors } from './errors-reports.ts';

/** Every refusal of the module. */
export const paperErrors = defineErrors({
  'paper.document_unknown': {
    status: 404,
    en: 'No document with this number was issued here. Compare it with the paper, letter by letter.',
    zh: '本平台没有签发过该编号的文件，请逐字核对纸面上的编号。',
  },
  'paper.too_many_lookups': {
    status: 429,
    en: 'Too many numbers were looked up from your address. Try again in a minute.',
    zh: '您所在地址的查询过于频繁，请一分钟后再试。',
  },
  'paper.product_unknown': {
    status: 404,
    en: 'There is no publicly listed product with this id.',
    zh: '没有该编号的公开上架产品。',
  },
  'paper.booking_none': {
    status: 409,
    en: 'Nothing was declared for the books of this dataset. Add vouchers or answers to its value sheet first.',
    zh: '该数据集尚未申报入表信息。请先在估值输入表中列出凭证或回答确认条件。',
  },
  'paper.export_unknown': {
    status: 404,
    en: 'There is no list of {kind} to be exported on this platform.',
    zh: '本平台没有可导出的“{kind}”列表。',
  },
  'paper.provider_unreadable': {
    status: 422,
    en: 'Line {line} of the provider file is no YAML: {what}. Correct it; examples/dossier/provider.yaml shows the form.',
    zh: '提供方文件第 {line} 行不是有效的 YAML：{what}。请更正，格式见 examples/dossier/provider.yaml。',
  },
  'paper.provider_wrong': {
    status: 422,
    en: 'Line {line} of the provider file: "{where}" is unknown or wrong ({what}). Correct it; examples/dossier/provider.yaml shows what there is.',
    zh: '提供方文件第 {line} 行：“{where}”不认识或填写有误（{what}）。请更正，可用项见 examples/dossier/provider.yaml。',
  },
  ...importErrors,
  ...reportErrors,
  'paper.work_too_large': {
    status: 422,
    en: 'This took more time or memory than a file may take: {what}. Ask for a smaller part.',
    zh: '处理所需的时间或内存超过上限：{what}。请缩小范围。',
  },
});

/** The closed union of the module's codes. */
export type PaperCode = keyof typeof paperErrors;
