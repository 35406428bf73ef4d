/** Goal: a report's figures are those of the lists that they are counted from, and of the own region alone. Method: deals over HTTP, reports made, downloaded and read back. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { sha256Hex } from '#kernel';
import { builtInTemplate } from '../../src/paper/core/report-builtin.ts';
import { packOffice } from '../../src/paper/core/report-office.ts';
import {
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';
import {
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
import { draft, list, publish } from '../support/world-goods.ts';

const region = '110000';
const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\n';

let world: TestPlatform;
let operator: Api;
let provider: Trader;
let buyer: Trader;
let period: { readonly kind: 'year'; readonly from: string };

/** A year of China Standard Time, in which the platform's clock stands. */
const thisYear = (): string => String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear());

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world, region);
  period = { kind: 'year', from: thisYear() };
  operator = await withToken(await signInAs(world.api, `exchange@op${region}.example`));
  provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
  const { id } = await publish(provider.api, 'plants', csv);
  const productId = await list(provider.api, operator, [id]);
  await list(provider.api, operator, [id], { title: { zh: '摘录', en: 'Extract' } });
  await draft(provider.api, [id]);
  await openBook(operator, region);
  const account = await openAccount(buyer);
  const deposit = { direction: 'C' as const, amountMinor: '1000000', reference: 'deposit' };
  await must(openBank(operator).state(bankDay(new Date()), [{ ...deposit, subAccount: account.subAccount ?? '' }]));
  await deal({ provider, buyer }, productId, propose('0'));
  await deal({ provider, buyer }, productId, propose('123450'));
});

type Made = {
  readonly id: string;
  readonly sha256: string;
  readonly missing: number;
  readonly isOver: boolean;
  readonly figures: readonly {
    readonly placeholder: string;
    readonly key: string | null;
    readonly value: string | null;
    readonly rows: number;
    readonly why: { readonly zh: string } | null;
    readonly source: { readonly zh: string };
  }[];
  readonly tables: readonly { readonly key: string; readonly lines: readonly (readonly (string | null)[])[] }[];
};

const make = (who: Api, templateId: string, more: object = {}) =>
  who.call<Made>('POST', '/api/v1/operator/reports', { body: { templateId, period, language: 'zh', ...more } });

const download = async (who: Api, id: string): Promise<Buffer> => {
  const answer = await fetch(`${who.baseUrl}/api/v1/operator/reports/${id}/file`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
};

const valueOfFigure = ({ figures }: Made, key: string): string | null =>
  figures.find((one) => one.key === key)?.value ?? null;

type Listed<T> = { readonly items: readonly T[] };
const itemsOf = async <T>(
  who: Api,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly T[]> =>
  (await must(who.call<Listed<T>>('GET', path, { query: { pageSize: '500', ...query } }))).items;

test('figures are those of the lists, and every one names its source', async () => {
  const made = await must(make(operator, 'built-in-excel'));
  assert.equal(made.isOver, false);
  assert.ok(made.figures.every(({ source }) => source.zh !== ''));
  const agreements = await itemsOf<{ price: { amountMinor: string }; fee: { amountMinor: string } }>(
    operator,
    '/api/v1/agreements',
  );
  assert.equal(agreements.length, 2);
  const sum = (of: (one: (typeof agreements)[number]) => string): number =>
    agreements.reduce((total, one) => total + Number(of(one)), 0) / 100;
  const number = (key: string): number => Number(valueOfFigure(made, key)?.replaceAll(',', ''));
  assert.equal(number('agreements'), agreements.length);
  assert.equal(
    number('tradesAmount'),
    sum((one) => one.price.amountMinor),
  );
  assert.equal(
    number('fees'),
    sum((one) => one.fee.amountMinor),
  );
  assert.equal(number('negotiations'), (await itemsOf(operator, '/api/v1/negotiations')).length);
  const members = await itemsOf<{ state: string; marketRoles: string[] }>(operator, '/api/v1/organisations');
  const verified = members.filter((one) => one.state === 'verified' && !one.marketRoles.includes('operator'));
  assert.equal(number('membersVerified'), verified.length);
  const products = await itemsOf<{ state: string }>(provider.api, '/api/v1/my/products');
  assert.equal(number('listingsOnOffer'), products.filter(({ state }) => state === 'listed').length);
  assert.ok(number('qualityMedian') > 0 && number('qualityCoverage') > 0);
  const record = await fetch(`${operator.baseUrl}/api/v1/operator/art33-export?format=ndjson`, {
    headers: { authorization: `Bearer ${operator.token}` },
  });
  const rows = (await record.text()).split('\n').filter((line) => line !== '');
  const kinds = rows.map((line) => (JSON.parse(line) as { record: string }).record);
  assert.equal(number('refusals'), kinds.filter((kind) => kind === 'refusal').length);
  assert.equal(number('reviewsApproved'), kinds.filter((kind) => kind === 'approval').length);
});

test('the workbook holds what the appendix says: numbers as numbers, a row for each category', async () => {
  const made = await must(make(operator, 'built-in-excel'));
  const bytes = await download(operator, made.id);
  assert.equal(sha256Hex(bytes), made.sha256);
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  assert.ok(sheet !== undefined);
  const lines = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  const amount = lines.find(([name]) => name === '成交额');
  assert.deepEqual(amount, ['成交额', 1234.5, '元']);
  const categories = book.Sheets.分类明细;
  assert.ok(categories !== undefined);
  const shown = utils.sheet_to_json<unknown[]>(categories, { header: 1 }).slice(1);
  const table = made.tables.find(({ key }) => key === 'categories');
  const asCell = (cell: string | null): unknown =>
    cell !== null && /^[\d,]+(?:\.\d+)?$/.test(cell) ? Number(cell.replaceAll(',', '')) : cell;
  assert.ok(shown.length > 0);
  assert.deepEqual(
    shown,
    table?.lines.map((line) => line.map(asCell)),
  );
});

test('an own template: Chinese and English names; what is unknown is left visible and listed', async () => {
  const word = new Map(Object.entries(unzipSync(builtInTemplate('docx', 'zh'))));
  const text = '<w:p><w:r><w:t>{成交额} {tradesAmount} {利润}</w:t></w:r></w:p>';
  const xml = new TextDecoder().decode(word.get('word/document.xml'));
  word.set('word/document.xml', Buffer.from(xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body>${text}<w:sectPr>`)));
  const body = new Blob([Buffer.from(packOffice(word))]);
  const path = '/api/v1/operator/report-templates';
  const sent = await must(
    operator.call<{ id: string; placeholders: { name: string }[] }>('POST', path, {
      query: { name: '月报.docx' },
      body,
    }),
  );
  assert.deepEqual(
    sent.placeholders.map(({ name }) => name),
    ['成交额', 'tradesAmount', '利润'],
  );
  const made = await must(make(operator, sent.id));
  assert.equal(made.missing, 1);
  const missing = made.figures.filter(({ value }) => value === null);
  assert.deepEqual(
    missing.map(({ placeholder, key }) => [placeholder, key]),
    [['利润', null]],
  );
  const file = unzipSync(await download(operator, made.id))['word/document.xml'];
  const shown = new TextDecoder().decode(file).replace(/<[^>]*>/g, '');
  assert.ok(shown.includes('1,234.50 1,234.50 【未能计算：利润】'), shown);
  await must(operator.call('DELETE', `${path}/${sent.id}`));
  assert.equal(await codeOf(make(operator, sent.id)), 'paper.template_unknown');
  assert.equal((await download(operator, made.id)).length > 0, true);
});

test('the same period gives the same file, and making one is in the log', async () => {
  const [first, second] = [await must(make(operator, 'built-in-word')), await must(make(operator, 'built-in-word'))];
  assert.equal(first.sha256, second.sha256);
  const entries = await itemsOf<{ kind: string; subject: string }>(
    await withToken(await signInAs(world.api, `auditor@op${region}.example`)),
    '/api/v1/audit/entries',
    { subject: first.id },
  );
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['paper.report_made'],
  );
});

test('what is wrong is refused: a period to come, a file that is none, a role without the right', async () => {
  assert.equal(
    await codeOf(make(operator, 'built-in-word', { period: { kind: 'year', from: '2999' } })),
    'paper.period_wrong',
  );
  assert.equal(
    await codeOf(make(operator, 'built-in-word', { period: { kind: 'month', from: '2026' } })),
    'paper.period_wrong',
  );
  const call = { query: { name: 'a.docx' }, body: new Blob(['no']) };
  assert.equal(
    await codeOf(operator.call('POST', '/api/v1/operator/report-templates', call)),
    'paper.template_unreadable',
  );
  const large = { query: { name: 'a.xlsx' }, body: new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]) };
  assert.equal(
    await codeOf(operator.call('POST', '/api/v1/operator/report-templates', large)),
    'paper.template_too_large',
  );
  assert.equal(await codeOf(make(buyer.api, 'built-in-word')), 'http.not_allowed');
});

test('a month without trades has noughts that are counted, and no median that is not', async () => {
  const made = await must(make(operator, 'built-in-word', { period: { kind: 'month', from: '2020-01' } }));
  assert.equal(valueOfFigure(made, 'tradesAmount'), '0');
  assert.equal(valueOfFigure(made, 'qualityMedian'), null);
  assert.ok(made.figures.find(({ key }) => key === 'qualityMedian')?.why?.zh.includes('质量分'));
  assert.equal(made.isOver, true);
});

test('another region’s operator sees nothing of it, and counts nothing of it', async () => {
  const made = await must(make(operator, 'built-in-excel'));
  const admin = await withToken(await signInAs(world.api, `system@op${region}.example`));
  const email = 'exchange@op310000.example';
  const people = [{ email, name: 'other', password: testPassword, roles: ['exchangeManager'] }];
  const home = { code: '310000', nameZh: '另一地区', nameEn: 'Another region' };
  const body = { region: home, operator: { name: '另一运营方', nameEn: 'Other operator' }, people };
  await must(admin.call('POST', '/api/v1/regions', { body }));
  const other = await withToken(await signInAs(world.api, email));
  assert.equal((await itemsOf(other, '/api/v1/operator/reports')).length, 0);
  assert.equal(await codeOf(other.call('GET', `/api/v1/operator/reports/${made.id}`)), 'paper.report_unknown');
  const own = await must(make(other, 'built-in-excel'));
  for (const key of ['membersVerified', 'listingsOnOffer', 'agreements', 'rowsDelivered', 'tradesAmount'])
    assert.equal(valueOfFigure(own, key), '0', key);
});
