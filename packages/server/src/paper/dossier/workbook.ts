import type { Language } from '#kernel';
import { loopRow, packSheets, sheetXml } from '../core/report-builtin.ts';
import { fieldOf, nameOf, type TableSpec, tables } from './catalogue.ts';
import { documents } from './documents.ts';

/** Cell styles of the packed workbook. */
const [titled, head, wrapped] = [1, 2, 5];

const brace = (name: string): string => `{{${name}}}`;

/** Characters of a column per share of its table. */
const charactersPerShare = 6;

/** A sheet of a template: the table's headings and the row that repeats. */
export const tableSheet = (table: TableSpec, language: Language) => {
  const names = table.columns.map(({ name }) => name[language]);
  const rows = [
    names.map((name) => [name, head] as const),
    loopRow(names, table.name[language], brace).map((text) => [text, wrapped] as const),
  ];
  return {
    name: table.name[language].slice(0, 31),
    part: sheetXml(rows, {
      widths: table.columns.map(({ share }) => Math.max(8, share * charactersPerShare)),
      fits: true,
    }),
  };
};

const overviewSheet = (language: Language) => {
  const keys = [...new Set(documents.flatMap(({ sections }) => sections.flatMap(({ fields = [] }) => fields)))].filter(
    (key) => fieldOf(key) !== undefined,
  );
  const rows = [
    [[language === 'zh' ? '数据卷宗' : 'Dossier', titled] as const],
    [],
    ...keys.map((key) => [[nameOf(key, language), head] as const, [brace(nameOf(key, language)), wrapped] as const]),
  ];
  return { name: language === 'zh' ? '概览' : 'Overview', part: sheetXml(rows, { widths: [28, 90], fits: true }) };
};

/** The shipped Excel template: what is still blank, every field, and a sheet per table. */
export const workbookTemplate = (language: Language): Uint8Array => {
  const [first, rest] = [tables.filter(({ key }) => key === 'blanks'), tables.filter(({ key }) => key !== 'blanks')];
  return packSheets([
    ...first.map((table) => tableSheet(table, language)),
    overviewSheet(language),
    ...rest.map((table) => tableSheet(table, language)),
  ]);
};
