import { amount, type Drawn, departments, districts, personName, times, title } from './workbook-drawn.ts';
import { grouped } from './workbook-forms.ts';
import { createSheet, type Dice, type Put, type SheetMaker, serialOf, someDay } from './workbook-maker.ts';

const simpleRows = (dice: Dice, count: number): { puts: Put[][]; texts: string[][] } => {
  const puts = times(count, (i): Put[] => [i + 1, dice.pick(districts), dice.whole(100, 9_999), amount(dice)]);
  return { puts, texts: puts.map((row) => row.map(String)) };
};
const simpleTitles = ['序号', '区县', '户数', '金额'];

/** Two tables side by side, each under its title, one longer than the other. */
export const sideBySide = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.put(0, 0, '表一 上半年');
  sheet.merge(0, 0, 1, 4);
  sheet.put(0, 5, '表二 下半年');
  sheet.merge(0, 5, 1, 4);
  sheet.row(1, 0, simpleTitles);
  sheet.row(1, 5, simpleTitles);
  const left = simpleRows(dice, 12);
  const right = simpleRows(dice, 19);
  left.puts.forEach((row, i) => void sheet.row(2 + i, 0, row));
  right.puts.forEach((row, i) => void sheet.row(2 + i, 5, row));
  return { sheets: [['汇总', sheet]], truth: { titles: simpleTitles, rows: right.texts } };
};

/** Two tables, one below the other; the smaller one is asked for. */
export const stacked = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '一、分区情况', 4);
  sheet.row(1, 0, simpleTitles);
  const first = simpleRows(dice, 20);
  first.puts.forEach((row, i) => void sheet.row(2 + i, 0, row));
  title(sheet, 24, '二、人员情况', 3);
  sheet.row(25, 0, ['姓名', '部门', '工资']);
  const people = times(8, (): Put[] => [personName(dice), dice.pick(departments), dice.whole(4_000, 20_000)]);
  people.forEach((row, i) => void sheet.row(26 + i, 0, row));
  const truth = { titles: ['姓名', '部门', '工资'], rows: people.map((row) => row.map(String)) };
  return { sheets: [['合表', sheet]], truth, table: '2' };
};

/** A cover sheet of text, two months, and a hidden sheet that is larger. */
export const manySheets = (dice: Dice): Drawn => {
  const cover = createSheet();
  cover.put(0, 0, '填报说明');
  cover.put(1, 0, '请各单位于每月5日前报送，逾期视为零报告。');
  const month = (rows: Put[][]): SheetMaker => {
    const sheet = createSheet();
    sheet.row(0, 0, simpleTitles);
    rows.forEach((row, i) => void sheet.row(1 + i, 0, row));
    return sheet;
  };
  const january = simpleRows(dice, 15);
  const february = simpleRows(dice, 25);
  const old = simpleRows(dice, 60);
  return {
    sheets: [
      ['说明', cover],
      ['1月', month(january.puts)],
      ['2月', month(february.puts)],
      ['旧数据', month(old.puts), true],
    ],
    truth: { titles: simpleTitles, rows: february.texts },
    table: '2月',
  };
};

/** Rows and columns that are hidden: they count. */
export const hiddenParts = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, [...simpleTitles, '内部编码']);
  const { puts, texts } = simpleRows(dice, 25);
  const codes = times(25, () => `00${dice.digits(4)}`);
  puts.forEach((row, i) => void sheet.row(1 + i, 0, [...row, codes[i] ?? '']));
  sheet.hideRow(5);
  sheet.hideRow(6);
  sheet.hideColumn(2);
  return {
    sheets: [['Sheet1', sheet]],
    truth: { titles: [...simpleTitles, '内部编码'], rows: texts.map((row, i) => [...row, codes[i] ?? '']) },
  };
};

/** Moments counted from 1904, as old Macs did, with a time of day. */
export const from1904 = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, ['设备', '上报时间', '读数', '检定日期']);
  const rows = times(30, () => {
    const day = someDay(dice);
    const checked = someDay(dice);
    const hour = dice.whole(1, 23);
    const minute = dice.pick([0, 15, 30, 45]);
    const value = dice.whole(0, 5_000) / 10;
    const moment = serialOf(day, true) + (hour * 60 + minute) / 1440;
    const device = `SB${dice.digits(4)}`;

    return {
      puts: [
        device,
        { v: moment, z: 'yyyy-mm-dd hh:mm' },
        value,
        { v: serialOf(checked, true), z: 'yyyy-mm-dd' },
      ] as Put[],
      text: [
        device,
        `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`,
        String(value),
        checked,
      ],
    };
  });
  rows.forEach(({ puts }, i) => void sheet.row(1 + i, 0, puts));
  return {
    sheets: [['监测', sheet]],
    truth: { titles: ['设备', '上报时间', '读数', '检定日期'], rows: rows.map(({ text }) => text) },
    date1904: true,
  };
};

/** Section lines between the rows. */
export const sections = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '主要工业产品产量', 4);
  sheet.row(1, 0, ['产品名称', '计量单位', '本月', '累计数']);
  const rows: string[][] = [];
  let at = 2;
  for (const section of ['一、能源', '二、原材料', '三、装备']) {
    title(sheet, at, section, 4);
    at += 1;
    for (let i = 0; i < 6; i += 1) {
      const cells: Put[] = [
        `产品${dice.digits(3)}`,
        dice.pick(['吨', '台', '万千瓦时']),
        dice.whole(1, 999),
        dice.whole(1_000, 9_999),
      ];
      sheet.row(at, 0, cells);
      rows.push([section, ...cells.map(String)]);
      at += 1;
    }
  }
  return { sheets: [['产量', sheet]], truth: { titles: ['分组', '产品名称', '计量单位', '本月', '累计数'], rows } };
};

/** Numbers without a heading. */
export const noHeading = (dice: Dice): Drawn => {
  const sheet = createSheet();
  const rows = times(20, () => times(4, () => dice.whole(1, 9_999)));
  rows.forEach((row, i) => void sheet.row(i, 0, row));
  return {
    sheets: [['Sheet1', sheet]],
    truth: { titles: times(4, (i) => `column_${i + 1}`), rows: rows.map((row) => row.map(String)) },
  };
};

/** Headings of two rows that are not merged, and units in a third. */
export const looseHeadings = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, ['企业名称', '营业收入', null, '从业人员', null]);
  sheet.row(1, 0, [null, '本年', '上年', '年末', '平均']);
  sheet.row(2, 0, [null, '万元', '万元', '人', '人']);
  const rows = times(22, (i): Put[] => [
    `${dice.pick(districts)}第${i + 1}公司`,
    amount(dice),
    amount(dice),
    dice.whole(5, 900),
    dice.whole(5, 900),
  ]);
  rows.forEach((row, i) => void sheet.row(3 + i, 0, row));
  const titles = ['企业名称', '营业收入/本年/万元', '营业收入/上年/万元', '从业人员/年末/人', '从业人员/平均/人'];
  return { sheets: [['Sheet1', sheet]], truth: { titles, rows: rows.map((row) => row.map(String)) } };
};

/** An empty row between the rows, and headings that come again on every printed page. */
export const printedPages = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '来访登记表', 4);
  sheet.row(1, 0, simpleTitles);
  const { puts, texts } = simpleRows(dice, 40);
  let at = 2;
  puts.forEach((row, i) => {
    if (i === 15) at += 1;
    if (i === 20 || i === 30) {
      sheet.row(at, 0, simpleTitles);
      at += 1;
    }
    sheet.row(at, 0, row);
    at += 1;
  });
  return { sheets: [['登记', sheet]], truth: { titles: simpleTitles, rows: texts } };
};

/** Months by format and in words, a formula's error, a yes as a boolean. */
export const monthly = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, ['月份', '用电量', '同比', '是否核验']);
  const rows = times(36, (i) => {
    const y = 2021 + Math.floor(i / 12);
    const m = (i % 12) + 1;
    const month = `${y}-${String(m).padStart(2, '0')}`;
    const use = dice.whole(10_000, 99_999);
    const change = dice.whole(-99, 99) / 1000;
    const checked = dice.whole(0, 1) === 1;
    const written: Put = i % 2 === 0 ? { v: serialOf(`${month}-01`), z: 'yyyy"年"m"月"' } : `${y}年${m}月`;
    sheet.row(1 + i, 0, [written, use, i === 7 ? { v: 0x07, e: true } : { v: change, z: '0.00%' }, checked]);
    return [month, String(use), i === 7 ? null : String(change), String(checked)];
  });
  return { sheets: [['月报', sheet]], truth: { titles: ['月份', '用电量', '同比', '是否核验'], rows } };
};

/** Years as numbers over their columns. */
export const yearColumns = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '历年常住人口（万人）', 5);
  sheet.row(1, 0, ['地区', 2020, 2021, 2022, 2023]);
  const rows = districts.map((name): Put[] => [name, ...times(4, () => dice.whole(100, 9_000) / 10)]);
  rows.forEach((row, i) => void sheet.row(2 + i, 0, row));
  sheet.put(2 + rows.length, 0, '数据来源：第七次全国人口普查及年度抽样调查');
  return {
    sheets: [['人口', sheet]],
    truth: { titles: ['地区', '2020', '2021', '2022', '2023'], rows: rows.map((row) => row.map(String)) },
  };
};

/** 代码表: texts only, codes with leading zeros kept as text. */
export const codeList = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(0, 0, ['代码', '名称', '上级代码', '说明']);
  const rows = times(40, (i): (string | null)[] => [
    `0${dice.digits(5)}`,
    `${dice.pick(districts)}第${i + 1}街道`,
    `0${dice.digits(3)}`,
    dice.pick([null, '2023年新设', '撤并']),
  ]);
  rows.forEach((row, i) => void sheet.row(1 + i, 0, row));
  return { sheets: [['代码', sheet]], truth: { titles: ['代码', '名称', '上级代码', '说明'], rows } };
};

/** Headings of three rows, below lines that say who filled it in. */
export const threeLevels = (dice: Dice): Drawn => {
  const sheet = createSheet();
  title(sheet, 0, '医疗卫生机构运营情况', 6);
  sheet.row(1, 0, ['填报单位：市卫健委', null, null, '2023年', null, '计量单位：人次']);
  sheet.row(2, 0, ['机构', '诊疗人次', null, null, null, '床位数']);
  sheet.row(3, 0, [null, '门诊', null, '急诊', null, null]);
  sheet.row(4, 0, [null, '本月', '累计数', '本月', '累计数', null]);
  sheet.merge(2, 0, 3, 1);
  sheet.merge(2, 1, 1, 4);
  sheet.merge(2, 5, 3, 1);
  sheet.merge(3, 1, 1, 2);
  sheet.merge(3, 3, 1, 2);
  const rows = districts.map((name): Put[] => [`${name}医院`, ...times(5, () => dice.whole(10, 99_999))]);
  rows.forEach((row, i) => void sheet.row(5 + i, 0, row));
  sheet.row(5 + rows.length, 0, ['单位负责人：王五', null, '填表人：赵六', null, '报出日期：2024年1月8日']);
  const titles = [
    '机构',
    '诊疗人次/门诊/本月',
    '诊疗人次/门诊/累计数',
    '诊疗人次/急诊/本月',
    '诊疗人次/急诊/累计数',
    '床位数',
  ];
  return { sheets: [['卫统1', sheet]], truth: { titles, rows: rows.map((row) => row.map(String)) } };
};

/** Numbers kept as texts beside real ones, a column that is empty but for its heading, a table away from the corner. */
export const offset = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.row(3, 2, ['编号', '数量', '单价', '备注', '经办人']);
  const rows = times(24, (i) => {
    const count = dice.whole(1, 500);
    const price = amount(dice);
    const who = personName(dice);
    const code = `N${dice.digits(6)}`;
    sheet.row(4 + i, 2, [code, i % 3 === 0 ? String(count) : count, i % 4 === 0 ? grouped(price) : price, null, who]);
    return [code, String(count), String(price), null, who];
  });
  return { sheets: [['采购', sheet]], truth: { titles: ['编号', '数量', '单价', '备注', '经办人'], rows } };
};

/** A cover title in the middle of a line, a total in the first row of data, bank cards as texts. */
export const cards = (dice: Dice): Drawn => {
  const sheet = createSheet();
  sheet.put(0, 2, '补贴发放明细表');
  sheet.row(1, 0, ['序号', '姓名', '开户行', '银行卡号', '发放金额']);
  sheet.row(2, 0, ['总计', null, null, null, 99]);
  const rows = times(30, (i): Put[] => [
    i + 1,
    personName(dice),
    dice.pick(['工商银行', '农业银行', '建设银行']),
    `62${dice.digits(16)}${dice.whole(1, 9)}`,
    dice.whole(100, 5_000),
  ]);
  rows.forEach((row, i) => void sheet.row(3 + i, 0, row));
  return {
    sheets: [['发放', sheet]],
    truth: { titles: ['序号', '姓名', '开户行', '银行卡号', '发放金额'], rows: rows.map((row) => row.map(String)) },
  };
};
