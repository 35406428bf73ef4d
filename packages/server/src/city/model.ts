import type { Id } from '#kernel';

/** A case that came by the Open311 interface: what is public of it may be shown there. */
export type ServiceRequest = {
  readonly caseId: Id<'case'>;
  /** Who runs the programme. */
  readonly ownerId: Id<'org'>;
  /** The case's number, which is unique with its owner. */
  readonly number: string;
  readonly serviceCode: string;
  /** Whose client sent it: the channel by which the resident is told. */
  readonly channelId: Id<'org'>;
  readonly requestedAt: Date;
};

/** An update that somebody's own system sent. Its id is the sender's own. */
export type ReceivedUpdate = {
  readonly organisationId: Id<'org'>;
  readonly updateId: string;
  readonly caseId: Id<'case'>;
};

/** Requests that one list answers (GeoReport v2, GET Service Requests). */
export const requestsMax = 1_000;

/** Updates that one list answers: a day of a large city; the next call goes on from the last one's time. */
export const updatesMax = 1_000;

/** Photos of one request: what somebody takes of one pothole. */
export const photosMax = 10;

/** A call with its photos: ten of a telephone's. They are held in memory while they are read. */
export const bodyBytesMax = 24 * 1024 * 1024;
