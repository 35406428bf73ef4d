import { open } from 'node:fs/promises';

/** A Parquet file ends with the footer's length and this mark (apache/parquet-format, "File format"). */
const mark = 'PAR1';

/** Types of Thrift's compact protocol that the footer uses. */
const type = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  struct: 12,
} as const;

/** Reads just enough of Thrift's compact protocol to find a number in the footer. */
class CompactReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Error('The Parquet footer ends too early.');
    this.#at += 1;
    return value;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  /** Type and number of the next field; type 0 ends the struct. */
  field(previous: number): { kind: number; id: number } {
    const header = this.byte();
    if (header === 0) return { kind: 0, id: previous };
    const delta = header >> 4;
    return { kind: header & 0x0f, id: delta === 0 ? Number(this.zigzag()) : previous + delta };
  }

  skip(kind: number): void {
    if (kind === type.true || kind === type.false) return;
    if (kind === type.byte) this.#at += 1;
    else if (kind === type.i16 || kind === type.i32 || kind === type.i64) this.varint();
    else if (kind === type.double) this.#at += 8;
    else if (kind === type.binary) this.#skipBinary();
    else if (kind === type.list || kind === type.set) this.#skipList();
    else if (kind === type.struct) this.#skipStruct();
    else throw new Error(`The Parquet footer holds the unknown type ${kind}.`);
  }

  #skipBinary(): void {
    const length = Number(this.varint());
    this.#at += length;
  }

  #skipList(): void {
    const header = this.byte();
    const size = header >> 4 === 15 ? Number(this.varint()) : header >> 4;
    for (let n = 0; n < size; n += 1) {
      if ((header & 0x0f) <= type.false) this.#at += 1;
      else this.skip(header & 0x0f);
    }
  }

  #skipStruct(): void {
    for (let id = 0; ; ) {
      const field = this.field(id);
      if (field.kind === 0) return;
      id = field.id;
      this.skip(field.kind);
    }
  }
}

/** Number of `num_rows` in the Thrift struct FileMetaData. */
const rowsField = 3;

const rowsOfFooter = (footer: Buffer): number => {
  const reader = new CompactReader(footer);
  for (let id = 0; ; ) {
    const field = reader.field(id);
    if (field.kind === 0) throw new Error('The Parquet footer says nothing about rows.');
    if (field.id === rowsField) return Number(reader.zigzag());
    id = field.id;
    reader.skip(field.kind);
  }
};

/** Counts the rows of a local Parquet file by its footer. Throws when it is not a whole Parquet file. */
export const countParquetRows = async (path: string): Promise<number> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(8);
    await handle.read(end, 0, 8, Math.max(0, size - 8));
    const length = end.readUInt32LE(0);
    if (end.toString('latin1', 4) !== mark || length > size - 12) throw new Error(`Not a whole Parquet file: ${path}`);
    const footer = Buffer.alloc(length);
    await handle.read(footer, 0, length, size - 8 - length);
    return rowsOfFooter(footer);
  } finally {
    await handle.close();
  }
};
