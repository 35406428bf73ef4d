// Goal: tiles, their paths and entry bundles are those of c2sp.org/tlog-tiles. Method: the specification's own examples
// (index 1234067, sizes 70,000 and 256), then trees grown in random steps whose tiles give every proof of the tree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBundle, encodeBundle, entryBytesMax, narrowBundle } from './bundle.ts';
import { type Edge, edgeOf, emptyEdge, type FilledTile, growEdge, rootOfEdge } from './edge.ts';
import { hashBytes, hashLeaf } from './hash.ts';
import { parseTilePath, pathOfEntries, pathOfTile, readerOfTiles, tilesBetween, tilesFor, tilesOf } from './tile.ts';
import { hashesOf, planConsistency, planInclusion, planRoot, rootOf } from './tree.ts';
import { verifyConsistency, verifyInclusion } from './verification.ts';

const leafHashes = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, at) => hashLeaf(Buffer.from(`entry ${from + at}`)));

const countByWidth = (size: number): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { level, width } of tilesOf(size)) counts[`${level}/${width}`] = (counts[`${level}/${width}`] ?? 0) + 1;
  return counts;
};

test('paths are written as in the specification', () => {
  assert.equal(pathOfTile({ level: 3, index: 1_234_067, width: 256 }), 'tile/3/x001/x234/067');
  assert.equal(pathOfTile({ level: 0, index: 0, width: 5 }), 'tile/0/000.p/5');
  assert.equal(pathOfEntries({ index: 1000, width: 255 }), 'tile/entries/x001/000.p/255');
});

test('a path is read back only when it is the one that would be written', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      const tile = { level, index, width };
      assert.deepEqual(parseTilePath(pathOfTile(tile)), { kind: 'hashes', ...tile });
      assert.deepEqual(parseTilePath(pathOfEntries(tile)), { kind: 'entries', ...tile, level: 0 });
    }),
    { numRuns: 300 },
  );
  const wrong = [
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/000.p/0',
  ];
  wrong.push(
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000/',
    'tile/-1/000',
    'tile/0/../000',
    'tile/entries/x1/000',
    '',
  );
  wrong.push('tile/0/x999/x999/x999/x999/x999/999');
  for (const path of wrong) assert.equal(parseTilePath(path), undefined, path);
});

test('a tree of 70,000 has the tiles that the specification counts', () => {
  assert.deepEqual(countByWidth(70_000), { '0/256': 273, '0/112': 1, '1/256': 1, '1/17': 1, '2/1': 1 });
  assert.deepEqual(countByWidth(256), { '0/256': 1, '1/1': 1 });
  assert.deepEqual(countByWidth(1), { '0/1': 1 });
  assert.deepEqual(tilesOf(0), []);
});

test('only tiles that changed lie between two sizes', () => {
  assert.deepEqual(tilesBetween(255, 257), [
    { level: 0, index: 0, width: 256 },
    { level: 0, index: 1, width: 1 },
    { level: 1, index: 0, width: 1 },
  ]);
  assert.deepEqual(tilesBetween(257, 258), [{ level: 0, index: 1, width: 2 }]);
  assert.deepEqual(tilesBetween(258, 258), []);
});

/** Grows a tree to each size in turn, as the sequencer does, and keeps the widest form of each tile. */
const grow = (sizes: readonly number[]): { edge: Edge; tiles: Map<string, FilledTile> } => {
  const tiles = new Map<string, FilledTile>();
  let edge = emptyEdge;
  for (const size of sizes) {
    const grown = growEdge(edge, leafHashes(edge.size, size));
    assert.deepEqual(
      grown.tiles.map(({ tile }) => tile).toSorted(byPlace),
      tilesBetween(edge.size, size).toSorted(byPlace),
    );
    edge = grown.edge;
    for (const filled of grown.tiles) tiles.set(`${filled.tile.level}/${filled.tile.index}`, filled);
    assert.deepEqual(plain(edgeOf(size, [...tiles.values()])), plain(edge), 'the edge can be read back from the tiles');
  }
  return { edge, tiles };
};
const plain = (edge: Edge): unknown => ({
  ...edge,
  levels: edge.levels.map((bytes) => Buffer.from(bytes).toString('hex')),
});
const byPlace = (a: { level: number; index: number }, b: { level: number; index: number }): number =>
  a.level - b.level || a.index - b.index;

test('the tree of 70,000, grown in steps, has the root that its tiles give', () => {
  const { edge, tiles } = grow([1, 255, 256, 257, 511, 4_096, 65_535, 65_536, 70_000]);
  assert.equal(tiles.size, 277);
  assert.deepEqual(rootOfEdge(edge), rootOf(70_000, readerOfTiles(tiles.values())));
  assert.deepEqual(rootOfEdge(edge), rootOfEdge(growEdge(emptyEdge, leafHashes(0, 70_000)).edge));
});

test('every proof can be computed from exactly the tiles that are named for it', () => {
  const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { minLength: 2, maxLength: 5 });
  const check = (unsorted: number[], pick: number): void => {
    const steps = unsorted.toSorted((a, b) => a - b);
    const { edge, tiles } = grow(steps);
    const [to, from] = [edge.size, steps[0] ?? 1];
    const reader = (plan: Parameters<typeof tilesFor>[0]) =>
      readerOfTiles(
        tilesFor(plan, to).map((tile) => {
          const bytes = tiles.get(`${tile.level}/${tile.index}`)?.bytes ?? new Uint8Array();
          assert.equal(bytes.length, tile.width * hashBytes);
          return { tile, bytes };
        }),
      );
    const toRoot = rootOf(to, reader(planRoot(to)));
    assert.deepEqual(toRoot, rootOfEdge(edge));
    const index = pick % to;
    const [leafHash = new Uint8Array()] = leafHashes(index, index + 1);
    const inclusion = planInclusion(index, to);
    assert.ok(verifyInclusion({ index, size: to, leafHash, root: toRoot }, hashesOf(inclusion, reader(inclusion))));
    const consistency = planConsistency(from, to);
    const fromRoot = rootOf(from, reader(planRoot(from)));
    assert.deepEqual(fromRoot, rootOfEdge(growEdge(emptyEdge, leafHashes(0, from)).edge));
    assert.ok(verifyConsistency({ from, to, fromRoot, toRoot }, hashesOf(consistency, reader(consistency))));
  };
  fc.assert(fc.property(sizes, fc.nat(), check), { numRuns: 40 });
});

test('an edge with a missing or narrow tile is refused', () => {
  const { tiles } = growEdge(emptyEdge, leafHashes(0, 300));
  assert.throws(
    () =>
      edgeOf(
        300,
        tiles.slice(1).filter(({ tile }) => tile.level > 0),
      ),
    /damaged at level 0/,
  );
  assert.throws(() => edgeOf(301, tiles), /damaged at level 0/);
  assert.throws(() => rootOf(300, readerOfTiles(tiles.filter(({ tile }) => tile.level === 0))), /does not hold/);
  const narrow = tiles.map(({ tile, bytes }) => ({
    tile,
    bytes: tile.index === 1 ? bytes.subarray(hashBytes) : bytes,
  }));
  assert.throws(() => rootOf(300, readerOfTiles(narrow)), /does not hold/);
});

test('bundles are length-prefixed, exact, and narrow to what they were before', () => {
  const entries = [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(300, 7)];
  const bundle = encodeBundle(entries);
  assert.equal(Buffer.from(bundle.subarray(0, 5)).toString('hex'), '0001610000');
  assert.deepEqual(decodeBundle(bundle, 3)?.map(Buffer.from), entries);
  assert.equal(decodeBundle(bundle, 2), undefined, 'bytes left over');
  assert.equal(decodeBundle(bundle, 4), undefined, 'an entry missing');
  assert.equal(decodeBundle(bundle.subarray(0, -1), 3), undefined, 'cut off');
  assert.deepEqual(narrowBundle(bundle, 2), encodeBundle(entries.slice(0, 2)));
  assert.equal(narrowBundle(bundle, 4), undefined);
  assert.equal(narrowBundle(bundle.subarray(0, -1), 3), undefined, 'cut off');
  assert.equal(encodeBundle([Buffer.alloc(entryBytesMax)]).length, entryBytesMax + 2);
  assert.throws(() => encodeBundle([Buffer.alloc(entryBytesMax + 1)]), /does not fit/);
});
