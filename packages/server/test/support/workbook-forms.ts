import { amount, type Drawn, departments, districts, personName, times, title } from './workbook-drawn.ts';
import { createSheet, type Dice, identityNumber, type Put, serialOf, someDay } from './workbook-maker.ts';

/** 统计报表: title, unit line, headings of two rows merged across, numbered columns, a total, notes, shares as %. */
export const bulletin = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '2023年各区国民经济主要指标', 6);
  sheet.put(1, 0, '填报单位：市统计局');
  sheet.put(1, 5, '单位：万元');
  sheet.row(2, 0, ['地  区', '地区生产总值', null, null, '一般公共预算收入', null]);
  sheet.row(3, 0, [null, '2022年', '2023年', '增速', '2022年', '2023年']);
  sheet.merge(2, 0, 2, 1);
  sheet.merge(2, 1, 1, 3);
  sheet.merge(2, 4, 1, 2);
  sheet.row(4, 0, ['甲', 1, 2, 3, 4, 5]);
  const rows = districts.map((name) => {
    const values = times(4, () => amount(dice));
    return { name, values, growth: dice.whole(-50, 150) / 1000 };
  });
  rows.forEach(
    ({ name, values, growth }, i) =>
      void sheet.row(5 + i, 0, [
        name,
        values[0] ?? 0,
        values[1] ?? 0,
        { v: growth, z: '0.0%' },
        values[2] ?? 0,
        values[3] ?? 0,
      ]),
  );
  const end = 5 + rows.length;
  sheet.row(end, 0, ['合  计', 1, 2, null, 3, 4]);
  sheet.put(end + 1, 0, '注：1.本表按现价计算；2.增速按可比价计算。');
  sheet.merge(end + 1, 0, 1, 6);
  sheet.put(end + 2, 0, '资料来源：市统计局');
  const titles = [
    '地区',
    '地区生产总值/2022年',
    '地区生产总值/2023年',
    '地区生产总值/增速',
    '一般公共预算收入/2022年',
    '一般公共预算收入/2023年',
  ];
  const truth = rows.map(({ name, values, growth }) =>
    [name, values[0], values[1], growth, values[2], values[3]].map(String),
  );
  return { sheets: [['表1', sheet]], truth: { titles, rows: truth } };
};

/** 人员名册: spaced headings, numbers with leading zeros by format and as text, days of three writings, who signed. */
export const roster = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '2024年度工作人员名册', 7);
  sheet.row(2, 0, ['序号', '姓  名', '工号', '身份证号', '手机号码', '入职日期', '备注']);
  const rows = times(dice.whole(20, 40), (i) => {
    const day = someDay(dice);
    const [y = '', m = '', d = ''] = day.split('-');
    const written: Put = dice.pick([
      { v: serialOf(day), z: 'yyyy/m/d' },
      `${y}.${Number(m)}.${Number(d)}`,
      `${y}年${Number(m)}月${Number(d)}日`,
    ]);
    const staff = dice.whole(1, 99_999);
    const phone = `1${dice.pick(['38', '50', '86'])}${dice.digits(8)}`;
    const id = identityNumber(dice);
    const note = dice.pick([null, null, null, '党员', '借调']);
    const cells: Put[] = [i + 1, personName(dice), { v: staff, z: '000000' }, id, phone, written, note];
    sheet.row(3 + i, 0, cells);
    return [String(i + 1), String(cells[1]), String(staff).padStart(6, '0'), id, phone, day, note];
  });
  const end = 3 + rows.length + 1;
  sheet.row(end, 0, ['制表人：张三', null, '审核人：李四', null, '日期：2024年3月']);
  return {
    sheets: [['名册', sheet]],
    truth: { titles: ['序号', '姓名', '工号', '身份证号', '手机号码', '入职日期', '备注'], rows },
  };
};

/** A roster whose identity numbers were typed as numbers, some of them pasted as 1.1E+17, one with its last digits cut to zeros. */
export const damagedRoster = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, ['姓名', '证件号码', '所属部门', '出生日期', '学历', '岗位', '座机', '年度考核']);
  const rows = times(60, (i) => {
    const id = identityNumber(dice);
    const isNumber = i % 15 === 3 && !id.endsWith('X');
    const written: Put = isNumber ? { v: Number(`${id.slice(0, 15)}000`), z: '0' } : i === 20 ? '1.10101E+17' : id;
    const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
    const cells: Put[] = [
      personName(dice),
      written,
      dice.pick(departments),
      { v: serialOf(day), z: 'yyyy-mm-dd' },
      dice.pick(['本科', '硕士', '大专']),
      dice.pick(['科员', '科长', '主任']),
      `010-${dice.digits(8)}`,
      dice.pick(['优秀', '合格']),
    ];
    sheet.row(1 + i, 0, cells);
    return [String(cells[0]), id, String(cells[2]), day, ...cells.slice(4).map(String)];
  });
  return {
    sheets: [['Sheet1', sheet]],
    truth: { titles: ['姓名', '证件号码', '所属部门', '出生日期', '学历', '岗位', '座机', '年度考核'], rows },
  };
};

/** 台账: department merged down over its items, a sum after each and one at the end. */
export const ledgerOfAssets = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '固定资产台账', 6);
  sheet.row(1, 0, ['使用部门', '资产编号', '资产名称', '购置日期', '原值（元）', '是否在用']);
  const rows: (string | null)[][] = [];
  let at = 2;
  for (const department of departments) {
    const count = dice.whole(3, 7);
    sheet.put(at, 0, department);
    sheet.merge(at, 0, count, 1);
    for (let i = 0; i < count; i += 1) {
      const day = someDay(dice);
      const value = amount(dice);
      const cells: Put[] = [
        `ZC-${dice.digits(5)}`,
        dice.pick(['笔记本电脑', '打印机', '服务器', '办公桌']),
        { v: serialOf(day), z: 'yyyy"年"m"月"d"日"' },
        { v: value, z: '#,##0.00' },
        dice.pick(['是', '否']),
      ];
      sheet.row(at + i, 1, cells);
      rows.push([department, String(cells[0]), String(cells[1]), day, String(value), String(cells[4])]);
    }
    at += count;
    sheet.row(at, 0, [`${department}小计`, null, null, null, 1]);
    at += 1;
  }
  sheet.row(at, 0, ['总计', null, null, null, 2]);
  return {
    sheets: [['台账', sheet]],
    truth: { titles: ['使用部门', '资产编号', '资产名称', '购置日期', '原值（元）', '是否在用'], rows },
  };
};

export const grouped = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 财务: amounts as texts with 万, 亿, thousands, ￥, brackets for what is negative, shares with %, dashes for nothing. */
export const finance = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '项目资金执行情况表', 6);
  sheet.put(1, 5, '单位：元');
  sheet.row(2, 0, ['项目名称', '批复金额', '已支付', '差额', '执行率', '结算月份']);
  const rows = times(dice.whole(18, 30), (i) => {
    const wan = dice.whole(10, 9_999);
    const paid = amount(dice);
    const gap = amount(dice);
    const rate = dice.whole(0, 1000);
    const month = `${dice.whole(2020, 2024)}-${String(dice.whole(1, 12)).padStart(2, '0')}`;
    const [y = '', m = ''] = month.split('-');
    const isNothing = dice.whole(0, 9) === 0;
    const approved = i % 5 === 0 ? `${wan / 100}亿` : `${wan / 10}万`;
    sheet.row(3 + i, 0, [
      `${dice.pick(districts)}项目${i + 1}`,
      approved,
      isNothing ? '—' : `￥${grouped(paid)}`,
      i % 3 === 0 ? `(${grouped(gap)})` : grouped(gap),
      `${rate / 10}%`,
      `${y}年${Number(m)}月`,
    ]);
    const value = i % 5 === 0 ? wan * 1_000_000 : wan * 1_000;
    return [
      null,
      String(value),
      isNothing ? null : String(paid),
      String(i % 3 === 0 ? -gap : gap),
      String(rate / 1000),
      month,
    ];
  });
  const named = sheet.done();
  const filled = rows.map((row, i) => [String(named[`A${4 + i}`]?.v), ...row.slice(1)]);
  return {
    sheets: [['执行表', sheet]],
    truth: { titles: ['项目名称', '批复金额', '已支付', '差额', '执行率', '结算月份'], rows: filled },
  };
};
