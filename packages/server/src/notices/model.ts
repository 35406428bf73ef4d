import type { Bilingual, Id } from '#kernel';
import type { NoticeParam } from '#platform/notify';
import type { AnnouncementState, DeliveryState } from './states.ts';

/** How a notice concerns its reader: to know, to do something, or to look at because something went wrong. */
export const severities = ['info', 'waiting', 'attention'] as const;
export type Severity = (typeof severities)[number];

/** Ways out of the platform, besides the portal that has every notice. */
export const outwardChannels = ['mail', 'http'] as const;
export type OutwardChannel = (typeof outwardChannels)[number];

/** A notice as one person has it. */
export type Notice = {
  readonly id: Id<'ntc'>;
  readonly kind: string;
  readonly severity: Severity;
  readonly about: string;
  readonly params: Readonly<Record<string, NoticeParam>>;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

/** By which ways a person is told what, and where short messages go. */
export type Preferences = {
  readonly channels: Readonly<Record<Severity, readonly OutwardChannel[]>>;
  readonly phone: string | null;
};

/** Until somebody says otherwise: mail for what waits or went wrong, short messages for the latter. */
export const preferencesDefault: Preferences = {
  channels: { info: [], waiting: ['mail'], attention: ['mail', 'http'] },
  phone: null,
};

/** Why something did not go out: no way is set up, the other side said no for good, or it did not answer. */
export const failureReasons = ['not_configured', 'refused', 'unreachable'] as const;
export type FailureReason = (typeof failureReasons)[number];

/** A message on its way out, as the system administrator sees it: without its text, which may hold a secret link. */
export type Delivery = {
  readonly id: Id<'dlv'>;
  readonly operatorId: Id<'org'> | null;
  readonly channel: OutwardChannel;
  readonly recipient: string;
  readonly subject: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly reason: FailureReason | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};

/** Whom an announcement is for: everybody, visitors too; or members of the publisher's region, or those who sell or buy. */
export const audiences = ['everybody', 'members', 'providers', 'buyers'] as const;
export type Audience = (typeof audiences)[number];

/** What an operator tells many at once. */
export type Announcement = {
  readonly id: Id<'ann'>;
  readonly organisationId: Id<'org'>;
  readonly region: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly audience: Audience;
  readonly state: AnnouncementState;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** Notices and deliveries are kept for half a year: longer than any deadline that one may speak of. */
export const keptDays = 180;

/** Rows that one run of the sweep removes: a short transaction. */
export const sweepMax = 5_000;

/** People of one organisation that one message reaches at most; more is a mailing list, not a notice. */
export const recipientsMax = 200;

/** Longest title of an announcement, in characters: a line. */
export const announcementTitleMax = 200;
/** Longest text of an announcement, in characters: two screens. */
export const announcementTextMax = 5_000;
