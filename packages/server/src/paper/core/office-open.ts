import { unzipSync } from 'fflate';
import { err, ok, type Result } from '#kernel';
import { checkParts, checkXml, inflatedBytesMax, type OfficeFault, readDirectory } from './office-zip.ts';

/** Opens an office file's parts by name; only in a worker, for the bytes are somebody else's. */
export const openOffice = (bytes: Uint8Array): Result<Record<string, Uint8Array>, OfficeFault> => {
  const parts = readDirectory(bytes);
  if (!parts.ok) return parts;
  const fault = checkParts(parts.value);
  if (fault !== undefined) return err(fault);
  let left = inflatedBytesMax;
  try {
    // local headers may say other sizes than the directory: each part is inflated into what was declared, not more
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        left -= originalSize;
        return left >= 0;
      },
    });
    if (left < 0) return err('too_large_inside');
    const inside = checkXml(files);
    return inside === undefined ? ok(files) : err(inside);
  } catch {
    return err('not_a_workbook');
  }
};
