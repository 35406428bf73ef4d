import type { Bilingual } from '#kernel';
import type { ScannedColumn } from '../profile.ts';
import { literal } from '../sql.ts';
import { creditCodeCheck, dateCheck, luhnCheck, residentIdCheck } from './checksums.ts';
import { chineseNamePattern, healthPattern, latinNamePattern, notPersonPattern } from './words.ts';

/** The values that a detector can look at. */
export type ValueKind = 'text' | 'integer' | 'number' | 'date';

/**
 * A class of columns and how it is known. `format` and `valid` are SQL predicates over a text expression: with the header's word the form
 * is enough, without it values must be valid; `valid` is asked only of what has the form.
 */
export type Detector = {
  readonly id: string;
  readonly name: Bilingual;
  /** Words of a header that name the class. */
  readonly header: RegExp;
  readonly kinds: readonly ValueKind[];
  /** Characters of a value, when the class tells. */
  readonly lengths?: readonly [number, number];
  readonly format?: (text: string) => string;
  readonly valid?: (text: string, today: string) => string;
  /** Share of valid values at which values without any header suffice; absent: they never do. */
  readonly alone?: number;
  /** Share of values of the form at which header and values together suffice; 0: the header alone does. */
  readonly withHeader: number;
  /** Whether the column's statistics allow the class at all. */
  readonly fits?: (scanned: ScannedColumn) => boolean;
  /** `valid` is a checksum: one in ten or fewer random values pass it. */
  readonly checksum?: true;
  /** Values that miss the form are flagged one by one. */
  readonly strict?: true;
};

const matches =
  (pattern: string) =>
  (text: string): string =>
    `regexp_matches(${text}, ${literal(pattern)})`;

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const allOf = (...predicates: string[]): string => `(${predicates.join(' AND ')})`;

/** Digits of a number that may be written in groups. */
const digitsOnly = (text: string): string => `regexp_replace(${text}, '[ -]', '', 'g')`;

const within =
  (low: number, high: number) =>
  (c: ScannedColumn): boolean =>
    typeof c.min === 'number' && typeof c.max === 'number' && c.min >= low && c.max <= high;

/** Any division: codes of dissolved ones are still on cards, and 99 is what test data use. Date and check digit are proof enough. */
const residentPattern = '^[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]$';
const bankCardPattern = '^(62|4\\d|5[1-5]|2[2-7]|35|3[47]|60|65|68|9\\d)\\d{11,17}$';

/** The classes that are looked for. Between equally certain ones the order decides. */
export const detectors: readonly Detector[] = [
  {
    id: 'residentId',
    name: { zh: '居民身份号码', en: 'resident identity number' },
    header: /身份证|身份号|公民身份|证件号|id.?card|identity.?(no|num|card)|resident.?id|^sfz/i,
    alone: 0.01,
    withHeader: 0.01,
    kinds: ['text', 'integer'],
    lengths: [18, 18],
    format: matches('^\\d{17}[0-9Xx]$'),
    valid: (text, today) =>
      allOf(matches(residentPattern)(text), dateCheck(`substr(${text}, 7, 8)`, today), residentIdCheck(text)),
    checksum: true,
    strict: true,
  },
  {
    id: 'creditCode',
    name: { zh: '统一社会信用代码', en: 'unified social credit code' },
    header: /统一社会信用|信用代码|credit.?code|uscc|usci/i,
    alone: 0.1,
    withHeader: 0.1,
    kinds: ['text'],
    lengths: [18, 18],
    format: matches('^[1-9ANY][0-9A-HJ-NP-RTUW-Y]\\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$'),
    valid: (text) => creditCodeCheck(text),
    checksum: true,
    strict: true,
  },
  {
    id: 'bankCard',
    name: { zh: '银行卡号', en: 'bank card number' },
    header: /银行卡|卡号|账号|帐号|bank.?card|card.?(no|num)|cc.?num|account.?(no|num)|^pan$/i,
    alone: 0.01,
    withHeader: 0.01,
    kinds: ['text', 'integer'],
    lengths: [13, 23],
    format: (text) => matches(bankCardPattern)(digitsOnly(text)),
    valid: (text) => luhnCheck(digitsOnly(text)),
    checksum: true,
    strict: true,
  },
  {
    id: 'imei',
    name: { zh: '移动设备识别码（IMEI）', en: 'mobile equipment identity (IMEI)' },
    header: /imei|设备识别码|串号/i,
    alone: 0.01,
    withHeader: 0.01,
    kinds: ['text', 'integer'],
    lengths: [15, 15],
    format: matches('^(01|35|86|91|98|99)\\d{13}$'),
    valid: luhnCheck,
    checksum: true,
    strict: true,
  },
  {
    id: 'mobile',
    name: { zh: '手机号码', en: 'mobile phone number' },
    header: /手机|移动电话|mobile|cell.?phone|联系电话|电话/i,
    alone: 0.5,
    withHeader: 0.05,
    kinds: ['text', 'integer'],
    lengths: [11, 17],
    format: matches('^(\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}$'),
    strict: true,
  },
  {
    id: 'landline',
    name: { zh: '固定电话号码', en: 'landline number' },
    header: /固定?电话|座机|电话|tele?phone|^tel$|phone|传真|fax/i,
    alone: 0.5,
    withHeader: 0.2,
    kinds: ['text'],
    lengths: [10, 24],
    format: matches('^(\\+?86[ -]?)?(\\(0\\d{2,3}\\)|0\\d{2,3})[ -]?[2-8]\\d{6,7}([ -]\\d{1,6})?$'),
  },
  {
    id: 'plate',
    name: { zh: '机动车号牌号码', en: 'vehicle plate' },
    header: /车牌|号牌|plate/i,
    alone: 0.5,
    withHeader: 0.05,
    kinds: ['text'],
    lengths: [7, 9],
    format: matches(
      `^[${provinces}][A-HJ-NP-Z][· ]?([0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳]|[A-HJ-K][0-9A-HJ-NP-Z]\\d{4}|\\d{5}[A-HJ-K])$`,
    ),
    strict: true,
  },
  {
    id: 'email',
    name: { zh: '电子邮箱', en: 'e-mail address' },
    header: /邮箱|e.?mail/i,
    alone: 0.5,
    withHeader: 0.05,
    kinds: ['text'],
    lengths: [6, 254],
    format: matches(
      "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\\.[A-Za-z]{2,}$",
    ),
    strict: true,
  },
  {
    id: 'personName',
    name: { zh: '姓名', en: 'name of a person' },
    header:
      /姓名|患者|病人|联系人|法人|法定代表人|户主|业主|申请人|经办人|(full|first|last|given|sur|family|middle|maiden|patient|customer|contact|person).?name|^[fl]_?name$|^(first|last|maiden|surname|given|patient)$|^mothersmaiden$/i,
    alone: 0.85,
    withHeader: 0.5,
    kinds: ['text'],
    lengths: [1, 60],
    format: (text) =>
      `(${matches(chineseNamePattern)(text)} AND NOT ${matches(notPersonPattern)(text)} OR ${matches(latinNamePattern)(text)})`,
    valid: (text) => `(${matches(chineseNamePattern)(text)} AND NOT ${matches(notPersonPattern)(text)})`,
  },
  {
    id: 'address',
    name: { zh: '地址', en: 'postal address' },
    header: /地址|住址|住所|address|street/i,
    alone: 0.5,
    withHeader: 0.05,
    kinds: ['text'],
    lengths: [5, 300],
    format: (text) =>
      `(${matches('(省|市|自治区|区|县|旗|镇|乡|街道).*(路|街|道|巷|胡同|弄|村|里|小区|大厦|号|室|栋|幢|单元)')(text)} OR ` +
      `${matches('(?i)^(p\\.? ?o\\.? box )?\\d+[a-z]?[ ,].*\\b(st|street|ave|avenue|rd|road|blvd|lane|ln|drive|dr|court|ct|way|place|pl|terrace|circle|highway|hwy|box|suite|apt|row|promenade|parade|estate|crossing|mews|ramp|walk|trail|rest|key|port|manor|annex|route|burg|gardens)\\b')(text)})`,
  },
  {
    id: 'otherIdNumber',
    name: { zh: '其他证件号码', en: 'number of another identity document' },
    header:
      /护照|驾驶证|社保号|社保卡|医保卡|军官证|passport|^ssn$|social.?security|national.?id|driver.?s?(.?(licen|no|num|id)|$)/i,
    withHeader: 0,
    kinds: ['text', 'integer'],
    fits: (c) => c.distinct > 1,
  },
  {
    id: 'birthDate',
    name: { zh: '出生日期', en: 'date of birth' },
    header: /出生(?!地)|生日|birth(?!.?place)|^dob$/i,
    withHeader: 0,
    fits: (c) => c.distinct > 1,
    kinds: ['date', 'text'],
  },
  {
    id: 'latitude',
    name: { zh: '纬度', en: 'latitude' },
    header: /纬度|^lat$|latitude|_lat$|^lat_/i,
    withHeader: 0,
    fits: within(-90, 90),
    kinds: ['number'],
  },
  {
    id: 'longitude',
    name: { zh: '经度', en: 'longitude' },
    header: /经度|^(lon|lng|long)$|longitude|_(lon|lng)$|^(lon|lng)_/i,
    withHeader: 0,
    fits: within(-180, 180),
    kinds: ['number'],
  },
  {
    id: 'healthCode',
    name: { zh: '疾病编码（ICD-10）', en: 'disease code (ICD-10)' },
    header: /icd|疾病编码|诊断编码|疾病代码|诊断代码|diagnos.*code/i,
    withHeader: 0.3,
    kinds: ['text'],
    lengths: [3, 10],
    format: matches('^[A-TV-Z]\\d{2}(\\.[0-9x]{1,3}\\+?)?$'),
  },
  {
    id: 'health',
    name: { zh: '健康信息', en: 'health information' },
    header:
      /诊断|病种|疾病|病名|症状|主诉|病史|过敏|手术|用药|药品名|检验结果|血型|diagnos|disease|illness|symptom|medication|allerg|blood.?(type|group)|^condition$|reasondescription/i,
    alone: 0.3,
    withHeader: 0,
    kinds: ['text', 'integer', 'number'],
    format: (text) => matches(healthPattern)(`lower(${text})`),
  },
  {
    id: 'gender',
    name: { zh: '性别', en: 'sex' },
    header: /^性别|^sex$|gender/i,
    withHeader: 0,
    fits: (c) => c.distinct <= 10,
    kinds: ['text', 'integer', 'number'],
  },
  {
    id: 'age',
    name: { zh: '年龄', en: 'age' },
    header: /^年龄|^age$|^age_?(years|at)|_age$/i,
    withHeader: 0,
    fits: within(0, 150),
    kinds: ['integer', 'number'],
  },
  {
    id: 'ethnicity',
    name: { zh: '民族', en: 'ethnicity' },
    header: /^民族|ethnic|^race$/i,
    withHeader: 0,
    fits: (c) => c.distinct <= 100,
    kinds: ['text'],
  },
  {
    id: 'postcode',
    name: { zh: '邮政编码', en: 'postal code' },
    header: /邮编|邮政编码|zip|postal|postcode/i,
    withHeader: 0,
    fits: (c) => c.lengths === null || c.lengths.max <= 10,
    kinds: ['text', 'integer'],
  },
];
