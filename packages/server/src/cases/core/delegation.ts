import type { Id } from '#kernel';

/** Somebody stands in for somebody who is away, from an instant up to another. */
export type Delegation = {
  readonly personId: Id<'psn'>;
  readonly deputyId: Id<'psn'>;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

const holds = ({ startsAt, endsAt }: Delegation, at: Date): boolean => startsAt <= at && at < endsAt;

/** Of several at once the one that began last, then the lesser id, so that the answer never depends on the order. */
const later = (a: Delegation, b: Delegation): Delegation => {
  const differenceMs = a.startsAt.getTime() - b.startsAt.getTime();
  if (differenceMs !== 0) return differenceMs > 0 ? a : b;
  return a.deputyId < b.deputyId ? a : b;
};

const present = (all: readonly Delegation[], at: Date): ReadonlyMap<Id<'psn'>, Id<'psn'>> => {
  const chosen = new Map<Id<'psn'>, Delegation>();
  for (const one of all.filter((delegation) => holds(delegation, at))) {
    const other = chosen.get(one.personId);
    chosen.set(one.personId, other === undefined ? one : later(one, other));
  }
  return new Map([...chosen].map(([personId, { deputyId }]) => [personId, deputyId]));
};

const follow = (deputies: ReadonlyMap<Id<'psn'>, Id<'psn'>>, personId: Id<'psn'>): Id<'psn'> => {
  const seen = new Set([personId]);
  let current = personId;
  for (;;) {
    const deputy = deputies.get(current);
    if (deputy === undefined) return current;
    // Everybody in the circle is away: the work stays where it was.
    if (seen.has(deputy)) return personId;
    seen.add(deputy);
    current = deputy;
  }
};

/** Who does a person's work at an instant: themselves, or the deputy, or the deputy of a deputy who is away too. A circle leaves it with them. */
export const standsInFor = (all: readonly Delegation[], personId: Id<'psn'>, at: Date): Id<'psn'> =>
  follow(present(all, at), personId);

/** Whose work a person does at an instant besides their own, in order of ids. */
export const actsFor = (all: readonly Delegation[], personId: Id<'psn'>, at: Date): readonly Id<'psn'>[] => {
  const deputies = present(all, at);
  return [...deputies.keys()].filter((one) => one !== personId && follow(deputies, one) === personId).sort();
};
