import { isDeepStrictEqual } from 'node:util';
import type { Bilingual } from '#kernel';
import type { CaseType, Transition } from '../model.ts';
import { pointerPath } from './facts.ts';
import { labelOf } from './form.ts';
import { pointersOf, schemasAt } from './schema-paths.ts';

/** One difference between two versions, for people: what kind of thing, which one, and which of its members changed. */
export type Change = {
  readonly kind: 'general' | 'state' | 'transition' | 'clock' | 'table' | 'field' | 'material' | 'rubric';
  readonly change: 'added' | 'removed' | 'changed';
  /** Its name in the definition; of a field its pointer, of a transition its action. */
  readonly key: string;
  readonly label: Bilingual;
  /** Members that are not the same, of what changed. */
  readonly members: readonly string[];
};

type Item = { readonly key: string; readonly label: Bilingual; readonly content: Readonly<Record<string, unknown>> };

const membersOf = (a: Item['content'], b: Item['content']): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !isDeepStrictEqual(a[name], b[name]));

const compareItems = (kind: Change['kind'], before: readonly Item[], after: readonly Item[]): Change[] => {
  const old = new Map(before.map((item) => [item.key, item]));
  const kept = new Set(after.map(({ key }) => key));
  const present = after.flatMap(({ key, label, content }): Change[] => {
    const earlier = old.get(key);
    if (earlier === undefined) return [{ kind, change: 'added', key, label, members: [] }];
    const members = membersOf(earlier.content, content);
    return members.length === 0 ? [] : [{ kind, change: 'changed', key, label, members }];
  });
  const gone = before
    .filter(({ key }) => !kept.has(key))
    .map(({ key, label }): Change => ({ kind, change: 'removed', key, label, members: [] }));
  return [...present, ...gone];
};

/** Transitions of one action are told apart by their order. */
const transitionItems = (transitions: readonly Transition[]): readonly Item[] => {
  const counts = new Map<string, number>();
  return transitions.map((transition) => {
    const base = transition.action;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return { key: count === 1 ? base : `${base}#${count}`, label: transition.label, content: transition };
  });
};

const fieldItems = ({ form }: CaseType): readonly Item[] =>
  pointersOf(form).map((pointer) => {
    const [schema] = schemasAt(form, pointerPath(pointer));
    return { key: pointer, label: labelOf(form, pointer), content: { schema, words: form.fields[pointer] } };
  });

/** Rules of the form as a whole: which answers are required, and its conditional parts. */
const formRules = ({ form }: CaseType): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(form.schema).filter(([name]) => name !== 'properties' && name !== '$defs'));

const generalItem = (type: CaseType): Item => {
  const { title, summary, programme, audience, assignment, rating, isPublic } = type;
  const content = { title, summary, programme, audience, assignment, rating, isPublic, formRules: formRules(type) };
  return { key: type.key, label: title, content };
};

const titled = (items: readonly { readonly key: string; readonly title: Bilingual }[]): readonly Item[] =>
  items.map((item) => ({ key: item.key, label: item.title, content: item }));

const labelled = (items: readonly { readonly key: string; readonly label: Bilingual }[]): readonly Item[] =>
  items.map((item) => ({ key: item.key, label: item.label, content: item }));

/** What a second version has that the first has not, what it lost, and what changed; nothing when they say the same. */
export const diffCaseTypes = (before: CaseType, after: CaseType): readonly Change[] => [
  ...compareItems('general', [generalItem(before)], [{ ...generalItem(after), key: before.key }]),
  ...compareItems('field', fieldItems(before), fieldItems(after)),
  ...compareItems('state', labelled(before.states), labelled(after.states)),
  ...compareItems('transition', transitionItems(before.transitions), transitionItems(after.transitions)),
  ...compareItems('clock', titled(before.clocks), titled(after.clocks)),
  ...compareItems('table', titled(before.tables), titled(after.tables)),
  ...compareItems('material', titled(before.materials), titled(after.materials)),
  ...compareItems('rubric', labelled(before.rubric), labelled(after.rubric)),
];
