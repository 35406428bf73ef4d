import { type Outcome, ok, refuse } from '#kernel';
import type { OfficeCode } from './report-office.ts';
import { type FillData, lookUp, nameKey, type Placeholder, shownText, type Values } from './report-values.ts';

/** A cell of a sheet (ECMA-376 part 1, 18.3.1.4): its attributes, what is inside, and its text if it has any. */
export type SheetCell = {
  readonly column: string;
  readonly style: string | undefined;
  readonly type: string | undefined;
  readonly inner: string;
  readonly text: string | undefined;
};

/** A row of a sheet, by number; `attributes` are those besides the number. */
export type SheetRow = { readonly row: number; readonly attributes: string; readonly cells: readonly SheetCell[] };

/** Text that a spreadsheet holds in one cell at most (ECMA-376, Excel's specification). */
const cellCharactersMax = 32_767;

const rowPattern = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const cellPattern = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const placeholderPattern = /\{\{\s*([#/]?)\s*([^{}]{1,100}?)\s*\}\}/g;

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text of XML: the five entities and numbered characters. */
export const fromXml = (xml: string): string =>
  xml.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name as string] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

/** Text as XML, without the characters that XML 1.0 cannot carry. */
export const toXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML refuses
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"]/g, (char) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[char] ?? char);

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];

/** The text of rich or plain string content: its runs together, without phonetic hints. */
export const stringText = (xml: string): string =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text]) => fromXml(text ?? ''))
    .join('');

const textOfCell = (type: string | undefined, inner: string, shared: readonly string[]): string | undefined => {
  if (type === 'inlineStr') return stringText(inner);
  if (type !== 's') return undefined;
  return shared[Number(/<v\b[^>]*>(\d+)<\/v>/.exec(inner)?.[1] ?? Number.NaN)];
};

const toCell = (attributes: string, inner: string, shared: readonly string[]): SheetCell => {
  const type = attribute(attributes, 't');
  return {
    column: /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0] ?? '',
    style: attribute(attributes, 's'),
    type,
    inner,
    text: textOfCell(type, inner, shared),
  };
};

/** The rows of a sheet's data; a row or cell without its place cannot be moved and makes it undefined. */
export const readRows = (data: string, shared: readonly string[]): SheetRow[] | undefined => {
  const rows = [...data.matchAll(rowPattern)].map(([, attributes = '', inner = '']): SheetRow => {
    const cells = [...inner.matchAll(cellPattern)].map(([, of = '', content = '']) => toCell(of, content, shared));
    const row = Number(attribute(attributes, 'r') ?? Number.NaN);
    return { row, attributes: attributes.replace(/(?:^|\s)r\s*=\s*["'][^"']*["']/, ''), cells };
  });
  const isPlaced = rows.every(({ row, cells }) => row >= 1 && cells.every(({ column }) => column !== ''));
  return isPlaced ? rows : undefined;
};

type Mark = { readonly sign: string; readonly name: string };

const marksOf = ({ cells }: SheetRow): Mark[] =>
  cells.flatMap(({ text = '' }) =>
    [...text.matchAll(placeholderPattern)].map(([, sign = '', name = '']) => ({ sign, name: nameKey(name) })),
  );

/** What a row repeats: the table of its loop, or null. Refuses a loop that does not begin and end in the row. */
export const loopOfRow = (row: SheetRow): Outcome<string | null, OfficeCode> => {
  const marks = marksOf(row).filter(({ sign }) => sign !== '');
  const [opening, closing] = marks;
  if (opening === undefined) return ok(null);
  const isWhole = marks.length === 2 && opening.sign === '#' && closing?.sign === '/' && closing.name === opening.name;
  return isWhole ? ok(opening.name) : refuse('paper.template_loop_wrong', { name: opening.name });
};

/** The placeholders of a row. */
export const placeholdersOf = (row: SheetRow, table: string | null): Placeholder[] =>
  marksOf(row).flatMap(({ sign, name }) => (sign === '' ? [{ name, table }] : []));

/** A number that a double holds exactly enough to be shown as it is: at most 15 digits. */
const isDouble = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;

/** What stands in a cell after filling: a number where the cell is a number's placeholder alone, else text; never a formula. */
const filledContent = (text: string, data: FillData, row: Values | undefined): { type?: string; inner: string } => {
  const bare = text.replace(placeholderPattern, (all, sign: string) => (sign === '' ? all : '')).trim();
  const alone = /^\{\{\s*([^{}#/][^{}]*?)\s*\}\}$/.exec(bare)?.[1];
  const value = alone === undefined ? undefined : lookUp(data, row, alone);
  if (value?.kind === 'number' && isDouble(value.number)) return { inner: `<v>${value.number}</v>` };
  const filled = text.replace(placeholderPattern, (_all, sign: string, name: string) =>
    sign === '' ? shownText(lookUp(data, row, name), name, data.language) : '',
  );
  return {
    type: 'inlineStr',
    inner: `<is><t xml:space="preserve">${toXml(filled.slice(0, cellCharactersMax))}</t></is>`,
  };
};

/** Where a row is written, and how its formulas are to be read there. */
export type Writing = {
  readonly at: number;
  readonly values: Values | undefined;
  readonly formula: (formula: string) => string;
};

/** A formula's last result is left out: it is of the template, and a spreadsheet computes anew. */
const withFormula = (inner: string, move: Writing['formula']): string | undefined => {
  const [, attributes = '', formula = ''] = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/.exec(inner) ?? [];
  return inner.includes('<f') ? `<f${attributes}>${toXml(move(fromXml(formula)))}</f>` : undefined;
};

const writeCell = (cell: SheetCell, data: FillData, { at, values, formula }: Writing): string => {
  const head = `<c r="${cell.column}${at}"${cell.style === undefined ? '' : ` s="${cell.style}"`}`;
  if (cell.text?.includes('{{') === true) {
    const { type, inner } = filledContent(cell.text, data, values);
    return `${head}${type === undefined ? '' : ` t="${type}"`}>${inner}</c>`;
  }
  const moved = withFormula(cell.inner, formula);
  if (moved !== undefined) return `${head}>${moved}</c>`;
  return `${head}${cell.type === undefined ? '' : ` t="${cell.type}"`}>${cell.inner}</c>`;
};

/** A row at its new place, filled. */
export const writeRow = (row: SheetRow, data: FillData, writing: Writing): string =>
  `<row r="${writing.at}"${row.attributes}>${row.cells.map((cell) => writeCell(cell, data, writing)).join('')}</row>`;
