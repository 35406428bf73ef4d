/** How wide a text is in the font and size that are set, in points. */
export type Measure = (text: string) => number;

/** Chinese punctuation that may not begin a line, and what may not end one (CLREQ 3.1.3). */
const neverFirst = /[，。、；：？！）》」』】〕〉”’％·…—,.;:?!)\]}%]/u;
const neverLast = /[（《「『【〔〈“‘([{]/u;

const ideograph = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;

/** Cuts a text where a line may end: after a blank, and around every ideograph. */
const pieces = (text: string): string[] => {
  const found: string[] = [];
  let last = '';
  for (const char of text) {
    const joins =
      last !== '' &&
      (neverLast.test(last) ||
        neverFirst.test(char) ||
        char === ' ' ||
        !(ideograph.test(char) || /[ ]$/.test(last) || ideograph.test(last)));
    if (joins) found.push((found.pop() ?? '') + char);
    else found.push(char);
    last = char;
  }
  return found;
};

/** Cuts what is longer than a line (a hash, an address) by characters. */
const cutLong = (piece: string, width: number, measure: Measure): string[] => {
  if (measure(piece) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const char of piece) {
    if (part !== '' && measure(part + char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
};

/** Sets a text into lines of a width, by the rules for Chinese and English; line feeds end lines. */
export const toLines = (text: string, width: number, measure: Measure): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces(paragraph).flatMap((one) => cutLong(one, width, measure))) {
      if (line !== '' && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += line === '' ? piece.trimStart() : piece;
    }
    return [...lines, line.trimEnd()];
  });
