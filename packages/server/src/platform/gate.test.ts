/** Goal: a gate lets so many work, has the others wait in line, and turns away whom it has no room for. Method: work that ends when told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BusyError, createGate } from './gate.ts';

test('places, line and limits', async () => {
  const gate = createGate({ what: 'test', places: 2, waitingMax: 1, waitMsMax: 50 });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let working = 0;
  const work = async (): Promise<string> => {
    working += 1;
    await ended;
    return 'done';
  };
  const passed = [gate.pass(work), gate.pass(work)];
  const late = gate.pass(work);
  await assert.rejects(gate.pass(work), new BusyError('test', 'too many wait'), 'no room in line');
  await assert.rejects(late, new BusyError('test'), 'waited too long');
  assert.equal(working, 2);
  const next = gate.pass(work);
  end();
  assert.deepEqual(await Promise.all([...passed, next]), ['done', 'done', 'done']);
});

test('work that fails gives its place back', async () => {
  const gate = createGate({ what: 'test', places: 1, waitMsMax: 50 });
  await assert.rejects(
    gate.pass(() => Promise.reject(new Error('bug'))),
    /bug/,
  );
  assert.equal(await gate.pass(async () => 'free'), 'free');
});
