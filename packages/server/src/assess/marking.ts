import { appendEntry } from '#audit';
import { type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { type Lesson, lessonsOf, type Verdict } from './core/lessons.ts';
import type { AssessCode } from './errors.ts';
import { assessKinds } from './kinds.ts';
import type { Assessment } from './model.ts';
import { concludeVersion, readAssessment } from './service.ts';
import { findSuspect, listMarks, upsertMark } from './store-marks.ts';

/** A person's word on a flagged cell of an own version; `column` by its name or title, '' for the whole row. */
export type Marking = {
  readonly datasetId: string;
  readonly number: number;
  readonly row: number;
  readonly column: string;
  readonly verdict: Verdict;
};

/** What a mark has changed: the rule's lesson, and the assessment before and after it. */
export type Marked = { readonly lesson: Lesson; readonly before: Assessment; readonly after: Assessment };

/**
 * Marks a flagged cell as wrong indeed or right as it is. The marks of all versions teach the rule on that column; the version is concluded
 * about anew at once from what was measured. Refuses a cell that is not flagged.
 */
export const markSuspect = async (tx: Tx, marking: Marking): Promise<Outcome<Marked, AssessCode>> => {
  const found = await readAssessment(tx, marking);
  if (!found.ok) return found;
  const { dataset, version, assessment: before } = found.value;
  const column =
    before.profile.columns.find(({ name, title }) => name === marking.column || title === marking.column)?.name ?? '';
  const suspect = await findSuspect(tx, { versionId: version.id, row: marking.row, column });
  if (suspect === undefined || (column === '' && marking.column !== ''))
    return refuse('assess.suspect_unknown', { row: marking.row, column: marking.column });
  const person = personOf(tx.actor);
  const { verdict } = marking;
  await upsertMark(tx, { datasetId: dataset.id, suspect, verdict, by: person.personId });
  const lessons = lessonsOf(await listMarks(tx, dataset.id));
  const lesson = lessons.find((each) => each.rule === suspect.rule && each.column === column);
  if (lesson === undefined) throw new Error('a mark teaches its rule');
  await appendEntry(tx, {
    kind: assessKinds.suspect_marked,
    subject: version.id,
    parties: [person.organisationId],
    content: { row: marking.row, column, rule: suspect.rule, verdict, lesson: lesson.state },
  });
  return ok({ lesson, before, after: (await concludeVersion(tx, version.id)) ?? before });
};
