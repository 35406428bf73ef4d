import { randomBytes } from 'node:crypto';
import { encodeId, type Id, uuidV7 } from '#kernel';

/** Randomness as the platform sees it. */
export interface Random {
  /** Fresh bytes from the operating system. */
  bytes(count: number): Uint8Array;
}

/** The operating system's generator. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };

/** A repeatable generator (SplitMix64) for simulations: the same seed gives the same bytes. Never for secrets. */
export const seededRandom = (seed: bigint): Random => {
  let state = BigInt.asUintN(64, seed);
  const next = (): bigint => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, () => Number(next() & 0xffn)) };
};

/** Makes a secret of 256 random bits behind a prefix that says what it opens. */
export const newSecret = (source: { randomBytes(count: number): Uint8Array }, prefix: string): string =>
  `${prefix}_${Buffer.from(source.randomBytes(32)).toString('base64url')}`;

/** Makes a fresh TypeID of the instant. */
export const newId = <P extends string>(prefix: P, now: Date, random: Random): Id<P> =>
  encodeId(prefix, uuidV7(now.getTime(), random.bytes(10)));

/** How many ids twelve bits can count; after that the time moves on by a millisecond. */
const countedMax = 4_096;

/**
 * Makes fresh TypeIDs of one instant that rise in the order in which they are made: a counter stands in the first
 * twelve random bits (RFC 9562, 6.2, method 1). What one transaction writes can then be listed in its order.
 */
export const risingIds = (now: Date, random: Random): (<P extends string>(prefix: P) => Id<P>) => {
  let made = 0;
  return (prefix) => {
    const count = made % countedMax;
    const unixMs = now.getTime() + Math.floor(made / countedMax);
    made += 1;
    const tail = random.bytes(8);
    return encodeId(prefix, uuidV7(unixMs, Uint8Array.of(count >> 8, count & 0xff, ...tail)));
  };
};
