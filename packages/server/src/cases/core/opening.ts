import { type Id, type Outcome, ok, refuse } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseRole, CaseType, Value } from '../model.ts';
import type { Drafted } from './drafted.ts';
import type { Values } from './facts.ts';
import { validateForm } from './form.ts';
import type { Command } from './part.ts';
import { isPersonalField, onlyPersonal, withoutPersonal } from './prefill.ts';
import { notYours, wrongAnswers } from './refusals.ts';
import { readStep } from './steps.ts';

/** A case that is about to be opened. */
export type Opening = {
  readonly id: Id<'case'>;
  readonly ownerId: Id<'org'>;
  readonly applicantId: Id<'org'> | null;
};

/** Who opens a case of a type: an applicant where it is for them, the office for anybody, the platform by an effect. */
const openers = (type: CaseType): readonly CaseRole[] =>
  type.audience === 'office' ? ['office', 'effect'] : ['applicant', 'office', 'effect'];

const given = (value: Value | undefined): boolean => value !== undefined && value !== null && value !== '';

/** Decides on the opening of a case: who may, and whether the answers fit the form. Personal answers are set apart. */
export const decideOpening = (type: CaseType, opening: Opening, command: Command): Outcome<Drafted, CasesCode> => {
  if (command.action !== 'open') return refuse('cases.case_unknown');
  if (!openers(type).includes(command.actor.role)) return notYours(openers(type));
  const first = type.states.find(({ kind }) => kind === 'initial');
  if (first === undefined) return refuse('cases.type_unknown');
  const read = readStep(command.payload, true);
  if (!read.ok) return read;
  const answers: Values = read.value.answers ?? {};
  const faults = validateForm(type.form, answers);
  if (faults.length > 0) return wrongAnswers(faults);
  const withheld = Object.keys(type.form.fields).filter((pointer) => isPersonalField(type.form, pointer, answers));
  const payload: Values = {
    ...{ type: { key: type.key, version: type.version }, ownerId: opening.ownerId, applicantId: opening.applicantId },
    answers: withoutPersonal(type.form, answers),
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(given(read.value.comment) ? { comment: read.value.comment ?? '' } : {}),
  };
  return ok({ payload, after: first.key, personal: onlyPersonal(type.form, answers) });
};
