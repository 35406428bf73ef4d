import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { type Outcome, ok, refuse } from '#kernel';

/** What templates are written with. */
export const templateFormats = ['docx', 'xlsx'] as const;
/** Word or Excel. */
export type TemplateFormat = (typeof templateFormats)[number];

/** Why an office file is not taken. */
export type OfficeCode =
  | 'paper.template_unreadable'
  | 'paper.template_inflates'
  | 'paper.template_unsafe'
  | 'paper.template_macros'
  | 'paper.template_loop_wrong'
  | 'paper.template_braces_wrong';

/** Parts of an office file by path. */
export type Parts = Map<string, Uint8Array>;

/** An office file has dozens of parts; one with pictures some hundreds. */
const partsMax = 500;
/** All parts together, inflated: eight times what a template of 5 MiB holds when it does not hide anything. */
const inflatedBytesMax = 40 * 1024 * 1024;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** The end record without its comment, which is at most 65,535 bytes (PKWARE APPNOTE 4.3.16). */
const endBytes = 22;
const commentBytesMax = 65_535;

const partName = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.()[\] +=%-]{1,200}(?:\/[\w.()[\] +=%-]{1,200}){0,8}\/?$/;
const activePart =
  /vbaProject|vbaData|activeX|macrosheets|dialogsheets|customUI|userCustomization|\.(?:exe|dll|js|vbs|ocx|ole|hta)$/i;
const outsidePart = /(?:^|\/)(?:embeddings|externalLinks|queryTables|attachedToolbars)\/|(?:^|\/)connections\.xml$/i;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly inflated: number;
  readonly at: number;
};

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - commentBytesMax); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at;
  return -1;
};

const readEntry = (bytes: Uint8Array, view: DataView, at: number): Entry | undefined => {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (view.getUint32(at, true) !== entrySignature || isEncrypted) return undefined;
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder('utf-8', { fatal: true }).decode(name),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
};

const entrySize = (view: DataView, at: number): number =>
  46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

/** The directory of a ZIP file; undefined when it is none that office programs write (split, encrypted, ZIP64). */
const readDirectory = (bytes: Uint8Array, view: DataView): Entry[] | undefined => {
  const end = findEnd(view);
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > partsMax || view.getUint16(end + 4, true) !== 0) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += entrySize(view, at);
  }
  return entries;
};

/** Inflates one part to exactly what the directory announces, whatever the stream holds. */
const inflate = (
  bytes: Uint8Array,
  view: DataView,
  { at, method, packed, inflated }: Entry,
): Uint8Array | undefined => {
  if (view.getUint32(at, true) !== localSignature) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.byteLength !== packed) return undefined;
  if (method === 0) return packed === inflated ? data : undefined;
  if (method !== 8) return undefined;
  // throws when there is more
  const out = inflateRawSync(data, { maxOutputLength: Math.max(1, inflated) });
  return out.byteLength === inflated ? out : undefined;
};

const unpack = (bytes: Uint8Array): Outcome<Parts, OfficeCode> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  if (entries === undefined) return refuse('paper.template_unreadable');
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length || !entries.every(({ name }) => partName.test(name)))
    return refuse('paper.template_unsafe');
  if (entries.reduce((sum, { inflated }) => sum + inflated, 0) > inflatedBytesMax)
    return refuse('paper.template_inflates', { maxMiB: inflatedBytesMax / (1024 * 1024) });
  const parts: Parts = new Map();
  for (const entry of entries.filter(({ name }) => !name.endsWith('/'))) {
    const part = inflate(bytes, view, entry);
    if (part === undefined) return refuse('paper.template_unreadable');
    parts.set(entry.name, part);
  }
  return ok(parts);
};

const readPart = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** A part as text; empty when it is not there. */
export const textOf = (parts: Parts, name: string): string => {
  const part = parts.get(name);
  return part === undefined ? '' : readPart(part);
};

/** XML that office programs write: UTF-8 and without a document type, so that there are no entities but the five. */
const isPlainXml = (xml: string): boolean =>
  !/<!(?:DOCTYPE|ENTITY|\[CDATA)/i.test(xml) && !/^[^>]*encoding\s*=\s*["'](?!utf-8)/i.test(xml.slice(0, 200));

/** Links are text that a person may click; any other relationship to the outside is fetched without being asked. */
const reachesOutside = (rels: string): boolean =>
  (rels.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).some(
    (one) => /TargetMode\s*=\s*["']External/i.test(one) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/.test(one),
  );

const lookInto = (parts: Parts): OfficeCode | undefined => {
  for (const [name, bytes] of parts) {
    if (activePart.test(name)) return 'paper.template_macros';
    if (outsidePart.test(name)) return 'paper.template_unsafe';
    if (!/\.(?:xml|rels|vml)$/i.test(name)) continue;
    const xml = readPart(bytes);
    if (!isPlainXml(xml) || (name.endsWith('.rels') && reachesOutside(xml))) return 'paper.template_unsafe';
  }
  return /macroEnabled|vbaProject/i.test(textOf(parts, '[Content_Types].xml')) ? 'paper.template_macros' : undefined;
};

const mainPart: Readonly<Record<TemplateFormat, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/**
 * Opens an office file (ECMA-376): sizes are read from the directory before anything is inflated. Refuses what is none, what
 * is larger than it looks, macros, document types, references to the outside and odd paths.
 */
export const openOffice = (bytes: Uint8Array, format: TemplateFormat): Outcome<Parts, OfficeCode> => {
  try {
    const unpacked = unpack(bytes);
    if (!unpacked.ok) return unpacked;
    const wrong = lookInto(unpacked.value);
    if (wrong !== undefined) return refuse(wrong);
    return unpacked.value.has(mainPart[format]) ? unpacked : refuse('paper.template_unreadable');
  } catch (error) {
    // cut off or damaged: beyond the end, no deflate stream, no UTF-8
    if (error instanceof Error) return refuse('paper.template_unreadable');
    throw error;
  }
};

/** The oldest date that a ZIP file can carry: the same parts are the same bytes, whenever they are packed. */
const packedAt = new Date(1980, 0, 1);

/** Packs parts; the same parts give the same bytes. The list of content types comes first, as office programs write it. */
export const packOffice = (parts: Parts): Uint8Array => {
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].toSorted((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, parts.get(name) ?? new Uint8Array()])), {
    mtime: packedAt,
    level: 6,
  });
};
