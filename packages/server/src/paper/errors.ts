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
  'paper.export_unknown': {
    status: 404,
    en: 'There is no list of {kind} to be exported on this platform.',
    zh: '本平台没有可导出的“{kind}”列表。',
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
