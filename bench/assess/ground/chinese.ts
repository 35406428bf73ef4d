/**
 * Chinese personal data from a seed: people, organisations and things that do not exist, in the forms that offices write, beside columns
 * that look alike and are not: identity numbers, credit codes and card numbers with wrong check digits, order numbers of eleven digits, days of no month.
 * Independent of the product's own tables but for the published division codes.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Truth } from './columns.ts';

/** A generated table and what its columns are. */
export type GeneratedTable = { readonly name: string; readonly csv: string; readonly truth: Truth };

const rowsPerTable = 400;

type Dice = { readonly below: (n: number) => number; readonly pick: <T>(list: readonly T[]) => T };

/** Mulberry32: small, and the same everywhere. */
const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('an empty list');
      return one;
    },
  };
};

type Maker = (dice: Dice) => string;

const digits = (dice: Dice, n: number): string => Array.from({ length: n }, () => dice.below(10)).join('');
const two = (n: number): string => String(n).padStart(2, '0');
const divisionsFile = fileURLToPath(new URL('../../../examples/data/divisions-gb18030.csv', import.meta.url));
const divisions = new TextDecoder('gb18030')
  .decode(readFileSync(divisionsFile))
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.replaceAll('"', '').split(','))
  .map(([code = '', name = '']) => ({ code, name }));

const day = (dice: Dice): string => `${1940 + dice.below(70)}${two(1 + dice.below(12))}${two(1 + dice.below(28))}`;

const residentCheck = (body: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((n, weight, i) => n + weight * Number(body[i]), 0);
  return '10X98765432'[sum % 11] ?? '';
};
const residentBody: Maker = (dice) => `${dice.pick(divisions).code}${day(dice)}${digits(dice, 3)}`;
const residentId: Maker = (dice) => {
  const body = residentBody(dice);
  return body + residentCheck(body);
};
const brokenResidentId: Maker = (dice) => {
  const body = residentBody(dice);
  return body + ((Number(residentCheck(body).replace('X', '3')) + 1 + dice.below(8)) % 10);
};
const oldResidentId: Maker = (dice) => `${dice.pick(divisions).code}${day(dice).slice(2)}${digits(dice, 3)}`;

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCheck = (body: string): number => {
  const sum = [...body].reduce((n, c, i) => n + creditAlphabet.indexOf(c) * (3 ** i % 31), 0);
  return (31 - (sum % 31)) % 31;
};
const creditBody: Maker = (dice) =>
  `9${dice.pick([...'123'])}${dice.pick(divisions).code}${Array.from({ length: 9 }, () => dice.pick([...creditAlphabet])).join('')}`;
const creditCode: Maker = (dice) => {
  const body = creditBody(dice);
  return body + creditAlphabet[creditCheck(body)];
};
const brokenCreditCode: Maker = (dice) => {
  const body = creditBody(dice);
  return body + creditAlphabet[(creditCheck(body) + 1 + dice.below(29)) % 31];
};

const luhnDigit = (body: string): number => {
  const sum = [...body].reverse().reduce((n, c, i) => {
    const doubled = Number(c) * (i % 2 === 0 ? 2 : 1);
    return n + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
const cardBody: Maker = (dice) => `${dice.pick(['622202', '621700', '622848', '623052', '621661'])}${digits(dice, 12)}`;
const bankCard: Maker = (dice) => {
  const body = cardBody(dice);
  return body + luhnDigit(body);
};
const groupedCard: Maker = (dice) => bankCard(dice).replace(/(\d{4})(?=\d)/g, '$1 ');
const brokenCard: Maker = (dice) => {
  const body = cardBody(dice);
  return body + ((luhnDigit(body) + 1 + dice.below(9)) % 10);
};
const imei: Maker = (dice) => {
  const body = `86${digits(dice, 12)}`;
  return body + luhnDigit(body);
};

const mobile: Maker = (dice) => `1${dice.pick(['38', '59', '86', '33', '99', '77', '51'])}${digits(dice, 8)}`;
const mobileWritten: Maker = (dice) => {
  const n = mobile(dice);
  return dice.pick([
    n,
    `+86 ${n}`,
    `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
    `${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
  ]);
};
const landline: Maker = (dice) =>
  dice.pick([
    `010-${2 + dice.below(7)}${digits(dice, 7)}`,
    `(0${dice.pick(['21', '28', '755'])})${2 + dice.below(7)}${digits(dice, 7)}`,
    `0${dice.pick(['311', '571', '431'])}-${2 + dice.below(7)}${digits(dice, 7)}-${1 + dice.below(900)}`,
  ]);

const plateLetters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
const plateChars = [...'0123456789', ...plateLetters];
const plate: Maker = (dice) => {
  const head = dice.pick([...'京津冀沪苏浙粤鲁川']) + dice.pick(plateLetters.slice(0, 10));
  const chars = (n: number): string => Array.from({ length: n }, () => dice.pick(plateChars)).join('');
  return dice.below(3) === 0 ? `${head}${dice.pick(['D', 'F'])}${chars(1)}${digits(dice, 4)}` : head + chars(5);
};

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹', '欧阳', '上官', '司马'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文玉兰志国海春雪梅晨宇欣怡子涵浩然思远佳琪'];
const personName: Maker = (dice) =>
  dice.pick(surnames) + dice.pick(given) + (dice.below(3) > 0 ? dice.pick(given) : '');
const cities = ['北京市', '天津市', '石家庄市', '上海市', '杭州市', '广州市', '成都市', '武汉市', '西安市', '济南市'];
const address: Maker = (dice) =>
  dice.pick([
    `${dice.pick(cities)}${dice.pick(divisions).name}${dice.pick(['人民', '建设', '解放', '中山', '朝阳'])}路${1 + dice.below(300)}号`,
    `河北省${dice.pick(cities)}${dice.pick(divisions).name}${dice.pick(['和平', '长江', '学院'])}大街${1 + dice.below(90)}号院${1 + dice.below(20)}栋${1 + dice.below(6)}单元${101 + dice.below(900)}室`,
    `${dice.pick(divisions).name}${dice.pick(['东风', '胜利'])}镇${dice.pick(['李家', '王庄', '河西'])}村${1 + dice.below(200)}号`,
  ]);
const word: Maker = (dice) =>
  Array.from({ length: 4 + dice.below(5) }, () => dice.pick([...'abcdefghijklmnoprstuvwy'])).join('');
const email: Maker = (dice) =>
  `${word(dice)}${dice.below(999)}@${dice.pick(['example.com', 'mail.example.cn', 'corp.example.com.cn'])}`;
const ip: Maker = (dice) => Array.from({ length: 4 }, () => 1 + dice.below(254)).join('.');
const url: Maker = (dice) => `https://www.${word(dice)}.example.cn/${word(dice)}?id=${dice.below(9999)}`;
const wechat: Maker = (dice) =>
  dice.below(2) === 0
    ? `wxid_${Array.from({ length: 14 }, () => dice.pick([...'abcdefghij0123456789'])).join('')}`
    : `${word(dice)}_${dice.below(9999)}`;
const passport: Maker = (dice) =>
  dice.below(2) === 0 ? `E${dice.pick([...'ABCDEFGH'])}${digits(dice, 7)}` : `E${digits(dice, 8)}`;
const insurance: Maker = (dice) => `${dice.pick(divisions).code}${digits(dice, 6)}`;
const icd: Maker = (dice) =>
  `${dice.pick([...'ABCEFGHIJKLMN'])}${two(dice.below(100))}.${dice.below(10)}${dice.below(3) === 0 ? '01' : ''}`;
const decimals =
  (low: number, high: number): Maker =>
  (dice) =>
    (low + (dice.below(1_000_000) / 1_000_000) * (high - low)).toFixed(6);
const date: Maker = (dice) => {
  const [y, m, d] = [1950 + dice.below(60), 1 + dice.below(12), 1 + dice.below(28)];
  return dice.pick([`${y}-${two(m)}-${two(d)}`, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, `${y}.${m}.${d}`]);
};

type Column = { readonly header: string; readonly is: readonly string[] | null; readonly make: Maker };
const yes = (header: string, is: string, make: Maker): Column => ({ header, is: [is], make });
const no = (header: string, make: Maker): Column => ({ header, is: null, make });

const people: readonly Column[] = [
  no('序号', (dice) => String(1 + dice.below(9_999_999))),
  yes('姓名', 'personName', personName),
  yes('身份证号', 'residentId', residentId),
  yes('手机号', 'mobile', mobileWritten),
  yes('家庭住址', 'address', address),
  yes('电子邮箱', 'email', email),
  yes('银行卡号', 'bankCard', groupedCard),
  yes('性别', 'gender', (dice) => dice.pick(['男', '女'])),
  no('备注', (dice) => dice.pick(['已核对', '材料齐全', '待补充', '窗口办理', '网上办理']) + dice.below(50)),
];
const contacts: readonly Column[] = [
  yes('联系人', 'personName', personName),
  yes('固定电话', 'landline', landline),
  yes('车牌号', 'plate', plate),
  yes('登录IP', 'ip', ip),
  no('主页', url),
  yes('身份证号（老）', 'residentId', oldResidentId),
  yes('护照号', 'passport', passport),
  yes('设备IMEI', 'imei', imei),
  no('统一社会信用代码', creditCode),
];
const sick: readonly Column[] = [
  yes('患者', 'personName', personName),
  yes('身份号码', 'residentId', (dice) => (dice.below(10) === 0 ? oldResidentId(dice) : residentId(dice))),
  yes('诊断编码', 'healthCode', icd),
  yes('诊断', 'health', (dice) =>
    dice.pick(['高血压', '2型糖尿病', '冠心病', '慢性胃炎', '支气管哮喘', '腰椎间盘突出', '脑梗死', '肺炎']),
  ),
  yes('经度', 'longitude', decimals(113, 120)),
  yes('纬度', 'latitude', decimals(36, 42)),
  yes('血型', 'bloodType', (dice) => dice.pick(['A型', 'B型', 'AB型', 'O型'])),
  no('行政区划代码', (dice) => dice.pick(divisions).code),
];
const headerOnly: readonly Column[] = [
  yes('姓名', 'personName', personName),
  yes('微信号', 'wechat', wechat),
  yes('社保卡号', 'otherIdNumber', insurance),
  yes('医保编号', 'otherIdNumber', insurance),
  yes('出生日期', 'birthDate', date),
  yes('年龄', 'age', (dice) => String(18 + dice.below(60))),
  yes('民族', 'ethnicity', (dice) => dice.pick(['汉族', '满族', '回族', '蒙古族'])),
  yes('邮编', 'postcode', (dice) => `0${digits(dice, 5)}`),
  yes('职业', 'occupation', (dice) => dice.pick(['教师', '护士', '工程师', '司机', '个体户', '农民'])),
  yes('身高', 'bodyMeasure', (dice) => `${150 + dice.below(40)}`),
  yes('籍贯', 'place', (dice) => dice.pick(divisions).name),
];
const lookalikes: readonly Column[] = [
  no('c1', brokenResidentId),
  no('c2', brokenCreditCode),
  no('c3', brokenCard),
  no('订单号', (dice) => `2${digits(dice, 10)}`),
  no('运单号', (dice) => `SF${digits(dice, 13)}`),
  no('批次', (dice) => `${digits(dice, 17)}${dice.below(10)}`),
  no('商品', (dice) =>
    dice.pick(['高压锅', '黄豆酱', '白砂糖', '金属板', '方向盘', '包装箱', '马铃薯', '江米条', '温度计', '石英砂']),
  ),
  no('规格', (dice) => `${1 + dice.below(90)}${dice.pick(['kg', 'mm', '℃', '吨', '万元'])}`),
  no('日期', (dice) => `2024-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`),
  no('版本', (dice) => `${dice.below(9)}.${dice.below(20)}.${dice.below(99)}`),
  no('金额', (dice) => (dice.below(1_000_000) / 100).toFixed(2)),
  no('数量', (dice) => String(dice.below(1000))),
  no('车次', (dice) => `${dice.pick([...'GDKTZ'])}${1 + dice.below(9999)}`),
  no('站名', (dice) => dice.pick(['王府井站', '张家口站', '高碑店站', '石家庄北站', '白洋淀站'])),
  no('等级', (dice) => dice.pick(['A', 'B', 'C', 'D'])),
];

const toCsv = (columns: readonly Column[], dice: Dice, hidden: boolean): string => {
  const head = columns.map((column, i) => (hidden ? `c${i + 1}` : column.header)).join(',');
  const line = (): string => columns.map((column) => `"${column.make(dice)}"`).join(',');
  return `${head}\n${Array.from({ length: rowsPerTable }, line).join('\n')}\n`;
};

const tableOf = (name: string, columns: readonly Column[], dice: Dice, hidden: boolean): GeneratedTable => ({
  name,
  csv: toCsv(columns, dice, hidden),
  truth: Object.fromEntries(
    columns.flatMap((column, i) => (column.is === null ? [] : [[hidden ? `c${i + 1}` : column.header, column.is]])),
  ),
});

/** The tables of a seed: with headings, and, where values can tell, with c1 … cN instead. */
export const chineseTables = (seed: number): GeneratedTable[] => {
  const dice = diceOf(seed);
  return [
    tableOf('people', people, dice, false),
    tableOf('people-hidden', people, dice, true),
    tableOf('contacts', contacts, dice, false),
    tableOf('contacts-hidden', contacts, dice, true),
    tableOf('patients', sick, dice, false),
    tableOf('patients-hidden', sick, dice, true),
    tableOf('by-heading', headerOnly, dice, false),
    tableOf('lookalikes', lookalikes, dice, false),
    tableOf('lookalikes-hidden', lookalikes, dice, true),
  ];
};
