import type { z } from 'zod';
import { type Actor, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { standingsOf } from './access.ts';
import { type OpenCase, requireCase } from './acting.ts';
import { calendarOf } from './calendars.ts';
import { caseClocks } from './core/clocks.ts';
import type { CaseFile } from './core/file.ts';
import { factsOf, type Known, possibleActions } from './core/machine.ts';
import { isAskedFor } from './core/needs.ts';
import { mayRead, visibleReviews } from './core/reviews.ts';
import { summarise } from './core/rubric.ts';
import type { CasesCode } from './errors.ts';
import { knownOf } from './facts.ts';
import type { CaseRole, CaseType } from './model.ts';
import type { actionShape, caseShape, clockShape } from './shapes.ts';
import { selectEffects } from './store-effects.ts';
import { type MaterialFile, selectMaterials } from './store-materials.ts';
import { type RowParts, readerOf, readNames, rowToJson } from './views.ts';

/** A case that the actor may read, and as whom. */
export type SeenCase = OpenCase & { readonly role: CaseRole };

/** A case that the actor may read; anybody else's is not there. */
export const seeCase = async (tx: Tx, id: string): Promise<Outcome<SeenCase, CasesCode>> => {
  const found = await requireCase(tx, id);
  if (!found.ok) return found;
  const role = readerOf(tx.actor, found.value.record, found.value.file);
  return role === undefined ? refuse('cases.case_unknown') : ok({ ...found.value, role });
};

/** True where the reader may read what the case is about: a reviewer only once it has been declared that there is no conflict. */
export const readsContent = ({ role, file }: SeenCase, actor: Actor): boolean =>
  role !== 'reviewer' || ('personId' in actor && mayRead(file.reviews, actor.personId));

/** Answers of steps are for who handles the case; the applicant reads those of its own steps and of those that tell it something. */
export const isForApplicant = (type: CaseType, action: string): boolean =>
  type.transitions.some(
    (each) =>
      each.action === action &&
      (each.roles.includes('applicant') ||
        each.effects?.some((effect) => effect.kind === 'notify' && effect.to === 'applicant') === true),
  );

const stepsFor = (type: CaseType, { steps }: CaseFile, role: CaseRole): CaseFile['steps'] =>
  role === 'applicant'
    ? Object.fromEntries(Object.entries(steps).filter(([action]) => isForApplicant(type, action)))
    : steps;

/** How the clocks of a case stand now. */
export const clocksToJson = (
  type: CaseType,
  file: CaseFile,
  { calendar, now }: Pick<RowParts, 'calendar' | 'now'>,
): z.input<typeof clockShape>[] =>
  caseClocks(type, file.clocks, calendar, now).map(({ rule, status }) => {
    const paused = rule.pauses.find(({ key }) => key === status.pausedBy);
    return {
      ...{ key: rule.key, title: rule.title, basis: rule.basis, percent: status.percent, card: status.card },
      startedAt: status.startedAt.toISOString(),
      dueAt: status.dueAt.toISOString(),
      dueDay: status.dueDay ?? null,
      statutoryDueAt: status.statutoryDueAt?.toISOString() ?? null,
      isProvisional: status.provisional,
      pausedBy:
        paused === undefined
          ? null
          : { key: paused.key, reason: paused.reason, resumesAt: status.resumesAt?.toISOString() ?? '' },
      extendedBy: status.extendedBy ?? null,
      stoppedAt: status.stoppedAt?.toISOString() ?? null,
      isOnTime: status.onTime ?? null,
      pauses: rule.pauses.map(({ key, reason, legalBasis, daysMax }) => ({ key, reason, legalBasis, daysMax })),
      basisText: rule.basisText,
    };
  });

/** Buttons of every standing that the actor has in the case, each action once. */
const actionsFor = (
  actor: Actor,
  { record, file, definition }: SeenCase,
  known: Known,
): z.input<typeof actionShape>[] => {
  const standings = standingsOf(actor, { ...record, reviews: file.reviews });
  const all = standings.flatMap((role) =>
    possibleActions(definition.type, file, role, known).map((button) => ({ role, button })),
  );
  return all
    .filter(({ button }, i) => all.findIndex((other) => other.button.action === button.action) === i)
    .map(({ role, button: { form, blockedBy, ...button } }) => ({
      ...button,
      as: role,
      form: form === undefined ? null : { schema: form.schema, fields: form.fields },
      blockedBy: blockedBy.map((need) => ({ ...need })),
    }));
};

/** A document as answers have it. */
export const materialToJson = (
  type: CaseType,
  file: Omit<MaterialFile, 'createdAt'> & { readonly createdAt: Date },
) => ({
  ...{ id: file.id, key: file.key, name: file.name, mediaType: file.mediaType, bytes: Number(file.bytes) },
  title: type.materials.find(({ key }) => key === file.key)?.title ?? { zh: file.key, en: file.key },
  sha256: file.sha256,
  at: file.createdAt.toISOString(),
});

/** True for somebody whose own review is still to come: they read nobody else's, not even as the office. */
export const isBlind = ({ file }: SeenCase, personId: string | undefined): boolean =>
  file.reviews.some(({ reviewer, state }) => reviewer === personId && state !== 'submitted');

const reviewsFor = (seen: SeenCase, actor: Actor) => {
  const { role, file, definition } = seen;
  const person = 'personId' in actor ? actor.personId : undefined;
  const isJudge = role === 'reviewer' || isBlind(seen, person);
  const own = isJudge && person !== undefined ? visibleReviews(file.reviews, person) : [];
  const mine = role === 'office' && !isJudge ? file.reviews : own;
  const counted = mine.filter(({ state }) => state === 'submitted');
  const isSummed = definition.type.rubric.length > 0 && !isBlind(seen, person) && mine.length > 0;
  return {
    reviews: mine.map((review) => ({ ...review })),
    reviewSummary: isSummed ? { ...summarise(definition.type.rubric, counted) } : null,
  };
};

const moneyReaders: readonly CaseRole[] = ['office', 'applicant', 'unit', 'coUnit'];

const assignmentToJson = ({ file, definition }: SeenCase, names: Awaited<ReturnType<typeof readNames>>) => {
  const { firstResponsible, coUnits, returns, transfers } = file.assignment;
  return {
    firstResponsible: names.organisation(firstResponsible),
    coUnits: coUnits.flatMap((unit) => names.organisation(unit) ?? []),
    ...{ returns, transfers },
    ...definition.type.assignment,
  };
};

const incidentsFor = async (tx: Tx, { role, record }: SeenCase) =>
  role !== 'office'
    ? []
    : (await selectEffects(tx, record.id))
        .filter(({ state }) => state === 'failed')
        .map(({ id, kind, error, changedAt }) => ({
          ...{ id, kind, code: error?.code ?? '', since: changedAt.toISOString() },
        }));

const documentsFor = async (tx: Tx, seen: SeenCase, known: Known) => {
  const { type } = seen.definition;
  const facts = factsOf(type, seen.file, known);
  const files = await withSystem(tx, () => selectMaterials(tx, { caseId: seen.record.id }));
  return {
    materials: files.map((file) => materialToJson(type, file)),
    asked: type.materials
      .filter((one) => isAskedFor(one, facts))
      .map(({ key, title, isOptional = false }) => ({
        ...{ key, title, isOptional },
        isThere: seen.file.materials.some((each) => each.key === key),
      })),
  };
};

/** Everything that the reader may know of a case, with what they can do now. */
export const caseToJson = async (tx: Tx, seen: SeenCase): Promise<z.input<typeof caseShape>> => {
  const { record, file, definition, role } = seen;
  const known = await knownOf(tx, record);
  const calendar = await calendarOf(tx, record.ownerId);
  const { assignment } = file;
  const names = await readNames(tx, {
    organisations: [
      record.ownerId,
      record.applicantId,
      record.leadUnitId,
      assignment.firstResponsible,
      ...assignment.coUnits,
    ],
    people: [record.assigneeId],
  });
  const row = rowToJson({ record, file, definition, role, names, calendar, now: tx.now });
  const isOpen = readsContent(seen, tx.actor);
  const documents = isOpen ? await documentsFor(tx, seen, known) : { materials: [], asked: [] };
  return {
    ...row,
    ...documents,
    ...reviewsFor(seen, tx.actor),
    as: role,
    form: isOpen ? { ...file.form } : null,
    withheld: role === 'office' || role === 'applicant' ? [...file.withheld] : [],
    steps: isOpen ? { ...stepsFor(definition.type, file, role) } : {},
    clocks: clocksToJson(definition.type, file, { calendar, now: tx.now }),
    assignment: assignmentToJson(seen, names),
    milestones: moneyReaders.includes(role) ? { ...file.milestones } : null,
    rating: file.rating === null || role === 'reviewer' ? null : { ...file.rating },
    incidents: await incidentsFor(tx, seen),
    joined: role === 'office' ? [...file.joined] : [],
    mergedInto: role === 'office' ? file.mergedInto : null,
    actions: actionsFor(tx.actor, seen, known),
    headHash: record.headHash,
  };
};
