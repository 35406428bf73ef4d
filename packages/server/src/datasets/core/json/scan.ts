/** Levels of nesting that are read: tables have a few; a parser's stack must not be somebody else's to fill. */
export const depthMax = 200;

/** What a value is by its first byte. */
export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal';

/** Where JSON breaks its grammar: `byte` from 0, `line` from 1. */
export class JsonFault extends Error {
  readonly byte: number;
  readonly line: number;
  readonly isTooDeep: boolean;
  constructor(what: string, byte: number, line: number) {
    super(what);
    this.byte = byte;
    this.line = line;
    this.isTooDeep = what === tooDeep;
  }
}

const tooDeep = 'too deep';

/** Who wants to know where values begin and end. Depth 0 is a value of its own, 1 one inside it. */
export type JsonListener = {
  /** Values deeper than this are checked and not told. */
  readonly depth: number;
  begins(kind: JsonKind, depth: number, byte: number): void;
  /** After the last byte of an object or array. */
  ends(depth: number, byte: number): void;
  key(text: string, depth: number): void;
};

const state = {
  value: 0,
  firstItem: 1,
  firstKey: 2,
  key: 3,
  colon: 4,
  after: 5,
  text: 6,
  escape: 7,
  hex: 8,
  number: 9,
  literal: 10,
} as const;

const code = (char: string): number => char.charCodeAt(0);
const [quote, backslash, comma, colon] = ['"', '\\', ',', ':'].map(code) as [number, number, number, number];
const [openArray, closeArray, openObject, closeObject] = ['[', ']', '{', '}'].map(code) as [
  number,
  number,
  number,
  number,
];
const newline = 10;

const isSpace = (byte: number): boolean => byte === 32 || byte === newline || byte === 13 || byte === 9;
const isHex = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);
const escapes = new Set([...'"\\/bfnrtu'].map(code));
const literals = new Map([...['true', 'false', 'null']].map((word) => [code(word), word] as const));

/** The grammar of numbers as a table: from which place which byte leads where; places 2, 3, 5 and 8 may be the end. */
const numberNext = (place: number, byte: number): number => {
  const isDigit = byte >= 48 && byte <= 57;
  if (place === 0) return byte === 45 ? 1 : byte === 48 ? 2 : isDigit ? 3 : -1;
  if (place === 1) return byte === 48 ? 2 : isDigit ? 3 : -1;
  if (place === 4) return isDigit ? 5 : -1;
  if (place === 6) return isDigit ? 8 : byte === 43 || byte === 45 ? 7 : -1;
  if (place === 7) return isDigit ? 8 : -1;
  if (isDigit && place !== 2) return place;
  if (byte === 46 && (place === 2 || place === 3)) return 4;
  return (byte === 101 || byte === 69) && place !== 8 ? 6 : -1;
};
const mayEnd = (place: number): boolean => place === 2 || place === 3 || place === 5 || place === 8;

/**
 * Checks UTF-8 bytes for the grammar of JSON (RFC 8259), chunk by chunk, without building values. Several values are allowed when
 * each is an object or array and begins on a line of its own (NDJSON). Throws JsonFault.
 */
export const createJsonScan = (listener: JsonListener) => {
  const stack: number[] = [];
  let now: number = state.value;
  let at = 0;
  let line = 1;
  let isKey = false;
  let place = 0;
  let hexLeft = 0;
  let word = '';
  let wordAt = 0;
  let roots = 0;
  let isLineOver = true;
  let isScalarRoot = false;
  let keyBytes: number[] | undefined;
  const fail = (what: string): never => {
    throw new JsonFault(what, at, line);
  };
  const endValue = (): void => {
    now = state.after;
    if (stack.length === 0) isLineOver = false;
  };
  const close = (open: number): void => {
    if (stack.pop() !== open) fail('brackets do not match');
    if (stack.length <= listener.depth) listener.ends(stack.length, at + 1);
    endValue();
  };
  const begin = (kind: JsonKind): void => {
    const isContainer = kind === 'object' || kind === 'array';
    if (stack.length === 0) {
      if (roots > 0 && (!isLineOver || !isContainer || isScalarRoot)) fail('something follows the value');
      roots += 1;
      isScalarRoot = !isContainer;
    }
    if (stack.length <= listener.depth) listener.begins(kind, stack.length, at);
    if (isContainer && stack.length >= depthMax) fail(tooDeep);
  };
  const beginValue = (byte: number): void => {
    if (byte === openObject) {
      begin('object');
      stack.push(openObject);
      now = state.firstKey;
    } else if (byte === openArray) {
      begin('array');
      stack.push(openArray);
      now = state.firstItem;
    } else if (byte === quote) {
      begin('string');
      isKey = false;
      now = state.text;
    } else if (literals.has(byte)) {
      begin('literal');
      word = literals.get(byte) ?? '';
      wordAt = 1;
      now = state.literal;
    } else {
      place = numberNext(0, byte);
      if (place < 0) fail('a value is expected');
      begin('number');
      now = state.number;
    }
  };
  const beginKey = (byte: number): void => {
    if (byte !== quote) fail('a name in quotation marks is expected');
    isKey = true;
    keyBytes = stack.length <= listener.depth ? [] : undefined;
    now = state.text;
  };
  const afterValue = (byte: number) => {
    const open = stack.at(-1);
    if (open === undefined) return beginValue(byte);
    if (byte === comma) now = open === openArray ? state.value : state.key;
    else if (byte === closeArray && open === openArray) close(openArray);
    else if (byte === closeObject && open === openObject) close(openObject);
    else fail('a comma or the end is expected');
  };
  const endText = () => {
    if (!isKey) return endValue();
    if (keyBytes !== undefined) listener.key(String(JSON.parse(`"${Buffer.from(keyBytes).toString()}"`)), stack.length);
    now = state.colon;
  };
  const inText = (byte: number) => {
    if (byte === quote) return endText();
    if (byte < 32) fail('a control character stands in a text');
    if (byte === backslash) now = state.escape;
    if (isKey) keyBytes?.push(byte);
  };
  const inEscape = (byte: number) => {
    if (!escapes.has(byte)) fail('an escape is unknown');
    if (isKey) keyBytes?.push(byte);
    hexLeft = byte === 117 ? 4 : 0;
    now = byte === 117 ? state.hex : state.text;
  };
  const inHex = (byte: number): void => {
    if (!isHex(byte)) fail('an escape needs four digits');
    if (isKey) keyBytes?.push(byte);
    hexLeft -= 1;
    if (hexLeft === 0) now = state.text;
  };
  const inLiteral = (byte: number): void => {
    if (byte !== word.charCodeAt(wordAt)) fail('a word is unknown');
    wordAt += 1;
    if (wordAt === word.length) endValue();
  };
  const structural = (byte: number): void => {
    if (isSpace(byte)) {
      if (byte === newline) isLineOver = true;
    } else if (now === state.value) beginValue(byte);
    else if (now === state.after) afterValue(byte);
    else if (now === state.firstItem) byte === closeArray ? close(openArray) : beginValue(byte);
    else if (now === state.firstKey) byte === closeObject ? close(openObject) : beginKey(byte);
    else if (now === state.key) beginKey(byte);
    else if (byte === colon) now = state.value;
    else fail('a colon is expected');
  };
  const step = (byte: number) => {
    if (now === state.text) return inText(byte);
    if (now === state.number) {
      const next = numberNext(place, byte);
      if (next >= 0) {
        place = next;
        return;
      }
      if (!mayEnd(place)) fail('a number is incomplete');
      endValue();
    }
    if (now === state.literal) inLiteral(byte);
    else if (now === state.escape) inEscape(byte);
    else if (now === state.hex) inHex(byte);
    else structural(byte);
  };
  return {
    push(chunk: Uint8Array): void {
      for (let i = 0; i < chunk.length; i += 1) {
        const byte = chunk[i] ?? 0;
        step(byte);
        if (byte === newline) line += 1;
        at += 1;
      }
    },
    /** To be called after the last chunk; answers how many values there were. */
    end(): number {
      if (now === state.number && mayEnd(place)) endValue();
      const isOver = stack.length === 0 && (now === state.after || (now === state.value && roots === 0));
      if (!isOver) fail('the end comes too early');
      return roots;
    },
  };
};
