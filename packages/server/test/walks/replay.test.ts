/**
 * Goal: the log alone tells an agreement's state at any moment, the same to everybody who may look, and it is what the rows
 * say. Method: one deal from its reading to its end over HTTP, replayed after each step and at every moment in between.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sha256OfJson } from '#kernel';
import { codeOf, must } from '../support/platform.ts';
import { makeWorld, type World } from '../support/world.ts';

type State = {
  state: string;
  deliveryState: string | null;
  inEscrowMinor: string;
  isAccessOpen: boolean;
  uses: { share: number; download: number };
  parties: { providerId: string; buyerId: string } | null;
};
type Replay = {
  at: string;
  state: State;
  stateSha256: string;
  entries: { id: string; at: string; kind: string; proof: string }[];
  agreesWithRows: boolean | null;
  differences: string[];
};
type Step = { kind: string; at: string; by: { id: string; en: string } | null; words: { zh: string } };

let world: World;
let path: string;
before(async () => {
  world = await makeWorld();
  path = `/api/v1/agreements/${world.objects.agreement}`;
});

const api = (name: string) => {
  const found = world.personas.find((persona) => persona.name === name);
  assert.ok(found !== undefined, name);
  return found.api;
};

const replay = (name: string, at?: string) => must(api(name).call<Replay>('GET', `${path}/replay`, { query: { at } }));

const brief = ({ state, deliveryState, inEscrowMinor, isAccessOpen }: State) =>
  [state, deliveryState, inEscrowMinor, isAccessOpen].join(' ');

test('now, replay and rows agree, and everybody entitled comes to the same hash', async () => {
  const mine = await replay('gamma.buyer');
  assert.deepEqual([mine.agreesWithRows, mine.differences], [true, []]);
  assert.equal(brief(mine.state), 'active delivered 20000 true');
  assert.ok(mine.state.uses.share > 0);
  assert.equal(mine.stateSha256, sha256OfJson(mine.state as never), 'the hash is that of the state as it was answered');
  for (const name of ['alpha.provider', 'home.auditor', 'home.exchangeManager']) {
    const other = await replay(name, mine.at);
    assert.deepEqual([other.stateSha256, other.agreesWithRows], [mine.stateSha256, null], name);
    assert.deepEqual(
      other.entries.map(({ id }) => id),
      mine.entries.map(({ id }) => id),
    );
  }
  for (const stranger of ['beta.buyer', 'other.auditor', 'other.exchangeManager'])
    assert.equal(await codeOf(api(stranger).call('GET', `${path}/replay`)), 'contracts.agreement_unknown', stranger);
  await must(api('gamma.buyer').call('GET', mine.entries[0]?.proof ?? ''));
});

test('each step shows in the next replay, and the moments before it stay as they were', async () => {
  const before = await replay('home.auditor');
  await must(api('gamma.buyer').call('POST', `${path}/acceptance`));
  assert.equal(brief((await replay('home.auditor')).state), 'active accepted 0 true');
  await must(api('gamma.buyer').call('POST', `${path}/termination`, { body: { reason: 'study done' } }));
  const after = await replay('home.auditor');
  assert.equal(brief(after.state), 'ended accepted 0 false');
  assert.deepEqual([after.agreesWithRows, after.differences], [true, []]);
  const then = await replay('alpha.provider', before.at);
  assert.equal(then.stateSha256, before.stateSha256);
});

test('every moment of its life is a state of its own, from nothing on', async () => {
  const { entries } = await replay('home.auditor');
  const [first] = entries;
  const justBefore = new Date(Date.parse(first?.at ?? '') - 1).toISOString();
  const nothing = await replay('home.auditor', justBefore);
  assert.deepEqual([nothing.state.state, nothing.state.parties, nothing.entries], ['none', null, []]);
  const moments = [...new Set(entries.map(({ at }) => at))];
  const states: string[] = [];
  for (const at of moments) states.push(brief((await replay('home.auditor', at)).state));
  assert.equal(states[0], 'concluded awaited 20000 false');
  assert.deepEqual(states.slice(-3), [
    'active delivered 20000 true',
    'active accepted 0 true',
    'ended accepted 0 false',
  ]);
});

test('the timeline tells who did what when, beginning with the negotiation', async () => {
  const { items } = await must(api('alpha.provider').call<{ items: Step[] }>('GET', `${path}/timeline`));
  const kinds = items.map(({ kind }) => kind);
  assert.equal(kinds[0], 'contracts.version_signed');
  for (const kind of ['contracts.agreement_concluded', 'delivery.access_opened', 'ledger.escrow_released'])
    assert.ok(kinds.includes(kind), kind);
  const concluded = items.find(({ kind }) => kind === 'contracts.agreement_concluded');
  assert.deepEqual([concluded?.by?.en, concluded?.words.zh], ['Alpha', '供方签署协议。']);
  assert.deepEqual(
    items.map(({ at }) => at),
    items.map(({ at }) => at).toSorted(),
  );
});
