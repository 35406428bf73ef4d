/** Chinese address: a division and, further on, a street or building. */
export const chineseAddressPattern =
  '(省|市|自治区|区|县|旗|镇|乡|街道).*(路|街|道|巷|胡同|弄|村|里|小区|大厦|号|室|栋|幢|单元)';

/** Name of a division of China by its last character. */
export const chinesePlacePattern =
  '^[\u4e00-\u9fff]+(省|市|自治区|自治州|自治县|特别行政区|地区|盟|新区|区|县|旗)$|^(北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾)$';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const pairs = [...letters].flatMap((a) => [...letters].map((b) => a + b));

const nameOf = (locale: string) => {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  return (code: string): string | undefined => names.of(code);
};

/** Two-letter codes of countries (ISO 3166-1), as the runtime knows them. */
export const countryCodes: readonly string[] = pairs.filter(
  (code) => nameOf('en')(code) !== undefined && !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code),
);

/** Names of countries in English and Chinese, in lower case, with a few everyday ones. */
export const countryNames: readonly string[] = [
  ...['en', 'zh'].flatMap((locale) => countryCodes.flatMap((code) => nameOf(locale)(code)?.toLowerCase() ?? [])),
  ...[
    'usa',
    'uk',
    'united states of america',
    'great britain',
    'england',
    'scotland',
    'wales',
    'czech republic',
    'turkey',
    'korea',
  ],
];

const streetWords = [
  ...[
    'st',
    'street',
    'ave',
    'avenue',
    'rd',
    'road',
    'blvd',
    'lane',
    'ln',
    'drive',
    'dr',
    'court',
    'ct',
    'way',
    'pl',
    'terrace',
    'circle',
  ],
  ...[
    'highway',
    'hwy',
    'suite',
    'apt',
    'row',
    'promenade',
    'parade',
    'crossing',
    'mews',
    'trail',
    'parkway',
    'sq',
    'square',
    'str',
    'walk',
  ],
  ...[
    'rue',
    'chemin',
    'allée',
    'impasse',
    'via',
    'viale',
    'piazza',
    'corso',
    'calle',
    'avda',
    'avenida',
    'plaza',
    'paseo',
    'rua',
    'praça',
  ],
  ...[
    'ul',
    'ulica',
    'ulice',
    'út',
    'utca',
    'tér',
    'tie',
    'katu',
    'box',
    'postbox',
    'route',
    'boulevard',
    'estate',
    'close',
    'gardens',
  ],
];

const streetEndings = [
  ...[
    'strasse',
    'straße',
    'gasse',
    'weg',
    'platz',
    'allee',
    'ring',
    'straat',
    'laan',
    'plein',
    'vej',
    'gade',
    'gatan',
    'vägen',
  ],
  ...['veien', 'vegen', 'gata', 'katu', 'tie', 'gate', 'utca', 'braut', 'stræde'],
];

/** RE2 pattern on lower case: a word for a street, as a word or as the end of one. */
export const streetPattern = `(^|[ ,.])(${streetWords.join('|')})([ ,.]|$)|(${streetEndings.join('|')})([ ,.]|$)`;
