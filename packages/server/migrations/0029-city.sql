-- The city's Open311 interface (GeoReport v2): which cases came by it, and which updates their units' own systems sent.
create schema city;
select corridor.open_schema('city');

-- What came by the interface may be shown by it; cases that were taken down on the phone are not in here.
create table city.service_request (
  case_id text collate "C" primary key references cases.case_file (id),
  owner_id text not null,
  number text not null,
  service_code text not null check (length(service_code) between 1 and 200),
  channel_id text not null,
  requested_at timestamptz not null,
  unique (owner_id, number)
);
create index service_request_time on city.service_request (owner_id, requested_at);
select corridor.policy_party('city.service_request', array['owner_id', 'channel_id']);
select corridor.policy_system('city.service_request');
revoke update, delete on city.service_request from corridor_app;

-- An update is taken once: its sender's id for it is kept.
create table city.received_update (
  organisation_id text not null,
  update_id text not null check (length(update_id) between 1 and 200),
  case_id text collate "C" not null references cases.case_file (id),
  received_at timestamptz not null,
  primary key (organisation_id, update_id)
);
select corridor.policy_own('city.received_update', 'organisation_id');
select corridor.policy_system('city.received_update');
revoke update, delete on city.received_update from corridor_app;

-- Lists of updates go by time.
create index event_owner_at on cases.event (owner_id, at);
