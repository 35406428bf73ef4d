/**
 * Goal: a certificate stands by itself: whoever holds it and the data can check it offline, one changed byte fails, and the same bytes under
 * the same editions have the same scores. Method: real HTTP, jobs and engine; the demo's data; the command line's own check.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { verifyCertificate } from '#assess';
import { addMember, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { assessed } from '../support/world-goods.ts';

type Certificate = {
  statement: {
    id: string;
    subject: { name: string; owner: string };
    content: { uploadSha256: string | null; files: string[]; rows: number };
    quality: { score: number; indicators: { code: string }[] };
    issuer: { name: string };
  };
  signatures: { algorithm: string; publicKey: string; value: string }[];
};

const csv = readFileSync(new URL('../../../../examples/data/divisions-gb18030.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'corridor-certificates-'));
let world: TestPlatform;
let provider: Api;
let other: Api;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
});

after(() => rmSync(folder, { recursive: true, force: true }));

const publish = async (name: string): Promise<string> => {
  const body = { name, titleZh: '区划', titleEn: 'Divisions', timeZone: 'Asia/Shanghai' };
  const { id } = await must(provider.call<{ id: string }>('POST', '/api/v1/datasets', { body }));
  await must(provider.call('POST', `/api/v1/datasets/${id}/versions`, { body: new Blob([csv]) }));
  await assessed(provider, id, 1);
  return id;
};

const issue = (id: string): Promise<Certificate> =>
  must(provider.call<Certificate>('POST', `/api/v1/datasets/${id}/versions/1/certificate`));

const check = (certificate: unknown, dataPaths: readonly string[] = [], trusted: readonly string[] = []) =>
  verifyCertificate(JSON.stringify(certificate), { dataPaths, trusted });

test('a certificate holds offline with its data, and not after any change', async () => {
  const certificate = await issue(await publish('divisions'));
  assert.deepEqual(
    certificate.signatures.map(({ algorithm }) => algorithm),
    ['Ed25519', 'SM2-SM3'],
  );
  assert.equal(certificate.statement.quality.indicators.length, 30);
  const path = join(folder, 'data.csv');
  writeFileSync(path, csv);
  const held = await check(certificate, [path]);
  assert.ok(held.ok && held.value.data === 'matches');
  const better = structuredClone(certificate);
  better.statement.quality.score -= 0.1;
  const changed = await check(better);
  assert.ok(!changed.ok && changed.error.code === 'assess.certificate_broken');
  for (const [at, { value }] of certificate.signatures.entries()) {
    const forged = structuredClone(certificate);
    const bytes = Buffer.from(value, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    forged.signatures = certificate.signatures.map((each, i) =>
      i === at ? { ...each, value: bytes.toString('base64') } : each,
    );
    const refused = await check(forged);
    assert.ok(!refused.ok && refused.error.code === 'assess.certificate_broken');
  }
  writeFileSync(path, Buffer.concat([csv.subarray(0, -1), Buffer.from('x')]));
  const otherData = await check(certificate, [path]);
  assert.ok(!otherData.ok && otherData.error.code === 'assess.certificate_data_differs');
  const stranger = await check(certificate, [], ['0'.repeat(64)]);
  assert.ok(!stranger.ok && stranger.error.code === 'assess.certificate_key_unknown');
});

test('asked for again it is the same; the same bytes have the same scores; nobody else may have it', async () => {
  const [first, second] = [await publish('once'), await publish('twice')];
  const certificate = await issue(first);
  assert.deepEqual(await issue(first), certificate);
  assert.deepEqual((await issue(second)).statement.quality, certificate.statement.quality);
  const path = `/api/v1/certificates/${certificate.statement.id}`;
  assert.deepEqual(await must(provider.call('GET', path)), certificate);
  assert.equal((await other.call('GET', path)).ok, false);
});

test('anybody may ask whether a certificate was issued here and still stands', async () => {
  const certificate = await issue(await publish('asked'));
  const visitor = world.api;
  const ask = (body: unknown) => must(visitor.call('POST', '/api/v1/certificate-checks', { body }));
  assert.deepEqual(await ask(certificate), { isIntact: true, isIssuedHere: true, isCurrent: true });
  const foreign = structuredClone(certificate);
  foreign.statement.subject.name = '别的数据';
  assert.deepEqual(await ask(foreign), { isIntact: false, isIssuedHere: false, isCurrent: null });
});
