import { err, findZipEnd, ok, type Result, readZipRecords } from '#kernel';

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

/** Reads the directory of an office file without inflating anything. */
export const readDirectory = (bytes: Uint8Array): Result<Part[], OfficeFault> => {
  const end = findZipEnd(bytes);
  if (end === undefined) return err('not_a_workbook');
  if (end.files > partsMax) return err('too_large_inside');
  const records = readZipRecords(bytes.subarray(end.offset), end.files);
  if (records === undefined) return err('not_a_workbook');
  if (records.some(({ isEncrypted }) => isEncrypted)) return err('encrypted');
  return ok(
    records.map(({ nameBytes, compressedBytes, bytes: inflated }) => ({
      name: new TextDecoder().decode(nameBytes),
      compressed: compressedBytes,
      inflated,
    })),
  );
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
