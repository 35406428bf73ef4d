/** Words by which people in offices mark what is no data. Spaces inside are taken out before they are compared. */

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u3000]+/g, '');

const totalPattern =
  /^([（(【]?[合总小共累]计[）)】]?|.{0,12}(合计|总计|小计|共计|累计)|(合计|总计|小计|共计|累计)[（(].{0,12}[）)]|(grand|sub)?-?totals?|sum)[:：]?$/i;

/** Whether a cell names a row of sums: 合计, 总计, 第一季度小计, Total. */
export const isTotalLabel = (text: string): boolean => totalPattern.test(squeezed(text));

const notePattern =
  /^([（(【[]?(注|备注|附注|说明|填报说明|编制说明|资料来源|数据来源|来源|数据截止|截至|制表|制单|审核|复核|审批|批准|经办|填表|填报|统计负责人|单位负责人|负责人|联系人|联系电话|报出日期|打印日期|制表日期|notes?|sources?|remarks?|prepared by)[\]）)】]?\d{0,2}([:：.、]|$)|[*＊※])/i;

/** Whether a cell begins a note below or above a table: 注：…, 资料来源：…, 制表人：…. */
export const isNoteText = (text: string): boolean => notePattern.test(squeezed(text));

const metaPattern =
  /[:：]|^(单位|币种|计量单位)|^\d{4}年(度|\d{1,2}月(\d{1,2}日)?|第?[一二三四1-4]季度|[上下]半年)?$|^第?\d+页|^表\d|^no\./i;

/** Whether a cell beside a title says how the table is to be taken: 单位：万元, 2024年3月. */
export const isMetaText = (text: string): boolean => metaPattern.test(squeezed(text));

const unitPattern =
  /^[（(]?(%|‰|元|万元|亿元|千元|人|万人|户|万户|个|家|次|万次|吨|万吨|千克|公斤|公里|千米|米|平方米|万平方米|平方公里|公顷|亩|万亩|千瓦时|万千瓦时|度|台|辆|天|小时|分|岁|元\/吨|元\/人|件|万件|笔|册|份|套|张|百分点|倍|‰)[）)]?$/;

/** Whether a cell holds nothing but a unit of measure. */
export const isUnitText = (text: string): boolean => unitPattern.test(squeezed(text));

const sectionPattern =
  /^([一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节部分类])/;

/** Whether a cell numbers a section: 一、工业, （二）服务业. */
export const isSectionText = (text: string): boolean => sectionPattern.test(squeezed(text));

const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
const betweenCjk = new RegExp(`(?<=[${cjk}])[\\s\\u00a0\\u3000]+(?=[${cjk}])`, 'g');

/** A heading on one line: 姓  名 is 姓名. */
export const labelText = (text: string): string =>
  text
    .replace(betweenCjk, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();

/** Words that stand for nothing in a column of numbers or dates, beside those that are missing everywhere. */
export const emptyWords: ReadonlySet<string> = new Set([
  '—',
  '——',
  '－',
  '－－',
  '--',
  '-',
  '…',
  '……',
  '...',
  '/',
  '\\',
  '无',
  '暂无',
  '无数据',
  '缺',
  '缺失',
  '不详',
  'N/A',
  'NA',
  'n/a',
  '#N/A',
  'NULL',
  'null',
  '*',
  '×',
]);
