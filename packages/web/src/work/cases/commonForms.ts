import type { FieldWords, Form } from '../../shared/form/fields.ts';
import type { Schema } from '../../shared/form/schema.ts';
import type { Bilingual, Language } from '../../shared/language.ts';
import type { Case } from './case.ts';

/** What common steps need to know to ask: who there is to choose from, and what their fields are called. */
export type Known = {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** A field's name in the reader's language. */
  readonly word: (key: CommonField) => string;
  readonly level: (level: number) => string;
};

/** Fields of common steps, by the key of their words. */
export type CommonField =
  | 'comment'
  | 'reason'
  | 'isInternal'
  | 'unit'
  | 'person'
  | 'clock'
  | 'pause'
  | 'evidence'
  | 'amount'
  | 'reviewers'
  | 'conflict'
  | 'level'
  | 'text'
  | 'anonymous'
  | 'into'
  | 'toVersion'
  | 'milestone'
  | 'accepted'
  | 'reference'
  | 'paidOn'
  | 'money';

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** Characters of a comment; the platform holds the same limit. */
const commentCharactersMax = 4000;

const long: Schema = { type: 'string', maxLength: commentCharactersMax };
const short: Schema = { type: 'string', maxLength: 200 };
const yesNo: Schema = { type: 'boolean' };

type Part = readonly [name: string, schema: Schema, words: FieldWords, isRequired: boolean];

const formOf = (parts: readonly Part[]): Form => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(parts.map(([name, schema]) => [name, schema])),
    required: parts.filter(([, , , isRequired]) => isRequired).map(([name]) => name),
  },
  fields: Object.fromEntries(parts.map(([name, , words]) => [`/${name}`, words])),
});

const choice = (items: readonly { readonly id: string; readonly name: string }[]) => ({
  schema: { type: 'string', enum: items.map(({ id }) => id) } satisfies Schema,
  options: Object.fromEntries(items.map(({ id, name }) => [id, same(name)])),
});

const clocksFor = ({ clocks }: Case, language: Language) =>
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ key, title }) => ({ id: key, name: title[language] }));

const pausesOf = ({ clocks }: Case, language: Language) =>
  clocks.flatMap(({ pauses }) => pauses.map(({ key, reason }) => ({ id: key, name: reason[language] })));

const ratingLevels = [5, 4, 3, 2, 1] as const;

/** Numbers and titles of the milestones of a case. */
export const milestonesOf = ({ milestones }: Pick<Case, 'milestones'>) => {
  const items = milestones?.items;
  return Array.isArray(items) ? (items as { readonly number: number; readonly title: string }[]) : [];
};

type Choosable = readonly { readonly id: string; readonly name: string }[];

/** Builds the parts of a common step's form for one case. */
const builder = (one: Case, { word, units, people, level }: Known, language: Language) => {
  const part = (name: string, key: CommonField, schema: Schema, isRequired = true): Part => [
    name,
    schema,
    { label: same(word(key)) },
    isRequired,
  ];
  const chosen = (name: string, key: CommonField, items: Choosable, isRequired = true): Part => {
    const { schema, options } = choice(items);
    return [name, schema, { label: same(word(key)), options }, isRequired];
  };
  const several = (name: string, key: CommonField, items: Choosable): Part => {
    const { schema, options } = choice(items);
    return [name, { type: 'array', items: schema }, { label: same(word(key)), options }, true];
  };
  const numbered = (name: string, key: CommonField, numbers: readonly (readonly [number, string])[]): Part => [
    name,
    { type: 'integer', enum: numbers.map(([number]) => number) },
    { label: same(word(key)), options: Object.fromEntries(numbers.map(([n, text]) => [String(n), same(text)])) },
    true,
  ];
  return {
    part,
    reason: (isRequired = true) => part('comment', 'reason', long, isRequired),
    unit: (isRequired = true) => chosen('unit', 'unit', units, isRequired),
    person: (isRequired = true) => chosen('person', 'person', people, isRequired),
    reviewers: () => several('reviewers', 'reviewers', people),
    clock: () => chosen('clock', 'clock', clocksFor(one, language)),
    pause: () => chosen('reason', 'pause', pausesOf(one, language)),
    level: () =>
      numbered(
        'level',
        'level',
        ratingLevels.map((each) => [each, level(each)]),
      ),
    milestone: () =>
      numbered(
        'milestone',
        'milestone',
        milestonesOf(one).map(({ number, title }) => [number, `${number} ${title}`]),
      ),
  };
};

type Builder = ReturnType<typeof builder>;

const assignParts = ({ unit, person }: Builder, { as, lead }: Case): readonly Part[] => {
  if (as !== 'office') return [person()];
  return lead === null ? [unit(false), person(false)] : [unit()];
};

/** What each common step asks for; steps that are not here have a place of their own (documents, scores). */
const partsOf: Readonly<Record<string, (b: Builder, one: Case) => readonly Part[]>> = {
  assign: assignParts,
  transfer: ({ unit, reason }) => [unit(), reason()],
  join: ({ unit }) => [unit()],
  return: ({ reason }) => [reason()],
  comment: ({ part }) => [part('comment', 'comment', long), part('isInternal', 'isInternal', yesNo)],
  message: ({ part }) => [part('comment', 'comment', long)],
  pause: ({ clock, pause, part }) => [clock(), pause(), part('evidence', 'evidence', short, false)],
  resume: ({ clock }) => [clock()],
  extend: ({ clock, part, reason }) => [clock(), part('amount', 'amount', { type: 'integer', minimum: 1 }), reason()],
  'review.ask': ({ reviewers }) => [reviewers()],
  rate: ({ level, part }) => [
    level(),
    part('text', 'text', { type: 'string', maxLength: 2000 }, false),
    part('anonymous', 'anonymous', yesNo, false),
  ],
  merge: ({ part, reason }) => [part('into', 'into', short), reason(false)],
  migrate: ({ part, reason }) => [part('toVersion', 'toVersion', { type: 'integer', minimum: 1 }), reason()],
  'milestone.submit': ({ milestone, part }) => [
    milestone(),
    part('evidence', 'evidence', { type: 'array', items: short }),
  ],
  'milestone.accept': ({ milestone, part, reason }) => [
    milestone(),
    part('accepted', 'accepted', yesNo),
    reason(false),
  ],
  'milestone.pay': ({ milestone, part }) => [
    milestone(),
    part('reference', 'reference', short),
    part('paidOn', 'paidOn', { type: 'string', format: 'date' }),
  ],
  'milestone.clawBack': ({ milestone, part, reason }) => [milestone(), part('amount', 'money', short, false), reason()],
};

/** Steps that would have nothing to choose from are not offered: no milestone, nothing that runs or is paused. */
const isIdle = (action: string, one: Case, { units, people }: Known): boolean => {
  if (action.startsWith('milestone.')) return milestonesOf(one).length === 0;
  const running = one.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  if (action === 'pause') return running.every(({ pausedBy, pauses }) => pausedBy !== null || pauses.length === 0);
  if (action === 'resume') return running.every(({ pausedBy }) => pausedBy === null);
  if (action === 'extend') return running.length === 0;
  if (action === 'review.ask') return people.length === 0;
  return (action === 'join' || action === 'transfer') && units.length === 0;
};

/** What a common step asks for, as a form; undefined for one that is not offered here. */
const commonForm = (action: string, one: Case, known: Known, language: Language): Form | undefined => {
  const parts = partsOf[action];
  if (parts === undefined || isIdle(action, one, known)) return undefined;
  return formOf(parts(builder(one, known, language), one));
};

/** The payload of a common step from the answers to its form: reviewers are sent as people. */
export const payloadOf = (action: string, answers: Readonly<Record<string, unknown>>) =>
  action === 'review.ask' && Array.isArray(answers.reviewers)
    ? { ...answers, reviewers: answers.reviewers.map((person: unknown) => ({ person })) }
    : answers;

const merged = (a: Form | undefined, b: Form): Form =>
  a === undefined
    ? b
    : {
        schema: {
          ...a.schema,
          properties: { ...a.schema.properties, ...b.schema.properties },
          required: [...(a.schema.required ?? []), ...(b.schema.required ?? [])],
        },
        fields: { ...a.fields, ...b.fields },
      };

/** Everything that a step asks for: what the programme's own form asks, what a common step of its name does, and the reason. */
export const stepForm = (
  step: Case['actions'][number],
  one: Case,
  known: Known,
  language: Language,
): Form | undefined => {
  const own = step.form === null ? undefined : (step.form as unknown as Form);
  const common = step.isCommon ? commonForm(step.action, one, known, language) : undefined;
  if (step.isCommon && common === undefined) return undefined;
  const both = common === undefined ? own : merged(own, common);
  const asksReason = step.needsComment && both?.schema.properties?.comment === undefined;
  const comment = formOf([['comment', long, { label: same(known.word('reason')) }, true]]);
  return asksReason ? merged(both, comment) : (both ?? formOf([]));
};
