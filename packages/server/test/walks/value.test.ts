/** Goal: a value rests on deals that the ledger bears out and leaves as a booking sheet; report and suspects are shown masked. Method: real HTTP, database, jobs, engine and books. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { read as readWorkbook, utils } from '@e965/xlsx';
import type { Id, Outcome } from '#kernel';
import { ensureClientAccount, openBook, postTransfers, selectAccounts, type Transfer } from '#ledger';
import { newId } from '#platform/random';
import { systemActor } from '#platform/system';
import { waitForAssessment } from '../support/market.ts';
import { addMember, codeOf, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';

const system = systemActor('test');
const region = '990001';

let world: TestPlatform;
let provider: Api;
let other: Api;
let datasetId: string;
/** Payments to the provider, then one that is only reserved, then one between others. */
let transfers: readonly Transfer[];

const given = <T>(outcome: Outcome<T>): T => {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.error.code);
  return outcome.value;
};

const makeDeals = async (seller: Id<'org'>): Promise<readonly Transfer[]> => {
  const { kit } = world.platform;
  const id = <P extends string>(prefix: P): Id<P> => newId(prefix, kit.clock.now(), kit.random);
  const done = await kit.db.transact(system, async (tx) => {
    const bank = { bankName: 'Test bank', bankAccount: '6222001', timeZone: 'Asia/Shanghai' };
    given(await openBook(tx, { ...bank, region, currency: 'CNY', operatorId: id('org') }));
    const open = async (organisationId: Id<'org'>) =>
      given(await ensureClientAccount(tx, { organisationId, currency: 'CNY', region })).id;
    const [own, payer, others] = [await open(seller), await open(id('org')), await open(id('org'))];
    const custody = (await selectAccounts(tx, {})).find((one) => one.region === region && one.kind === 'custody');
    assert.ok(custody !== undefined);
    const common = { currency: 'CNY', kind: 'payment', debitAccountId: payer } as const;
    const pay = (amountMinor: bigint, creditAccountId = own) =>
      ({ ...common, phase: 'single', id: id('trf'), agreementId: id('agr'), creditAccountId, amountMinor }) as const;
    const expiresAt = new Date(kit.clock.now().getTime() + 86_400_000);
    return postTransfers(tx, [
      { ...pay(1_000_000n, payer), kind: 'deposit', debitAccountId: custody.id },
      ...[100_000n, 110_000n, 90_000n].map((amount) => pay(amount)),
      { ...pay(50_000n), phase: 'pending', expiresAt },
      pay(70_000n, others),
    ]);
  });
  return given(done).slice(1);
};

/** The check digit of a resident identity number (GB 11643-1999). */
const checkDigit = (body: string): string =>
  '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * (2 ** (17 - i) % 11), 0) % 11] ?? '';

const numberOf = (i: number): string => {
  const body = `1101011990${String((i % 12) + 1).padStart(2, '0')}07${101 + i}`;
  return `${body}${checkDigit(body)}`;
};
const nameOf = (i: number): string =>
  `${'王李张刘陈杨赵黄周吴'[i % 10]}${['伟', '秀英', '敏', '国强', '静', '建华'][i % 6]}`;
const header = '姓名,身份证号,邮箱,科室\n';
const rows = Array.from(
  { length: 60 },
  (_, i) => `${nameOf(i)},${numberOf(i)},${i === 7 ? 'wrong' : `p${i}@example.com`},${'内外儿'[i % 3]}科`,
);

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  const member = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  provider = member.api;
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
  transfers = await makeDeals(member.id as Id<'org'>);
  const body = { name: 'people', titleZh: '人员表', titleEn: 'People', timeZone: 'Asia/Shanghai' };
  datasetId = (await must(provider.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
  const csv = new Blob([`${header}${rows.join('\n')}\n`]);
  await must(provider.call('POST', `/api/v1/datasets/${datasetId}/versions`, { body: csv }));
  await waitForAssessment(provider, datasetId, 1);
});

const amount = (minor: bigint | number) => ({
  lowMinor: String(minor),
  baseMinor: String(minor),
  highMinor: String(minor),
});

const dealOf = (transfer: Transfer | undefined, more = {}) => ({
  name: `deal ${transfer?.amountMinor}`,
  price: amount(transfer?.amountMinor ?? 0n),
  settledOn: transfer?.bookedOn,
  ledgerEntry: transfer?.id,
  ...more,
});

type Valued = { value: { methods: { id: string; status: string; result: { baseMinor: string } | null }[] } };

const declare = (sheet: object, api = provider) =>
  api.call<Valued>('PUT', `/api/v1/datasets/${datasetId}/value-sheet`, { body: { currency: 'CNY', ...sheet } });

const withDeals = (...comparables: object[]) => declare({ market: { comparables } });

test('three settled payments of one’s own carry the market approach; the same one twice does not', async () => {
  const three = transfers.slice(0, 3).map((one) => dealOf(one));
  const methodOf = ({ value }: Valued) => value.methods.find(({ id }) => id === 'market');
  assert.equal(methodOf(await must(withDeals(...three)))?.result?.baseMinor, '100000');
  const [first, second] = three;
  assert.ok(first !== undefined && second !== undefined);
  assert.equal(methodOf(await must(withDeals(first, second, second)))?.status, 'not_computable');
});

test('a deal that the ledger does not bear out is refused and says why', async () => {
  const [first, , , reserved, foreign] = transfers;
  assert.equal(await codeOf(withDeals(dealOf(reserved))), 'assess.comparable_unsettled');
  assert.equal(await codeOf(withDeals(dealOf(foreign))), 'assess.comparable_unknown', 'not a party to it');
  const guessed = newId('trf', world.platform.kit.clock.now(), world.platform.kit.random);
  assert.equal(await codeOf(withDeals(dealOf(first, { ledgerEntry: guessed }))), 'assess.comparable_unknown');
  assert.equal(await codeOf(withDeals(dealOf(first, { price: amount(1) }))), 'assess.comparable_differs');
  assert.equal(await codeOf(withDeals(dealOf(first, { settledOn: '2020-01-01' }))), 'assess.comparable_differs');
  await must(withDeals({ name: 'heard of', price: amount(1) }));
});

const bookingPath = (): string => `/api/v1/datasets/${datasetId}/versions/1/booking.xlsx`;

const fetchAs = ({ baseUrl, token }: Api, path: string): Promise<Response> =>
  fetch(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });

test('the booking sheet leaves as a workbook with numbers, and open questions are marked', async () => {
  await must(declare({ purpose: 'nothing of the books' }));
  assert.equal(await codeOf(provider.call('GET', bookingPath())), 'paper.booking_none');
  const entries = [
    { voucher: '记-12', date: '2026-03-01', text: '调研', tag: 'planning', phase: 'research', amountMinor: '120050' },
    {
      voucher: '记-30',
      date: '2026-04-01',
      text: '清洗',
      tag: 'integration',
      phase: 'development',
      amountMinor: '80000',
    },
  ];
  await must(declare({ booking: { entries, answers: { controlled: { answer: 'yes', evidence: '授权书' } } } }));
  const answer = await fetchAs(provider, `${bookingPath()}?lang=zh`);
  assert.equal(answer.status, 200);
  const book = readWorkbook(new Uint8Array(await answer.arrayBuffer()));
  const cells = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 });
  assert.deepEqual(book.SheetNames, ['分阶段支出', '确认条件', '凭证明细']);
  assert.ok(cells('分阶段支出').some((row) => row[0] === '研究阶段' && row[1] === 1200.5 && row[3] === '费用化'));
  assert.ok(cells('确认条件').some((row) => row[1] === '是' && row[2] === '授权书'));
  assert.ok(cells('凭证明细').some((row) => row[0] === '记-30' && row[5] === 800));
  assert.equal(await codeOf(other.call('GET', bookingPath())), 'assess.not_found');
});

type Context = { columns: { name: string; isMasked: boolean }[]; rows: { row: number; values: string[] }[] };

test('a suspect stands among neighbours that are masked by level; the cell itself is for its judge to read', async () => {
  const path = `/api/v1/datasets/${datasetId}/versions/1/assessment/suspects/context`;
  const found = await must(provider.call<Context>('GET', path, { query: { row: '7', column: '邮箱' } }));
  assert.deepEqual(
    found.rows.map(({ row }) => row),
    [6, 7, 8],
  );
  const mail = found.columns.findIndex(({ name }) => name === '邮箱');
  assert.deepEqual(
    found.columns.filter(({ isMasked }) => !isMasked).map(({ name }) => name),
    ['科室'],
  );
  assert.equal(found.rows[1]?.values[mail], 'wrong');
  assert.match(found.rows[0]?.values[mail] ?? '', /●/);
  assert.equal(
    await codeOf(provider.call('GET', path, { query: { row: '8', column: '邮箱' } })),
    'assess.suspect_unknown',
  );
  assert.equal(await codeOf(other.call('GET', path, { query: { row: '7', column: '邮箱' } })), 'assess.not_found');
});

test('the report is one page without scripts and without a person’s values, in both languages', async () => {
  const path = `/api/v1/datasets/${datasetId}/versions/1/assessment/report.html`;
  for (const [lang, title] of [
    ['zh', '人员表'],
    ['en', 'People'],
  ] as const) {
    const answer = await fetchAs(provider, `${path}?lang=${lang}&download=true`);
    const page = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'self'/);
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`people-1-${lang}\\.html`));
    assert.ok(page.includes(`<h1>${title}</h1>`) && !/<script|https?:\/\/(?!www\.w3\.org)/.test(page));
    for (const told of [numberOf(6), nameOf(6), 'p6@example.com']) assert.ok(!page.includes(told), told);
  }
  assert.equal(await codeOf(other.call('GET', path)), 'assess.not_found');
});
