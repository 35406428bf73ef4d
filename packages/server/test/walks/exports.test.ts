/** Goal: a list leaves as a file for whoever may read the list, and for nobody else. Method: a deal over HTTP, exports read back cell by cell. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { read, utils } from '@e965/xlsx';
import { setUpRegion, signInAs, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { deal, joinMarket, openBook, propose, type Trader, withToken } from '../support/world-deals.ts';
import { draft, list, publish } from '../support/world-goods.ts';

const region = '110000';
const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\n';

let world: TestPlatform;
let operator: Api;
let provider: Trader;
let buyer: Trader;
let stranger: Trader;
let agreementId: string;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world, region);
  operator = await withToken(await signInAs(world.api, `exchange@op${region}.example`));
  provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
  stranger = await joinMarket(world, { name: 'Beta', marketRoles: ['provider', 'buyer'] });
  const { id } = await publish(provider.api, 'plants', csv);
  const productId = await list(provider.api, operator, [id]);
  await openBook(operator, region);
  await draft(provider.api, [], { title: { zh: '=cmd|calc!A1', en: '@SUM(1)' } });
  agreementId = (await deal({ provider, buyer }, productId, propose('0'))).id;
});

type File = { readonly status: number; readonly code: string; readonly more: string | null; readonly bytes: Buffer };

const exported = async (who: Api, body: object, language = 'zh'): Promise<File> => {
  const answer = await fetch(`${who.baseUrl}/api/v1/exports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const code = answer.ok ? '' : (JSON.parse(bytes.toString()) as { code: string }).code;
  return { status: answer.status, code, more: answer.headers.get('x-export-more'), bytes };
};

type Row = Readonly<Record<string, unknown>>;

const rowsOf = ({ bytes }: File): Row[] => {
  const book = read(bytes, { cellDates: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  assert.ok(sheet !== undefined);
  return utils.sheet_to_json<Row>(sheet);
};

test('agreements as a workbook: names beside ids, numbers and dates as such', async () => {
  const file = await exported(buyer.api, { kind: 'agreements' });
  assert.equal(file.status, 200);
  assert.equal(file.more, 'false');
  const [row, ...rest] = rowsOf(file);
  assert.equal(rest.length, 0);
  assert.equal(row?.编号, agreementId);
  assert.equal(row?.供方, 'Alpha');
  assert.equal(row?.产品, '风光电厂名录');
  assert.equal(row?.价款, 0);
  assert.equal(row?.币种, 'CNY');
  assert.ok(row?.签订时间 instanceof Date);
  const english = rowsOf(await exported(buyer.api, { kind: 'agreements' }, 'en'))[0];
  assert.equal(english?.Provider, 'Alpha');
});

test('the same rights as the list: strangers get no rows, other roles are turned away', async () => {
  assert.equal(rowsOf(await exported(stranger.api, { kind: 'agreements' })).length, 0);
  assert.equal((await exported(buyer.api, { kind: 'members' })).code, 'http.not_allowed');
  assert.equal((await exported(stranger.api, { kind: 'readings', filters: { id: agreementId } })).status, 404);
  assert.equal((await exported(buyer.api, { kind: 'readings' })).code, 'http.invalid');
  assert.equal(
    (await exported(buyer.api, { kind: 'agreements', filters: { pageSize: 'many', state: '**' } })).code,
    'http.invalid',
  );
  assert.equal(rowsOf(await exported(operator, { kind: 'members' })).length, 4);
});

test('every export that somebody may have is written in both formats', async () => {
  const asked: readonly (readonly [Api, object])[] = [
    [operator, { kind: 'members', filters: { state: 'verified' } }],
    [operator, { kind: 'reviews' }],
    [provider.api, { kind: 'products' }],
    [provider.api, { kind: 'entries' }],
    [provider.api, { kind: 'negotiations' }],
    [provider.api, { kind: 'readings', filters: { id: agreementId } }],
  ];
  for (const [who, body] of asked)
    for (const format of ['csv', 'xlsx']) {
      const file = await exported(who, { ...body, format });
      assert.equal(file.status, 200, `${JSON.stringify(body)} ${format}: ${file.code}`);
    }
});

test('nothing that somebody typed starts a formula', async () => {
  const text = (await exported(provider.api, { kind: 'products', format: 'csv' })).bytes.toString();
  assert.ok(text.startsWith('\uFEFF编号,标题,'));
  assert.ok(text.includes("'=cmd|calc!A1"), text);
  const file = await exported(provider.api, { kind: 'products' }, 'en');
  const book = read(file.bytes, { cellFormula: true });
  const cells = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}) as { f?: string; v?: unknown }[];
  assert.ok(cells.some(({ v }) => v === '@SUM(1)'));
  assert.ok(cells.every(({ f }) => f === undefined));
});

test('an export of a visitor is asked to sign in', async () => {
  assert.equal((await exported(world.api.as('ct_nonsense'), { kind: 'agreements' })).status, 401);
});
