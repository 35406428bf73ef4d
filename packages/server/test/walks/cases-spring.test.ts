/**
 * Goal: a resident files without an account, and everything that the office promised is kept or seen: clocks of working days across
 * Spring Festival 2026, a pause with its legal basis, a reasoned return, a bad rating that opens a remedy with a clock of its own.
 * Method: a small definition of working days and the shipped remedy, over HTTP, under a virtual clock.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { virtualClock } from '#platform/clock';
import { runAlarms } from '../../src/cases/jobs.ts';
import {
  assertReplay,
  type CaseWorld,
  type EventJson,
  makeCaseWorld,
  readCase,
  signInAgain,
  stepIn,
} from '../support/cases.ts';
import { springDefinition } from '../support/cases-spring.ts';
import { codeOf, must, startTestPlatform, type TestPlatform } from '../support/platform.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);
const clock = virtualClock(at('2026-02-12T09:30:00'));

type Public = {
  readonly number: string;
  readonly trackingCode: string;
  readonly seq: number;
  readonly state: { readonly label: { readonly zh: string } };
  readonly clocks: readonly { readonly dueDay: string | null }[];
  readonly history: readonly EventJson[];
  readonly actions: readonly { readonly action: string }[];
};

let platform: TestPlatform;
let world: CaseWorld;
let filed: Public;
let id: string;

const track = (path = '') => `/api/v1/public/cases/${filed.number}${path}`;
const withCode = (code = filed.trackingCode) => ({ headers: { 'x-tracking-code': code } });
const looked = () => must(platform.api.call<Public>('GET', track(), withCode()));
const drained = () => platform.platform.outbox.drained();

const moveTo = async (instant: Date): Promise<void> => {
  clock.set(instant);
  world = await signInAgain(platform, world);
};

type Notices = { readonly items: readonly { readonly kind: string; readonly about: string }[] };
const kindsOf = async (api: Api): Promise<string[]> => {
  await drained();
  const { items } = await must(api.call<Notices>('GET', '/api/v1/notices', { query: { pageSize: '100' } }));
  return items.filter(({ about }) => about === id).map(({ kind }) => kind);
};

before(async () => {
  platform = await startTestPlatform({ clock });
  world = await makeCaseWorld(platform);
  const { clerk } = world.office;
  const made = await must(
    clerk.call<{ id: string }>('POST', '/api/v1/case-definitions', { body: { document: springDefinition } }),
  );
  await must(clerk.call('POST', `/api/v1/case-definitions/${made.id}/publication`));
});

test('a resident files with a phone and no account; the code is shown once and only its hash is kept', async () => {
  const answers = { what: '路灯坏了', phone: '13800138000' };
  const body = { type: springDefinition.key, region: '110000', answers };
  const call = { headers: { 'idempotency-key': 'phone-1' }, body };
  filed = await must(platform.api.call<Public>('POST', '/api/v1/public/cases', call));
  assert.match(filed.number, /^2026-000001$/);
  assert.equal(await codeOf(platform.api.call('POST', '/api/v1/public/cases', call)), 'cases.already_opened');
  assert.equal((await looked()).number, filed.number);
  assert.equal(
    await codeOf(platform.api.call('GET', track(), withCode('0000-0000-0000-0000'))),
    'cases.tracking_wrong',
  );
  const { items } = await must(
    world.office.clerk.call<{ items: { id: string }[] }>('GET', '/api/v1/cases', { query: { list: 'unassigned' } }),
  );
  id = items[0]?.id ?? '';
});

test('five working days from Thursday 12 February end on Thursday 26 February, after the festival', async () => {
  await stepIn(world.office.clerk, id, 'dispatch', { answers: { unit: world.otherUnit.id } });
  const [work] = (await readCase(world.office.clerk, id)).clocks;
  assert.equal(work?.dueDay, '2026-02-26');
  assert.equal(work?.isProvisional, false);
});

test('a unit may return it once with a reason; the office rules and the clock runs on', async () => {
  await stepIn(world.otherUnit.api, id, 'return', { comment: '不属于我单位' });
  await stepIn(world.office.clerk, id, 'dispatch', { answers: { unit: world.unit.id } });
  assert.equal((await readCase(world.unit.api, id)).clocks[0]?.dueDay, '2026-02-26');
  assert.ok((await kindsOf(world.unit.api)).includes('case_assigned'));
});

test('waiting for the resident stops the clock with its legal basis, and it goes on by itself', async () => {
  await moveTo(at('2026-02-13T10:00:00'));
  const pause = { clock: 'work', reason: 'waiting', evidence: '电话记录 1' };
  const paused = await stepIn(world.unit.api, id, 'pause', pause);
  assert.equal(paused?.clocks[0]?.pausedBy?.key, 'waiting');
  await moveTo(at('2026-02-24T10:00:00'));
  const running = await readCase(world.unit.api, id);
  assert.equal(running.clocks[0]?.pausedBy, null);
  assert.ok((running.clocks[0]?.dueDay ?? '') > '2026-02-26', 'the pause is not counted');
});

test('warnings come once, and the overdue case turns red on the right working day', async () => {
  const due = (await readCase(world.unit.api, id)).clocks[0];
  await moveTo(new Date(Date.parse(due?.dueAt ?? '') - 60_000));
  await runAlarms(platform.platform.kit);
  await runAlarms(platform.platform.kit);
  const warned = (await kindsOf(world.unit.api)).filter((kind) => kind === 'case_due');
  assert.equal(warned.length, 1, 'of the warnings that passed together the last is told, once');
  assert.notEqual((await readCase(world.unit.api, id)).card, 'red');
  await moveTo(new Date(Date.parse(due?.dueAt ?? '') + 60_000));
  await runAlarms(platform.platform.kit);
  await runAlarms(platform.platform.kit);
  assert.equal((await readCase(world.unit.api, id)).card, 'red');
  for (const api of [world.unit.api, world.office.clerk])
    assert.equal((await kindsOf(api)).filter((kind) => kind === 'case_overdue').length, 1);
});

test('it is done late; the resident reads the answer and rates it badly: a remedy opens, once', async () => {
  await stepIn(world.unit.api, id, 'finish', { answers: { answer: '已修好' } });
  const seen = await looked();
  assert.ok(seen.history.some(({ content }) => JSON.stringify(content).includes('已修好')));
  assert.ok(seen.actions.some(({ action }) => action === 'rate'));
  const rate = { action: 'rate', payload: { level: 1, text: '太慢' }, expectedSeq: seen.seq };
  await must(platform.api.call('POST', track('/steps'), { ...withCode(), body: rate }));
  assert.equal(
    await codeOf(platform.api.call('POST', track('/steps'), { ...withCode(), body: rate })),
    'cases.changed_meanwhile',
  );
  await drained();
  type Rows = { items: { type: { key: string }; clocks?: unknown; id: string; subject: string }[] };
  const { items } = await must(
    world.office.clerk.call<Rows>('GET', '/api/v1/cases', { query: { list: 'open', type: 'service-remedy' } }),
  );
  assert.equal(items.length, 1);
  const remedy = await readCase(world.office.clerk, items[0]?.id ?? '');
  assert.equal(remedy.form?.ratedCase, filed.number);
  assert.equal(remedy.clocks[0]?.key, 'remedy');
  const late = await readCase(world.office.clerk, id);
  assert.deepEqual([late.ratingLevel, late.clocks[0]?.isOnTime], [1, false]);
});

test('the figures say so: not on time, not satisfied, one return', async () => {
  const query = { from: '2026-02', to: '2026-03' };
  type Figures = {
    total: { cases: number; onTime: { percent: string }; satisfaction: { percent: string }; returns: number };
    rows: { unit: { id: string } }[];
  };
  const figures = await must(world.office.clerk.call<Figures>('GET', '/api/v1/cases/statistics', { query }));
  assert.deepEqual(
    [figures.total.cases, figures.total.onTime.percent, figures.total.satisfaction.percent, figures.total.returns],
    [1, '0.00', '0.00', 1],
  );
  assert.equal(figures.rows[0]?.unit.id, world.unit.id, 'it counts for the first-responsible unit');
  const open = await must(
    platform.api.call<{ programmes: { key: string; opened: number }[] }>('GET', '/api/v1/public/case-statistics', {
      query: { ...query, region: '110000' },
    }),
  );
  assert.equal(open.programmes.find(({ key }) => key === springDefinition.key)?.opened, 1);
});

test('who called is for the office, and that it looked is in the log; a unit is turned away', async () => {
  const path = `/api/v1/cases/${id}/contact`;
  const contact = await must(world.office.clerk.call<{ answers: { phone: string } }>('GET', path));
  assert.equal(contact.answers.phone, '13800138000');
  assert.equal(await codeOf(world.unit.api.call('GET', path)), 'cases.contact_closed');
  const { items } = await must(
    world.office.auditor.call<{ items: { kind: string }[] }>('GET', '/api/v1/audit/entries', {
      query: { subject: id },
    }),
  );
  assert.ok(items.some(({ kind }) => kind === 'cases.contact_read'));
});

test('every case is what its events come to', async () => {
  assert.ok((await assertReplay(platform)) > 0);
});

test('who guesses at codes from one network is turned away for the hour, whatever the code', async () => {
  await moveTo(new Date(clock.now().getTime() + 3_600_000));
  const wrong = { headers: { 'x-tracking-code': 'zzzz-zzzz-zzzz-zzzz' } };
  const codes: string[] = [];
  for (let n = 0; n < 61; n += 1) codes.push(await codeOf(platform.api.call('GET', track(), wrong)));
  assert.deepEqual([...new Set(codes)], ['cases.tracking_wrong', 'cases.too_many_visits']);
  assert.equal(codes.indexOf('cases.too_many_visits'), 60);
  assert.equal(await codeOf(platform.api.call('GET', track(), withCode())), 'cases.too_many_visits');
});
