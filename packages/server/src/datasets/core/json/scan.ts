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
export class JsonScan {
  private readonly listener: JsonListener;
  private readonly stack: number[] = [];
  private now: number = state.value;
  private at = 0;
  private line = 1;
  private isKey = false;
  private place = 0;
  private hexLeft = 0;
  private word = '';
  private wordAt = 0;
  private roots = 0;
  private isLineOver = true;
  private isScalarRoot = false;
  private keyBytes: number[] | undefined = undefined;

  constructor(listener: JsonListener) {
    this.listener = listener;
  }

  private fail(what: string): never {
    throw new JsonFault(what, this.at, this.line);
  }

  private endValue(): void {
    this.now = state.after;
    if (this.stack.length === 0) this.isLineOver = false;
  }

  private close(open: number): void {
    if (this.stack.pop() !== open) this.fail('brackets do not match');
    if (this.stack.length <= this.listener.depth) this.listener.ends(this.stack.length, this.at + 1);
    this.endValue();
  }

  private begin(kind: JsonKind): void {
    const isContainer = kind === 'object' || kind === 'array';
    if (this.stack.length === 0) {
      if (this.roots > 0 && (!this.isLineOver || !isContainer || this.isScalarRoot))
        this.fail('something follows the value');
      this.roots += 1;
      this.isScalarRoot = !isContainer;
    }
    if (this.stack.length <= this.listener.depth) this.listener.begins(kind, this.stack.length, this.at);
    if (isContainer && this.stack.length >= depthMax) this.fail(tooDeep);
  }

  private beginValue(byte: number): void {
    if (byte === openObject) {
      this.begin('object');
      this.stack.push(openObject);
      this.now = state.firstKey;
    } else if (byte === openArray) {
      this.begin('array');
      this.stack.push(openArray);
      this.now = state.firstItem;
    } else if (byte === quote) {
      this.begin('string');
      this.isKey = false;
      this.now = state.text;
    } else if (literals.has(byte)) {
      this.begin('literal');
      this.word = literals.get(byte) ?? '';
      this.wordAt = 1;
      this.now = state.literal;
    } else {
      this.place = numberNext(0, byte);
      if (this.place < 0) this.fail('a value is expected');
      this.begin('number');
      this.now = state.number;
    }
  }

  private beginKey(byte: number): void {
    if (byte !== quote) this.fail('a name in quotation marks is expected');
    this.isKey = true;
    this.keyBytes = this.stack.length <= this.listener.depth ? [] : undefined;
    this.now = state.text;
  }

  private afterValue(byte: number) {
    const open = this.stack.at(-1);
    if (open === undefined) return this.beginValue(byte);
    if (byte === comma) this.now = open === openArray ? state.value : state.key;
    else if (byte === closeArray && open === openArray) this.close(openArray);
    else if (byte === closeObject && open === openObject) this.close(openObject);
    else this.fail('a comma or the end is expected');
  }

  private endText() {
    if (!this.isKey) return this.endValue();
    if (this.keyBytes !== undefined)
      this.listener.key(String(JSON.parse(`"${Buffer.from(this.keyBytes).toString()}"`)), this.stack.length);
    this.now = state.colon;
  }

  private inText(byte: number) {
    if (byte === quote) return this.endText();
    if (byte < 32) this.fail('a control character stands in a text');
    if (byte === backslash) this.now = state.escape;
    if (this.isKey) this.keyBytes?.push(byte);
  }

  private inEscape(byte: number) {
    if (!escapes.has(byte)) this.fail('an escape is unknown');
    if (this.isKey) this.keyBytes?.push(byte);
    this.hexLeft = byte === 117 ? 4 : 0;
    this.now = byte === 117 ? state.hex : state.text;
  }

  private inHex(byte: number): void {
    if (!isHex(byte)) this.fail('an escape needs four digits');
    if (this.isKey) this.keyBytes?.push(byte);
    this.hexLeft -= 1;
    if (this.hexLeft === 0) this.now = state.text;
  }

  private inLiteral(byte: number): void {
    if (byte !== this.word.charCodeAt(this.wordAt)) this.fail('a word is unknown');
    this.wordAt += 1;
    if (this.wordAt === this.word.length) this.endValue();
  }

  private structural(byte: number): void {
    if (isSpace(byte)) {
      if (byte === newline) this.isLineOver = true;
    } else if (this.now === state.value) this.beginValue(byte);
    else if (this.now === state.after) this.afterValue(byte);
    else if (this.now === state.firstItem) byte === closeArray ? this.close(openArray) : this.beginValue(byte);
    else if (this.now === state.firstKey) byte === closeObject ? this.close(openObject) : this.beginKey(byte);
    else if (this.now === state.key) this.beginKey(byte);
    else if (byte === colon) this.now = state.value;
    else this.fail('a colon is expected');
  }

  private step(byte: number) {
    if (this.now === state.text) return this.inText(byte);
    if (this.now === state.number) {
      const next = numberNext(this.place, byte);
      if (next >= 0) {
        this.place = next;
        return;
      }
      if (!mayEnd(this.place)) this.fail('a number is incomplete');
      this.endValue();
    }
    if (this.now === state.literal) this.inLiteral(byte);
    else if (this.now === state.escape) this.inEscape(byte);
    else if (this.now === state.hex) this.inHex(byte);
    else this.structural(byte);
  }

  /** The next bytes. */
  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] ?? 0;
      this.step(byte);
      if (byte === newline) this.line += 1;
      this.at += 1;
    }
  }

  /** To be called after the last chunk; answers how many values there were. */
  end(): number {
    if (this.now === state.number && mayEnd(this.place)) this.endValue();
    const isOver =
      this.stack.length === 0 && (this.now === state.after || (this.now === state.value && this.roots === 0));
    if (!isOver) this.fail('the end comes too early');
    return this.roots;
  }
}
