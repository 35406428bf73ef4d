/** How the lines of a text end; `mixed` when not all alike. */
export type LineEnds = 'none' | 'lf' | 'crlf' | 'cr' | 'mixed';

const cr = 0x0d;
const lf = 0x0a;

/**
 * Finds out how lines end, chunk by chunk. DuckDB takes the first kind it meets for the whole file: from 1.5.6 rows that
 * end otherwise far behind in the file are lost without a word (measured), so mixed ends must be known before it reads.
 */
export const createLineEndCheck = () => {
  const seen = { crlf: false, lf: false, cr: false };
  let heldCr = false;
  const look = (text: string): void => {
    seen.crlf ||= text.includes('\r\n');
    seen.lf ||= /(?:^|[^\r])\n/.test(text);
    seen.cr ||= /\r(?!\n)/.test(text);
  };
  return {
    accept(chunk: Uint8Array): void {
      if (chunk.length === 0) return;
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (!heldCr && !bytes.includes(cr)) {
        seen.lf ||= bytes.includes(lf);
        return;
      }
      const endsInCr = bytes[bytes.length - 1] === cr;
      look((heldCr ? '\r' : '') + bytes.toString('latin1', 0, endsInCr ? bytes.length - 1 : bytes.length));
      heldCr = endsInCr;
    },
    found(): LineEnds {
      if (heldCr) seen.cr = true;
      const kinds = (['lf', 'crlf', 'cr'] as const).filter((kind) => seen[kind]);
      return kinds.length > 1 ? 'mixed' : (kinds[0] ?? 'none');
    },
  };
};

/** Makes every line end LF, chunk by chunk; bytes of other characters are never CR or LF in UTF-8. */
export async function* withLfOnly(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let heldCr = false;
  for await (const chunk of chunks) {
    const text: string = (heldCr ? '\r' : '') + Buffer.from(chunk).toString('latin1');
    heldCr = text.endsWith('\r');
    yield Buffer.from((heldCr ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n'), 'latin1');
  }
  if (heldCr) yield Buffer.from('\n');
}
