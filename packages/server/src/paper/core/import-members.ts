import type { Id } from '#kernel';
import {
  cellsOf,
  createTwins,
  type Facts,
  knownWords,
  type Planned,
  type Reading,
  readCells,
  refused,
  remarked,
} from './import-plan.ts';
import { reason } from './import-reasons.ts';
import { languageWords, meantBy, partsOf, roleWords } from './import-words.ts';
import type { FoundLine } from './read-table.ts';

/** A member as a list has it. */
export type ListedMember = {
  readonly name: string;
  readonly nameEn: string;
  readonly creditCode: string | null;
  readonly marketRoles: readonly string[];
};

/** An invitation to be sent; `replaces` is one that waits at the same address. */
export type Inviting = {
  readonly member: ListedMember;
  readonly email: string;
  readonly language: 'zh' | 'en' | null;
  readonly replaces: Id<'inv'> | undefined;
};

/** What the platform knows of the members of a list. */
export type MemberWorld = {
  readonly region: string;
  readonly isCreditCode: (text: string) => boolean;
  readonly organisations: readonly (ListedMember & { readonly region: string })[];
  /** Invitations of the operator that wait; `member` is null for one to a colleague. */
  readonly waiting: readonly {
    readonly id: Id<'inv'>;
    readonly email: string;
    readonly language: 'zh' | 'en' | null;
    readonly member: ListedMember | null;
  }[];
};

const emailPattern = /^[^\s@<>",;]{1,64}@[^\s@<>",;]+\.[^\s@<>",;]{2,}$/;
const nameCharactersMax = 200;

const factsOf = (member: ListedMember, email: string, language: string | null): Facts => ({
  name: member.name,
  nameEn: member.nameEn,
  creditCode: member.creditCode ?? '',
  marketRoles: member.marketRoles.join(', '),
  email,
  language: language ?? '',
});

const readRoles = (reading: Reading): string[] => {
  const roles = new Set<string>();
  for (const part of partsOf(reading.text('marketRoles'))) {
    const role = meantBy(roleWords, part);
    if (role === undefined) reading.fault('word_unknown', 'marketRoles', { value: part, known: knownWords(roleWords) });
    else roles.add(role);
  }
  return [...roles];
};

const readMember = (reading: Reading, world: MemberWorld): Omit<Inviting, 'replaces'> => {
  const creditCode = reading.text('creditCode').toUpperCase();
  if (creditCode !== '' && !world.isCreditCode(creditCode)) reading.fault('field_wrong', 'creditCode');
  const email = reading.text('email').toLowerCase();
  if (email !== '' && (!emailPattern.test(email) || email.length > nameCharactersMax))
    reading.fault('field_wrong', 'email');
  for (const key of ['name', 'nameEn'])
    if (reading.text(key).length > nameCharactersMax) reading.fault('field_wrong', key);
  const language = reading.word('language', languageWords, '');
  const name = reading.text('name');
  return {
    member: {
      ...{ name, nameEn: reading.text('nameEn') === '' ? name : reading.text('nameEn') },
      ...{ creditCode: creditCode === '' ? null : creditCode, marketRoles: readRoles(reading) },
    },
    email,
    language: language === 'zh' || language === 'en' ? language : null,
  };
};

const isAlike = (one: ListedMember, other: ListedMember): boolean =>
  one.name === other.name &&
  one.nameEn === other.nameEn &&
  one.creditCode === other.creditCode &&
  one.marketRoles.toSorted().join() === other.marketRoles.toSorted().join();

/** The one with the credit code; by name only where one of the two has no code. */
const findKnown = ({ organisations, region }: MemberWorld, { name, creditCode }: ListedMember) =>
  organisations.find((one) => creditCode !== null && one.creditCode === creditCode) ??
  organisations.find(
    (one) => one.region === region && one.name === name && (creditCode === null || one.creditCode === null),
  );

type Row = Planned<Inviting>;

const settled = (
  number: number,
  action: 'same' | 'refuse',
  code: Parameters<typeof reason>[0],
  facts: readonly [Facts | null, Facts],
): Row => ({
  row: { number, action, reasons: [reason(code)], before: facts[0], after: facts[1] },
  todo: undefined,
});

const planInvitation = (
  number: number,
  world: MemberWorld,
  { member, email, language }: Omit<Inviting, 'replaces'>,
): Row => {
  const after = factsOf(member, email, language);
  const waits = world.waiting.find((one) => one.email.toLowerCase() === email);
  if (waits === undefined) {
    const row = {
      number,
      action: 'create' as const,
      reasons: [reason('invitation_to', { email })],
      before: null,
      after,
    };
    return { row, todo: { member, email, language, replaces: undefined } };
  }
  if (waits.member === null) return refused(number, [reason('address_invited', { email })], after);
  const before = factsOf(waits.member, waits.email, waits.language);
  if (isAlike(waits.member, member) && waits.language === language)
    return {
      row: { number, action: 'same', reasons: [reason('invitation_waits', { email })], before, after },
      todo: undefined,
    };
  const row = { number, action: 'change' as const, reasons: [reason('invitation_instead', { email })], before, after };
  return { row, todo: { member, email, language, replaces: waits.id } };
};

const planMember = (number: number, world: MemberWorld, listed: Omit<Inviting, 'replaces'>): Row => {
  const known = findKnown(world, listed.member);
  if (known === undefined) return planInvitation(number, world, listed);
  const after = factsOf(listed.member, listed.email, listed.language);
  if (known.region !== world.region) return settled(number, 'refuse', 'member_elsewhere', [null, after]);
  // a list need not repeat what the register has besides
  const code = listed.member.creditCode ?? known.creditCode;
  const nameEn = listed.member.nameEn === listed.member.name ? known.nameEn : listed.member.nameEn;
  const facts = [factsOf(known, '', null), after] as const;
  return isAlike(known, { ...listed.member, creditCode: code, nameEn })
    ? settled(number, 'same', 'member_already', facts)
    : settled(number, 'refuse', 'member_differs', facts);
};

/** What each line of a list of members would do, as the world is. */
export const planMembers = (lines: readonly FoundLine[], mapping: readonly string[], world: MemberWorld): Row[] => {
  const twinOf = createTwins();
  return lines.map((line) => {
    const reading = readCells('members', cellsOf(line, mapping));
    const listed = readMember(reading, world);
    const { creditCode } = listed.member;
    const keys = [...(creditCode === null ? [] : [creditCode]), ...(listed.email === '' ? [] : [listed.email])];
    const other = twinOf(line.number, keys);
    if (other !== undefined) reading.faults.push(reason('twice', { other: String(other) }));
    const after = factsOf(listed.member, listed.email, listed.language);
    const planned: Row =
      reading.faults.length > 0 ? refused(line.number, reading.faults, after) : planMember(line.number, world, listed);
    return remarked(planned, line);
  });
};
