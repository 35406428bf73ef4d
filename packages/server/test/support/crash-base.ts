/** Prepares what the crash scenarios begin with, over HTTP as its people would, and stops the platform in order. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Api, createApi } from '@corridor/client';
import { type Platform, verifyOnline } from '@corridor/server';
import { sql } from 'kysely';
import { systemActor } from '#platform/system';
import { checklist, checklistEdition } from '../../src/catalog/core/checklist.ts';
import { openPlatform, type World } from './crash-desk.ts';
import { quiet } from './crash-quiet.ts';
import { concludeDeal, csvOf, proposalOf } from './crash-steps.ts';
import { copyCluster } from './kit.ts';
import { describeDraft, statement, waitForAssessment } from './market.ts';
import { addMember, must, setUpRegion, signInAs, type TestPlatform } from './platform.ts';

/** How far the base goes: people only; an offer and a buyer with money; agreements to be settled. */
export type BaseKind = 'people' | 'offer' | 'agreements';

type Member = Awaited<ReturnType<typeof addMember>>;
type Staged = {
  readonly platform: Platform;
  readonly provider: Member;
  readonly buyer: Member;
  readonly operator: Api;
};
type Keys = World['keys'];

const makeKey = async (api: Api): Promise<{ keyId: string; pem: string }> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const { id } = await must(api.call<{ id: string }>('POST', '/api/v1/keys', { body: { publicKey: raw } }));
  return { keyId: id, pem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })) };
};

const publishTable = async (api: Api): Promise<string> => {
  const names = { name: 'plants', titleZh: '电厂', titleEn: 'Plants' };
  const { id } = await must(api.call<{ id: string }>('POST', '/api/v1/datasets', { body: names }));
  const body = new Uint8Array(Buffer.from(csvOf(1, 40)));
  await must(api.call('POST', `/api/v1/datasets/${id}/versions`, { body }));
  await waitForAssessment(api, id, 1);
  return id;
};

const listProduct = async ({ provider, operator }: Staged, datasetId: string): Promise<string> => {
  const call = <T>(path: string, body?: object) => must(provider.api.call<T>('POST', path, { body }));
  const draft = describeDraft([datasetId], { accessKind: 'commercial' });
  const { id } = await call<{ id: string }>('/api/v1/products', draft);
  await call(`/api/v1/products/${id}/source-statement`, statement);
  const answers = checklist.map((question) => ({ question: question.id, answer: 'yes' }));
  await call(`/api/v1/products/${id}/opinion`, { kind: 'checklist', edition: checklistEdition, answers });
  const submitted = await call<{ state: string; contentSha256: string; reasons: unknown }>(
    `/api/v1/products/${id}/submission`,
  );
  assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
  const decision = { decision: 'approve', contentSha256: submitted.contentSha256 };
  await must(operator.call('POST', `/api/v1/products/${id}/review`, { body: decision }));
  return id;
};

/** The bank's day; books are kept by it. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

const fundBuyer = async ({ provider, buyer, operator }: Staged): Promise<void> => {
  const book = { region: '110000', currency: 'CNY', bankName: 'Test bank', bankAccount: '6222' };
  await must(operator.call('POST', '/api/v1/ledger/books', { body: book }));
  const body = { currency: 'CNY', region: '110000' };
  await must(provider.api.call('POST', '/api/v1/ledger/accounts', { body }));
  const account = await must(buyer.api.call<{ subAccount: string }>('POST', '/api/v1/ledger/accounts', { body }));
  const csv = [
    'date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor',
    `${today()},${account.subAccount},C,100000000,CNY,deposit,100000000`,
    '',
  ].join('\r\n');
  await must(
    operator.call('POST', '/api/v1/ledger/bank-statements', { body: { number: '1', csv, closingOn: today() } }),
  );
};

type Profile = { readonly endpoint: string; readonly bearerToken: string };
type Listed = { readonly items: readonly { readonly name: string }[] };

/** Reads the agreement's table as its buyer's client would: that is the delivery. */
const readOnce = async (buyer: Api, agreementId: string): Promise<void> => {
  const profile = await must(buyer.call<Profile>('POST', `/api/v1/agreements/${agreementId}/profile`));
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${profile.bearerToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${profile.endpoint}${path}`, { ...init, headers });
    assert.equal(answer.status, 200, path);
    return answer;
  };
  const [share] = ((await (await ask('shares')).json()) as Listed).items;
  const tables = `shares/${share?.name}/schemas/default/tables`;
  const [table] = ((await (await ask(tables)).json()) as Listed).items;
  await (await ask(`${tables}/${table?.name}/query`, { method: 'POST', body: '{}' })).text();
};

const stageOffer = async (staged: Staged): Promise<Record<string, string>> => {
  const datasetId = await publishTable(staged.provider.api);
  const productId = await listProduct(staged, datasetId);
  await fundBuyer(staged);
  const offer = { path: `/api/v1/products/${productId}/offers`, body: proposalOf() };
  const { id: offerId } = await must(
    staged.provider.api.call<{ id: string }>('POST', offer.path, { body: offer.body }),
  );
  return { datasetId, productId, offerId };
};

const stageAgreements = async (world: World, { platform, buyer }: Staged): Promise<Record<string, string>> => {
  const delivered = await concludeDeal(platform.address, world);
  await readOnce(buyer.api, delivered);
  return { ...world.ids, delivered, awaited: await concludeDeal(platform.address, world) };
};

const stageIds = async (kind: BaseKind, staged: Staged, keys: Keys): Promise<Record<string, string>> => {
  if (kind === 'people') return {};
  const ids = await stageOffer(staged);
  return kind === 'offer' ? ids : stageAgreements(worldOf(staged, keys, ids), staged);
};

const worldOf = ({ provider, buyer, operator }: Staged, keys: Keys, ids: World['ids']): World => ({
  tokens: { provider: provider.api.token ?? '', buyer: buyer.api.token ?? '', operator: operator.token ?? '' },
  keys,
  ids,
  checkpoint: '',
  vkey: '',
  lastEntry: '',
});

const stagePeople = async (platform: Platform, dataDir: string): Promise<Staged> => {
  const api = createApi(platform.address);
  const setupCode = readFileSync(join(dataDir, 'setup-code'), 'utf8');
  const test: TestPlatform = { platform, dataDir, api, setupCode, close: platform.close };
  await setUpRegion(test);
  const provider = await addMember(test, { name: 'Alpha', marketRoles: ['provider'] });
  const buyer = await addMember(test, { name: 'Beta', marketRoles: ['buyer'] });
  return { platform, provider, buyer, operator: await signInAs(api, 'exchange@op110000.example') };
};

const newestEntry = (platform: Platform): Promise<string> =>
  platform.kit.db.read(systemActor('test.crash'), async (tx) => {
    const { rows } = await sql<{ id: string }>`select max(id) as id from audit.entry`.execute(tx.q);
    return rows[0]?.id ?? '';
  });

const stage = async (platform: Platform, kind: BaseKind, dataDir: string): Promise<World> => {
  const staged = await stagePeople(platform, dataDir);
  const keys = { provider: await makeKey(staged.provider.api), buyer: await makeKey(staged.buyer.api) };
  const ids = await stageIds(kind, staged, keys);
  await quiet(platform);
  const lastEntry = await newestEntry(platform);
  const report = await verifyOnline(platform.address);
  assert.ok(report.ok, JSON.stringify(report));
  const { checkpoint, verifierKeys } = report.value;
  return { ...worldOf(staged, keys, ids), checkpoint, vkey: verifierKeys.join('\n'), lastEntry };
};

/** Makes the base in an empty data folder and writes who is who beside it, into `world.json`. */
export const makeBase = async (kind: BaseKind, folder: string): Promise<World> => {
  const dataDir = join(folder, 'data');
  await copyCluster(dataDir);
  const platform = await openPlatform(dataDir, (reason) => assert.fail(reason));
  try {
    const world = await stage(platform, kind, dataDir);
    writeFileSync(join(folder, 'world.json'), JSON.stringify(world));
    return world;
  } finally {
    await platform.close();
  }
};
