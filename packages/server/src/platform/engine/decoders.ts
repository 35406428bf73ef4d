/** Turns bytes into text piece by piece; throws where the encoding has no such sequence. Without a chunk: ends. */
export type StreamDecoder = { readonly encoding: string; decode(chunk?: Uint8Array): string };

const ofPlatform = (label: string): StreamDecoder => {
  const decoder = new TextDecoder(label, { fatal: true });
  return {
    encoding: decoder.encoding,
    decode: (chunk) => (chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })),
  };
};

/** Carries what a chunk leaves incomplete over to the next one. */
const inUnits = (unitBytes: number, decodeUnits: (bytes: Uint8Array) => string) => {
  let carry: Uint8Array = new Uint8Array(0);
  return (chunk?: Uint8Array): string => {
    if (chunk === undefined) {
      if (carry.length > 0) throw new TypeError('cut off');
      return '';
    }
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const whole = bytes.length - (bytes.length % unitBytes);
    carry = Uint8Array.from(bytes.subarray(whole));
    return decodeUnits(bytes.subarray(0, whole));
  };
};

const isScalar = (point: number): boolean => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);

/** UTF-32, which the WHATWG Encoding Standard leaves out. */
const utf32 = (isLittle: boolean): StreamDecoder => ({
  encoding: isLittle ? 'utf-32le' : 'utf-32be',
  decode: inUnits(4, (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let text = '';
    for (let at = 0; at < bytes.length; at += 4) {
      const point = view.getUint32(at, isLittle);
      if (!isScalar(point)) throw new TypeError('no character');
      text += String.fromCodePoint(point);
    }
    return text;
  }),
});

const shiftOut = 0x0e;
const shiftIn = 0x0f;
const escapeByte = 0x1b;

/** Bytes of a designation behind ESC, such as `$)C`. */
const designationBytes = 3;

/**
 * ISO-2022-KR (RFC 1557) and -CN (RFC 1922): between SO and SI the bytes are those of a set of two bytes without their high bit.
 * `designations` are the ones whose set `inner` decodes; others are refused.
 */
const shifted = (encoding: string, inner: string, designations: readonly string[]): StreamDecoder => {
  const decoder = ofPlatform(inner);
  let isOut = false;
  let designation: number[] | undefined;
  const take = (byte: number, out: number[]): void => {
    if (designation !== undefined) {
      designation.push(byte);
      if (designation.length < designationBytes) return;
      if (!designations.includes(String.fromCharCode(...designation))) throw new TypeError('another set');
      designation = undefined;
    } else if (byte === escapeByte) designation = [];
    else if (byte === shiftOut || byte === shiftIn) isOut = byte === shiftOut;
    else if (byte >= 0x80) throw new TypeError('no byte of seven bits');
    else {
      // a line begins shifted in
      if (byte === 0x0a || byte === 0x0d) isOut = false;
      out.push(isOut && byte > 0x20 ? byte | 0x80 : byte);
    }
  };
  return {
    encoding,
    decode(chunk) {
      if (chunk === undefined) return decoder.decode();
      const out: number[] = [];
      for (const byte of chunk) take(byte, out);
      return decoder.decode(Uint8Array.from(out));
    },
  };
};

/** The decoder of a label: those of the WHATWG Encoding Standard, UTF-32, ISO-2022-KR and -CN. Throws when there is none. */
export const createDecoder = (label: string): StreamDecoder => {
  const name = label.trim().toLowerCase().replaceAll('_', '-');
  if (name === 'utf-32le' || name === 'utf-32') return utf32(true);
  if (name === 'utf-32be') return utf32(false);
  if (name === 'iso-2022-kr') return shifted(name, 'euc-kr', ['$)C']);
  if (name === 'iso-2022-cn') return shifted(name, 'gb18030', ['$)A']);
  return ofPlatform(label);
};
