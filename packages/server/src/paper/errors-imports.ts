import { defineErrors } from '#kernel';

/** Refusals of imports; those of a file are named after what is wrong with it (core/read-table.ts). */
export const importErrors = defineErrors({
  'paper.import_unknown': {
    status: 404,
    en: 'There is no such import of your organisation.',
    zh: '本机构没有该导入。',
  },
  'paper.import_too_large': {
    status: 413,
    en: 'The file is larger than {maxMiB} MiB. Divide the list.',
    zh: '文件超过 {maxMiB} MiB，请拆分名单。',
  },
  'paper.import_not_a_workbook': {
    status: 422,
    en: 'The file is no Excel workbook (.xlsx) and no CSV that can be read. Save it again from your spreadsheet program.',
    zh: '该文件不是可读取的 Excel 工作簿（.xlsx）或 CSV，请用表格软件另存后重新上传。',
  },
  'paper.import_too_large_inside': {
    status: 422,
    en: 'The file unpacks to more than an import may hold. Keep the list only, on the first sheet.',
    zh: '文件解压后超出导入上限，请只保留首个工作表中的名单。',
  },
  'paper.import_macros': {
    status: 422,
    en: 'The workbook contains macros or controls. Save it as .xlsx without them.',
    zh: '工作簿含有宏或控件，请另存为不含宏的 .xlsx。',
  },
  'paper.import_encrypted': {
    status: 422,
    en: 'The workbook is encrypted. Take the password off and save it again.',
    zh: '工作簿已加密，请取消密码后另存。',
  },
  'paper.import_strange_names': {
    status: 422,
    en: 'The file contains parts with names that no spreadsheet program writes. Save it again from your spreadsheet program.',
    zh: '文件内含名称异常的部分，请用表格软件另存后重新上传。',
  },
  'paper.import_declares_entities': {
    status: 422,
    en: 'The file contains document types or entities, which have no place in a workbook. Save it again from your spreadsheet program.',
    zh: '文件内含文档类型或实体声明，工作簿中不应出现，请用表格软件另存后重新上传。',
  },
  'paper.import_no_rows': {
    status: 422,
    en: 'There is no row below the headings of the first sheet. Begin with the template.',
    zh: '首个工作表的表头下没有数据行，可从模板开始填写。',
  },
  'paper.import_too_many_rows': {
    status: 422,
    en: 'The list has more than {rowsMax} rows. Divide it.',
    zh: '名单超过 {rowsMax} 行，请拆分。',
  },
  'paper.import_too_many_columns': {
    status: 422,
    en: 'The list has more than {columnsMax} columns. Leave out what is not imported.',
    zh: '名单超过 {columnsMax} 列，请删去不需要导入的列。',
  },
  'paper.import_cell_too_long': {
    status: 422,
    en: 'A cell has more than {cellMax} characters. Shorten it.',
    zh: '有单元格超过 {cellMax} 个字符，请缩短。',
  },
  'paper.import_not_text': {
    status: 422,
    en: 'The file is not text in UTF-8 or GB18030. Save it as .xlsx, or as CSV in UTF-8.',
    zh: '文件不是 UTF-8 或 GB18030 编码的文本，请另存为 .xlsx 或 UTF-8 编码的 CSV。',
  },
  'paper.import_event_refused': {
    status: 409,
    en: 'The import is {state}; {event} is not possible. Possible: {possible}.',
    zh: '该导入目前的状态是“{state}”，不能进行“{event}”；可以进行：{possible}。',
  },
  'paper.import_outdated': {
    status: 409,
    en: 'The import would no longer do what was shown. Preview it again and look at it before you apply it.',
    zh: '情况已变化，导入结果将与预览不同。请重新预览并确认后再执行。',
  },
  'paper.import_nothing': {
    status: 409,
    en: 'There is nothing to create or to change in this import.',
    zh: '该导入没有需要新建或修改的内容。',
  },
  'paper.import_mapping_wrong': {
    status: 422,
    en: 'Name for each column one of its fields or none, and no field twice.',
    zh: '请为每一列指定一个字段或留空，同一字段不能指定两次。',
  },
  'paper.imports_waiting': {
    status: 409,
    en: '{max} imports wait to be applied or dropped. Decide some of them first.',
    zh: '已有 {max} 个导入等待处理，请先执行或放弃其中一些。',
  },
});
