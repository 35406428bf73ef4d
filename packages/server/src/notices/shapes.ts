import { z } from 'zod';
import { bilingualShape, pageOf } from '#platform/http';
import { noticeKinds } from './core/kinds.ts';
import { say } from './core/sentences.ts';
import { type Delivery, failureReasons, type Notice, outwardChannels, type Preferences, severities } from './model.ts';
import { deliveryStates } from './states.ts';

/** JSON of a notice: what it says in both languages, and where it leads. */
export const noticeShape = z.object({
  id: z.string(),
  kind: z.string().describe('what happened; docs list the kinds'),
  severity: z.enum(severities).describe('info: to know; waiting: something waits for you; attention: look at it'),
  title: bilingualShape,
  text: bilingualShape,
  path: z.string().describe('the page of the portal that it leads to'),
  about: z.string(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
});

/** JSON of a page of notices. */
export const noticesShape = pageOf(noticeShape).extend({
  unread: z.number().int().describe('unread in all, not only on this page'),
});

/** A notice as JSON; nothing when its kind was taken out of the table since. */
export const noticeToJson = (notice: Notice): z.input<typeof noticeShape>[] => {
  const kind = noticeKinds[notice.kind];
  if (kind === undefined) return [];
  const { id, severity, about, createdAt, readAt } = notice;
  const times = { createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
  return [{ id, kind: notice.kind, severity, about, ...say(kind, notice), ...times }];
};

const ways = z.array(z.enum(outwardChannels)).max(outwardChannels.length);

/** What a person chooses. */
export const preferencesInput = z.object({
  channels: z.object({ info: ways, waiting: ways, attention: ways }),
  phone: z
    .string()
    .regex(/^\+?[0-9]{5,20}$/, 'a phone number: digits, with + before a country code')
    .nullable(),
});

/** JSON of what a person has chosen, and which ways this installation has. */
export const preferencesShape = preferencesInput.extend({
  available: z.array(z.enum(outwardChannels)).describe('ways out that are set up; the portal has every notice anyway'),
});

/** Preferences as JSON. */
export const preferencesToJson = (
  { channels, phone }: Preferences,
  available: z.input<typeof preferencesShape>['available'],
): z.input<typeof preferencesShape> => ({
  channels: {
    info: [...channels.info],
    waiting: [...channels.waiting],
    attention: [...channels.attention],
  },
  phone,
  available,
});

/** JSON of a message on its way out. */
export const deliveryShape = z.object({
  id: z.string(),
  channel: z.enum(outwardChannels),
  recipient: z.string().describe('mail address or phone number'),
  subject: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  reason: z.enum(failureReasons).nullable(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});

/** A delivery as JSON. */
export const deliveryToJson = ({
  operatorId: _operator,
  createdAt,
  sentAt,
  ...rest
}: Delivery): z.input<typeof deliveryShape> => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
