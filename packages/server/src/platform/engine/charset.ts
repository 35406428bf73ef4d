import { type SingleByte, singleByteEncodings } from './charset-letters.ts';

/** Lines with characters beyond ASCII that a guess is made from, bytes. */
export const charsetSampleBytesMax = 256 * 1024;

const lf = 0x0a;
const escapeByte = 0x1b;

/** Fewer letters beyond ASCII tell no encoding of one byte from another. */
const lettersMin = 6;

/** And fewer kana no Japanese. */
const kanaMin = 3;

/** Shares and scores below which a reading is no text of its language. */
const doubleByteMin = 0.6;
const singleByteMin = 0.3;

const decodeAll = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    // The sample may end within a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
};

/** Encodings that switch by escape sequences and use seven bits only (RFC 1468, 1557, 1922). */
export const escapedCharset = (head: Uint8Array): string | undefined => {
  const text = Buffer.from(head).toString('latin1');
  const has = (...designations: string[]): boolean =>
    designations.some((designation) => text.includes(String.fromCharCode(escapeByte) + designation));
  if (has('$)C')) return 'iso-2022-kr';
  if (has('$)A', '$)G', '$)E', '$*H')) return 'iso-2022-cn';
  return has('$@', '$B', '$(D', '(J') ? 'iso-2022-jp' : undefined;
};

/** UTF-32 without a mark: of every four bytes two or more are zero, the same ones. */
export const guessUtf32 = (head: Uint8Array): 'utf-32le' | 'utf-32be' | undefined => {
  const units = Math.floor(head.length / 4);
  let little = 0;
  let big = 0;
  for (let i = 0; i < units * 4; i += 4) {
    if (head[i + 3] === 0 && (head[i + 2] ?? 1) <= 0x10 && (head[i] !== 0 || head[i + 1] !== 0)) little += 1;
    if (head[i] === 0 && (head[i + 1] ?? 1) <= 0x10 && (head[i + 3] !== 0 || head[i + 2] !== 0)) big += 1;
  }
  if (units >= 4 && little === units && big < units) return 'utf-32le';
  return units >= 4 && big === units && little < units ? 'utf-32be' : undefined;
};

/** Bytes of two: how many pairs there are, and how many lie where the frequent characters of an encoding do. */
const pairShares = (bytes: Uint8Array) => {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  let low = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[i + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)) gb += 1;
    if (lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)) big5 += 1;
    if (trail < 0xa1) low += 1;
    i += 1;
  }
  const share = (count: number): number => (pairs === 0 ? 0 : count / pairs);
  return { pairs, gb: share(gb), big5: share(big5), low: share(low) };
};

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How much of a decoded text is of the script that its encoding was made for, 0 to 1. */
const scriptShare = (text: string | undefined, script: RegExp): number => {
  if (text === undefined) return 0;
  const all = countOf(text, /[^\p{ASCII}\u3000-\u303f\uff00-\uff60]/gu);
  return all === 0 ? 0 : countOf(text, script) / all;
};

/**
 * Encodings of two bytes, by what they are made of: Korean is Hangul, Japanese has kana, GB 2312 and Big5 keep their frequent
 * characters in one block each; Big5 uses low second bytes for two fifths of them, GB for hardly any.
 */
const doubleByteScores = (bytes: Uint8Array): { encoding: string; score: number }[] => {
  const shares = pairShares(bytes);
  const asKorean = decodeAll(bytes, 'euc-kr');
  const japanese = (encoding: string): number => {
    const text = decodeAll(bytes, encoding);
    const halfWidth = scriptShare(text, /[\uff61-\uff9f]/gu);
    const kanaShare = scriptShare(text, /[\u3041-\u30ff]/gu);
    const known = scriptShare(text, /[\p{Script=Han}\u3041-\u30ff]/gu);
    return halfWidth > 0.2 || kanaShare < 0.15 || countOf(text ?? '', /[\u3041-\u30ff]/gu) < kanaMin
      ? 0
      : known + kanaShare * 0.2;
  };
  const gb = decodeAll(bytes, 'gb18030') === undefined ? 0 : shares.gb * (1 - shares.low);
  const big5 = decodeAll(bytes, 'big5') === undefined || shares.low < 0.15 ? 0 : shares.big5;
  return [
    { encoding: 'gb18030', score: gb },
    { encoding: 'big5', score: big5 },
    { encoding: 'euc-kr', score: scriptShare(asKorean, /\p{Script=Hangul}/gu) > 0.85 ? 1.1 : 0 },
    { encoding: 'euc-jp', score: japanese('euc-jp') },
    { encoding: 'shift_jis', score: japanese('shift_jis') },
  ];
};

const typographic = /[‘’‚“”„–—…•€£°§©®™«»·\u00a0²³½¼¾×±µ]/u;

/** How a character fits a language, seen with its neighbours; 1 at best. */
const charScore = (text: string, at: number, letters: string, isLatin: boolean): number => {
  const char = text[at] ?? '';
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/[\p{Cc}\p{Co}\ufffd]/u.test(char)) return -3;
  if (typographic.test(char)) return /\p{L}/u.test(before) && /\p{Ll}/u.test(after) && !/[’·]/.test(char) ? -1 : 0.4;
  const rank = letters.indexOf(char.toLowerCase());
  if (rank < 0) return /\p{L}|\p{M}/u.test(char) ? -0.5 : -0.7;
  const isOddCase = /\p{Lu}/u.test(char) && /\p{Ll}/u.test(before);
  const isOddScript = !isLatin && /[a-z]/i.test(before + after);
  const isOddRun = isLatin && [before, char, after].every((c) => c > '\u007f' && /\p{L}/u.test(c));
  return 1 - (0.6 * rank) / letters.length - (isOddCase ? 1.2 : 0) - (isOddScript ? 1 : 0) - (isOddRun ? 0.7 : 0);
};

const languageScore = (text: string, letters: string, isLatin: boolean): number => {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ((text[at] ?? '') <= '\u007f') continue;
    sum += charScore(text, at, letters, isLatin);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
};

/** Characters a language is judged by. */
const judgedLength = 40_000;

const singleByteScore = (bytes: Uint8Array, { encoding, languages, isLatin }: SingleByte): number => {
  const text = decodeAll(bytes, encoding)?.slice(0, judgedLength);
  if (text === undefined) return -1;
  return Math.max(...languages.map((letters) => languageScore(text, letters, isLatin)));
};

const isControl = (byte: number): boolean => byte >= 0x80 && byte <= 0x9f;

/** Where no byte tells the standard from Microsoft's extension of it, the standard is named. */
const standards: Readonly<Record<string, string>> = {
  'windows-1252': 'iso-8859-1',
  'windows-1254': 'iso-8859-9',
  'windows-1255': 'iso-8859-8',
  'windows-1253': 'iso-8859-7',
};

const best = <T extends { readonly score: number }>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((a, b) => (a === undefined || b.score > a.score ? b : a), undefined);

/** Signs alone, no letters, as Western offices write them: £5, 20 °C, “so”. */
const hasSignsOnly = (bytes: Uint8Array): boolean => {
  const text = decodeAll(bytes, 'windows-1252') ?? '';
  const signs = countOf(text, /[‘’“”–—…•\u00a0]|£(?=\s?[\d(])|€(?=\s?\d)|(?<=\d\s?)[€°]|(?<=\bk?m)[²³]/gu);
  return signs > 0 && signs === countOf(text, /\P{ASCII}/gu);
};

/**
 * Guesses the encoding of lines that are no UTF-8: by what bytes of two can be, else by the letters that languages are made of. Undefined
 * when nothing reads as a text, or when there are too few letters to tell. Labels are those of the WHATWG Encoding Standard.
 */
export const guessCharset = (sample: Uint8Array): string | undefined => {
  const double = best(doubleByteScores(sample));
  if (double !== undefined && double.score >= doubleByteMin) return double.encoding;
  const high = sample.filter((byte) => byte >= 0x80);
  if (hasSignsOnly(sample)) return 'windows-1252';
  if (high.length < lettersMin) return undefined;
  const single = best(
    singleByteEncodings.map((each) => ({ encoding: each.encoding, score: singleByteScore(sample, each) })),
  );
  if (single === undefined || single.score < singleByteMin) return undefined;
  const standard = standards[single.encoding];
  if (standard === undefined || high.some(isControl)) return single.encoding;
  return decodeAll(sample, standard) === decodeAll(sample, single.encoding) ? standard : single.encoding;
};

/** Gathers the lines of a file that have a byte beyond ASCII, up to what a guess needs. */
export const createCharsetSample = () => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let carry: Uint8Array = new Uint8Array(0);
  const keep = (line: Uint8Array): void => {
    if (bytes >= charsetSampleBytesMax || !line.some((byte) => byte >= 0x80)) return;
    const part = Uint8Array.from(line.subarray(0, charsetSampleBytesMax - bytes));
    parts.push(part);
    bytes += part.length;
  };
  return {
    /** False when enough is gathered. */
    look(chunk: Uint8Array): boolean {
      const text = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      let from = 0;
      for (let end = text.indexOf(lf); end >= 0 && bytes < charsetSampleBytesMax; end = text.indexOf(lf, from)) {
        keep(text.subarray(from, end + 1));
        from = end + 1;
      }
      carry = text.subarray(from);
      // A line longer than the sample is cut.
      if (carry.length < charsetSampleBytesMax) return bytes < charsetSampleBytesMax;
      keep(carry);
      return false;
    },
    end(): Uint8Array {
      keep(carry);
      carry = new Uint8Array(0);
      return Buffer.concat(parts);
    },
  };
};
