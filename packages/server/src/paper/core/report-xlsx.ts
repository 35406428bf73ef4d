import { type Outcome, ok, refuse } from '#kernel';
import {
  fromXml,
  loopOfRow,
  placeholdersOf,
  readRows,
  type SheetRow,
  stringText,
  toXml,
  writeRow,
} from './report-cells.ts';
import type { Inspected } from './report-docx.ts';
import { type OfficeCode, openOffice, type Parts, packOffice, textOf } from './report-office.ts';
import { type MovesOf, movedFormula, movedRanges, movedRow, type RowMoves } from './report-rows.ts';
import { distinct, type FillData } from './report-values.ts';

/** A sheet as it is taken apart: what is before and behind its data, and its rows with what they repeat. */
type Sheet = {
  readonly path: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly rows: readonly (SheetRow & { readonly table: string | null })[];
};

const workbookPath = 'xl/workbook.xml';
const dataPattern = /<sheetData\s*\/>|<sheetData\b[^>]*>([\s\S]*?)<\/sheetData>/;

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

/** Names of sheets by the path of their part. */
const sheetNames = (parts: Parts): Map<string, string> => {
  const rels = textOf(parts, 'xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? [];
  const paths = new Map(rels.map((tag) => [attributeOf(tag, 'Id'), attributeOf(tag, 'Target')]));
  const sheets = textOf(parts, workbookPath).match(/<sheet\b[^>]*>/g) ?? [];
  return new Map(
    sheets.map((tag) => {
      const target = paths.get(attributeOf(tag, '\\w+:id')) ?? '';
      return [target.startsWith('/') ? target.slice(1) : `xl/${target}`, fromXml(attributeOf(tag, 'name'))];
    }),
  );
};

const sharedStrings = (parts: Parts): string[] =>
  [...textOf(parts, 'xl/sharedStrings.xml').matchAll(/<si\s*\/>|<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(([, inner]) =>
    stringText(inner ?? ''),
  );

const readSheet = (
  parts: Parts,
  [path, name]: readonly [string, string],
  shared: readonly string[],
): Outcome<Sheet, OfficeCode> => {
  const xml = textOf(parts, path);
  const data = dataPattern.exec(xml);
  if (data === null) return refuse('paper.template_unreadable');
  const rows = readRows(data[1] ?? '', shared);
  if (rows === undefined) return refuse('paper.template_unreadable');
  const looped: Sheet['rows'][number][] = [];
  for (const row of rows) {
    const table = loopOfRow(row);
    if (!table.ok) return table;
    looped.push({ ...row, table: table.value });
  }
  const hasLoop = looped.find(({ table }) => table !== null)?.table ?? undefined;
  // formulas that share a text by distance, and tables, cannot be pulled apart by rows
  const isRigid = /<f\b[^>]*\bt\s*=\s*["']shared/.test(data[1] ?? '') || xml.includes('<tablePart');
  if (hasLoop !== undefined && isRigid) return refuse('paper.template_loop_wrong', { name: hasLoop });
  const before = xml.slice(0, data.index);
  return ok({ path, name, before, after: xml.slice(data.index + data[0].length), rows: looped });
};

const readSheets = (parts: Parts): Outcome<Sheet[], OfficeCode> => {
  const shared = sharedStrings(parts);
  const sheets: Sheet[] = [];
  for (const named of sheetNames(parts)) {
    // charts on sheets of their own hold no cells
    if (!textOf(parts, named[0]).includes('<worksheet')) continue;
    const sheet = readSheet(parts, named, shared);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return sheets.length === 0 ? refuse('paper.template_unreadable') : ok(sheets);
};

/** Reads the placeholders of an Excel template: `{{name}}`, and `{{#rows}}` … `{{/rows}}` in the row that is repeated. */
export const inspectXlsx = (bytes: Uint8Array): Outcome<Inspected, OfficeCode> => {
  const opened = openOffice(bytes, 'xlsx');
  if (!opened.ok) return opened;
  const sheets = readSheets(opened.value);
  if (!sheets.ok) return sheets;
  const rows = sheets.value.flatMap((sheet) => sheet.rows);
  return ok({
    placeholders: distinct(rows.flatMap((row) => placeholdersOf(row, row.table))),
    loops: [...new Set(rows.flatMap(({ table }) => (table === null ? [] : [table])))],
  });
};

const movesOf = ({ rows }: Sheet, data: FillData): RowMoves =>
  rows.flatMap(({ row, table }) =>
    table === null ? [] : [{ row, copies: Math.max(1, data.tables.get(table)?.length ?? 0) }],
  );

const rangeTags =
  /<(?:dimension|mergeCell|conditionalFormatting|dataValidation|hyperlink|autoFilter|ignoredError)\b[^>]*>/g;

const movedTags = (xml: string, moves: RowMoves): string =>
  xml.replace(rangeTags, (tag) =>
    tag.replace(
      /(\s(?:ref|sqref)\s*=\s*")([^"]*)(")/g,
      (_all, open: string, ranges: string, close: string) => `${open}${movedRanges(ranges, moves)}${close}`,
    ),
  );

const writeRows = (sheet: Sheet, data: FillData, moves: MovesOf): string =>
  sheet.rows
    .flatMap((row) => {
      const own = moves.get(sheet.name) ?? [];
      const at = movedRow(row.row, own);
      if (row.table === null) {
        const formula = (text: string) => movedFormula(text, { sheet: sheet.name, moves });
        return [writeRow(row, data, { at, values: undefined, formula })];
      }
      return (data.tables.get(row.table) ?? []).map((values, index) => {
        const copy = { row: row.row, index };
        const formula = (text: string) => movedFormula(text, { sheet: sheet.name, moves, copy });
        return writeRow(row, data, { at: at + index, values, formula });
      });
    })
    .join('');

const formulaTags = /(<(formula|formula1|formula2)>)([^<]*)(<\/\2>)/g;

const writeSheet = (sheet: Sheet, data: FillData, moves: MovesOf): string => {
  const own = moves.get(sheet.name) ?? [];
  const after = movedTags(sheet.after, own).replace(
    formulaTags,
    (_all, open: string, _tag, formula: string, close: string) =>
      `${open}${toXml(movedFormula(fromXml(formula), { sheet: sheet.name, moves }))}${close}`,
  );
  return `${movedTags(sheet.before, own)}<sheetData>${writeRows(sheet, data, moves)}</sheetData>${after}`;
};

/** Names for ranges follow their rows, and every formula is computed when the workbook is opened. */
const writeWorkbook = (xml: string, moves: MovesOf): string => {
  const named = xml.replace(
    /(<definedName\b[^>]*>)([^<]*)(<\/definedName>)/g,
    (_all, open: string, formula: string, close: string) =>
      `${open}${toXml(movedFormula(fromXml(formula), { sheet: '', moves }))}${close}`,
  );
  const calc = '<calcPr calcId="191029" fullCalcOnLoad="1"/>';
  if (/<calcPr\b[^>]*>/.test(named)) return named.replace(/<calcPr\b[^>]*?\/>|<calcPr\b[^>]*>[\s\S]*?<\/calcPr>/, calc);
  // CT_Workbook is a sequence: what must stand behind calcPr
  const behind = /<(?:oleSize|customWorkbookViews|pivotCaches|webPublishing|fileRecoveryPr|extLst)\b|<\/workbook>/;
  return named.replace(behind, (next) => `${calc}${next}`);
};

/** The order in which formulas were computed is of the template's cells; without it a spreadsheet finds its own. */
const dropCalcChain = (parts: Parts): void => {
  if (!parts.delete('xl/calcChain.xml')) return;
  for (const name of ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels']) {
    const kept = textOf(parts, name).replace(/<(?:Override|Relationship)\b[^>]*calcChain[^>]*\/>/g, '');
    parts.set(name, Buffer.from(kept));
  }
};

/**
 * Fills an Excel template. A cell that is one placeholder of a number becomes a number and keeps its format; a loop's row is
 * repeated and what is below moves down, with formulas, merged cells and names. The same data give the same bytes.
 */
export const fillXlsx = (bytes: Uint8Array, data: FillData): Outcome<Uint8Array, OfficeCode> => {
  const opened = openOffice(bytes, 'xlsx');
  if (!opened.ok) return opened;
  const parts = opened.value;
  const sheets = readSheets(parts);
  if (!sheets.ok) return sheets;
  const moves: MovesOf = new Map(sheets.value.map((sheet) => [sheet.name, movesOf(sheet, data)]));
  for (const sheet of sheets.value) parts.set(sheet.path, Buffer.from(writeSheet(sheet, data, moves)));
  parts.set(workbookPath, Buffer.from(writeWorkbook(textOf(parts, workbookPath), moves)));
  dropCalcChain(parts);
  return ok(packOffice(parts));
};
