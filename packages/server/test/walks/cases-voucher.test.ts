/**
 * Goal: what a step causes happens once or is an incident that somebody revives, and no step is lost for it. Method: the shipped voucher
 * from a prefilled form with documents to its payment, with the account opened too late, messages delivered twice, and many steps at once.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { systemClock } from '#platform/clock';
import { runEffect } from '../../src/cases/effects.ts';
import {
  assertReplay,
  type CaseJson,
  type CaseWorld,
  makeCaseWorld,
  type OpenedJson,
  openCaseAs,
  readCase,
  requestAnswers,
  stepIn,
} from '../support/cases.ts';
import { codeOf, must, signInAs, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Account, bankDay, openBank, openBook } from '../support/world-deals.ts';

type Incident = { readonly id: string; readonly kind: string; readonly code: string; readonly caseId: string };
type Draft = { readonly id: string; readonly answers: Readonly<Record<string, unknown>>; readonly faults: unknown[] };

let platform: TestPlatform;
let world: CaseWorld;
let operator: Api;
let voucher: OpenedJson;
let account: Account;

const answers = {
  ...{ kind: 'data', size: 'small', organisationName: 'Company', creditCode: '91000000MADEM00024' },
  ...{ plannedCost: '1000.00', purpose: '采购气象数据用于选址', contactName: '李工', contactPhone: '13900139000' },
  declaration: true,
};

const drained = () => platform.platform.outbox.drained();
const incidents = async (): Promise<Incident[]> =>
  (await must(world.office.clerk.call<{ items: Incident[] }>('GET', '/api/v1/case-incidents'))).items;
const accountNow = () => must(operator.call<Account>('GET', `/api/v1/ledger/accounts/${account.id}`));

before(async () => {
  platform = await startTestPlatform();
  world = await makeCaseWorld(platform);
  operator = await signInAs(platform.api, 'exchange@op110000.example');
  await openBook(operator, '110000');
});

test('a form is kept as typed, with documents, and becomes a case; what was told is not asked again', async () => {
  const { api } = world.company;
  const begin = () => must(api.call<Draft>('POST', '/api/v1/case-drafts', { body: { type: 'voucher' } }));
  const draft = await begin();
  assert.equal(draft.answers.organisationName, 'Company');
  const path = `/api/v1/case-drafts/${draft.id}`;
  const typed = await must(api.call<Draft>('PUT', path, { body: { answers: { ...answers, kind: 'dta' } } }));
  assert.equal(typed.faults.length > 0, true, 'what does not fit is told while typing');
  for (const key of ['licence', 'need', 'size']) {
    const query = { key, name: `${key}.pdf` };
    await must(api.call('POST', `${path}/materials`, { query, body: new Blob([`%PDF ${key}`]) }));
  }
  voucher = await openCaseAs(api, 'voucher', answers, { draftId: draft.id });
  const opened = await readCase(api, voucher.id);
  assert.deepEqual(opened.materials.map(({ key }) => key).sort(), ['licence', 'need', 'size']);
  const next = await begin();
  assert.deepEqual([next.answers.size, next.answers.contactName], ['small', '李工']);
});

test('a document is only ever a file to keep, and only for who may read the case', async () => {
  const [file] = (await readCase(world.company.api, voucher.id)).materials;
  const path = `/api/v1/cases/${voucher.id}/materials/${file?.id}`;
  const response = await fetch(`${platform.platform.address}${path}`, {
    headers: { authorization: `Bearer ${world.office.clerk.token}` },
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment/);
  assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(await codeOf(world.unit.api.call('GET', path)), 'cases.case_unknown');
});

test('money that cannot be reserved is an incident of the office; the step stands', async () => {
  await stepIn(world.office.clerk, voucher.id, 'grant', { answers: { number: 'SQ-1', faceValue: '500.00' } });
  await drained();
  const [incident, ...others] = await incidents();
  assert.deepEqual([incident?.kind, incident?.code, others.length], ['ledgerTransfer', 'cases.account_unknown', 0]);
  const granted = await readCase(world.office.clerk, voucher.id);
  assert.deepEqual([granted.state.key, granted.incidents.length], ['granted', 1]);
  assert.equal((await readCase(world.company.api, voucher.id)).incidents.length, 0, 'it is no matter of the applicant');
});

test('once the account is there the incident is revived, and the money reserved once', async () => {
  const body = { currency: 'CNY', organisationId: world.office.id, programme: 'voucher' };
  account = await must(operator.call<Account>('POST', '/api/v1/ledger/accounts', { body }));
  assert.equal(account.kind, 'programme');
  const deposit = {
    subAccount: account.subAccount ?? '',
    direction: 'C' as const,
    amountMinor: '100000',
    reference: '',
  };
  await must(openBank(operator).state(bankDay(systemClock.now()), [deposit]));
  const [incident] = await incidents();
  const path = `/api/v1/case-incidents/${incident?.id}/revival`;
  await Promise.all([must(world.office.clerk.call('POST', path)), must(world.office.api.call('POST', path))]);
  await drained();
  assert.deepEqual(await incidents(), []);
  const { kit } = platform.platform;
  await Promise.all([1, 2, 3].map(() => runEffect(kit)({ effectId: incident?.id ?? '' })));
  const { balanceMinor, availableMinor } = await accountNow();
  assert.deepEqual([balanceMinor, availableMinor], ['100000', '50000'], 'three messages more change nothing');
});

test('what was used is paid, the rest goes back, and the books balance', async () => {
  const use = { supplier: '数据商', contract: 'HT-1', invoice: 'FP-1', cost: '900.00', amount: '450.00' };
  await stepIn(world.company.api, voucher.id, 'use', { answers: use });
  const settle = { amount: '450.00', order: 'ZF-1', paidOn: '2026-11-28' };
  await stepIn(world.office.clerk, voucher.id, 'settle', { answers: settle });
  await drained();
  assert.deepEqual(await incidents(), []);
  const { balanceMinor, availableMinor } = await accountNow();
  assert.deepEqual([balanceMinor, availableMinor], ['55000', '55000']);
  type Accounts = { items: Account[] };
  const { items } = await must(world.company.api.call<Accounts>('GET', '/api/v1/ledger/accounts'));
  assert.equal(items[0]?.balanceMinor, '45000');
});

test('many steps at once have a result each; a colleague stands in while somebody is away', async () => {
  const { clerk } = world.office;
  const opened = await Promise.all([1, 2, 3].map(() => openCaseAs(clerk, 'residents-request', requestAnswers)));
  const me = await must(clerk.call<{ personId: string }>('GET', '/api/v1/me'));
  const body = {
    action: 'assign',
    payload: { person: me.personId },
    cases: opened.map(({ id, seq }, i) => ({ id, expectedSeq: i === 2 ? seq + 7 : seq })),
  };
  type Results = { items: { ok: boolean; code: string | null }[] };
  const { items } = await must(clerk.call<Results>('POST', '/api/v1/cases/steps', { body }));
  assert.deepEqual(
    items.map((one) => one.code),
    [null, null, 'cases.changed_meanwhile'],
  );
  const manager = await must(world.office.api.call<{ personId: string }>('GET', '/api/v1/me'));
  const absence = { deputyId: manager.personId, startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-06-01T00:00:00Z' };
  assert.equal(
    await codeOf(clerk.call('POST', '/api/v1/case-delegations', { body: absence })),
    'cases.delegation_wrong',
  );
  const now = new Date(systemClock.now().getTime() - 1000);
  const away = { ...absence, startsAt: now.toISOString(), endsAt: new Date(now.getTime() + 86_400_000).toISOString() };
  const mine = async (api: Api): Promise<number> =>
    (await must(api.call<{ items: CaseJson[] }>('GET', '/api/v1/cases', { query: { list: 'mine' } }))).items.length;
  assert.deepEqual([await mine(clerk), await mine(world.office.api)], [2, 0]);
  await must(clerk.call('POST', '/api/v1/case-delegations', { body: away }));
  assert.equal(await mine(world.office.api), 2);
});

test('an added year makes provisional due days firm, and moves them', async () => {
  const { clerk } = world.office;
  const years = await must(clerk.call<{ items: { year: number }[] }>('GET', '/api/v1/case-calendar'));
  const next = Math.max(...years.items.map(({ year }) => year)) + 1;
  const document = {
    year: next,
    papers: ['https://gov.example/notice'],
    days: [{ name: '元旦', date: `${next}-01-01`, isOffDay: true }],
  };
  await must(clerk.call('PUT', '/api/v1/case-calendar', { body: { document } }));
  await drained();
  const after = await must(
    clerk.call<{ items: { year: number; isAdded: boolean; isPublished: boolean }[] }>('GET', '/api/v1/case-calendar'),
  );
  assert.deepEqual(
    after.items.filter(({ year }) => year === next).map(({ isAdded, isPublished }) => [isAdded, isPublished]),
    [[true, true]],
  );
  const wrong = { document: { year: next, days: [{ name: 'x', date: `${next}-13-01`, isOffDay: true }] } };
  assert.equal(await codeOf(clerk.call('PUT', '/api/v1/case-calendar', { body: wrong })), 'cases.calendar_wrong');
});

test('every case is what its events come to', async () => {
  assert.ok((await assertReplay(platform)) > 0);
});
