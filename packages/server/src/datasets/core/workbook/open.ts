import { readFile, stat } from 'node:fs/promises';
import { read, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../../errors.ts';
import { readDirectory, unpackEntry, type ZipEntry } from '../package/zip.ts';
import { hideParts } from './ods-hidden.ts';
import { workbookCellsMax } from './sheet.ts';

/** What a workbook may hold once unpacked: some millions of cells. The library keeps several times as much in memory. */
export const workbookBytesMax = 96 * 1024 ** 2;

/** XML of an office program shrinks thirtyfold at most; small parts harm nobody. */
const ratioMax = 300;
const ratioFreeBytes = 4 * 1024 ** 2;

/** What a workbook is by its beginning: a ZIP, OLE 2, or a text (UTF-8) of XML as Excel 2003 writes it, or of HTML. */
export type WorkbookKind = 'zip' | 'ole2' | 'xml-2003' | 'html';

/** The refusal of a workbook that is more than is read. */
export const tooLarge = (): Outcome<never, ReadCode> =>
  refuse('datasets.workbook_too_large', { cellsMax: workbookCellsMax, bytesMax: workbookBytesMax });

const isWithin = (parts: readonly ZipEntry[]): boolean =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0) <= workbookBytesMax &&
  parts.every(({ bytes, compressed }) => bytes <= ratioFreeBytes || bytes <= compressed * ratioMax);

/** What is not needed to understand tables, and may be large: pictures, macros, printer settings. */
const isNeeded = ({ name }: ZipEntry): boolean =>
  /\.(xml|rels|bin)$|^mimetype$/i.test(name) && !/vbaProject|printerSettings|media\//i.test(name);

/** Parts by name, unpacked by us, so that the library never unpacks what a stranger packed. Entities are refused. */
const partsOf = async (path: string): Promise<Outcome<Record<string, Uint8Array>, ReadCode>> => {
  const directory = await readDirectory(path);
  if (!directory.ok) return directory;
  const needed = directory.value.filter((part) => isNeeded(part) && !part.name.endsWith('/'));
  if (!isWithin(needed)) return tooLarge();
  const parts: Record<string, Uint8Array> = {};
  for (const part of needed) {
    const chunks: Buffer[] = [];
    const done = await unpackEntry(path, part, (chunk) => void chunks.push(chunk));
    if (!done.ok) return refuse('datasets.workbook_damaged');
    const bytes = Buffer.concat(chunks);
    if (bytes.includes('<!ENTITY') || bytes.subarray(0, 4096).includes('<!DOCTYPE'))
      return refuse('datasets.workbook_unsafe', { name: part.name });
    parts[part.name] = bytes;
  }
  return ok(parts);
};

const options = {
  type: 'array',
  dense: true,
  cellDates: false,
  cellNF: true,
  cellStyles: true,
  cellHTML: false,
  bookVBA: false,
} as const;

const faultOf = (error: unknown): Outcome<never, ReadCode> => {
  const message = error instanceof Error ? error.message : String(error);
  if (/could not find <table>/i.test(message)) return refuse('datasets.no_table');
  if (/password-protected/i.test(message)) return refuse('datasets.workbook_locked');
  if (/Cannot find (Workbook|file)|Unsupported ole|Unsupported file|not a spreadsheet/i.test(message))
    return refuse('datasets.format_unknown', { kind: 'ole2' });
  return refuse('datasets.workbook_damaged');
};

/** A text as the library takes it; cells of HTML stay as written, for it would make numbers of identifiers. */
const readText = async (path: string, kind: 'xml-2003' | 'html'): Promise<Outcome<WorkBook, ReadCode>> => {
  if ((await stat(path)).size > workbookBytesMax) return tooLarge();
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff?\s*/, '');
  if (text.includes('<!ENTITY')) return refuse('datasets.workbook_unsafe', { name: kind });
  if (kind === 'xml-2003') return ok(read(text, { ...options, type: 'string' }));
  // the library takes a text for HTML by its first words only
  const tables = text.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '');
  return ok(read(`<html>${tables}`, { ...options, type: 'string', raw: true }));
};

const readKind = async (path: string, kind: WorkbookKind): Promise<Outcome<WorkBook, ReadCode>> => {
  if (kind === 'xml-2003' || kind === 'html') return readText(path, kind);
  if (kind === 'ole2') return ok(read(await readFile(path), options));
  const parts = await partsOf(path);
  if (!parts.ok) return parts;
  const book = read(zipSync(parts.value, { level: 0 }), options);
  const content = parts.value['content.xml'];
  if (book.bookType === 'ods' && content !== undefined) hideParts(book, Buffer.from(content).toString('utf8'));
  return ok(book);
};

/** The library's view of a workbook; only in a thread with limits, for the bytes are somebody else's. */
export const openWorkbook = async (path: string, kind: WorkbookKind): Promise<Outcome<WorkBook, ReadCode>> => {
  try {
    return await readKind(path, kind);
  } catch (error) {
    return faultOf(error);
  }
};
