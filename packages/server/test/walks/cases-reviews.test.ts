/**
 * Goal: reviewers judge on their own, who has an interest sees nothing, repeated calls become one case, and a running case moves to a new
 * version by a step. Method: a small definition with a rubric over HTTP; reviewers of the office and of another organisation.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import {
  assertReplay,
  type CaseJson,
  type CaseWorld,
  historyOf,
  makeCaseWorld,
  type OpenedJson,
  openCaseAs,
  readCase,
  requestAnswers,
  reviewedDefinition,
  stepIn,
  trySteps,
} from '../support/cases.ts';
import { codeOf, must, signInAs, startTestPlatform, type TestPlatform, testPassword } from '../support/platform.ts';

let platform: TestPlatform;
let world: CaseWorld;
let project: OpenedJson;
const judges: { readonly id: string; readonly api: Api }[] = [];

const publish = async (version: number, over: object = {}): Promise<void> => {
  const { clerk } = world.office;
  const body = { document: { ...reviewedDefinition, version, ...over } };
  const { id } = await must(clerk.call<{ id: string }>('POST', '/api/v1/case-definitions', { body }));
  await must(clerk.call('POST', `/api/v1/case-definitions/${id}/publication`));
};

before(async () => {
  platform = await startTestPlatform();
  world = await makeCaseWorld(platform);
  await publish(1);
  for (const n of [1, 2, 3]) {
    const person = {
      email: `judge${n}@op110000.example`,
      name: `Judge ${n}`,
      password: testPassword,
      roles: ['clerk'],
    };
    const { personId } = await must(
      world.office.api.call<{ personId: string }>('POST', '/api/v1/people', { body: person }),
    );
    judges.push({ id: personId, api: await signInAs(platform.api, person.email) });
  }
  project = await openCaseAs(world.company.api, 'reviewed', { question: '能支持吗？' });
});

const judge = (n: number) => judges[n] ?? { id: '', api: world.office.clerk };
const scores = (merit: string, means: string) => ({ scores: { merit: { score: merit }, means: { score: means } } });

test('a decision waits for two reviews', async () => {
  const reviewers = judges.map(({ id: person }) => ({ person }));
  await stepIn(world.office.clerk, project.id, 'review.ask', { reviewers });
  const { actions } = await readCase(world.office.clerk, project.id);
  assert.equal(actions.find(({ action }) => action === 'answer')?.blockedBy.length, 1);
});

test('who has an interest says so and sees nothing from then on, although a clerk of the office', async () => {
  const { api } = judge(2);
  assert.equal((await readCase(api, project.id)).reviews.length, 1);
  await stepIn(api, project.id, 'review.conflict', { conflict: true, comment: '曾任该公司顾问' });
  for (const path of ['', '/history', '/contact'])
    assert.equal(await codeOf(api.call('GET', `/api/v1/cases/${project.id}${path}`)), 'cases.case_unknown');
  const { items } = await must(api.call<{ items: CaseJson[] }>('GET', '/api/v1/cases', { query: { list: 'all' } }));
  assert.deepEqual(items, []);
  const step = { action: 'comment', payload: { comment: '?' }, expectedSeq: 3 };
  assert.equal(await codeOf(trySteps(api, project.id, step)), 'cases.case_unknown');
});

test('nobody reads another review before giving an own one', async () => {
  for (const n of [0, 1]) await stepIn(judge(n).api, project.id, 'review.conflict', { conflict: false });
  await stepIn(judge(0).api, project.id, 'review.submit', scores('9', '7.5'));
  const blind = JSON.stringify([
    (await readCase(judge(1).api, project.id)).reviews,
    (await historyOf(judge(1).api, project.id)).items,
  ]);
  assert.ok(!blind.includes('7.5'), 'neither in the case nor in its history');
  await stepIn(judge(1).api, project.id, 'review.submit', scores('6', '6'));
  assert.equal((await readCase(judge(1).api, project.id)).reviews.length >= 2, true);
  const applicant = JSON.stringify([
    await readCase(world.company.api, project.id),
    await historyOf(world.company.api, project.id),
  ]);
  assert.ok(!applicant.includes('7.5') && !applicant.includes('顾问'));
});

test('a running case moves to a new version by a written step, and only to one that there is', async () => {
  await publish(2, { summary: { zh: '改过的说明。', en: 'Changed words.' } });
  const { seq } = await readCase(world.office.clerk, project.id);
  const to = (toVersion: number) => ({
    action: 'migrate',
    payload: { toVersion, stateMap: {}, comment: '新版已发布' },
    expectedSeq: seq,
  });
  assert.equal(await codeOf(trySteps(world.office.clerk, project.id, to(3))), 'cases.version_unknown');
  await must(trySteps(world.office.clerk, project.id, to(2)));
  type Typed = CaseJson & { readonly type: { readonly version: number } };
  assert.equal((await must(world.office.clerk.call<Typed>('GET', `/api/v1/cases/${project.id}`))).type.version, 2);
  const answered = await stepIn(world.office.clerk, project.id, 'answer', { comment: '同意支持' });
  assert.equal(answered?.outcome, 'done');
});

test('calls of the same person are found and become one case', async () => {
  const { clerk } = world.office;
  const call = (phone: string) => openCaseAs(clerk, 'residents-request', { ...requestAnswers, name: '张三', phone });
  const first = await call('138-0000-1111');
  const again = await call('+86 13800001111');
  await call('13900002222');
  const { items } = await must(clerk.call<{ items: CaseJson[] }>('GET', `/api/v1/cases/${again.id}/same-caller`));
  assert.deepEqual(
    items.map(({ id }) => id),
    [first.id],
  );
  await stepIn(clerk, again.id, 'merge', { into: first.id, comment: '同一件事' });
  assert.equal((await readCase(clerk, again.id)).outcome, 'merged');
  assert.equal((await historyOf(clerk, first.id)).items.at(-1)?.action, 'merge');
  const late = { action: 'comment', payload: { comment: '?' }, expectedSeq: 2 };
  assert.equal(await codeOf(trySteps(clerk, again.id, late)), 'cases.merged');
});

test('every case is what its events come to', async () => {
  assert.equal(await assertReplay(platform), 4);
});
