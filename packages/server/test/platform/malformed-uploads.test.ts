/**
 * Goal: files that are no tables, or mean harm, are refused by what is wrong in them and leave the server as it was. Method: two hundred
 * of them from a seed over real HTTP, then a good one.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { createMalformed, soundParquet } from '../support/malformed.ts';
import { addMember, must, setUpRegion, startTestPlatform } from '../support/platform.ts';
import { newDataset, upload } from '../support/world-goods.ts';

const count = 200;
const seed = 20_240_305;

/** What may lie in memory between two collections: an upload is at most some mebibytes. */
const growthMaxBytes = 160 * 1024 ** 2;

let provider: Api;

before(async () => {
  const world = await startTestPlatform();
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
});

test(`${count} malformed uploads, seed ${seed}`, async () => {
  const next = createMalformed(seed, await soundParquet());
  const id = await newDataset(provider, 'malformed');
  const codes = new Map<string, number>();
  let halfBytes = 0;
  for (let i = 0; i < count; i += 1) {
    if (i === count / 2) halfBytes = process.memoryUsage().rss;
    const { kind, bytes, query = {} } = next();
    const answer = await upload(provider, id, bytes, { mode: 'replace', ...query });
    const code = answer.ok ? 'read' : answer.problem.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    assert.match(code, /^(read$|datasets\.(?!reading_failed)|http\.invalid)/, `upload ${i}, ${kind}`);
  }
  assert.ok(codes.size > 12, JSON.stringify([...codes]));
  assert.ok((codes.get('read') ?? 0) < count / 5, JSON.stringify([...codes]));
  const grown = process.memoryUsage().rss - halfBytes;
  assert.ok(grown < growthMaxBytes, `${grown} bytes more in the second half`);
  const good = await must(upload(provider, await newDataset(provider, 'good'), 'day,n\n2024.3.5,1\n2024.3.6,2\n'));
  assert.deepEqual([good.rows, good.schema[0]?.type], [2, 'date']);
});
