/** What the bytes 0x80–0x9F are in windows-1252; five of them are nothing there and stay control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });

const latinByte = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  const place = windows1252.indexOf(character);
  return place >= 0 ? 0x80 + place : code <= 0xff ? code : -1;
};

/** The bytes that a text was made of when it was read as windows-1252 or Latin-1; undefined when it was not. */
const latinBytes = (text: string): Uint8Array | undefined => {
  const bytes = [...text].map(latinByte);
  return bytes.includes(-1) ? undefined : Uint8Array.from(bytes);
};

let gbkTable: ReadonlyMap<string, number> | undefined;

/** Every character of two bytes in GBK with these, made once from the decoder: 24,000 entries. */
const gbkCodes = (): ReadonlyMap<string, number> => {
  if (gbkTable !== undefined) return gbkTable;
  const loose = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = loose.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...text].length === 1 && text !== '\ufffd') codes.set(text, (lead << 8) | trail);
    }
  gbkTable = codes;
  return codes;
};

const gbkBytes = (text: string): Uint8Array | undefined => {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = gbkCodes().get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) return undefined;
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
};

const decoded = (decoder: { decode(bytes: Uint8Array): string }, bytes: Uint8Array | undefined): string | undefined => {
  try {
    return bytes === undefined ? undefined : decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

const isHan = (text: string): boolean => /^[\p{Script=Han}\p{N}\p{P}\sA-Za-z]+$/u.test(text);

/** Han characters of GB 2312's first level, the 3,755 in daily use: their first byte is 0xB0 to 0xD7. */
const isDaily = (text: string): boolean =>
  [...text].every(
    (c) =>
      !/\p{Script=Han}/u.test(c) || ((gbkCodes().get(c) ?? 0) >> 8 >= 0xb0 && (gbkCodes().get(c) ?? 0) >> 8 <= 0xd7),
  );

const hanCount = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** Two characters of UTF-8 with their lead and trail bytes, as Latin-1 shows them. */
const fromUtf8AsLatin = (text: string): string | undefined => {
  const meant = decoded(utf8, latinBytes(text));
  return meant !== undefined && meant.length < text.length ? meant : undefined;
};

/** An odd byte at the end has been lost to a question mark or to U+FFFD. */
const fromUtf8AsGbk = (text: string): string | undefined => {
  const body = text.replace(/[?\ufffd]$/, '');
  if (hanCount(body) < 3) return undefined;
  const bytes = gbkBytes(body);
  for (const cut of [0, 1, 2]) {
    const meant = decoded(utf8, bytes?.subarray(0, bytes.length - cut));
    if (meant !== undefined && hanCount(meant) >= 2 && isHan(meant) && (cut === 0 || body !== text)) return meant;
  }
  return undefined;
};

const fromGbkAsLatin = (text: string): string | undefined => {
  const run = text.match(/[\u0080-\u00ff]{4,}/)?.[0];
  if (run === undefined || /[A-Za-z][\u0080-\u00ff]|[\u0080-\u00ff][A-Za-z]/.test(text)) return undefined;
  const meant = decoded(gb18030, latinBytes(text));
  return meant !== undefined && hanCount(meant) >= 2 && isHan(meant) && isDaily(meant) ? meant : undefined;
};

/**
 * What a text was before its bytes were read in the wrong encoding: UTF-8 as Latin-1 or windows-1252 (`cafÃ©`), UTF-8 as GBK (`涓浗`), GBK
 * as Latin-1 (`ÖÐ¹ú`). Undefined when the bytes make no sense in the other encoding, which is nearly always so for a right text.
 */
export const beforeMojibake = (text: string): string | undefined =>
  fromUtf8AsLatin(text) ?? fromGbkAsLatin(text) ?? fromUtf8AsGbk(text);
