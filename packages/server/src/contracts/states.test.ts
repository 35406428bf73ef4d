/** Every path through the state tables is walked by random events from random sides, and compared with the Dataspace Protocol's own list of transitions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acceptedEvents, finalStates, nextState } from '#kernel';
import {
  agreementStates,
  deliverySenders,
  deliveryStates,
  type NegotiationEvent,
  negotiationSenders,
  negotiationStates,
  openingStates,
  waitsFor,
} from './states.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const events = Object.keys(negotiationSenders) as NegotiationEvent[];

test('the negotiation has exactly the transitions of Dataspace Protocol 2025-1', () => {
  // Section 2.3 of our protocol tables: from → to, and who sends it.
  const specified = new Set([
    'REQUESTED offer OFFERED',
    'REQUESTED agree AGREED',
    'REQUESTED terminate TERMINATED',
    'OFFERED request REQUESTED',
    'OFFERED accept ACCEPTED',
    'OFFERED terminate TERMINATED',
    'ACCEPTED agree AGREED',
    'ACCEPTED terminate TERMINATED',
    'AGREED verify VERIFIED',
    'AGREED terminate TERMINATED',
    'VERIFIED finalize FINALIZED',
    'VERIFIED terminate TERMINATED',
  ]);
  const ours = Object.entries(negotiationStates).flatMap(([state, row]) =>
    Object.entries(row).flatMap(([event, next]) => (next === null ? [] : [`${state} ${event} ${next}`])),
  );
  assert.deepEqual(new Set(ours), specified);
  assert.deepEqual(openingStates, { request: 'REQUESTED', offer: 'OFFERED' });
  assert.deepEqual(finalStates(negotiationStates), ['FINALIZED', 'TERMINATED']);
});

test('random events never leave a final state and keep to the table', () => {
  const walk = fc.record({ first: fc.constantFrom('request', 'offer'), rest: fc.array(fc.constantFrom(...events)) });
  fc.assert(
    fc.property(walk, ({ first, rest }) => {
      let state = openingStates[first as 'request' | 'offer'] as keyof typeof negotiationStates;
      for (const event of rest) {
        const next = nextState(negotiationStates, state, event);
        if (state === 'FINALIZED' || state === 'TERMINATED') assert.equal(next, null);
        if (next === 'FINALIZED') assert.equal(state, 'VERIFIED');
        if (next === 'AGREED') assert.ok(state === 'REQUESTED' || state === 'ACCEPTED');
        state = next ?? state;
      }
    }),
    { seed, numRuns: 500 },
  );
});

test('every state that is not final can be ended by either side and waits for exactly one', () => {
  assert.deepEqual(negotiationSenders.terminate, ['buyer', 'provider']);
  for (const state of Object.keys(negotiationStates) as (keyof typeof negotiationStates)[]) {
    const open = acceptedEvents(negotiationStates, state);
    if (open.length === 0) {
      assert.equal(waitsFor(state), undefined);
      continue;
    }
    assert.ok(open.includes('terminate'), state);
    const movers = new Set(open.filter((e) => e !== 'terminate').flatMap((e) => negotiationSenders[e]));
    assert.deepEqual([...movers], [waitsFor(state)], state);
  }
});

test('the sequences of the compatibility kit end as it says', () => {
  // p and c as in section 2.7: what must be refused carries an exclamation mark.
  const letters: Record<string, NegotiationEvent> = {
    R: 'request',
    O: 'offer',
    a: 'accept',
    A: 'agree',
    V: 'verify',
    F: 'finalize',
    X: 'terminate',
  };
  const lines = [
    'cR pO cX',
    'cR pO cR pX',
    'cR pO ca pA cV pF',
    'cR pA cV pF',
    'cR pX',
    'cR cX',
    'cR pA cX',
    'cR pO pX',
    'cR pO ca pX',
    'cR pA cV pX',
    'cR pA cV pF cX!',
    'cR pO cV!',
    'cR pO ca cV!',
    'cR pO cR cR!',
    'cR pF!',
    'cR pO pA!',
    'cR pO pF!',
    'cR pO ca pF!',
    'cR pO ca pO!',
    'cR pO ca pA pF!',
  ];
  for (const line of lines) {
    let state: keyof typeof negotiationStates | undefined;
    for (const step of line.split(' ')) {
      const event = letters[step.charAt(1)];
      assert.ok(event !== undefined);
      assert.ok(negotiationSenders[event].includes(step.startsWith('c') ? 'buyer' : 'provider'), line);
      const next = state === undefined ? openingStates[event as 'request'] : nextState(negotiationStates, state, event);
      assert.equal(next === null, step.endsWith('!'), `${line} at ${step}`);
      state = next ?? state;
    }
  }
});

test('an agreement ends once and never comes back', () => {
  assert.deepEqual(finalStates(agreementStates), ['ended']);
  assert.equal(nextState(agreementStates, 'concluded', 'end'), 'ended');
  assert.equal(nextState(agreementStates, 'active', 'activate'), null);
});

test('money is settled once: accepted, refunded and cancelled accept nothing', () => {
  assert.deepEqual(finalStates(deliveryStates).sort(), ['accepted', 'cancelled', 'refunded']);
  assert.deepEqual(acceptedEvents(deliveryStates, 'awaited'), ['deliver', 'cancel']);
  assert.deepEqual(acceptedEvents(deliveryStates, 'delivered'), ['accept', 'deem', 'dispute']);
  assert.deepEqual(acceptedEvents(deliveryStates, 'disputed'), ['accept', 'release', 'refund']);
  // A provider can never release money to itself, a buyer never refund itself.
  assert.ok(!deliverySenders.release.includes('provider') && !deliverySenders.accept.includes('provider'));
  assert.ok(!deliverySenders.refund.includes('buyer') && !deliverySenders.cancel.includes('buyer'));
});
