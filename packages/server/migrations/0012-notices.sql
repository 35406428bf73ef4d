-- What people should know: notices in the portal, what goes out by other channels, preferences, announcements.
create schema notices;
select corridor.open_schema('notices');

-- One row a person and message. Sentences are made when it is read, from the kind and what stood fast when it happened.
create table notices.notice (
  id text collate "C" primary key,
  organisation_id text not null,
  person_id text not null,
  message_id text not null,
  kind text not null,
  severity text not null check (severity in ('info', 'waiting', 'attention')),
  about text not null,
  params jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (message_id, person_id)
);
create index notice_person on notices.notice (organisation_id, person_id, id desc);
create index notice_unread on notices.notice (organisation_id, person_id) where read_at is null;
create index notice_old on notices.notice (created_at);
select corridor.policy_own('notices.notice', 'organisation_id');
select corridor.policy_system('notices.notice');

-- What leaves the platform. `operator_id` is whose system administrators look after it; null for everybody's.
-- `content` may hold a link that lets somebody in: it is emptied once it is sent.
create table notices.delivery (
  id text collate "C" primary key,
  operator_id text,
  message_id text not null,
  channel text not null check (channel in ('mail', 'http')),
  recipient text not null check (length(recipient) between 1 and 320),
  subject text not null,
  content jsonb,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  reason text check (reason in ('not_configured', 'refused', 'unreachable')),
  last_error text,
  created_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  unique (message_id, channel, recipient),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state = 'sent') = (content is null)),
  check (state <> 'failed' or reason is not null)
);
create index delivery_state on notices.delivery (state, id desc);
create index delivery_old on notices.delivery (created_at);
select corridor.policy_own('notices.delivery', 'operator_id');
select corridor.policy_system('notices.delivery');

create table notices.preference (
  person_id text not null,
  organisation_id text not null,
  channels jsonb not null,
  phone text,
  changed_at timestamptz not null,
  primary key (person_id, organisation_id)
);
select corridor.policy_own('notices.preference', 'organisation_id');
select corridor.policy_system('notices.preference');

create table notices.announcement (
  id text collate "C" primary key,
  organisation_id text not null,
  region text not null,
  title_zh text not null,
  title_en text not null,
  text_zh text not null,
  text_en text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  audience text not null check (audience in ('everybody', 'members', 'providers', 'buyers')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  check (ends_at > starts_at),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (state <> 'published' or published_at is not null)
);
create index announcement_owner on notices.announcement (organisation_id, id desc);
create index announcement_standing on notices.announcement (ends_at) where state = 'published';
select corridor.policy_own('notices.announcement', 'organisation_id');
select corridor.policy_public('notices.announcement', 'state = ''published'' and audience = ''everybody''');
select corridor.policy_system('notices.announcement');
revoke delete on notices.announcement from corridor_app;
