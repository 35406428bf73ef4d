import type { Bilingual } from '#kernel';
import type { CaseType, Material, Transition } from '../model.ts';
import { evaluate } from './conditions.ts';
import { type Facts, factAt } from './facts.ts';
import type { CaseFile } from './file.ts';
import { answerAt, labelOf } from './form.ts';
import { obstacleText } from './sentences.ts';

/** Something that stands between a person and a step, and whether giving it with the step is enough. */
export type Need = { readonly kind: 'guard' | 'field' | 'material' | 'reviews' | 'comment'; readonly text: Bilingual };

/** True when the case asks for this document, as its facts stand. */
export const isAskedFor = ({ when }: Material, facts: Facts): boolean =>
  when === undefined || evaluate(when, facts).answer === 'yes';

const isFilled = (file: CaseFile, pointer: string): boolean => {
  const answer = answerAt(file.form, pointer);
  const isBlank = answer === undefined || answer === null || answer === '';
  return !isBlank || file.withheld.includes(pointer);
};

const missingOf = (
  type: CaseType,
  { materials = [] }: NonNullable<Transition['requires']>,
  file: CaseFile,
  facts: Facts,
) =>
  type.materials.filter(
    (each) =>
      materials.includes(each.key) && isAskedFor(each, facts) && !file.materials.some(({ key }) => key === each.key),
  );

const reviewsGiven = (facts: Facts): number => Number(factAt(facts, 'reviews.count') ?? 0);

/** What is missing for a step: its guard's obstacles, fields, documents, reviews and, unless it is given, a reason. */
export const needsOf = (
  type: CaseType,
  { guard, requires = {} }: Transition,
  { file, facts, comment }: { readonly file: CaseFile; readonly facts: Facts; readonly comment?: string | undefined },
): readonly Need[] => {
  const obstacles = guard === undefined ? [] : evaluate(guard, facts).obstacles;
  const fields = (requires.fields ?? []).filter((pointer) => !isFilled(file, pointer));
  const materials = missingOf(type, requires, file, facts);
  const reviewsMin = requires.reviewsMin ?? 0;
  const needs: Need[] = [
    ...obstacles.map((each) => ({ kind: 'guard' as const, text: obstacleText(type, each) })),
    ...fields.map((pointer) => ({ kind: 'field' as const, text: labelOf(type.form, pointer) })),
    ...materials.map(({ title }) => ({ kind: 'material' as const, text: title })),
  ];
  const given = reviewsGiven(facts);
  if (given < reviewsMin) {
    const text = {
      zh: `至少 ${reviewsMin} 份评审（已有 ${given} 份）`,
      en: `at least ${reviewsMin} reviews (there are ${given})`,
    };
    needs.push({ kind: 'reviews', text });
  }
  if (requires.comment === true && (comment ?? '').trim() === '') {
    needs.push({ kind: 'comment', text: { zh: '书面理由', en: 'a written reason' } });
  }
  return needs;
};
