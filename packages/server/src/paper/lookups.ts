import { originOfAddress } from '#identity';
import type { Clock } from '#platform/clock';

/** Look-ups of one origin in a minute: a clerk with a stack of papers, not a program that tries numbers. */
const lookupsMax = 60;

const windowMs = 60_000;

/** Origins that are remembered at a time; when more come, all begin anew, as a flood has no single origin. */
const originsMax = 10_000;

/** Counts look-ups by origin within a minute; false when there were too many. In memory: a restart forgives. */
export const createLookups = (clock: Clock): ((address: string) => boolean) => {
  let endsAt = 0;
  const counts = new Map<string, number>();
  return (address) => {
    const now = clock.monotonicMs();
    if (now >= endsAt || counts.size >= originsMax) {
      counts.clear();
      endsAt = now + windowMs;
    }
    const origin = originOfAddress(address);
    const count = (counts.get(origin) ?? 0) + 1;
    counts.set(origin, count);
    return count <= lookupsMax;
  };
};
