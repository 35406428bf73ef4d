/**
 * Goal: a list does exactly what its preview said, or nothing; what is hostile is refused before it is opened. Method: HTTP, real
 * workbooks and some built by hand, the lists that follow read back.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { type CellObject, read, utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';
import { withToken } from '../support/world-deals.ts';

type Import = {
  id: string;
  state: string;
  columns: { heading: string; field: string | null }[];
  counts: { create: number; change: number; same: number; refuse: number };
  previewSha256: string;
  possible: string[];
};
type Row = {
  number: number;
  action: string;
  reasons: { code: string; zh: string; en: string }[];
  before: Record<string, string> | null;
  after: Record<string, string> | null;
  subject: string | null;
};
type Items<T> = { items: T[]; nextPageToken?: string };

const path = '/api/v1/operator/imports';
let world: TestPlatform;
let operator: Api;
let elsewhere: Api;
let provider: { id: string; api: Api; email: string };

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  operator = await withToken(await signInAs(world.api, 'exchange@op110000.example'));
  const system = await signInAs(world.api, 'system@op110000.example');
  const person = {
    email: 'exchange@op310000.example',
    name: 'Other',
    password: testPassword,
    roles: ['exchangeManager'],
  };
  const region = { code: '310000', nameZh: '他区', nameEn: 'Elsewhere' };
  await must(
    system.call('POST', '/api/v1/regions', {
      body: { region, operator: { name: '他方', nameEn: 'Other' }, people: [person] },
    }),
  );
  elsewhere = await signInAs(world.api, person.email);
  provider = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
});

const upload = (bytes: Uint8Array | string, kind = 'members', who = operator) =>
  who.call<Import>('POST', path, {
    query: { kind, name: 'list.xlsx' },
    body: new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]),
  });

const rowsOf = async (id: string, query: Record<string, string> = {}): Promise<Row[]> =>
  (await must(operator.call<Items<Row>>('GET', `${path}/${id}/rows`, { query: { pageSize: '100', ...query } }))).items;

const apply = (one: Import, who = operator) =>
  who.call<Import>('POST', `${path}/${one.id}/apply`, { body: { previewSha256: one.previewSha256 } });

const workbook = (
  lines: readonly (readonly string[])[],
  touch = (_sheet: Record<string, unknown>): void => {},
): Uint8Array => {
  const sheet = utils.aoa_to_sheet(lines.map((line) => [...line]));
  touch(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'list');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
};

const repacked = (bytes: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(bytes);
  change(parts);
  return zipSync(parts);
};

const heads = ['机构名称', '市场角色', '联系邮箱'];

test('members: the preview says what the application does, and it is done', async () => {
  const one = await must(
    upload(
      workbook([
        heads,
        ['Alpha', '数据提供方', 'x@list.example'],
        ['新会员', '买方、供方', 'new@list.example'],
        ['', '买方', 'no'],
      ]),
    ),
  );
  assert.deepEqual(one.counts, { create: 1, change: 0, same: 1, refuse: 1 });
  assert.equal(one.state, 'previewed');
  const rows = await rowsOf(one.id);
  assert.deepEqual(
    rows.map(({ number, action }) => [number, action]),
    [
      [2, 'same'],
      [3, 'create'],
      [4, 'refuse'],
    ],
  );
  assert.match(rows[1]?.reasons[0]?.en ?? '', /invitation .* new@list\.example/);
  assert.deepEqual(
    (await rowsOf(one.id, { action: 'refuse' })).map(({ number }) => number),
    [4],
  );
  assert.equal(
    await codeOf(operator.call('POST', `${path}/${one.id}/apply`, { body: { previewSha256: 'a'.repeat(64) } })),
    'paper.import_outdated',
  );
  const done = await must(apply(one));
  assert.equal(done.state, 'applied');
  const invited = (
    await must(operator.call<Items<{ id: string; email: string; organisation: object }>>('GET', '/api/v1/invitations'))
  ).items;
  assert.deepEqual(
    invited.map(({ email }) => email),
    ['new@list.example'],
  );
  assert.deepEqual(invited[0]?.organisation, {
    ...{ name: '新会员', nameEn: '新会员', creditCode: null },
    marketRoles: ['buyer', 'provider'],
  });
  assert.equal((await rowsOf(one.id))[1]?.subject, invited[0]?.id);
  assert.equal(await codeOf(apply(one)), 'paper.import_event_refused');
  const again = await must(upload(workbook([heads, ['新会员', '买方', 'new@list.example']])));
  assert.deepEqual(again.counts, { create: 0, change: 1, same: 0, refuse: 0 });
  await must(apply(again));
  const after = (await must(operator.call<Items<{ state: string }>>('GET', '/api/v1/invitations'))).items;
  assert.deepEqual(
    after.map(({ state }) => state),
    ['waiting', 'withdrawn'],
  );
});

test('what changed since the preview is not applied: it is outdated until it is previewed again', async () => {
  const one = await must(
    upload(workbook([heads, ['后来者', '买方', 'late@list.example'], ['Beta', '买方', 'b@list.example']])),
  );
  assert.equal(one.counts.create, 2);
  await addMember(world, { name: 'Beta', marketRoles: ['buyer'] });
  assert.equal(await codeOf(apply(one)), 'paper.import_outdated');
  const now = await must(operator.call<Import>('GET', `${path}/${one.id}`));
  assert.equal(now.state, 'outdated');
  assert.deepEqual(now.possible, ['preview', 'drop']);
  const anew = await must(operator.call<Import>('POST', `${path}/${one.id}/mapping`, { body: {} }));
  assert.deepEqual(anew.counts, { create: 1, change: 0, same: 1, refuse: 0 });
  assert.equal((await must(apply(anew))).state, 'applied');
});

const titles = ['提供方', '产品名称', '简介', '类别', '联系人', '联系电话'];

test('listings become drafts of their provider; once the provider works on one it is theirs', async () => {
  const list = (summary: string) =>
    `${titles.join(',')}\nAlpha,客流,${summary},交通运输,张三,010\nGamma,客流,x,交通运输,张三,010\n`;
  const one = await must(upload(list('每日客流'), 'listings'));
  assert.deepEqual(one.counts, { create: 1, change: 0, same: 0, refuse: 1 });
  await must(apply(one));
  type Product = { id: string; state: string; title: { zh: string } };
  const mine = (await must(provider.api.call<Items<Product>>('GET', '/api/v1/my/products'))).items;
  assert.equal(mine.length, 1);
  assert.equal(mine[0]?.state, 'draft');
  const same = await must(upload(list('每日客流'), 'listings'));
  assert.deepEqual(same.counts, { create: 0, change: 0, same: 1, refuse: 1 });
  assert.equal(await codeOf(apply(same)), 'paper.import_nothing');
  const other = await must(upload(list('按日客流'), 'listings'));
  assert.deepEqual(other.counts, { create: 0, change: 1, same: 0, refuse: 1 });
  const [row] = await rowsOf(other.id, { action: 'change' });
  assert.equal(row?.before?.summaryZh, '每日客流');
  assert.equal(row?.after?.summaryZh, '按日客流');
  await must(apply(other));
  const draft = {
    ...{ form: 'dataset', title: { zh: '客流', en: '' }, summary: { zh: '我们的', en: '' }, category: 'transport' },
    ...{ accessKind: 'commercial', updateFrequency: 'daily', contact: { name: '李四', phone: '1' } },
  };
  await must(provider.api.call('PUT', `/api/v1/products/${mine[0]?.id}`, { body: draft }));
  const late = await must(upload(list('又改'), 'listings'));
  assert.deepEqual(late.counts, { create: 0, change: 0, same: 0, refuse: 2 });
  assert.equal((await rowsOf(late.id))[0]?.reasons[0]?.code, 'draft_taken_over');
});

test('columns that were not recognised are mapped by hand', async () => {
  const one = await must(
    upload(
      workbook([
        ['甲列', '乙列', '丙列'],
        ['映射会员', '买方', 'map@list.example'],
      ]),
    ),
  );
  assert.deepEqual(one.counts, { create: 0, change: 0, same: 0, refuse: 1 });
  const map = (fields: (string | null)[]) =>
    operator.call<Import>('POST', `${path}/${one.id}/mapping`, { body: { fields } });
  assert.equal(await codeOf(map(['name', 'name', null])), 'paper.import_mapping_wrong');
  const mapped = await must(map(['name', 'marketRoles', 'email']));
  assert.equal(mapped.counts.create, 1);
  assert.notEqual(mapped.previewSha256, one.previewSha256);
  const dropped = await must(operator.call<Import>('DELETE', `${path}/${one.id}`));
  assert.equal(dropped.state, 'dropped');
  assert.equal((await rowsOf(one.id)).length, 0);
});

test('another region’s operator sees nothing of it, and other roles are turned away', async () => {
  const one = await must(upload(workbook([heads, ['某某', '买方', 'so@list.example']])));
  assert.equal(await codeOf(elsewhere.call('GET', `${path}/${one.id}`)), 'paper.import_unknown');
  assert.equal(await codeOf(elsewhere.call('GET', `${path}/${one.id}/rows`)), 'paper.import_unknown');
  assert.equal(await codeOf(apply(one, elsewhere)), 'paper.import_unknown');
  assert.equal((await must(elsewhere.call<Items<Import>>('GET', path))).items.length, 0);
  assert.equal(await codeOf(provider.api.call('GET', path)), 'http.not_allowed');
  const foreign = await must(upload(`${titles.join(',')}\nAlpha,客流,x,交通运输,张三,010\n`, 'listings', elsewhere));
  assert.equal(foreign.counts.refuse, 1);
});

const sheetPart = 'xl/worksheets/sheet1.xml';

test('hostile files are refused before anything of them is read', async () => {
  const good = workbook([heads, ['甲', '买方', 'a@list.example']]);
  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    [
      'too_large_inside',
      repacked(good, (parts) => Object.assign(parts, { 'xl/media/a.xml': new Uint8Array(60_000_000) })),
    ],
    ['macros', repacked(good, (parts) => Object.assign(parts, { 'xl/vbaProject.bin': strToU8('x') }))],
    ['strange_names', repacked(good, (parts) => Object.assign(parts, { '../../etc/passwd': strToU8('x') }))],
    [
      'declares_entities',
      repacked(good, (parts) => {
        const xml = new TextDecoder().decode(parts[sheetPart]);
        const evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
        parts[sheetPart] = strToU8(xml.replace('?>', `?>${evil}`));
      }),
    ],
    ['not_a_workbook', zipSync({ 'readme.txt': strToU8('x') })],
    ['not_a_workbook', good.subarray(0, good.length - 40)],
    ['too_many_rows', `name,email\n${'a,b@c.example\n'.repeat(600_000)}`],
    ['no_rows', workbook([heads])],
  ];
  for (const [fault, bytes] of cases) assert.equal(await codeOf(upload(bytes)), `paper.import_${fault}`, fault);
  assert.equal(await codeOf(upload(new Uint8Array(10 * 1024 * 1024 + 1))), 'paper.import_too_large');
});

test('a bomb that lies about its size is not inflated beyond what it says', async () => {
  const bomb = repacked(workbook([heads, ['甲', '买方', 'a@list.example']]), (parts) => {
    parts[sheetPart] = new Uint8Array(40_000_000).fill(32);
  });
  const lying = Buffer.from(bomb);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(40_000_000);
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 4)) lying.writeUInt32LE(900_000, at);
  assert.match(await codeOf(upload(lying)), /^paper\.import_(not_a_workbook|no_rows|too_large_inside)$/);
});

test('formulas are text: of a workbook what it showed, of a CSV as they stand', async () => {
  const made = workbook([heads, ['=1+1', '买方', 'f@list.example']], (sheet) => {
    const cell: CellObject = { t: 's', v: '公式会员', f: 'CONCAT("公式","会员")' };
    sheet.A2 = cell;
  });
  const [row] = await rowsOf((await must(upload(made))).id);
  assert.equal(row?.after?.name, '公式会员');
  assert.ok(row?.reasons.some(({ code }) => code === 'formula_as_text'));
  const [plain] = await rowsOf(
    (await must(upload('机构名称,市场角色,联系邮箱\n"=HYPERLINK(""x"")",买方,g@list.example\n'))).id,
  );
  assert.equal(plain?.after?.name, '=HYPERLINK("x")');
});

test('the template is an import without a fault', async () => {
  for (const lang of ['zh', 'en'] as const) {
    const answer = await fetch(`${world.api.baseUrl}${path}/template?kind=members&lang=${lang}`, {
      headers: { authorization: `Bearer ${operator.token}` },
    });
    assert.equal(answer.status, 200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(read(bytes).SheetNames.length, 1);
    const one = await must(upload(bytes));
    assert.deepEqual(one.counts, { create: 2, change: 0, same: 0, refuse: 0 });
    await must(operator.call('DELETE', `${path}/${one.id}`));
  }
});
