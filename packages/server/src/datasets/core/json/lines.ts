/** A number of so many characters may be more than a double holds: it is written as a text, whose digits stay. */
const exactLength = 16;

/** Depth of objects in a record within which long numbers become texts: those that become columns. */
const columnDepthMax = 3;

const bytes = (text: string): number[] => [...Buffer.from(text)];
const [quote, backslash, comma, newline, space] = bytes('"\\,\n ') as [number, number, number, number, number];
const [openArray, closeArray, openObject, closeObject] = bytes('[]{}') as [number, number, number, number];

const isNumberByte = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || byte === 45 || byte === 43 || byte === 46 || byte === 101 || byte === 69;

/** Whether a number is one that must keep its digits: long, and in a place that becomes a column. */
const isExact = (number: readonly number[], [first, ...inner]: readonly number[]): boolean =>
  number.length >= exactLength &&
  first !== undefined &&
  inner.length < columnDepthMax &&
  !inner.includes(openArray) &&
  /\d$/.test(String.fromCharCode(number.at(-1) ?? 0));

/**
 * Writes items of checked JSON one a line. In a list (`inList`) the first byte must be its bracket; else every value of the document is
 * an item. Line ends between the parts of an item become spaces.
 */
export const createLineWriter = (inList: boolean) => {
  const stack: number[] = [];
  const base = inList ? 1 : 0;
  let isText = false;
  let isEscaped = false;
  let number: number[] = [];
  let items = 0;
  let isEmpty = true;
  const flushNumber = (out: number[]): void => {
    if (number.length === 0) return;
    if (isExact(number, stack.slice(base))) out.push(quote, ...number, quote);
    else for (const byte of number) out.push(byte);
    number = [];
  };
  const endItem = (out: number[]): void => {
    if (isEmpty) return;
    out.push(newline);
    items += 1;
    isEmpty = true;
  };
  const structural = (byte: number, out: number[]) => {
    const isOpen = byte === openArray || byte === openObject;
    if (isOpen) {
      stack.push(byte);
      if (stack.length === base && inList) return;
    }
    const isOutside = stack.length === base && (byte === comma || byte === closeArray) && inList;
    const isClose = byte === closeArray || byte === closeObject;
    if (isClose) stack.pop();
    if (isOutside) return endItem(out);
    if (byte <= space) {
      if (!isEmpty) out.push(space);
      return;
    }
    isEmpty = false;
    out.push(byte);
    if (!inList && isClose && stack.length === 0) endItem(out);
  };
  return {
    push(chunk: Uint8Array): Buffer {
      const out: number[] = [];
      for (const byte of chunk) {
        if (isText) {
          out.push(byte);
          if (isEscaped) isEscaped = false;
          else if (byte === backslash) isEscaped = true;
          else if (byte === quote) isText = false;
        } else if (isNumberByte(byte) && (number.length > 0 || byte < 58)) {
          number.push(byte);
          isEmpty = false;
        } else {
          flushNumber(out);
          if (byte === quote) {
            isText = true;
            isEmpty = false;
            out.push(byte);
          } else structural(byte, out);
        }
      }
      return Buffer.from(out);
    },
    items: () => items,
  };
};
