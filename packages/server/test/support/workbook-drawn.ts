import type { Dice, SheetMaker } from './workbook-maker.ts';

/** A table as it should be read: null is a missing cell. */
export type Truth = { readonly titles: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

/** A workbook before it is written. */
export type Drawn = {
  readonly sheets: readonly (readonly [name: string, sheet: SheetMaker, hidden?: boolean])[];
  readonly truth: Truth;
  readonly table?: string;
  readonly date1904?: boolean;
};

export const districts = [
  '东城区',
  '西城区',
  '朝阳区',
  '海淀区',
  '丰台区',
  '石景山区',
  '通州区',
  '顺义区',
  '昌平区',
  '大兴区',
  '房山区',
  '怀柔区',
];
export const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
export const given = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
  '平',
];
export const departments = ['办公室', '财务科', '人事科', '数据科', '信息中心'];

export const personName = (dice: Dice): string => `${dice.pick(surnames)}${dice.pick(given)}`;
export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
export const title = (sheet: SheetMaker, row: number, text: string, width: number): void => {
  sheet.put(row, 0, text);
  sheet.merge(row, 0, 1, width);
};
export const amount = (dice: Dice): number => dice.whole(1_000, 9_999_999) / 100;
