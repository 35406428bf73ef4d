import { appendEntry } from '#audit';
import {
  type Actor,
  type Bilingual,
  holdsRole,
  type Outcome,
  ok,
  organisationOf,
  personOf,
  refuse,
  takeEvent,
} from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { NoticesCode } from './errors.ts';
import { noticeAuditKinds } from './kinds.ts';
import type { Announcement, Audience } from './model.ts';
import { type AnnouncementEvent, announcementTable } from './states.ts';
import {
  insertAnnouncement,
  lockAnnouncement,
  type Readership,
  selectAnnouncements,
  selectStanding,
  updateAnnouncement,
} from './store-announcements.ts';

/** An announcement as it is written: words, its time, and whom it is for. */
export type AnnouncementInput = Pick<Announcement, 'title' | 'text' | 'startsAt' | 'endsAt' | 'audience'>;

const isWritten = ({ zh, en }: Bilingual): boolean => zh.trim() !== '' && en.trim() !== '';

const checkPeriod = (tx: Tx, { startsAt, endsAt }: AnnouncementInput): boolean => endsAt > startsAt && endsAt > tx.now;

/** What was said stays provable: the log holds the words of each publication and change. */
const log = (tx: Tx, kind: keyof typeof noticeAuditKinds, a: Announcement): Promise<unknown> => {
  const { title, text, audience, region } = a;
  const times = { startsAt: a.startsAt.toISOString(), endsAt: a.endsAt.toISOString() };
  const content = { title, text, audience, region, ...times };
  return appendEntry(tx, { kind: noticeAuditKinds[kind], subject: a.id, parties: [a.organisationId], content });
};

/** Writes a draft; nobody but the operator sees it. */
export const draftAnnouncement = async (
  tx: Tx,
  input: AnnouncementInput,
): Promise<Outcome<Announcement, NoticesCode>> => {
  if (!checkPeriod(tx, input)) return refuse('notices.period_wrong');
  const { organisationId, region, personId } = personOf(tx.actor);
  const times = { createdAt: tx.now, changedAt: tx.now, publishedAt: null, withdrawnAt: null };
  const made: Announcement = { ...input, id: tx.newId('ann'), organisationId, region, state: 'draft', ...times };
  await insertAnnouncement(tx, made, personId);
  return ok(made);
};

const take = async (tx: Tx, id: string, event: AnnouncementEvent): Promise<Outcome<Announcement, NoticesCode>> => {
  const found = await lockAnnouncement(tx, { id, organisationId: personOf(tx.actor).organisationId });
  if (found === undefined) return refuse('notices.announcement_unknown');
  const moved = takeEvent(announcementTable, found.state, event);
  if (!moved.ok) return refuse('notices.announcement_refused', { ...moved.error });
  return ok({ ...found, state: moved.value, changedAt: tx.now });
};

/** Changes a draft, or what is published: the log keeps what was said before. */
export const editAnnouncement = async (
  tx: Tx,
  id: string,
  input: AnnouncementInput,
): Promise<Outcome<Announcement, NoticesCode>> => {
  const taken = await take(tx, id, 'edit');
  if (!taken.ok) return taken;
  if (!checkPeriod(tx, input)) return refuse('notices.period_wrong');
  const changed: Announcement = { ...taken.value, ...input };
  const isPublished = changed.state === 'published';
  if (isPublished && !(isWritten(changed.title) && isWritten(changed.text))) return refuse('notices.words_missing');
  await updateAnnouncement(tx, changed);
  if (isPublished) await log(tx, 'announcement_changed', changed);
  return ok(changed);
};

/** Publishes a draft that is written in both languages and not over yet. */
export const publishAnnouncement = async (tx: Tx, id: string): Promise<Outcome<Announcement, NoticesCode>> => {
  const taken = await take(tx, id, 'publish');
  if (!taken.ok) return taken;
  const published: Announcement = { ...taken.value, publishedAt: tx.now };
  if (!isWritten(published.title) || !isWritten(published.text)) return refuse('notices.words_missing');
  if (!checkPeriod(tx, published)) return refuse('notices.period_wrong');
  await updateAnnouncement(tx, published);
  await log(tx, 'announcement_published', published);
  return ok(published);
};

/** Takes an announcement back, for good. */
export const withdrawAnnouncement = async (tx: Tx, id: string): Promise<Outcome<Announcement, NoticesCode>> => {
  const taken = await take(tx, id, 'withdraw');
  if (!taken.ok) return taken;
  const withdrawn: Announcement = { ...taken.value, withdrawnAt: tx.now };
  await updateAnnouncement(tx, withdrawn);
  if (withdrawn.publishedAt !== null) await log(tx, 'announcement_withdrawn', withdrawn);
  return ok(withdrawn);
};

/** The acting operator's announcements in every state. */
export const listAnnouncements = (
  tx: Tx,
  find: Omit<Parameters<typeof selectAnnouncements>[1], 'organisationId'>,
): Promise<Announcement[]> => selectAnnouncements(tx, { ...find, organisationId: personOf(tx.actor).organisationId });

/** Who publishes sees what each audience sees. */
const staff = ['exchangeManager', 'systemAdmin', 'auditor'] as const;

const readershipOf = (actor: Actor): Readership => {
  if (organisationOf(actor) === undefined) return undefined;
  const sees = (role: 'provider' | 'buyer'): boolean => holdsRole(actor, [role, ...staff]);
  const audiences: Audience[] = ['members'];
  if (sees('provider')) audiences.push('providers');
  if (sees('buyer')) audiences.push('buyers');
  return { region: personOf(actor).region, audiences };
};

/** What is to be read now by whoever calls: visitors what is for everybody, members also what their region tells them. */
export const standingAnnouncements = (tx: Tx): Promise<Announcement[]> =>
  withSystem(tx, () => selectStanding(tx, readershipOf(tx.actor)));
