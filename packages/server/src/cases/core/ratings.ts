import { type Bilingual, ok, refuse, type WorkCalendar } from '#kernel';
import type { CaseEvent, CaseType } from '../model.ts';
import { type ClockStatus, caseClocks, foldClocks } from './clocks.ts';
import type { CaseHead, Command, Part } from './part.ts';
import { misread, onlyFor, textIn } from './payload.ts';

/** The five levels of 好差评 by their number, best first (国办发〔2019〕51号; GB/T 39735). */
export const ratingLevels = [
  { level: 5, key: 'verySatisfied', label: { zh: '非常满意', en: 'Very satisfied' } },
  { level: 4, key: 'satisfied', label: { zh: '满意', en: 'Satisfied' } },
  { level: 3, key: 'fair', label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { level: 2, key: 'dissatisfied', label: { zh: '不满意', en: 'Dissatisfied' } },
  { level: 1, key: 'veryDissatisfied', label: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const satisfies readonly { level: number; key: string; label: Bilingual }[];
/** A level's number, 5 the best. */
export type RatingLevel = (typeof ratingLevels)[number]['level'];

/** Where a rating was given. */
export const ratingChannels = ['portal', 'phone', 'counter', 'message'] as const;
/** Where a rating was given. */
export type RatingChannel = (typeof ratingChannels)[number];

/** What somebody thinks of how their case was handled. */
export type Rating = {
  readonly level: RatingLevel;
  readonly at: string;
  readonly tags: readonly string[];
  readonly text?: string;
  readonly channel: RatingChannel;
  /** An anonymous one is never shown with who gave it. */
  readonly isAnonymous: boolean;
};

/** A case is rated once or not at all. */
export type RatingState = Rating | null;

/** The two lowest levels are bad ones (差评). */
export const isBad = ({ level }: Pick<Rating, 'level'>): boolean => level <= 2;

/** Who gave a bad rating with their name is called back, every one (services.md 1.4). */
export const needsCallBack = (rating: Rating): boolean => isBad(rating) && !rating.isAnonymous;

const tagsMax = 10;
const tagLengthMax = 30;
/** Longest text of a rating, in characters. */
export const ratingTextMax = 2000;

const levelIn = (value: unknown): RatingLevel | undefined => ratingLevels.find(({ level }) => level === value)?.level;

const channelIn = (value: unknown): RatingChannel | undefined => ratingChannels.find((one) => one === value);

const tagsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) &&
  value.length <= tagsMax &&
  value.every((one): one is string => typeof one === 'string' && one.trim() !== '' && one.length <= tagLengthMax)
    ? [...new Set(value.map((one) => one.trim()))]
    : undefined;

const read = ({ payload }: Pick<Command, 'payload'>) => {
  const { tags = [], channel = 'portal', anonymous = false } = payload;
  const [level, labels, place] = [levelIn(payload.level), tagsIn(tags), channelIn(channel)];
  const text = textIn(payload, 'text');
  if (level === undefined || labels === undefined || place === undefined || typeof anonymous !== 'boolean')
    return undefined;
  if ((text?.length ?? 0) > ratingTextMax) return undefined;
  return { level, tags: labels, channel: place, anonymous, ...(text === undefined ? {} : { text }) };
};

const decide = (type: CaseType, state: RatingState, command: Command, head: CaseHead) => {
  const denied = onlyFor(command, ['applicant', 'office']);
  if (denied !== undefined) return denied;
  if (type.rating === undefined) return refuse('cases.rating_none');
  if (head.stateKind !== 'terminal') return refuse('cases.rating_early');
  if (state !== null) return refuse('cases.rated_already');
  const rating = read(command);
  // The office writes down what was said to it; on the portal people rate by themselves.
  const isTheirs = command.actor.role === 'applicant' || rating?.channel !== 'portal';
  return rating === undefined || !isTheirs
    ? misread({
        zh: `请选择 1 至 5 级评价，主办方代记须注明渠道；标签至多 ${tagsMax} 个，文字不超过 ${ratingTextMax} 字`,
        en: `choose a level from 1 to 5, the channel when the office writes it down, at most ${tagsMax} tags, and a text of at most ${ratingTextMax} characters`,
      })
    : ok(rating);
};

const fold = (_: CaseType, state: RatingState, event: CaseEvent): RatingState => {
  if (event.action !== 'rate' || state !== null) return state;
  const rating = read(event);
  if (rating === undefined) return state;
  const { anonymous, ...rest } = rating;
  return { ...rest, isAnonymous: anonymous, at: event.at.toISOString() };
};

/** Rating an ended case once, by who opened it, or by the office as it was told: `rate` `{ level, tags?, text?, anonymous?, channel? }`. */
export const ratingPart: Part<RatingState> = { first: null, actions: ['rate'], decide, fold };

/** The case type that a rating opens: the type's remedy after a bad one, none otherwise. */
export const remedyOf = (type: CaseType, rating: RatingState): string | undefined =>
  rating !== null && isBad(rating) ? type.rating?.remedyType : undefined;

/** The clocks with which a remedy begins, were it opened at an instant: what the person who rated is told. */
export const remedyClocks = (
  remedy: CaseType,
  calendar: WorkCalendar,
  at: Date,
): readonly { readonly key: string; readonly status: ClockStatus }[] => {
  const opened = { action: 'open', payload: {}, at, after: '' } as const;
  return caseClocks(remedy, foldClocks(remedy, {}, opened), calendar, at).map(({ rule, status }) => ({
    key: rule.key,
    status,
  }));
};
