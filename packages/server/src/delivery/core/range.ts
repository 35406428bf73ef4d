/** Which bytes to serve: all of them, one part, or none because the range lies outside (416). */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly endInclusive: number }
  | { readonly kind: 'outside' };

/**
 * Reads a Range header for a resource of `bytes` bytes (RFC 9110 section 14): one range of the forms `a-b`, `a-`, `-n`.
 * Several ranges, other units and malformed headers are answered with the whole, as the RFC allows.
 */
export const parseRange = (header: string | undefined, bytes: number): RangeAnswer => {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return { kind: 'whole' };
  const [first = '', last = ''] = match.slice(1);
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? { kind: 'outside' } : { kind: 'part', start: bytes - length, endInclusive: bytes - 1 };
  }
  const start = Number(first);
  const endInclusive = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  return start >= bytes ? { kind: 'outside' } : { kind: 'part', start, endInclusive };
};
