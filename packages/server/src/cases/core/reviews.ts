import { type Id, isId, ok, refuse, type StateTable, takeEvent } from '#kernel';
import type { CaseEvent, CaseType, Value } from '../model.ts';
import type { CaseHead, Command, Part } from './part.ts';
import { isRecord, misread, onlyFor, textIn } from './payload.ts';
import { type ExactMean, exactMean, readScores, type Score } from './rubric.ts';

/** A review is asked for, cleared by the declaration that there is no conflict of interest, and submitted; a conflict ends it. */
export type ReviewState = 'asked' | 'cleared' | 'submitted' | 'conflicted';
/** What happens to a review. */
export type ReviewEvent = 'clear' | 'submit' | 'conflict';

/** A conflict found after the review was given takes it out of the count as well. */
export const reviewStates: StateTable<ReviewState, ReviewEvent> = {
  asked: { clear: 'cleared', submit: null, conflict: 'conflicted' },
  cleared: { clear: null, submit: 'submitted', conflict: 'conflicted' },
  submitted: { clear: null, submit: null, conflict: 'conflicted' },
  conflicted: { clear: null, submit: null, conflict: null },
};

/** One person's review of a case. Plain JSON; instants are ISO 8601 in UTC. */
export type Review = {
  readonly reviewer: Id<'psn'>;
  readonly organisation: Id<'org'> | null;
  readonly state: ReviewState;
  readonly askedAt: string;
  /** Scores by the rubric's keys, once submitted. */
  readonly scores?: Readonly<Record<string, Score>>;
  /** Their weighted mean by the rubric of then, an exact quotient of whole numbers. */
  readonly mean?: ExactMean;
  readonly comment?: string;
  readonly submittedAt?: string;
  /** What the conflict is, in words. */
  readonly conflict?: string;
};

/** The reviews of a case in the order they were asked for. */
export type ReviewsState = readonly Review[];

/** A committee larger than this is a vote, not a review. */
export const reviewersMax = 30;

const ofPerson = (state: ReviewsState, personId: Id<'psn'> | null): Review | undefined =>
  state.find(({ reviewer }) => reviewer === personId);

/** True when a person may read the case as its reviewer: asked, declared to have no conflict of interest, and found to have none. */
export const mayRead = (state: ReviewsState, personId: Id<'psn'>): boolean => {
  const review = ofPerson(state, personId);
  return review?.state === 'cleared' || review?.state === 'submitted';
};

/** The reviews that count: submitted, without a conflict. `reviewsMin` of a transition counts these. */
export const countedReviews = (state: ReviewsState): ReviewsState => state.filter((one) => one.state === 'submitted');

/**
 * The reviews that a reviewer sees: their own alone until they have submitted it, then all that count as well. With a
 * conflict, or not asked: none.
 */
export const visibleReviews = (state: ReviewsState, personId: Id<'psn'>): ReviewsState => {
  const own = ofPerson(state, personId);
  if (own === undefined || own.state === 'conflicted') return [];
  return own.state === 'submitted' ? countedReviews(state) : [own];
};

type Asked = { readonly person: Id<'psn'>; readonly organisation: Id<'org'> | null };

const readAsked = (value: Value | undefined): readonly Asked[] | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const all = value.map((one: Value): Asked | undefined => {
    if (!isRecord(one) || typeof one.person !== 'string' || !isId('psn', one.person)) return undefined;
    const { person, organisation = null } = one;
    if (organisation === null) return { person, organisation };
    return typeof organisation === 'string' && isId('org', organisation) ? { person, organisation } : undefined;
  });
  return all.every((one) => one !== undefined) ? all : undefined;
};

const decideAsk = (type: CaseType, state: ReviewsState, command: Command, head: CaseHead) => {
  const denied = onlyFor(command, ['office', 'unit', 'effect']);
  if (denied !== undefined) return denied;
  if (type.rubric.length === 0) return refuse('cases.rubric_none');
  const asked = readAsked(command.payload.reviewers);
  if (asked === undefined) {
    return misread({
      zh: '请列出评审专家的编号及其单位',
      en: 'list the reviewers by their ids, each with the organisation',
    });
  }
  const people = [...state.map(({ reviewer }) => reviewer), ...asked.map(({ person }) => person)];
  if (new Set(people).size < people.length) return refuse('cases.reviewer_twice');
  if (people.length > reviewersMax) return refuse('cases.reviewers_too_many', { max: reviewersMax });
  const isParty = asked.some(({ organisation }) => organisation !== null && organisation === head.applicantId);
  return isParty ? refuse('cases.reviewer_is_party') : ok({ reviewers: asked.map((one) => ({ ...one })) });
};

/** Whose review a command is about: a reviewer's own; the office may find the conflict of another. */
const meant = (state: ReviewsState, { actor, payload }: Command): Review | undefined => {
  const other = actor.role === 'office' && typeof payload.reviewer === 'string' ? payload.reviewer : null;
  return other === null ? ofPerson(state, actor.personId) : state.find(({ reviewer }) => reviewer === other);
};

const possible = (review: Review, event: ReviewEvent) => {
  const next = takeEvent(reviewStates, review.state, event);
  return next.ok ? undefined : refuse(review.state === 'asked' ? 'cases.conflict_undeclared' : 'cases.review_closed');
};

const decideConflict = (state: ReviewsState, command: Command) => {
  const { conflict } = command.payload;
  const denied = onlyFor(command, conflict === true ? ['reviewer', 'office'] : ['reviewer']);
  if (denied !== undefined) return denied;
  const review = meant(state, command);
  if (review === undefined) return refuse('cases.reviewer_unknown');
  if (typeof conflict !== 'boolean') {
    return misread({ zh: '请声明是否存在利益冲突', en: 'declare whether there is a conflict of interest' });
  }
  const wrong = possible(review, conflict ? 'conflict' : 'clear');
  if (wrong !== undefined) return wrong;
  const reason = textIn(command.payload, 'comment');
  if (conflict && reason === undefined) return refuse('cases.reason_missing');
  return ok({ reviewer: review.reviewer, conflict });
};

const decideSubmit = (type: CaseType, state: ReviewsState, command: Command) => {
  const denied = onlyFor(command, ['reviewer']);
  if (denied !== undefined) return denied;
  const review = ofPerson(state, command.actor.personId);
  if (review === undefined) return refuse('cases.reviewer_unknown');
  const wrong = possible(review, 'submit');
  if (wrong !== undefined) return wrong;
  const scores = readScores(type.rubric, command.payload.scores);
  if (!scores.ok) {
    const [one] = scores.error;
    const params = { count: scores.error.length, first: one?.text.en ?? '', firstZh: one?.text.zh ?? '' };
    return refuse('cases.scores_wrong', params, scores.error);
  }
  return ok({ reviewer: review.reviewer, scores: scores.value });
};

const folded = (type: CaseType, review: Review, { action, payload, at }: CaseEvent): Review => {
  const event = action === 'review.submit' ? 'submit' : payload.conflict === true ? 'conflict' : 'clear';
  const state = reviewStates[review.state][event];
  if (state === null) return review;
  const comment = typeof payload.comment === 'string' ? payload.comment : undefined;
  if (event === 'clear') return { ...review, state };
  if (event === 'conflict') return { ...review, state, ...(comment === undefined ? {} : { conflict: comment }) };
  // Its own `decide` wrote these scores.
  const scores = payload.scores as Readonly<Record<string, Score>>;
  const mean = exactMean(type.rubric, scores);
  const given = { scores, ...(mean === undefined ? {} : { mean }) };
  return { ...review, state, ...given, submittedAt: at.toISOString(), ...(comment === undefined ? {} : { comment }) };
};

const foldAsk = (state: ReviewsState, { payload, at }: CaseEvent): ReviewsState => [
  ...state,
  ...(readAsked(payload.reviewers) ?? [])
    .filter(({ person }) => ofPerson(state, person) === undefined)
    .map(
      ({ person, organisation }): Review => ({
        reviewer: person,
        organisation,
        state: 'asked',
        askedAt: at.toISOString(),
      }),
    ),
];

/**
 * Reviews: the office asks (`review.ask` `{ reviewers: [{ person, organisation }] }`), each declares (`review.conflict` `{ conflict }`, true with a `comment`;
 * the office may name a `reviewer` whose conflict was found), and scores once (`review.submit` `{ scores: { item: { score, comment? } } }`).
 * Without the declaration nothing is read or scored; people of the applicant are never asked.
 */
export const reviewsPart: Part<ReviewsState> = {
  first: [],
  actions: ['review.ask', 'review.submit', 'review.conflict'],
  decide: (type, state, command, head) => {
    if (command.action === 'review.ask') return decideAsk(type, state, command, head);
    return command.action === 'review.submit' ? decideSubmit(type, state, command) : decideConflict(state, command);
  },
  fold: (type, state, event) => {
    if (event.action === 'review.ask') return foldAsk(state, event);
    if (event.action !== 'review.submit' && event.action !== 'review.conflict') return state;
    return state.map((review) => (review.reviewer === event.payload.reviewer ? folded(type, review, event) : review));
  },
};
