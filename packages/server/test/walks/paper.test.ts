/**
 * Goal: what leaves as paper can be read, printed again byte for byte, and checked by a stranger. Method: a region with two
 * members and a concluded deal over HTTP; the PDFs are read by poppler's pdftotext where it is installed.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { must, setUpRegion, signInAs, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import {
  type Agreement,
  bankDay,
  deal,
  joinMarket,
  openAccount,
  openBank,
  openBook,
  propose,
  type Trader,
  withToken,
} from '../support/world-deals.ts';
import { list, publish } from '../support/world-goods.ts';

const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\nChengde,Solar,20\n';
const publicUrl = 'https://data.example.org';
const region = '110000';
const today = bankDay(new Date());

let world: TestPlatform;
let operator: Api;
let provider: Trader;
let buyer: Trader;
let agreement: Agreement;
let datasetId: string;
let productId: string;
let accountId: string;

before(async () => {
  world = await startTestPlatform({ settings: { CORRIDOR_PUBLIC_URL: publicUrl } });
  await setUpRegion(world, region);
  operator = await withToken(await signInAs(world.api, `exchange@op${region}.example`));
  provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] }, 'platform');
  datasetId = (await publish(provider.api, 'plants', csv)).id;
  productId = await list(provider.api, operator, [datasetId]);
  await openBook(operator, region);
  const account = await openAccount(buyer);
  accountId = account.id;
  const money = {
    subAccount: account.subAccount ?? '',
    direction: 'C',
    amountMinor: '1234500',
    reference: 'in',
  } as const;
  await must(openBank(operator).state(today, [money]));
  const constraint = [{ leftOperand: 'dateTime', operator: 'lteq', rightOperand: '2099-12-31T16:00:00Z' }];
  agreement = await deal({ provider, buyer }, productId, propose('1000000', constraint));
  await world.platform.sequencer?.settle();
});

type Pdf = { readonly status: number; readonly number: string; readonly bytes: Buffer };

const fetchPdf = async (api: Api, path: string, query: Readonly<Record<string, string>> = {}): Promise<Pdf> => {
  const answer = await fetch(`${api.baseUrl}${path}?${new URLSearchParams(query)}`, {
    headers: api.token === undefined ? {} : { authorization: `Bearer ${api.token}` },
  });
  const number = answer.headers.get('x-document-number') ?? '';
  return { status: answer.status, number, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const isPopplerHere = spawnSync('pdftotext', ['-v']).error === undefined;
const skip = isPopplerHere ? false : 'pdftotext is not installed (Debian package poppler-utils)';

/** Text without blanks: where a line ends says nothing of what it says. */
const textOf = (bytes: Buffer): string =>
  spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout.replace(/\s+/g, '');

const documentPath = (): string => `/api/v1/agreements/${agreement.id}/document.pdf`;

type Check = {
  readonly kind: string;
  readonly contentSha256: string;
  readonly printSha256s: readonly string[];
  readonly platform: { readonly zh: string };
  readonly today: { readonly state: string };
  readonly fileMatches: boolean | null;
};

const check = (number: string, query: Readonly<Record<string, string>> = {}): Promise<Check> =>
  must(world.api.as(undefined).call<Check>('GET', `/api/v1/documents/${number}`, { query }));

test('both parties get the same file, today and tomorrow, and a stranger can check it', async () => {
  const first = await fetchPdf(provider.api, documentPath());
  assert.equal(first.status, 200);
  assert.match(first.number, /^AGR-110000-\d{4}-000001-[0-9A-Z]{8}$/);
  assert.equal(first.bytes.subarray(0, 5).toString(), '%PDF-');
  const again = await fetchPdf(buyer.api, documentPath());
  assert.equal(again.number, first.number);
  assert.equal(sha256(again.bytes), sha256(first.bytes));
  const checked = await check(first.number, { sha256: sha256(first.bytes) });
  assert.equal(checked.kind, 'agreement');
  assert.equal(checked.today.state, 'active');
  assert.deepEqual(checked.printSha256s, [sha256(first.bytes)]);
  assert.equal(checked.fileMatches, true);
  assert.equal((await check(first.number.toLowerCase(), { sha256: '0'.repeat(64) })).fileMatches, false);
  const told = JSON.stringify(checked);
  for (const secret of ['Alpha', 'Gamma', agreement.id, provider.id]) assert.ok(!told.includes(secret), secret);
});

test('another language is another document with the next number', async () => {
  const english = await fetchPdf(buyer.api, documentPath(), { lang: 'en' });
  assert.match(english.number, /-000002-/);
  const list = await must(
    buyer.api.call<{ items: { number: string; language: string }[] }>('GET', '/api/v1/documents', {
      query: { subject: agreement.id },
    }),
  );
  assert.deepEqual(
    list.items.map(({ language }) => language),
    ['en', 'zh'],
  );
});

test('the agreement says in searchable words what both signed', { skip }, async () => {
  const zh = textOf((await fetchPdf(buyer.api, documentPath())).bytes);
  for (const words of [
    '数据使用协议',
    '供方Alpha',
    '由运营方代为签署',
    '以自有密钥签署',
    '人民币壹万元整',
    '平台强制',
    '使用期至2099年12月31日16:00:00UTC',
    '至2099-12-3116:00UTC止',
    '第1页，共',
    '（印章处）',
    agreement.hash,
    `${publicUrl}/check/AGR-`,
  ])
    assert.ok(zh.includes(words), `${words} in ${zh}`);
  assert.ok(!zh.includes('Dataset'));
  const both = textOf((await fetchPdf(buyer.api, documentPath(), { lang: 'both' })).bytes);
  for (const words of ['数据使用协议', 'Datauseagreement', 'Keyandfingerprint']) assert.ok(both.includes(words), words);
});

test('the statement shows opening, movements and closing of the period', async () => {
  const path = `/api/v1/ledger/accounts/${accountId}/statement.pdf`;
  const pdf = await fetchPdf(buyer.api, path, { from: '2026-01-01', to: today, lang: 'both' });
  assert.equal(pdf.status, 200);
  assert.match(pdf.number, /^STM-/);
  assert.equal((await check(pdf.number)).today.state, 'issued');
  assert.equal((await fetchPdf(provider.api, path, { from: '2026-01-01', to: today })).status, 404);
  if (skip) return;
  const text = textOf(pdf.bytes);
  for (const words of ['账户对账单', '12,345.00', '入金', 'Openingbalance']) assert.ok(text.includes(words), words);
});

test('the quality report lists what was not computed; a new assessment supersedes it', async () => {
  const path = `/api/v1/datasets/${datasetId}/versions/1/assessment.pdf`;
  const pdf = await fetchPdf(provider.api, path, { lang: 'both' });
  assert.equal(pdf.status, 200);
  assert.equal((await check(pdf.number)).today.state, 'current');
  assert.equal((await fetchPdf(buyer.api, path)).status, 404);
  if (skip === false) {
    const text = textOf(pdf.bytes);
    for (const words of ['DB31/T1523', '缺少输入，未计算', '覆盖率', 'capacity_mw'])
      assert.ok(text.includes(words), words);
  }
  const item = { lowMinor: '1', baseMinor: '2', highMinor: '3' };
  const costs = { currency: 'CNY', planning: item, direct: item, indirect: item, opportunity: item, taxes: item };
  await must(provider.api.call('PUT', `/api/v1/datasets/${datasetId}/costs`, { body: costs }));
  assert.equal((await check(pdf.number)).today.state, 'superseded');
});

test('anybody may print the report of a listed product; of what is not listed there is none', async () => {
  const visitor = world.api.as(undefined);
  const pdf = await fetchPdf(visitor, `/api/v1/products/${productId}/assessment.pdf`, { lang: 'both' });
  assert.equal(pdf.status, 200);
  assert.match(pdf.number, /^PRA-/);
  assert.equal((await fetchPdf(visitor, '/api/v1/products/prd_01h455vb4pex5vsknk084sn02q/assessment.pdf')).status, 404);
});

test('an ended agreement is another document, and the old paper says so', async () => {
  const old = await fetchPdf(buyer.api, documentPath());
  await must(
    provider.api.call('POST', `/api/v1/agreements/${agreement.id}/termination`, { body: { reason: '测试终止' } }),
  );
  assert.equal((await check(old.number)).today.state, 'ended');
  const fresh = await fetchPdf(buyer.api, documentPath());
  assert.notEqual(fresh.number, old.number);
  if (skip === false) assert.ok(textOf(fresh.bytes).includes('测试终止'));
});

test('numbers cannot be guessed, and whoever tries many has to wait', async () => {
  const visitor = world.api.as(undefined);
  const code = async (number: string): Promise<string> => {
    const answer = await visitor.call('GET', `/api/v1/documents/${number}`);
    return answer.ok ? '' : answer.problem.code;
  };
  assert.equal(await code('AGR-110000-2026-000001-00000000'), 'paper.document_unknown');
  const codes = await Promise.all(Array.from({ length: 80 }, () => code('AGR-110000-2026-000001-00000000')));
  assert.ok(codes.includes('paper.too_many_lookups'));
});
