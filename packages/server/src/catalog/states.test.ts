// Goal: nothing gets on offer but by a submission that was approved as it stood. Method: every pair of the total table
// is looked at, and random runs of events are replayed beside a small model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acceptedEvents, nextState } from '#kernel';
import { type ProductState, productEvents, productSenders, productStates, productTable } from './states.ts';

test('every state can be left, every event has a sender and a place', () => {
  for (const state of productStates) assert.ok(acceptedEvents(productTable, state).length > 0, state);
  for (const event of productEvents) {
    assert.ok(productSenders[event].length > 0, event);
    assert.ok(
      productStates.some((state) => nextState(productTable, state, event) !== null),
      event,
    );
  }
});

test('only an approval of a submission lists, and only the operator approves', () => {
  const ways = productStates.flatMap((state) =>
    productEvents.filter((event) => nextState(productTable, state, event) === 'listed').map((event) => [state, event]),
  );
  assert.deepEqual(ways, [['submitted', 'approve']]);
  assert.deepEqual(productSenders.approve, ['exchangeManager']);
  assert.ok(!productSenders.return.includes('provider'));
});

test('a change after submission always needs another submission before an approval', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...productEvents), { maxLength: 40 }), (events) => {
      let state: ProductState = 'draft';
      let unchangedSinceSubmission = false;
      for (const event of events) {
        const next: ProductState | null = nextState(productTable, state, event);
        if (next === null) continue;
        if (event === 'approve') assert.ok(unchangedSinceSubmission);
        if (event === 'submit') unchangedSinceSubmission = true;
        if (event === 'edit') unchangedSinceSubmission = false;
        state = next;
      }
    }),
    { numRuns: 500 },
  );
});
