import type { Clock } from '#platform/clock';

/** How long an answer to everybody is kept: visitors who come together ask the database once, and nobody sees old figures. */
const freshMs = 5_000;

/** Makes a reader that asks again only when its last answer is older than `freshMs`; a failure is not kept. */
export const remember = <T>(clock: Clock, read: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly atMs: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const nowMs = clock.monotonicMs();
    if (kept !== undefined && nowMs - kept.atMs < freshMs) return kept.answer;
    const answer = read();
    kept = { atMs: nowMs, answer };
    answer.catch(() => {
      kept = undefined;
    });
    return answer;
  };
};
