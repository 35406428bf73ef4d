import { creditCodeCheck, dateCheck, luhnCheck, residentIdCheck } from './checksums.ts';
import { allOf, type Detector, distinctWithin, isOneOf, matches } from './detector.ts';
import { divisionCodes, provinceCodes } from './divisions.ts';

/** Digits of a number that may be written in groups. */
const digitsOnly = (text: string): string => `regexp_replace(${text}, '[ -]', '', 'g')`;

/** Any division: codes of dissolved ones are still on cards, and 99 is what test data use. Date and check digit are proof enough. */
const residentPattern = '^[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]$';
const bankCardPattern = '^(62|4\\d|5[1-5]|2[2-7]|35|3[47]|60|65|68|9\\d)\\d{11,17}$';

/** Until 1999 numbers had 15 digits: no century and no check digit (GB 11643-1989); one in 70 random numbers looks like one. */
const oldResidentId = (text: string, today: string): string =>
  allOf(isOneOf(`substr(${text}, 1, 2)`, provinceCodes), dateCheck(`concat('19', substr(${text}, 7, 6))`, today));

/** Numbers that stand for a person, an organisation, an account or a place. */
export const numberDetectors: readonly Detector[] = [
  {
    id: 'residentId',
    name: { zh: '居民身份号码', en: 'resident identity number' },
    header: /身份证|身份号|公民身份|证件号|id.?card|identity.?(no|num|card)|resident.?id|^sfz/i,
    alone: 0.01,
    withHeader: 0.01,
    kinds: ['text', 'integer'],
    lengths: [15, 18],
    format: matches('^(\\d{17}[0-9Xx]|\\d{15})$'),
    valid: (text, today) =>
      `CASE WHEN length(${text}) = 15 THEN ${oldResidentId(text, today)} ELSE ` +
      `${allOf(matches(residentPattern)(text), dateCheck(`substr(${text}, 7, 8)`, today), residentIdCheck(text))} END`,
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
    id: 'cardSecret',
    name: { zh: '银行卡有效期或安全码', en: 'expiry date or security code of a bank card' },
    header: /cvv|cvc|安全码|card.?expir|^cc.?exp|卡有效期|^expiry$/i,
    withHeader: 0,
    kinds: ['text', 'integer', 'date'],
    fits: distinctWithin(2, Number.MAX_SAFE_INTEGER),
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
    id: 'passport',
    name: { zh: '护照号码', en: 'passport number' },
    header: /护照|passport/i,
    alone: 0.95,
    withHeader: 0.05,
    kinds: ['text'],
    lengths: [6, 12],
    format: matches('^[A-Z]{1,2}\\d{6,9}$'),
    valid: matches('^(E[A-HJ-NP-Z]\\d{7}|[EG]\\d{8})$'),
    fits: (c) => c.distinct >= 0.9 * c.count,
  },
  {
    id: 'otherIdNumber',
    name: { zh: '其他证件号码', en: 'number of another identity document' },
    header:
      /驾驶证|驾照|社保|医保|社会保障|保险号|军官证|通行证|^ssn$|social.?security|national.?id|driver.?s?(.?(licen|no|num|id)|$)/i,
    withHeader: 0,
    kinds: ['text', 'integer'],
    fits: (c) => c.distinct > 1,
  },
  {
    id: 'divisionCode',
    name: { zh: '行政区划代码', en: 'code of an administrative division' },
    header: /行政区划|区划代码|地区代码|^adcode$|division.?code|区县代码|城市代码/i,
    alone: 0.9,
    withHeader: 0.5,
    kinds: ['text', 'integer'],
    lengths: [6, 6],
    format: matches('^[1-8]\\d{5}$'),
    valid: (text) => isOneOf(text, divisionCodes),
  },
];
