import { err, ok, type Result } from '#kernel';

/** Why an office file is not opened. */
export type OfficeFault =
  | 'not_a_workbook'
  | 'too_large_inside'
  | 'macros'
  | 'encrypted'
  | 'strange_names'
  | 'declares_entities';

/** What a file may declare to hold once inflated: thousands of rows and some pictures are far below. */
export const inflatedBytesMax = 48 * 1024 * 1024;

/** Parts of one file; a workbook of a hundred sheets has a few hundred. */
const partsMax = 500;

/** A part can shrink a thousandfold only when it repeats itself: no office program writes such XML. */
const ratioMax = 300;

/** A part as the archive's directory declares it. */
export type Part = { readonly name: string; readonly compressed: number; readonly inflated: number };

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === endOfDirectory) return at;
  return -1;
};

/** Reads the directory of a ZIP archive (APPNOTE 4.3.12) without inflating anything. */
export const readDirectory = (bytes: Uint8Array): Result<Part[], OfficeFault> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength < 22 ? -1 : findEnd(view);
  if (end < 0) return err('not_a_workbook');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > partsMax) return err('too_large_inside');
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== directoryEntry) return err('not_a_workbook');
    if ((view.getUint16(at + 8, true) & 1) === 1) return err('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    parts.push({ name, compressed: view.getUint32(at + 20, true), inflated: view.getUint32(at + 24, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(parts);
};

const isStrange = (name: string): boolean =>
  name.startsWith('/') ||
  name.includes('\\') ||
  name.includes('\0') ||
  /(^|\/)\.\.(\/|$)/.test(name) ||
  /^[a-z]:/i.test(name);

/** Looks at what an archive declares, before a byte of it is inflated; refuses bombs, macros, encryption, names that are paths. */
export const checkParts = (parts: readonly Part[]): OfficeFault | undefined => {
  const total = parts.reduce((sum, { inflated }) => sum + inflated, 0);
  if (total > inflatedBytesMax) return 'too_large_inside';
  if (parts.some(({ compressed, inflated }) => inflated > 1_000_000 && inflated > compressed * ratioMax))
    return 'too_large_inside';
  if (parts.some(({ name }) => isStrange(name))) return 'strange_names';
  if (new Set(parts.map(({ name }) => name.toLowerCase())).size < parts.length) return 'strange_names';
  if (parts.some(({ name }) => /vbaProject|macrosheets|activeX|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    return 'macros';
  return parts.some(({ name }) => name === '[Content_Types].xml') ? undefined : 'not_a_workbook';
};

/** A part of a macro's type; as a default for an ending, some programs write it into every workbook. */
const macroPart = /<Override[^>]*macroEnabled/;

/** Looks at the parts' XML: document types and entities have no place in office files (XXE, billion laughs), nor has a macro's type. */
export const checkXml = (files: Readonly<Record<string, Uint8Array>>): OfficeFault | undefined => {
  for (const [name, bytes] of Object.entries(files)) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (head.includes('<!DOCTYPE') || head.includes('<!ENTITY')) return 'declares_entities';
    if (name === '[Content_Types].xml' && macroPart.test(head.toString())) return 'macros';
  }
  return undefined;
};
