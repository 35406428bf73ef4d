/**
 * Messages reach their subscribers after the commit and never without it, at least once, whatever dies in between. On a
 * real database; the crash is a real kill -9 of a process at the moment named in the test.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Json, ok, refuse } from '#kernel';
import { systemClock, virtualClock } from '#platform/clock';
import { attemptsMax, emit } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { openTestKit, type TestKit } from '../support/kit.ts';

const actor = systemActor('test');

const send = (kit: TestKit, ...payloads: Json[]) =>
  kit.db.transact(actor, async (tx) => {
    for (const payload of payloads) await emit(tx, { topic: 'test.sent', payload });
    return ok(undefined);
  });

test('after the commit, in order, to every subscriber; after a rollback, to none', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const [first, second]: [Json[], Json[]] = [[], []];
  kit.outbox.on('test.sent', async (payload) => void first.push(payload));
  kit.outbox.on('test.sent', async (payload) => void second.push(payload));
  kit.outbox.start();
  await kit.db.transact(actor, async (tx) => {
    await emit(tx, { topic: 'test.sent', payload: 'rolled back' });
    return refuse('test.refused');
  });
  await send(kit, ...Array.from({ length: 120 }, (_, n) => n));
  await kit.outbox.drained();
  const expected = Array.from({ length: 120 }, (_, n) => n);
  assert.deepEqual([first, second], [expected, expected]);
  assert.deepEqual(await kit.outbox.state(), { waiting: 0, oldestSeconds: 0, dead: [] });
  await kit.close();
});

test('it is woken by the commit, not by the clock', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const arrived = new Promise<void>((resolve) => kit.outbox.on('test.sent', async () => resolve()));
  kit.outbox.start();
  await kit.outbox.drained();
  const from = performance.now();
  await send(kit, 'now');
  await arrived;
  assert.ok(performance.now() - from < 900);
  await kit.close();
});

test('a handler that fails is asked again after a growing pause; others are not held up', async () => {
  const clock = virtualClock(new Date('2026-03-01T00:00:00Z'));
  const kit = await openTestKit({ migrations: ['0001'], clock });
  const seen: Json[] = [];
  const attempts: number[] = [];
  kit.outbox.on('test.sent', async (payload) => {
    if (payload === 'bad') attempts.push(clock.now().getTime());
    if (payload === 'bad' && attempts.length < 4) throw new Error('not yet');
    seen.push(payload);
  });
  kit.outbox.start();
  await send(kit, 'bad', 'good');
  await kit.outbox.drained();
  assert.deepEqual(seen, ['good']);
  for (let ms = 0; ms < 2_000; ms += 50) {
    clock.advance(50);
    await kit.outbox.drained();
  }
  assert.deepEqual(seen, ['good', 'bad']);
  const pauses = attempts.slice(1).map((at, n) => at - (attempts[n] ?? 0));
  assert.deepEqual(pauses, [100, 200, 400]);
  await kit.close();
});

test('one that never succeeds becomes a dead letter with its reason, and can be sent again by hand', async () => {
  const clock = virtualClock(new Date('2026-03-01T00:00:00Z'));
  const kit = await openTestKit({ migrations: ['0001'], clock });
  let isBroken = true;
  let calls = 0;
  kit.outbox.on('test.sent', async () => {
    calls += 1;
    if (isBroken) throw new Error('the bank is closed');
  });
  kit.outbox.start();
  await send(kit, 'letter');
  for (let n = 0; n < attemptsMax + 5; n += 1) {
    await kit.outbox.drained();
    clock.advance(60_000);
  }
  assert.equal(calls, attemptsMax);
  const { waiting, dead } = await kit.outbox.state();
  assert.equal(waiting, 0);
  const [letter] = dead;
  assert.ok(letter);
  assert.deepEqual(
    { topic: letter.topic, error: letter.error },
    { topic: 'test.sent', error: 'Error: the bank is closed' },
  );
  isBroken = false;
  assert.equal(await kit.outbox.revive(letter.id), true);
  await kit.outbox.drained();
  assert.equal(calls, attemptsMax + 1);
  assert.deepEqual((await kit.outbox.state()).dead, []);
  assert.equal(await kit.outbox.revive(letter.id), false);
  await kit.close();
});

test('stopping waits for the message in hand and leaves the rest for the next', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const seen: Json[] = [];
  let entered = (): void => {};
  const first = new Promise<void>((resolve) => {
    entered = resolve;
  });
  kit.outbox.on('test.sent', async (payload) => {
    entered();
    await sleep(50);
    seen.push(payload);
  });
  kit.outbox.start();
  await send(kit, 1, 2, 3);
  await first;
  await kit.outbox.stop();
  assert.deepEqual(seen, [1]);
  kit.outbox.start();
  await kit.outbox.drained();
  assert.deepEqual(seen, [1, 2, 3]);
  await kit.close();
});

const sender = fileURLToPath(new URL('../support/send-and-die.ts', import.meta.url));

/** Runs a process that commits messages and is killed: before it dispatches, or in the middle of a handler. */
const killedSender = async (url: string, moment: 'committed' | 'handling'): Promise<void> => {
  const child = spawn(process.execPath, ['--conditions=source', sender, url, moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  assert.equal(line.toString().trim(), moment);
  child.kill('SIGKILL');
  await once(child, 'exit');
};

for (const moment of ['committed', 'handling'] as const) {
  test(`a process killed when it has ${moment} loses nothing, and nobody waits for it`, async () => {
    const kit = await openTestKit({ migrations: ['0001'] });
    await killedSender(kit.urls.app, moment);
    const seen: Json[] = [];
    kit.outbox.on('test.sent', async (payload) => void seen.push(payload));
    const from = systemClock.monotonicMs();
    kit.outbox.start();
    while (seen.length < 3 && systemClock.monotonicMs() - from < 10_000) await sleep(20);
    assert.deepEqual(seen, ['a', 'b', 'c']);
    await kit.close();
  });
}
