import { allOf, anyOf, type Detector, isOneOf, matches } from './detector.ts';
import { givenNames } from './names.ts';
import { chineseAddressPattern, chinesePlacePattern, countryCodes, countryNames, streetPattern } from './places.ts';
import { chineseNamePattern, latinNamePattern, likelyNamePattern, notPersonPattern } from './words.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const nameHeader =
  /姓名|名字|患者|病人|联系人|法人|法定代表人|负责人|监护人|收件人|寄件人|驾驶员|户主|业主|申请人|经办人|(full|first|last|given|sur|family|middle|maiden|patient|customer|contact|person).?name|^[fl]_?name$|^(first|last|maiden|surname|given|patient)$|^mothers.?maiden$|middle.?initial/i;

const chineseName = (text: string): string =>
  allOf(matches(chineseNamePattern)(text), `NOT ${matches(notPersonPattern)(text)}`);

const firstWord = (text: string): string => `lower(regexp_extract(${text}, '^[^ ,.]+'))`;

/** A house number before or behind words: what addresses of most countries have in common. */
const houseNumberPattern =
  '^((?i:p\\.? ?o\\.? box )?\\d{1,5}[A-Za-z]?[ ,]+[^0-9]{3,}|[^0-9]{3,} (?:n[°ºo]?\\.? ?)?\\d{1,5} ?[A-Za-z]?\\.?)$';

const streetWithNumber = (text: string): string =>
  allOf(`regexp_matches(${text}, '\\d')`, matches(streetPattern)(`lower(${text})`));

/** Groups of digits as telephone numbers abroad are written; an area code in brackets or a plus sign tells them from other numbers. */
const phonePattern = '^\\+?\\(?\\d{1,5}\\)?([ ./-]?\\(?\\d{2,5}\\)?){1,6}(( ?x| ?ext\\.? ?)\\d{1,6})?$';

const placeTest = (text: string): string =>
  anyOf(
    isOneOf(text, countryCodes),
    isOneOf(`lower(trim(regexp_replace(${text}, ' *\\(.*\\)$', '')))`, countryNames),
    matches(chinesePlacePattern)(text),
  );

/** Where a person can be reached, and by what name. */
export const contactDetectors: readonly Detector[] = [
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
    id: 'phone',
    name: { zh: '电话号码（其他写法）', en: 'telephone number' },
    header: /电话|tele?phone|^tel$|phone|mobile|传真|fax/i,
    alone: 0.8,
    withHeader: 0.3,
    kinds: ['text'],
    lengths: [6, 30],
    format: (text) => allOf(matches(phonePattern)(text), `NOT ${matches('^\\d+(\\.\\d+)?$')(text)}`),
    valid: matches('^(\\+[1-9]\\d{0,3}[ .(-]|\\(\\d{3}\\) ?\\d{3}-\\d{4})[\\d ().-]*$'),
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
    id: 'wechat',
    name: { zh: '微信号', en: 'WeChat id' },
    header: /微信|wechat|weixin|^wx.?(id|no|号)/i,
    alone: 0.3,
    withHeader: 0.3,
    kinds: ['text'],
    lengths: [6, 25],
    format: matches('^[A-Za-z][A-Za-z0-9_-]{5,19}$'),
    valid: matches('^wxid_[0-9a-z]{10,15}$'),
  },
  {
    id: 'personName',
    name: { zh: '姓名', en: 'name of a person' },
    header: nameHeader,
    alone: 0.45,
    withHeader: 0.5,
    kinds: ['text'],
    lengths: [1, 60],
    format: chineseName,
    valid: (text) => allOf(chineseName(text), matches(likelyNamePattern)(text)),
  },
  {
    id: 'personName',
    name: { zh: '姓名', en: 'name of a person' },
    header: nameHeader,
    alone: 0.25,
    withHeader: 0.5,
    kinds: ['text'],
    lengths: [1, 60],
    format: matches(latinNamePattern),
    valid: (text) => allOf(matches(latinNamePattern)(text), isOneOf(firstWord(text), givenNames)),
  },
  {
    id: 'address',
    name: { zh: '地址', en: 'postal address' },
    header: /地址|住址|住所|(?<!mail.?|ip.?|mac.?|web.?|url.?|e.?mail.?)address|street/i,
    alone: 0.25,
    withHeader: 0.05,
    kinds: ['text'],
    lengths: [5, 300],
    format: (text) => anyOf(matches(chineseAddressPattern)(text), matches(houseNumberPattern)(text)),
    valid: (text) => anyOf(matches(chineseAddressPattern)(text), streetWithNumber(text)),
  },
  {
    id: 'place',
    name: { zh: '地点', en: 'place' },
    header:
      /城市|省份|国家|国籍|籍贯|所在地|出生地|^(省|市|区|县|区县|地区)$|^(city|state|province|country|county|town|nationality)|birth.?place|(city|country)(name|code)?$/i,
    alone: 0.7,
    withHeader: 0.3,
    kinds: ['text'],
    lengths: [2, 60],
    format: (text) => anyOf(matches('^[^0-9@:;=_|]+$')(text), placeTest(text)),
    valid: placeTest,
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
