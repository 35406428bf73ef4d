import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { Block, Column, Print, Words } from '../model.ts';
import { dayWords } from './dates.ts';
import { toLines } from './lines.ts';
import { blankPattern } from './report-values.ts';

/** Points: A4, with margins that a binder needs. */
const page = { width: 595.28, height: 841.89 } as const;
const margin = { top: 76, side: 56, bottom: 104 } as const;
const width = page.width - 2 * margin.side;
const bottom = page.height - margin.bottom;

const ink = '#1a1f2b';
const soft = '#5b6475';
const rule = '#c9ced8';
const shade = '#f3f5f8';
const blankGround = '#faf0d9';

/** Font files, TrueType. */
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

type Face = 'regular' | 'bold';
type Style = { readonly face: Face; readonly size: number; readonly colour: string };
type Line = { readonly text: string; readonly style: Style };
type Doc = PDFKit.PDFDocument;

/** Where the next line is set; `head` is repeated on a new page while a table runs. */
type Pen = { readonly doc: Doc; readonly print: Print; y: number; head: (() => void) | undefined };

const body: Style = { face: 'regular', size: 9.5, colour: ink };
const small: Style = { face: 'regular', size: 7.5, colour: soft };
const label: Style = { face: 'regular', size: 9.5, colour: soft };
const strong: Style = { face: 'bold', size: 9.5, colour: ink };
const headline: Style = { face: 'bold', size: 12, colour: ink };
const title: Style = { face: 'bold', size: 20, colour: ink };

const leading = (style: Style): number => style.size * 1.5;

const use = (doc: Doc, style: Style): Doc => doc.font(style.face).fontSize(style.size).fillColor(style.colour);

/** What the font has no shape for is named instead: a box would hide that something stands there. */
const shown = (doc: Doc, text: string): string => {
  // pdfkit keeps fontkit's font behind its own; its types leave it out
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
  return [...text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')]
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      return char === '\n' || font.hasGlyphForCodePoint(code) ? char : `[U+${code.toString(16).toUpperCase()}]`;
    })
    .join('');
};

/** The font's curly marks are as wide as an ideograph: right in Chinese, a hole in English. */
const narrowMarks = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

const linesOf = (pen: Pen, text: string, style: Style, room: number): Line[] => {
  use(pen.doc, style);
  const known = new Map<string, number>();
  const measure = (part: string): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const points = pen.doc.widthOfString(part);
    known.set(part, points);
    return points;
  };
  return toLines(shown(pen.doc, text), room, measure).map((line) => ({ text: line, style }));
};

/** Words as lines: in both languages the English stands small below, unless it says the same. */
const wordLines = (pen: Pen, words: Words, style: Style, room: number): Line[] => {
  if (typeof words === 'string') return linesOf(pen, words, style, room);
  const { language } = pen.print;
  const { zh, en } = words;
  if (language === 'en') return linesOf(pen, en === '' ? zh : narrowMarks(en), style, room);
  const first = linesOf(pen, zh === '' ? en : zh, style, room);
  if (language === 'zh' || zh === en || zh === '' || en === '') return first;
  return [
    ...first,
    ...linesOf(pen, narrowMarks(en), { ...small, size: Math.max(small.size, style.size * 0.72) }, room),
  ];
};

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { style }) => sum + leading(style), 0);

const newPage = (pen: Pen): void => {
  pen.doc.addPage();
  pen.y = margin.top;
  pen.head?.();
};

const ensure = (pen: Pen, height: number): void => {
  if (pen.y + height > bottom) newPage(pen);
};

/** Sets a ground behind what a person still has to write; only papers that nobody issued have such places. */
const setMarks = (pen: Pen, line: Line, x: number): void => {
  if (pen.print.checkUrl !== null) return;
  for (const { 0: mark, index } of line.text.matchAll(blankPattern)) {
    const from = x + pen.doc.widthOfString(line.text.slice(0, index));
    pen.doc.rect(from, pen.y, pen.doc.widthOfString(mark), leading(line.style) - 1).fill(blankGround);
  }
  use(pen.doc, line.style);
};

const setLine = (pen: Pen, line: Line, x: number, room: number, align: 'start' | 'end' = 'start'): void => {
  use(pen.doc, line.style);
  const at = align === 'end' ? x + room - pen.doc.widthOfString(line.text) : x;
  setMarks(pen, line, at);
  if (line.text !== '') pen.doc.text(line.text, at, pen.y, { lineBreak: false });
};

const setLines = (pen: Pen, lines: readonly Line[], x: number, room: number): void => {
  for (const line of lines) {
    ensure(pen, leading(line.style));
    setLine(pen, line, x, room);
    pen.y += leading(line.style);
  }
};

const hairline = (pen: Pen, y: number): void => {
  pen.doc
    .moveTo(margin.side, y)
    .lineTo(page.width - margin.side, y)
    .lineWidth(0.5)
    .strokeColor(rule)
    .stroke();
};

type Cell = {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly room: number;
  readonly align: 'start' | 'end';
};

const heightOfRow = (cells: readonly Cell[], row: number): number =>
  Math.max(...cells.map(({ lines }) => heightOf(lines.slice(row, row + 1))));

/** Sets cells side by side, line by line: what is longer than the page goes on on the next one. */
const setRow = (pen: Pen, cells: readonly Cell[]): void => {
  const rows = Math.max(...cells.map(({ lines }) => lines.length));
  const whole = Math.max(...cells.map(({ lines }) => heightOf(lines)));
  if (whole < (bottom - margin.top) / 3) ensure(pen, whole);
  for (let row = 0; row < rows; row += 1) {
    const height = heightOfRow(cells, row);
    ensure(pen, height);
    for (const { lines, x, room, align } of cells) {
      const line = lines[row];
      if (line !== undefined) setLine(pen, line, x, room, align);
    }
    pen.y += height;
  }
};

const setFacts = (pen: Pen, rows: Extract<Block, { kind: 'facts' }>['rows']): void => {
  const labelRoom = 130;
  const x = margin.side + labelRoom + 12;
  for (const [name, value] of rows) {
    const room = page.width - margin.side - x;
    setRow(pen, [
      { lines: wordLines(pen, name, label, labelRoom), x: margin.side, room: labelRoom, align: 'start' },
      { lines: wordLines(pen, value, body, room), x, room, align: 'start' },
    ]);
    pen.y += 3;
  }
  pen.y += 6;
};

const padding = 5;

const cellsOf = (pen: Pen, columns: readonly Column[], words: readonly Words[], style: Style): Cell[] => {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = margin.side;
  return columns.map(({ share, align = 'start' }, index): Cell => {
    const outer = (width * share) / total;
    const room = outer - 2 * padding;
    const cell: Cell = { lines: wordLines(pen, words[index] ?? '', style, room), x: x + padding, room, align };
    x += outer;
    return cell;
  });
};

const setTableHead = (pen: Pen, columns: readonly Column[]): void => {
  const cells = cellsOf(
    pen,
    columns,
    columns.map((column) => column.title),
    { ...strong, size: 8.5 },
  );
  const height = Math.max(...cells.map(({ lines }) => heightOf(lines))) + 2 * padding;
  pen.doc.rect(margin.side, pen.y, width, height).fill(shade);
  pen.y += padding;
  setRow(pen, cells);
  pen.y += padding + 4;
};

const setTable = (pen: Pen, { columns, rows }: Extract<Block, { kind: 'table' }>): void => {
  ensure(pen, 90);
  setTableHead(pen, columns);
  pen.head = () => setTableHead(pen, columns);
  for (const row of rows) {
    setRow(pen, cellsOf(pen, columns, row, { ...body, size: 8.5 }));
    hairline(pen, pen.y + 4);
    pen.y += 8;
  }
  pen.head = undefined;
  pen.y += 12;
};

const sealWords = { zh: '（印章处）', en: '(seal)' } as const;

const setSeals = (pen: Pen, of: readonly Words[]): void => {
  ensure(pen, 150);
  const room = width / of.length;
  const top = pen.y + 8;
  of.forEach((who, index) => {
    const x = margin.side + index * room;
    pen.y = top;
    setLines(pen, wordLines(pen, who, label, room - 16), x, room - 16);
    pen.doc.lineWidth(0.7).strokeColor(rule).dash(3, { space: 3 });
    pen.doc
      .circle(x + 52, top + 84, 46)
      .stroke()
      .undash();
    pen.y = top + 77;
    const lines = wordLines(pen, sealWords, label, 80);
    for (const line of lines) {
      setLine(pen, line, x + 52 - use(pen.doc, line.style).widthOfString(line.text) / 2, 80);
      pen.y += leading(line.style);
    }
  });
  pen.y = top + 142;
};

const noCheckpoint = { zh: '签发时日志尚无检查点', en: 'there was none yet' } as const;

const setHeading = (pen: Pen, text: Words): void => {
  ensure(pen, 70);
  pen.y += 10;
  setLines(pen, wordLines(pen, text, headline, width), margin.side, width);
  hairline(pen, pen.y + 2);
  pen.y += 10;
};

const setText = (pen: Pen, text: Words): void => {
  setLines(pen, wordLines(pen, text, body, width), margin.side, width);
  pen.y += 8;
};

const setCheckpoint = (pen: Pen): void => {
  const name = { zh: '签发时的日志检查点', en: 'Checkpoint of the log when issued' };
  setFacts(pen, [[name, pen.print.checkpoint?.trim() ?? noCheckpoint]]);
};

const setBlock = (pen: Pen, block: Block): void => {
  if (block.kind === 'heading') setHeading(pen, block.text);
  else if (block.kind === 'text') setText(pen, block.text);
  else if (block.kind === 'facts') setFacts(pen, block.rows);
  else if (block.kind === 'table') setTable(pen, block);
  else if (block.kind === 'checkpoint') setCheckpoint(pen);
  else setSeals(pen, block.of);
};

/** Draws a QR code (ISO/IEC 18004) as one path; level M survives a stain. */
const setQr = (doc: Doc, text: string, x: number, y: number, side: number): void => {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column) === 1) doc.rect(x + column * unit, y + row * unit, unit, unit);
  doc.fill(ink);
};

const pick = ({ language }: Print, words: { zh: string; en: string }, between = ' · '): string =>
  language === 'both' ? `${words.zh}${between}${words.en}` : words[language];

const setEdges = (pen: Pen, number: number, count: number): void => {
  const { doc, print } = pen;
  const right = page.width - margin.side;
  const edge: Style = { ...small, size: 8 };
  pen.y = 36;
  setLine(pen, { text: pick(print, print.content.issuer), style: edge }, margin.side, width);
  setLine(pen, { text: print.number, style: edge }, margin.side, width, 'end');
  hairline(pen, 54);
  hairline(pen, page.height - 86);
  const qr = 56;
  if (print.checkUrl !== null) setQr(doc, print.checkUrl, right - qr, page.height - 78, qr);
  const check = {
    zh: '扫码或访问以下网址核验本文件',
    en: 'Scan the code, or open the address, to check this document',
  };
  const lines = [
    pick(print, { zh: `第 ${number} 页，共 ${count} 页`, en: `Page ${number} of ${count}` }),
    ...(print.checkUrl === null ? [] : [pick(print, check), print.checkUrl]),
  ];
  pen.y = page.height - 78;
  for (const text of lines) {
    for (const line of linesOf(pen, text, edge, width - qr - 16)) {
      setLine(pen, line, margin.side, width);
      pen.y += leading(edge);
    }
  }
};

const setTitle = (pen: Pen): void => {
  const { print } = pen;
  setLines(pen, wordLines(pen, print.content.title, title, width), margin.side, width);
  pen.y += 6;
  if (print.checkUrl === null) return;
  const issued = dayWords(print.issuedAt.slice(0, 10));
  setFacts(pen, [
    [{ zh: '文件编号', en: 'Document number' }, print.number],
    [{ zh: '签发日期', en: 'Issued on' }, issued],
    [{ zh: '内容指纹（SHA-256）', en: 'Fingerprint of the facts (SHA-256)' }, print.contentSha256],
  ]);
};

const open = (print: Print, fonts: Fonts): Doc => {
  const created = new Date(print.issuedAt);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: print.language === 'en' ? 'en' : 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${pick(print, print.content.title)} ${print.number}`,
      Author: pick(print, print.content.issuer),
      Subject: print.contentSha256,
      Creator: 'Corridor',
      Producer: 'Corridor',
      CreationDate: created,
      ModDate: created,
    },
  });
  doc.registerFont('regular', Buffer.from(fonts.regular));
  doc.registerFont('bold', Buffer.from(fonts.bold));
  return doc;
};

const bytesOf = (doc: Doc): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });

/**
 * Prints a document on A4 as PDF 1.7: searchable text, fonts embedded as subsets, each page with its number, "page x of y"
 * and a QR code of the check page. The same document gives the same bytes: nothing here reads a clock or a random number.
 */
export const printPdf = (print: Print, fonts: Fonts): Promise<Uint8Array> => {
  const doc = open(print, fonts);
  const pen: Pen = { doc, print, y: margin.top, head: undefined };
  setTitle(pen);
  for (const block of print.content.blocks) setBlock(pen, block);
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    setEdges(pen, index + 1, count);
  }
  return bytesOf(doc);
};
