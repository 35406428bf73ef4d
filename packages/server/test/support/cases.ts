/** Who takes part in cases: an operator's office with a clerk, units, companies; and their calls in short. */
import assert from 'node:assert/strict';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { invariant } from '#kernel';
import { systemActor } from '#platform/system';
import { requireCase } from '../../src/cases/acting.ts';
import { calendarOf } from '../../src/cases/calendars.ts';
import { columnsOf, foldedOf } from '../../src/cases/columns.ts';
import { verifyChain } from '../../src/cases/core/events.ts';
import { replay } from '../../src/cases/core/machine.ts';
import { selectEvents } from '../../src/cases/store.ts';
import { addMember, must, setUpRegion, signInAs, type TestPlatform, testPassword } from './platform.ts';

/** A case as answers have it, as far as walks look at it. */
export type CaseJson = {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly as: string;
  readonly subject: string;
  readonly state: { readonly key: string | null; readonly kind: string; readonly label: { readonly zh: string } };
  readonly card: string;
  readonly due: { readonly at: string; readonly isProvisional: boolean; readonly percent: number } | null;
  readonly waitsFor: { readonly role: string; readonly organisation: { readonly id: string } | null } | null;
  readonly form: Readonly<Record<string, unknown>> | null;
  readonly withheld: readonly string[];
  readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly clocks: readonly {
    readonly key: string;
    readonly dueAt: string;
    readonly dueDay: string | null;
    readonly isProvisional: boolean;
    readonly percent: number;
    readonly card: string;
    readonly pausedBy: { readonly key: string } | null;
    readonly stoppedAt: string | null;
    readonly isOnTime: boolean | null;
  }[];
  readonly assignment: { readonly returns: number; readonly coUnits: readonly { readonly id: string }[] };
  readonly materials: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  readonly reviews: readonly Readonly<Record<string, unknown>>[];
  readonly incidents: readonly { readonly id: string; readonly kind: string; readonly code: string }[];
  readonly actions: readonly { readonly action: string; readonly as: string; readonly blockedBy: readonly unknown[] }[];
  readonly outcome: string | null;
  readonly ratingLevel: number | null;
  readonly mergedInto: string | null;
  readonly headHash: string;
};

/** An opened case with the code to follow it by. */
export type OpenedJson = CaseJson & { readonly trackingCode: string | null };

/** One event as answers have it. */
export type EventJson = {
  readonly seq: number;
  readonly action: string;
  readonly as: string;
  readonly comment: string | null;
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
  readonly previousHash: string | null;
};

/** Somebody who takes part. */
export type Party = { readonly id: string; readonly api: Api };

/** The office, two units and a company. */
export type CaseWorld = {
  readonly office: Party & { readonly clerk: Api; readonly auditor: Api };
  readonly unit: Party;
  readonly otherUnit: Party;
  readonly company: Party;
};

/** Sets a region up with an office whose clerk handles cases, two agencies and a company. */
export const makeCaseWorld = async (test: TestPlatform, region = '110000'): Promise<CaseWorld> => {
  await setUpRegion(test, region);
  const manager = await signInAs(test.api, `manager@op${region}.example`);
  const clerk = { email: `clerk@op${region}.example`, name: 'Clerk', password: testPassword, roles: ['clerk'] };
  await must(manager.call('POST', '/api/v1/people', { body: clerk }));
  const unit = await addMember(test, { name: 'Water', marketRoles: ['agency'], region });
  const otherUnit = await addMember(test, { name: 'Roads', marketRoles: ['agency'], region });
  const company = await addMember(test, { name: 'Company', marketRoles: ['buyer'], region });
  const me = await must(manager.call<{ organisationId: string }>('GET', '/api/v1/me'));
  return {
    office: {
      id: me.organisationId,
      api: manager,
      clerk: await signInAs(test.api, clerk.email),
      auditor: await signInAs(test.api, `auditor@op${region}.example`),
    },
    ...{ unit, otherUnit, company },
  };
};

/** Fails unless every case's row is what its events come to, its chain is whole, and the columns follow from it. */
export const assertReplay = async ({ platform }: TestPlatform): Promise<number> => {
  const actor = systemActor('test.replay');
  return platform.kit.db.read(actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from cases.case_file order by id`.execute(tx.q);
    for (const { id } of rows) {
      const one = await requireCase(tx, id);
      invariant(one.ok, 'the case is there');
      const { record, definition } = one.value;
      const events = await selectEvents(tx, id);
      const file = replay(() => definition.type, events);
      assert.deepEqual(foldedOf(file), record.folded, `${record.number} is what its events come to`);
      assert.deepEqual(verifyChain(events), { ok: true, events: record.seq, headHash: record.headHash });
      const calendar = await calendarOf(tx, record.ownerId);
      const context = { calendar, now: tx.now, alarmedAt: record.alarmedAt, definitionId: definition.id };
      const { usedPercent: _percent, card: _card, ...columns } = columnsOf(definition.type, file, context);
      for (const [name, value] of Object.entries(columns))
        assert.deepEqual(record[name as keyof typeof columns], value, `${record.number}: ${name}`);
    }
    return rows.length;
  });
};

/** Everybody signed in anew: a virtual clock outlives their sessions. */
export const signInAgain = async (test: TestPlatform, world: CaseWorld, region = '110000'): Promise<CaseWorld> => {
  const [api, clerk, auditor, unit, otherUnit, company] = await Promise.all([
    ...['manager', 'clerk', 'auditor'].map((name) => signInAs(test.api, `${name}@op${region}.example`)),
    ...['water', 'roads', 'company'].map((name) => signInAs(test.api, `${name}@member.example`)),
  ]);
  invariant(api && clerk && auditor && unit && otherUnit && company, 'everybody signs in');
  return {
    office: { ...world.office, api, clerk, auditor },
    unit: { ...world.unit, api: unit },
    otherUnit: { ...world.otherUnit, api: otherUnit },
    company: { ...world.company, api: company },
  };
};

/** Opens a case. */
export const openCaseAs = (api: Api, type: string, answers: object, rest: object = {}): Promise<OpenedJson> =>
  must(api.call<OpenedJson>('POST', '/api/v1/cases', { body: { type, answers, ...rest } }));

/** Reads a case. */
export const readCase = (api: Api, id: string): Promise<CaseJson> =>
  must(api.call<CaseJson>('GET', `/api/v1/cases/${id}`));

/** Takes a step after reading the case; answers the case as it then is, as far as the actor still sees it. */
export const stepIn = async (api: Api, id: string, action: string, payload: object = {}): Promise<CaseJson | null> => {
  const { seq: expectedSeq } = await readCase(api, id);
  const path = `/api/v1/cases/${id}/steps`;
  return (await must(api.call<{ case: CaseJson | null }>('POST', path, { body: { action, payload, expectedSeq } })))
    .case;
};

/** Sends a step as it is; for those that are refused. */
export const trySteps = (api: Api, id: string, body: object) =>
  api.call<{ seq: number; case: CaseJson | null }>('POST', `/api/v1/cases/${id}/steps`, { body });

/** The history of a case as somebody reads it. */
export const historyOf = (api: Api, id: string) =>
  must(
    api.call<{ items: EventJson[]; chain: { isWhole: boolean; events: number; headHash: string } }>(
      'GET',
      `/api/v1/cases/${id}/history`,
    ),
  );

/** Answers to a resident's request, as short as they may be. */
export const requestAnswers = { kind: 'ask', matter: 'other', description: '请问几点开门？' };

const words = (zh: string, en: string) => ({ zh, en });

/** A programme of two states, as small as one can be. */
export const smallDefinition = {
  ...{
    schema: 'corridor.case-type/1',
    key: 'small-question',
    version: 1,
    programme: 'office',
    audience: 'organisation',
  },
  title: words('小问题', 'A small question'),
  summary: words('一问一答。', 'One question, one answer.'),
  form: {
    schema: {
      ...{ type: 'object', additionalProperties: false, required: ['question'] },
      properties: { question: { type: 'string', minLength: 1, maxLength: 200 } },
    },
    fields: { '/question': { label: words('问题', 'Question') } },
  },
  states: [
    {
      ...{ key: 'asked', kind: 'initial', label: words('待答复', 'Asked'), publicLabel: words('已收到', 'Received') },
      ...{ visibleTo: ['office', 'applicant'], waitsFor: 'office' },
    },
    {
      ...{
        key: 'answered',
        kind: 'terminal',
        label: words('已答复', 'Answered'),
        publicLabel: words('已答复', 'Answered'),
      },
      ...{ visibleTo: ['office', 'applicant'], outcome: 'done' },
    },
  ],
  transitions: [
    {
      ...{ action: 'answer', label: words('答复', 'Answer'), from: ['asked'], to: 'answered', roles: ['office'] },
      requires: { comment: true },
      effects: [{ kind: 'notify', to: 'applicant', text: words('问题已答复。', 'Your question is answered.') }],
    },
  ],
  ...{ materials: [], clocks: [], tables: [], rubric: [], isPublic: false },
  assignment: { returnsMax: 0, transfersMax: 0 },
};

/** The same with a step that reserves money on an account that nobody opened. */
export const unpayableDefinition = {
  ...smallDefinition,
  key: 'unpayable',
  transitions: smallDefinition.transitions.map((transition) => ({
    ...transition,
    effects: [{ kind: 'ledgerTransfer', mode: 'reserve', amount: '10', account: 'nowhere' }],
  })),
};

/** The same with a rubric: two reviews are needed before somebody decides. */
export const reviewedDefinition = {
  ...smallDefinition,
  key: 'reviewed',
  rubric: [
    { key: 'merit', label: words('价值', 'Merit'), weight: 2, min: 0, max: 10, needsComment: false },
    { key: 'means', label: words('条件', 'Means'), weight: 1, min: 0, max: 10, needsComment: false },
  ],
  transitions: smallDefinition.transitions.map((transition) => ({
    ...transition,
    requires: { comment: true, reviewsMin: 2 },
  })),
};
