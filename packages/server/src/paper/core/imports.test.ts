/** Goal: columns and words are recognised, and a row says truly what it would do. Method: real headings, and a small world changed one fact at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asId } from '#kernel';
import { importFields, importKinds, isMapping, recognise } from './import-fields.ts';
import { listingKey, planListings } from './import-listings.ts';
import { type MemberWorld, planMembers } from './import-members.ts';
import { accessWords, formWords, frequencyWords, meantBy, partsOf, roleWords } from './import-words.ts';
import { type FoundLine, readTable } from './read-table.ts';

const organisation = asId('org', 'org_01hzy6r5d0e0r8x7m8n9k0p1q2');
const product = asId('prd', 'prd_01hzy6r5d0e0r8x7m8n9k0p1q2');
const invitation = asId('inv', 'inv_01hzy6r5d0e0r8x7m8n9k0p1q2');

const line = (number: number, ...cells: string[]): FoundLine => ({ number, cells, hasFormula: false });

test('headings are recognised in both languages, in any width, with stars and remarks', () => {
  assert.deepEqual(
    recognise('members', ['单位名称*', 'Ｅｍａｉｌ', '统一社会信用代码（18 位）', 'Market Roles', '备注']),
    ['name', 'email', 'creditCode', 'marketRoles', ''],
  );
  assert.deepEqual(recognise('members', ['名称', 'Company']), ['name', '']);
  for (const kind of importKinds)
    for (const language of ['zh', 'en'] as const) {
      const headers = importFields[kind].map(({ label }) => label[language]);
      assert.deepEqual(
        recognise(kind, headers),
        importFields[kind].map(({ key }) => key),
      );
    }
});

test('a mapping names each field once, for each column', () => {
  assert.ok(isMapping('members', ['a', 'b'], ['name', '']));
  assert.ok(!isMapping('members', ['a', 'b'], ['name', 'name']));
  assert.ok(!isMapping('members', ['a', 'b'], ['name']));
  assert.ok(!isMapping('members', ['a'], ['titleZh']));
});

test('words mean one value, and no word means two', () => {
  assert.equal(meantBy(roleWords, ' 数据提供方 '), 'provider');
  assert.equal(meantBy(roleWords, 'Third Party'), 'thirdParty');
  assert.equal(meantBy(roleWords, '运营方'), undefined);
  assert.deepEqual(partsOf('数据提供方、buyer; 基金'), ['数据提供方', 'buyer', '基金']);
  for (const list of [roleWords, formWords, accessWords, frequencyWords]) {
    const words = Object.entries(list).flatMap(([value, each]) => [value, ...each]);
    for (const word of words) assert.ok(meantBy(list, word) !== undefined);
    assert.equal(new Set(words.map((word) => word.toLowerCase())).size, words.length);
  }
});

const fields = ['name', 'nameEn', 'creditCode', 'marketRoles', 'email', 'language'];
const world: MemberWorld = {
  region: '110000',
  isCreditCode: (code) => code.length === 18,
  organisations: [],
  waiting: [],
};
const member = { name: '甲', nameEn: 'Alpha', creditCode: null, marketRoles: ['provider'] };
const row = line(2, '甲', 'Alpha', '', '数据提供方', 'A@example.org', '中文');
const only = (of: MemberWorld, listed = row) => planMembers([listed], fields, of)[0];
const codesOf = (planned: ReturnType<typeof only>) => planned?.row.reasons.map(({ code }) => code);

test('a member: invited, invited anew, known, or refused with every reason', () => {
  const fresh = only(world);
  assert.equal(fresh?.row.action, 'create');
  assert.equal(fresh?.todo?.email, 'a@example.org');
  assert.match(fresh?.row.reasons[0]?.zh ?? '', /a@example\.org/);
  const waiting = { id: invitation, email: 'a@example.org', language: 'zh' as const, member };
  assert.equal(only({ ...world, waiting: [waiting] })?.row.action, 'same');
  const changed = only({ ...world, waiting: [{ ...waiting, member: { ...member, name: '乙' } }] });
  assert.equal(changed?.row.action, 'change');
  assert.equal(changed?.todo?.replaces, invitation);
  assert.equal(changed?.row.before?.name, '乙');
  assert.deepEqual(codesOf(only({ ...world, waiting: [{ ...waiting, member: null }] })), ['address_invited']);
  const known = { ...member, region: '110000' };
  assert.deepEqual(codesOf(only({ ...world, organisations: [known] })), ['member_already']);
  const other = { ...known, marketRoles: ['buyer'] };
  assert.deepEqual(codesOf(only({ ...world, organisations: [other] })), ['member_differs']);
  const away = { ...known, creditCode: 'X'.repeat(18), region: '310000' };
  const coded = line(2, '甲', '', 'x'.repeat(18), '提供方', 'a@example.org', '');
  assert.deepEqual(codesOf(only({ ...world, organisations: [away] }, coded)), ['member_elsewhere']);
  const wrong = only(world, line(2, '', '', 'short', '运营方', 'nobody', 'Klingon'));
  assert.equal(wrong?.row.action, 'refuse');
  assert.equal(wrong?.todo, undefined);
  assert.deepEqual(codesOf(wrong)?.toSorted(), [
    'field_missing',
    'field_wrong',
    'field_wrong',
    'word_unknown',
    'word_unknown',
  ]);
});

test('the same member twice in a file is refused the second time', () => {
  const twice = planMembers([row, { ...row, number: 7 }], fields, world);
  assert.deepEqual(
    twice.map((one) => one.row.action),
    ['create', 'refuse'],
  );
  assert.match(twice[1]?.row.reasons[0]?.en ?? '', /Row 2/);
});

test('a listing: drafted, drafted anew where nobody touched it, and left alone otherwise', () => {
  const mapping = ['provider', 'titleZh', 'summaryZh', 'category', 'contactName', 'contactPhone'];
  const provider = { id: organisation, name: '甲', nameEn: 'Alpha', creditCode: null };
  const listed = line(2, '甲', '客流', '每日客流', '交通', '张三', '010');
  const planOne = (draft: object | undefined, earlier: boolean, cells = listed) =>
    planListings<object>(
      [cells],
      mapping,
      {
        providers: [provider],
        categories: { transport: ['交通'] },
        earlier: new Map(earlier ? [[listingKey(organisation, '客流'), { id: product, draft }]] : []),
        check: (body) => ({ draft: body }),
      },
      (body) => ({ body: JSON.stringify(body) }),
    )[0];
  const fresh = planOne(undefined, false);
  assert.equal(fresh?.row.action, 'create');
  const draft = fresh?.todo?.draft;
  assert.equal(planOne(draft, true)?.row.action, 'same');
  assert.equal(planOne({ ...draft, category: 'energy' }, true)?.row.action, 'change');
  assert.equal(planOne(undefined, true)?.row.action, 'refuse');
  const unknown = planOne(undefined, false, line(3, '乙', '客流', '每日客流', '航天', '张三', ''));
  assert.deepEqual(unknown?.row.reasons.map(({ code }) => code).toSorted(), [
    'field_missing',
    'provider_unknown',
    'word_unknown',
  ]);
});

test('CSV is read in UTF-8 and GB18030, with quotes, and with the numbers of its rows', () => {
  const read = readTable(Buffer.from('\uFEFF名称,说明\r\n\r\n甲,"一, ""二""\n三"\r\n'));
  assert.ok(read.ok);
  assert.deepEqual(read.value, {
    headers: ['名称', '说明'],
    lines: [{ number: 3, cells: ['甲', '一, "二"\n三'], hasFormula: false }],
  });
  const old = readTable(Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0x0a]));
  assert.ok(old.ok && old.value.headers[0] === '名称' && old.value.lines[0]?.cells[0] === '甲');
  for (const [bytes, fault] of [
    ['', 'no_rows'],
    ['名称\n', 'no_rows'],
    [`a\n${'b\n'.repeat(1_000_000)}`, 'too_many_rows'],
    [`${'a,'.repeat(80)}a\n${'b,'.repeat(80)}b\n`, 'too_many_columns'],
    [`a\n${'b'.repeat(5000)}\n`, 'cell_too_long'],
    ['a\n\0\n', 'not_text'],
  ] as const) {
    const refused = readTable(Buffer.from(bytes));
    assert.equal(refused.ok ? '' : refused.error, fault);
  }
});
