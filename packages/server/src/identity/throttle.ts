import { type Outcome, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { BusyError, createGate } from '#platform/gate';
import { lockName } from '#platform/name-lock';
import { failuresFree, failuresFreeAnywhere } from './model.ts';
import { secretHash } from './passwords.ts';
import { afterFailure, originOfAddress, waitsUntil } from './rules.ts';
import { anywhere, findAttempts, putFailure } from './store-sign-in.ts';

/** Slow hashes at a time: half of the threads that Node also reads files with. */
const hashesAtOnce = 2;

/** Tries that may wait for one: five seconds of work. */
const hashesWaitingMax = 120;

/** Tries of one origin that may wait or run, so that one that floods us leaves room for others. */
const hashesOfOriginMax = 60;

const hashWaitMsMax = 15_000;

const hashes = createGate({
  what: 'sign-in',
  places: hashesAtOnce,
  waitingMax: hashesWaitingMax,
  waitMsMax: hashWaitMsMax,
});

const underWay = new Map<string, number>();

/** Does something slow for a caller whom nobody knows yet: a few at a time, and not all for one origin. */
export const forStranger = async <T>(address: string, work: () => Promise<T>): Promise<T> => {
  const origin = originOfAddress(address);
  const count = (underWay.get(origin) ?? 0) + 1;
  if (count > hashesOfOriginMax) throw new BusyError('sign-in', 'too many from one origin');
  underWay.set(origin, count);
  try {
    return await hashes.pass(work);
  } finally {
    const left = (underWay.get(origin) ?? 1) - 1;
    if (left > 0) underWay.set(origin, left);
    else underWay.delete(origin);
  }
};

/** Whose secret is guessed at, and from where; accounts are counted under a hash of the address, whether they exist or not. */
export type Target = { readonly account: string; readonly origin: string };

/** The target of a guess at somebody's secrets. */
export const targetOf = (email: string, address: string): Target => ({
  account: secretHash(email.toLowerCase()),
  origin: originOfAddress(address),
});

/** Remembers a wrong guess. */
export const noteFailure = async (tx: Tx, { account, origin }: Target): Promise<void> => {
  const here = afterFailure(await findAttempts(tx, account, origin), tx.now, failuresFree);
  await putFailure(tx, { account, origin }, here);
  const all = afterFailure(await findAttempts(tx, account, anywhere), tx.now, failuresFreeAnywhere);
  await putFailure(tx, { account, origin: anywhere }, all);
};

/** Until when a target has to be left alone; null when it may be tried. One try at a time: it is locked until the end. */
export const waitOf = async (tx: Tx, { account, origin }: Target): Promise<Date | null> => {
  await lockName(tx, `identity.sign_in:${account}`);
  const here = await findAttempts(tx, account, origin);
  return waitsUntil(here, await findAttempts(tx, account, anywhere), tx.now);
};

/**
 * Takes one guess at a time for an account, so that guesses sent together count like guesses sent in turn; a refused one is
 * remembered, so the transaction has to be committed all the same. Codes in `free` are no guesses.
 */
export const guess = async <T, C extends string>(
  tx: Tx,
  target: Target,
  take: () => Promise<Outcome<T, C>>,
  free: readonly C[] = [],
): Promise<Outcome<T, C | 'identity.locked'>> => {
  const until = await waitOf(tx, target);
  if (until !== null) return refuse('identity.locked', { until: until.toISOString() });
  const taken = await take();
  if (!taken.ok && !free.includes(taken.error.code)) await noteFailure(tx, target);
  return taken;
};
