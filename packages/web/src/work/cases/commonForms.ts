import type { Bilingual } from '../../shared/language.ts';
import type { Case } from './case.ts';
import type { FieldWords, Form } from './form/fields.ts';
import type { Schema } from './form/schema.ts';

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

const runningClocks = ({ clocks }: Case, language: 'zh' | 'en') =>
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ key, title }) => ({ id: key, name: title[language] }));

const pausesOf = ({ clocks }: Case, language: 'zh' | 'en') =>
  clocks.flatMap(({ pauses }) => pauses.map(({ key, reason }) => ({ id: key, name: reason[language] })));

const ratingLevels = [5, 4, 3, 2, 1] as const;

/** Numbers and titles of the milestones of a case. */
export const milestonesOf = ({ milestones }: Pick<Case, 'milestones'>) => {
  const items = milestones?.items;
  return Array.isArray(items) ? (items as { readonly number: number; readonly title: string }[]) : [];
};

/**
 * What a common step asks for, as a form; undefined for one that this page does not offer (documents have their own place,
 * scores their own page).
 */
export const commonForm = (action: string, one: Case, known: Known, language: 'zh' | 'en'): Form | undefined => {
  const { word, units, people } = known;
  const part = (name: string, key: CommonField, schema: Schema, isRequired = true): Part => [
    name,
    schema,
    { label: same(word(key)) },
    isRequired,
  ];
  const chosen = (
    name: string,
    key: CommonField,
    items: readonly { readonly id: string; readonly name: string }[],
  ): Part => {
    const { schema, options } = choice(items);
    return [name, schema, { label: same(word(key)), options }, true];
  };
  const reason = part('comment', 'reason', long);
  const clock = chosen('clock', 'clock', runningClocks(one, language));
  const milestone: Part = [
    'milestone',
    { type: 'integer', enum: milestonesOf(one).map(({ number }) => number) },
    {
      label: same(word('milestone')),
      options: Object.fromEntries(
        milestonesOf(one).map(({ number, title }) => [String(number), same(`${number} ${title}`)]),
      ),
    },
    true,
  ];
  switch (action) {
    case 'assign':
      return one.as === 'office' && one.lead === null && people.length > 0
        ? formOf([
            [...chosen('unit', 'unit', units).slice(0, 3), false] as unknown as Part,
            [...chosen('person', 'person', people).slice(0, 3), false] as unknown as Part,
          ])
        : formOf([one.as === 'office' ? chosen('unit', 'unit', units) : chosen('person', 'person', people)]);
    case 'transfer':
      return formOf([chosen('unit', 'unit', units), reason]);
    case 'join':
      return formOf([chosen('unit', 'unit', units)]);
    case 'return':
      return formOf([reason]);
    case 'comment':
      return formOf([part('comment', 'comment', long), part('isInternal', 'isInternal', yesNo)]);
    case 'message':
      return formOf([part('comment', 'comment', long)]);
    case 'pause':
      return formOf([
        clock,
        chosen('reason', 'pause', pausesOf(one, language)),
        part('evidence', 'evidence', short, false),
      ]);
    case 'resume':
      return formOf([clock]);
    case 'extend':
      return formOf([clock, part('amount', 'amount', { type: 'integer' }), reason]);
    case 'review.ask':
      return formOf([
        [
          'reviewers',
          { type: 'array', items: choice(people).schema },
          { label: same(word('reviewers')), options: choice(people).options },
          true,
        ],
      ]);
    case 'rate':
      return formOf([
        [
          'level',
          { type: 'integer', enum: ratingLevels },
          {
            label: same(word('level')),
            options: Object.fromEntries(ratingLevels.map((level) => [String(level), same(known.level(level))])),
          },
          true,
        ],
        part('text', 'text', { type: 'string', maxLength: 2000 }, false),
        part('anonymous', 'anonymous', yesNo, false),
      ]);
    case 'merge':
      return formOf([part('into', 'into', short), part('comment', 'reason', long, false)]);
    case 'migrate':
      return formOf([part('toVersion', 'toVersion', { type: 'integer' }), reason]);
    case 'milestone.submit':
      return formOf([
        milestone,
        ['evidence', { type: 'array', items: short }, { label: same(word('evidence')) }, true],
      ]);
    case 'milestone.accept':
      return formOf([milestone, part('accepted', 'accepted', yesNo), part('comment', 'reason', long, false)]);
    case 'milestone.pay':
      return formOf([
        milestone,
        part('reference', 'reference', short),
        part('paidOn', 'paidOn', { type: 'string', format: 'date' }),
      ]);
    case 'milestone.clawBack':
      return formOf([milestone, part('amount', 'money', short, false), reason]);
    default:
      return undefined;
  }
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
  language: 'zh' | 'en',
): Form | undefined => {
  const own = step.form === null ? undefined : (step.form as unknown as Form);
  const common = step.isCommon ? commonForm(step.action, one, known, language) : undefined;
  if (step.isCommon && common === undefined) return undefined;
  const both = common === undefined ? own : merged(own, common);
  const asksReason = step.needsComment && both?.schema.properties?.comment === undefined;
  const comment = formOf([['comment', long, { label: same(known.word('reason')) }, true]]);
  return asksReason ? merged(both, comment) : (both ?? formOf([]));
};
