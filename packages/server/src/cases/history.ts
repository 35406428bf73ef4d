import type { z } from 'zod';
import { type Id, organisationOf } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { commonRules, isCommon } from './core/common.ts';
import { verifyChain } from './core/events.ts';
import { stateOf } from './core/file.ts';
import type { CaseEvent, CaseRole, CaseType } from './model.ts';
import type { eventShape, historyShape } from './shapes.ts';
import { selectEvents } from './store.ts';
import { isBlind, isForApplicant, readsContent, type SeenCase } from './view.ts';
import { type Names, readNames } from './views.ts';

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const labelOf = (type: CaseType, action: string) =>
  type.transitions.find((each) => each.action === action)?.label ??
  (isCommon(action) ? commonRules[action].label : { zh: action, en: action });

const stateLabel = (type: CaseType, key: string, role: CaseRole) => {
  const state = stateOf(type, key);
  const isVisible = role === 'office' || state?.visibleTo.includes(role) === true;
  return (isVisible ? state?.label : state?.publicLabel) ?? { zh: key, en: key };
};

const isInternal = ({ action, payload }: CaseEvent): boolean => action === 'comment' && payload.isInternal !== false;

/** Common steps whose content the applicant reads: its own and what is said to it. */
const openToApplicant: ReadonlySet<string> = new Set([
  'open',
  'message',
  'supply',
  'rate',
  'pause',
  'resume',
  'extend',
]);

type Reader = { readonly seen: SeenCase; readonly personId: Id<'psn'> | undefined };

/** Whether the content of an event is the reader's to know: nobody reads a review before giving their own, units none at all. */
const isForReader = ({ seen, personId }: Reader, event: CaseEvent): boolean => {
  const { role, definition, file } = seen;
  const isReview = event.action.startsWith('review.');
  if (isReview && isBlind(seen, personId)) return event.actor.personId === personId;
  if (role === 'office') return true;
  if (isReview) {
    const isOwn = event.actor.personId === personId;
    const own = file.reviews.find(({ reviewer }) => reviewer === personId);
    return role === 'reviewer' && (isOwn || own?.state === 'submitted');
  }
  if (role === 'reviewer') return ['open', 'supply', 'comment'].includes(event.action);
  if (role !== 'applicant') return true;
  if (event.actor.role === 'applicant') return true;
  if (isCommon(event.action) && event.action === 'comment') return !isInternal(event);
  return isForApplicant(definition.type, event.action) || openToApplicant.has(event.action);
};

/** Steps that the applicant does not even hear of: what the office and the units say among themselves. */
const isHidden = ({ seen }: Reader, event: CaseEvent): boolean =>
  seen.role === 'applicant' && (isInternal(event) || event.action.startsWith('review.') || event.action === 'assign');

const eventToJson = (reader: Reader, event: CaseEvent, names: Names): z.input<typeof eventShape> => {
  const { role, definition } = reader.seen;
  const isOpen = isForReader(reader, event);
  const { comment, ...content } = event.payload;
  return {
    ...{ seq: event.seq, at: event.at.toISOString(), action: event.action, as: event.actor.role },
    label: labelOf(definition.type, event.action),
    organisation: names.organisation(event.actor.organisationId),
    person: names.person(event.actor.personId, event.actor.organisationId),
    before: event.before === null ? null : stateLabel(definition.type, event.before, role),
    after: stateLabel(definition.type, event.after, role),
    comment: isOpen ? textIn(comment) : null,
    isInternal: isInternal(event),
    content: isOpen ? { ...content } : null,
    ...{ previousHash: event.previousHash, hash: event.hash },
  };
};

/** The history of a case as the reader may know it, and whether its chain of hashes is whole. */
export const historyToJson = async (tx: Tx, seen: SeenCase): Promise<z.input<typeof historyShape>> => {
  const events = await withSystem(tx, () => selectEvents(tx, seen.record.id));
  const names = await readNames(tx, {
    organisations: events.map(({ actor }) => actor.organisationId),
    people: events
      .filter(({ actor }) => actor.organisationId === organisationOf(tx.actor))
      .map(({ actor }) => actor.personId),
  });
  const reader = { seen, personId: 'personId' in tx.actor ? tx.actor.personId : undefined };
  const isReadable = readsContent(seen, tx.actor);
  const shown = isReadable ? events.filter((event) => !isHidden(reader, event)) : [];
  const chain = verifyChain(events);
  return {
    items: shown.map((event) => eventToJson(reader, event, names)),
    chain: {
      isWhole: chain.ok && chain.headHash === seen.record.headHash,
      events: events.length,
      headHash: seen.record.headHash,
    },
  };
};
