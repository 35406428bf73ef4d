import type { Generated } from 'kysely';
import type { Audience, FailureReason, Notice, OutwardChannel, Preferences, Severity } from './model.ts';
import type { AnnouncementState, DeliveryState } from './states.ts';

/** The rows of the module's tables, for Kysely. JSON goes in as text and comes out as values. */
export type Tables = {
  'notices.notice': {
    id: string;
    organisation_id: string;
    person_id: string;
    message_id: string;
    kind: string;
    severity: Severity;
    about: string;
    params: Notice['params'];
    created_at: Date;
    read_at: Date | null;
  };
  'notices.delivery': {
    id: string;
    operator_id: string | null;
    message_id: string;
    channel: OutwardChannel;
    recipient: string;
    subject: string;
    content: unknown;
    state: DeliveryState;
    attempts: Generated<number>;
    reason: FailureReason | null;
    last_error: string | null;
    created_at: Date;
    due_at: Date;
    sent_at: Date | null;
  };
  'notices.preference': {
    person_id: string;
    organisation_id: string;
    channels: Preferences['channels'];
    phone: string | null;
    changed_at: Date;
  };
  'notices.announcement': {
    id: string;
    organisation_id: string;
    region: string;
    title_zh: string;
    title_en: string;
    text_zh: string;
    text_en: string;
    starts_at: Date;
    ends_at: Date;
    audience: Audience;
    state: AnnouncementState;
    created_by: string;
    created_at: Date;
    changed_at: Date;
    published_at: Date | null;
    withdrawn_at: Date | null;
  };
};
