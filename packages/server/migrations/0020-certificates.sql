-- Quality certificates: what was concluded of a version, signed so that whoever holds the file can check it without the platform.
alter table platform.key drop constraint key_algorithm_check;
alter table platform.key add constraint key_algorithm_check check (algorithm in ('ed25519', 'hmac-sha256', 'sm2'));

-- One certificate per assessment; `certificate` is the text that was signed with its signatures, as it was handed out.
create table assess.certificate (
  id text collate "C" primary key,
  assessment_id text collate "C" not null unique references assess.assessment (id),
  version_id text not null,
  organisation_id text not null,
  certificate_sha256 text not null unique check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  certificate jsonb not null,
  issued_at timestamptz not null
);
select corridor.policy_own('assess.certificate', 'organisation_id');
select corridor.policy_system('assess.certificate');
revoke update, delete on assess.certificate from corridor_app;
