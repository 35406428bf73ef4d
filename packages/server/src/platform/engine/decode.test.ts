/** Goal: any upload becomes right UTF-8 or a named refusal. Method: texts encoded by hand, damaged and inflated files. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeFile } from './decode.ts';
import { createUtf8Check } from './encoding.ts';
import { createLineEndCheck, withLfOnly } from './line-ends.ts';
import type { DecodeFault, OpenRequest } from './protocol.ts';

let workDir = '';
before(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'corridor-decode-'));
});
after(() => rm(workDir, { recursive: true, force: true }));

let inputs = 0;
const decode = async (bytes: Uint8Array, encoding?: string) => {
  inputs += 1;
  const path = join(workDir, `in-${inputs}`);
  await writeFile(path, bytes);
  const task: OpenRequest = { op: 'open', readPaths: [path], workDir, memoryBytes: 0, threads: 1 };
  const decoded = await decodeFile(task, path, encoding);
  return { ...decoded, text: await readFile(decoded.path, 'utf8'), copied: decoded.path !== path };
};

const refuses = (bytes: Uint8Array, code: DecodeFault | `${DecodeFault} ${string}`, encoding?: string) =>
  assert.rejects(decode(bytes, encoding), (error: unknown) => error instanceof Error && error.message.startsWith(code));

/** GB18030 backwards: every one-, two- and four-byte sequence of the BMP is decoded once and turned round. */
const gb18030Table = (): Map<string, number[]> => {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]): void => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes);
    } catch {
      // Not a character of GB18030.
    }
  };
  for (let a = 0; a < 0x80; a += 1) add(a);
  for (let a = 0x81; a < 0xff; a += 1) for (let b = 0x40; b < 0xff; b += 1) add(a, b);
  for (let a = 0x81; a <= 0x84; a += 1)
    for (let b = 0x30; b <= 0x39; b += 1)
      for (let c = 0x81; c < 0xff; c += 1) for (let d = 0x30; d <= 0x39; d += 1) add(a, b, c, d);
  add(0x95, 0x32, 0x82, 0x36);
  return table;
};

const table = gb18030Table();
const toGb18030 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((char) => table.get(char) ?? [0x3f]));

const sample = '省份,城市,确诊\n北京,朝阳区,12\n河北,张家口,3\n';

test('plain UTF-8 is read where it lies, with and without a mark', async () => {
  const plain = await decode(Buffer.from(sample));
  assert.deepEqual([plain.encoding, plain.copied, plain.text], ['utf-8', false, sample]);
  const marked = await decode(Buffer.from(`\ufeff${sample}`));
  assert.deepEqual([marked.encoding, marked.copied], ['utf-8', false]);
});

test('GB18030 is recognised and comes back the same, four-byte characters and chunk borders included', async () => {
  const text = `名称,备注\n${'北京市朝阳区，空气质量，良好，'.repeat(1)}䶮𠀀\n`;
  const found = await decode(toGb18030(text));
  assert.deepEqual([found.encoding, found.text], ['gb18030', text]);
  const long = `x${'京津冀大数据走廊'.repeat(150_000)}`;
  assert.equal((await decode(toGb18030(long))).text, long);
});

test('GB18030 round trip of random text', async () => {
  const chars = [...table.keys()].filter((char) => char !== '\ufeff' && char !== '\ufffd');
  const text = fc.array(fc.constantFrom(...chars), { minLength: 1, maxLength: 200 }).map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      assert.equal((await decode(toGb18030(value), 'gb18030')).text, value);
    }),
    { numRuns: 50, verbose: 1 },
  );
});

test('UTF-16 is read with a mark and without one', async () => {
  const le = Buffer.from(sample, 'utf16le');
  const be = Buffer.from(le).swap16();
  assert.equal((await decode(Buffer.concat([Buffer.from([0xff, 0xfe]), le]))).text, sample);
  assert.equal((await decode(Buffer.concat([Buffer.from([0xfe, 0xff]), be]))).text, sample);
  const ascii = Buffer.from('a,b\n1,2\n3,4\n', 'utf16le');
  assert.deepEqual((await decode(ascii)).encoding, 'utf-16le');
  assert.equal((await decode(Buffer.from(ascii).swap16())).text, 'a,b\n1,2\n3,4\n');
});

test('line ends that are not alike are made alike, wherever the chunks are cut; alike ones are left', async () => {
  const alike = await decode(Buffer.from('a,b\r\n1,2\r\n'));
  assert.deepEqual([alike.lineEnds, alike.copied], ['crlf', false]);
  assert.equal((await decode(Buffer.from('a,b\r1,2\r'))).lineEnds, 'cr');
  const mixed = await decode(Buffer.from('甲,b\n1,2\r\n3,4\r5,6\r'));
  assert.deepEqual([mixed.lineEnds, mixed.text], ['mixed', '甲,b\n1,2\n3,4\n5,6\n']);
  const late = `a,b\n${'1,2\n'.repeat(600_000)}3,4\r\n`;
  assert.equal((await decode(Buffer.from(late))).text, late.replace('\r', ''));
  const lines = fc.array(fc.constantFrom('x', '\r', '\n', '\r\n'), { maxLength: 12 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(lines, fc.array(fc.nat(14), { maxLength: 4 }), async (text, cuts) => {
      const parts = cut(Buffer.from(text), cuts);
      const check = createLineEndCheck();
      for (const part of parts) check.accept(part);
      const kinds = new Set(text.match(/\r\n|\r|\n/g));
      const names = { '\r\n': 'crlf', '\r': 'cr', '\n': 'lf' } as const;
      const [only] = kinds;
      assert.equal(check.found(), kinds.size > 1 ? 'mixed' : only === undefined ? 'none' : names[only as '\n']);
      const made: Uint8Array[] = [];
      for await (const part of withLfOnly(Readable.from(parts))) made.push(part);
      assert.equal(Buffer.concat(made).toString(), text.replace(/\r\n?/g, '\n'));
    }),
    { numRuns: 1000, verbose: 1 },
  );
});

const cut = (all: Buffer, cuts: readonly number[]): Buffer[] => {
  const borders = [0, ...cuts.filter((at) => at <= all.length).sort((a, b) => a - b), all.length];
  return borders.slice(1).map((end, i) => all.subarray(borders[i], end));
};

test('gzip is unpacked, several members too, and the encoding inside is found', async () => {
  const packed = await decode(gzipSync(toGb18030(sample)));
  assert.deepEqual([packed.compression, packed.encoding, packed.text], ['gzip', 'gb18030', sample]);
  const two = Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]);
  assert.equal((await decode(two)).text, 'a,b\n1,2\n');
});

test('zstd is unpacked, several frames too; damage and bombs are refused', async () => {
  const packed = await decode(zstdCompressSync(toGb18030(sample)));
  assert.deepEqual([packed.compression, packed.encoding, packed.text], ['zstd', 'gb18030', sample]);
  const two = Buffer.concat([zstdCompressSync('a,b\n'), zstdCompressSync('1,2\n')]);
  assert.equal((await decode(two)).text, 'a,b\n1,2\n');
  const whole = zstdCompressSync(Buffer.from(Array.from({ length: 5_000 }, (_, i) => `${i},${i * 7}\n`).join('')));
  await refuses(whole.subarray(0, whole.length / 2), 'decode.damaged');
  await refuses(zstdCompressSync(Buffer.alloc(64 * 1024 ** 2)), 'decode.bomb');
});

test('Western bytes are not taken for Chinese; with the encoding named they are read', async () => {
  const western = Buffer.from('name,city\nMüller,Köln\nCafé,"Orléans"\n', 'latin1');
  await refuses(western, 'decode.encoding_unknown {"encoding":"unknown","byte":11');
  assert.equal((await decode(western, 'windows-1252')).text, 'name,city\nMüller,Köln\nCafé,"Orléans"\n');
  await refuses(western, 'decode.encoding_unknown', 'klingon');
  await refuses(western, 'decode.encoding_wrong', 'utf-8');
});

test('what is no text is named, by its magic number and not by its name', async () => {
  await refuses(Buffer.from('PAR1....'), 'decode.not_text {"kind":"parquet"');
  await refuses(Buffer.from('PK\x03\x04rest'), 'decode.not_text');
  await refuses(gzipSync(gzipSync('a,b\n')), 'decode.not_text {"kind":"gzip"');
});

test('damage is refused: cut off, flipped, with trailing bytes, UTF-8 that ends half-way', async () => {
  const whole = gzipSync(Buffer.from(sample.repeat(1000)));
  await refuses(whole.subarray(0, whole.length - 20), 'decode.damaged');
  const flipped = Buffer.from(whole);
  flipped[40] = (flipped[40] ?? 0) ^ 0xff;
  await refuses(flipped, 'decode.damaged');
  await refuses(Buffer.concat([whole, Buffer.from('trailing')]), 'decode.damaged');
  await refuses(Buffer.from('北京').subarray(0, 5), 'decode.encoding_unknown');
});

test('a compression bomb is refused before it has grown and leaves no file', async () => {
  const before = (await readdir(workDir)).filter((name) => name.startsWith('text-')).length;
  await refuses(gzipSync(Buffer.alloc(64 * 1024 ** 2)), 'decode.bomb');
  const after = (await readdir(workDir)).filter((name) => name.startsWith('text-')).length;
  assert.equal(after, before);
});

test('the UTF-8 check agrees with the platform’s decoder wherever the chunks are cut', () => {
  const bytes = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(40), { maxLength: 5 }), (all, cuts) => {
      const check = createUtf8Check();
      const good = cut(all, cuts).every((part) => check.accepts(part)) && check.isComplete();
      assert.equal(good, isDecodable(all));
    }),
    { numRuns: 2000, verbose: 1 },
  );
});

const isDecodable = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
