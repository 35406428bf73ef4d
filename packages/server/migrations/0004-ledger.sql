-- The ledger mirrors money that lies at a bank. Rows of transfer are immutable; balances change only inside
-- ledger.write_batch, and the app role has no other way to write either: nothing else moves money.
create schema ledger;
select corridor.open_schema('ledger');

-- One custody account at a bank and what belongs to whom in it. The row is the lock of everything in the book.
create table ledger.book (
  id text primary key collate "C",
  region text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  operator_id text not null,
  bank_name text not null,
  bank_account text not null,
  time_zone text not null,
  last_timestamp bigint not null default 0,
  closed_through date,
  next_sub_account integer not null default 1,
  opened_at timestamptz not null,
  unique (bank_account, currency),
  unique (region, currency)
);
select corridor.policy_own('ledger.book', 'operator_id');
select corridor.policy_system('ledger.book');

create table ledger.account (
  id text primary key collate "C",
  book_id text not null references ledger.book (id),
  kind text not null check (kind in ('custody', 'client', 'fee')),
  organisation_id text not null,
  operator_id text not null,
  region text not null,
  currency text not null,
  bank_name text not null,
  bank_account text not null,
  sub_account text check (sub_account ~ '^[0-9A-Za-z][0-9A-Za-z-]{0,33}$'),
  limit_flag text not null check (limit_flag in ('debits_must_not_exceed_credits', 'credits_must_not_exceed_debits')),
  debits_pending bigint not null default 0 check (debits_pending >= 0),
  debits_posted bigint not null default 0 check (debits_posted >= 0),
  credits_pending bigint not null default 0 check (credits_pending >= 0),
  credits_posted bigint not null default 0 check (credits_posted >= 0),
  opened_at timestamptz not null,
  unique (book_id, sub_account),
  unique (book_id, kind, organisation_id),
  check ((kind = 'custody') = (sub_account is null)),
  check ((kind = 'custody') = (limit_flag = 'credits_must_not_exceed_debits')),
  check (case limit_flag
    when 'debits_must_not_exceed_credits' then debits_pending + debits_posted <= credits_posted
    else credits_pending + credits_posted <= debits_posted end)
) with (fillfactor = 50);
create unique index account_custody on ledger.account (book_id) where kind = 'custody';
create unique index account_fee on ledger.account (book_id) where kind = 'fee';
create index account_organisation on ledger.account (organisation_id);
select corridor.policy_party('ledger.account', array['organisation_id', 'operator_id']);
select corridor.policy_system('ledger.account');

-- The only moves there are; rules.ts says the same, a test compares.
create table ledger.transfer_kind (
  kind text not null,
  debit_kind text not null,
  credit_kind text not null,
  needs text check (needs in ('agreement', 'reason')),
  primary key (kind, debit_kind, credit_kind)
);
insert into ledger.transfer_kind values
  ('deposit', 'custody', 'client', null),
  ('withdrawal', 'client', 'custody', null),
  ('payment', 'client', 'client', 'agreement'),
  ('refund', 'client', 'client', 'agreement'),
  ('fee_leg', 'client', 'fee', 'agreement'),
  ('fee_refund', 'fee', 'client', 'agreement'),
  ('fee_payout', 'fee', 'custody', null),
  ('adjustment', 'custody', 'client', 'reason'),
  ('adjustment', 'client', 'custody', 'reason'),
  ('adjustment', 'client', 'client', 'reason');
select corridor.not_tenant('ledger.transfer_kind', 'the rules of the ledger; the same for everybody');

-- Foreign keys are left out on purpose: write_batch checks accounts and pending transfers in one statement per batch.
create table ledger.transfer (
  id text primary key collate "C",
  book_id text not null,
  "timestamp" bigint not null,
  phase text not null check (phase in ('single', 'pending', 'post', 'void', 'expire')),
  kind text not null,
  debit_account_id text not null collate "C",
  credit_account_id text not null collate "C",
  amount_minor bigint not null check (amount_minor > 0),
  released_minor bigint not null check (released_minor >= 0),
  currency text not null,
  pending_id text collate "C",
  agreement_id text,
  reference text,
  reason text,
  expires_at timestamptz,
  booked_on date not null,
  parties text[] not null,
  entry_id text not null collate "C",
  position integer not null,
  posted_at timestamptz not null,
  posted_by text not null,
  check (debit_account_id <> credit_account_id),
  check ((phase in ('single', 'pending')) = (pending_id is null)),
  check ((phase in ('single', 'pending')) = (released_minor = 0)),
  check (amount_minor <= released_minor or released_minor = 0),
  check (expires_at is null or phase = 'pending')
);
-- A pending transfer ends exactly once.
create unique index transfer_pending on ledger.transfer (pending_id) where pending_id is not null;
create unique index transfer_order on ledger.transfer (book_id, "timestamp");
create index transfer_debit on ledger.transfer (debit_account_id, "timestamp");
create index transfer_credit on ledger.transfer (credit_account_id, "timestamp");
-- Days and entries of the log come in order, so block-range indexes find them and cost a posting nothing.
create index transfer_day on ledger.transfer using brin (booked_on, entry_id)
  with (pages_per_range = 16, autosummarize = on);
select corridor.policy_party('ledger.transfer', array['parties']);
select corridor.policy_system('ledger.transfer');

-- Pending transfers that still have to expire.
create table ledger.timeout (
  transfer_id text primary key collate "C",
  expires_at timestamptz not null
);
create index timeout_due on ledger.timeout (expires_at);
select corridor.policy_system('ledger.timeout');

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% is immutable', tg_table_name;
end $$;
create trigger immutable before update or delete on ledger.transfer
  for each row execute function ledger.refuse_change();
create trigger no_truncate before truncate on ledger.transfer
  for each statement execute function ledger.refuse_change();

create table ledger.escrow (
  agreement_id text primary key,
  book_id text not null references ledger.book (id),
  payer_id text not null,
  payee_id text not null,
  operator_id text not null,
  price_minor bigint not null check (price_minor >= 0),
  fee_minor bigint not null check (fee_minor between 0 and price_minor),
  currency text not null,
  payment_id text,
  fee_leg_id text,
  state text not null check (state in ('held', 'frozen', 'released', 'voided')),
  reason text,
  held_at timestamptz not null,
  changed_at timestamptz not null
);
select corridor.policy_party('ledger.escrow', array['payer_id', 'payee_id', 'operator_id']);
select corridor.policy_system('ledger.escrow');

create table ledger.direct_payment (
  agreement_id text primary key,
  payer_id text not null,
  payee_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  proof_sha256 text not null check (proof_sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('recorded', 'confirmed', 'denied')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  reason text
);
select corridor.policy_party('ledger.direct_payment', array['payer_id', 'payee_id']);
select corridor.policy_system('ledger.direct_payment');

create table ledger.bank_statement (
  id text primary key,
  book_id text not null references ledger.book (id),
  operator_id text not null,
  number text not null check (length(number) between 1 and 64),
  closing_on date not null,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  unique (book_id, number)
);
select corridor.policy_own('ledger.bank_statement', 'operator_id');
select corridor.policy_system('ledger.bank_statement');

create table ledger.bank_line (
  id text primary key,
  seq bigint generated always as identity unique,
  statement_id text not null references ledger.bank_statement (id),
  book_id text not null,
  operator_id text not null,
  line integer not null,
  booked_on date not null,
  sub_account text not null,
  direction text not null check (direction in ('C', 'D')),
  amount_minor bigint not null check (amount_minor >= 0),
  reference text not null,
  closing_minor bigint not null,
  outcome text not null check (outcome in ('booked', 'matched', 'balance', 'suspense', 'offset')),
  transfer_id text,
  suspense_reason text,
  unique (statement_id, line),
  check ((outcome = 'suspense') = (suspense_reason is not null)),
  check ((outcome in ('booked', 'matched')) = (transfer_id is not null))
);
-- A side of a transfer is matched once.
create unique index bank_line_transfer on ledger.bank_line (transfer_id, direction, sub_account) where transfer_id is not null;
create index bank_line_closing on ledger.bank_line (book_id, sub_account, booked_on, seq);
create index bank_line_suspense on ledger.bank_line (book_id, seq) where outcome = 'suspense';
select corridor.policy_own('ledger.bank_line', 'operator_id');
select corridor.policy_system('ledger.bank_line');

-- One row per close: every day from first_day to last_day agrees with the bank and takes no posting any more.
create table ledger.day_close (
  book_id text not null references ledger.book (id),
  last_day date not null,
  first_day date,
  operator_id text not null,
  entry_id text not null,
  sub_accounts integer not null,
  total_minor bigint not null,
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (book_id, last_day)
);
select corridor.policy_own('ledger.day_close', 'operator_id');
select corridor.policy_system('ledger.day_close');

-- The functions below run in system context, whoever calls, and put back what was.
create function ledger.enter_system() returns text language plpgsql as $$
declare
  was text := coalesce(current_setting('app.system', true), '');
begin
  perform set_config('app.system', 'on', true);
  return was;
end $$;

create function ledger.leave_system(was text) returns void language sql as
$$ select set_config('app.system', was, true) $$;

-- Opens a book with its custody and fee account.
create function ledger.open_book(
  p_id text, p_region text, p_currency text, p_operator text, p_bank_name text, p_bank_account text, p_time_zone text,
  p_custody_id text, p_fee_id text, p_fee_sub_account text, p_now timestamptz
) returns boolean language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
  was text := ledger.enter_system();
begin
  insert into book (id, region, currency, operator_id, bank_name, bank_account, time_zone, opened_at)
  values (p_id, p_region, p_currency, p_operator, p_bank_name, p_bank_account, p_time_zone, p_now)
  on conflict do nothing;
  if not found then
    perform ledger.leave_system(was);
    return false;
  end if;
  insert into account (id, book_id, kind, organisation_id, operator_id, region, currency, bank_name, bank_account,
    sub_account, limit_flag, opened_at)
  select a.id, p_id, a.kind, p_operator, p_operator, p_region, p_currency, p_bank_name, p_bank_account,
    a.sub_account, a.limit_flag, p_now
  from (values (p_custody_id, 'custody', null, 'credits_must_not_exceed_debits'),
               (p_fee_id, 'fee', p_fee_sub_account, 'debits_must_not_exceed_credits')) a (id, kind, sub_account, limit_flag);
  perform ledger.leave_system(was);
  return true;
end $$;

-- Opens a client account unless the organisation has one in the book; the book's row serialises the numbering.
-- Answers false when the wished number belongs to somebody else.
create function ledger.open_client(p_id text, p_book text, p_organisation text, p_sub_account text, p_now timestamptz)
returns boolean language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
  was text := ledger.enter_system();
  b book;
  wished text := p_sub_account;
  opened boolean;
begin
  select * into strict b from book where id = p_book for update;
  if p_organisation = b.operator_id then
    raise exception 'ledger.open_client: the operator of a book has no client account in it';
  end if;
  if exists (select from account where book_id = p_book and kind = 'client' and organisation_id = p_organisation) then
    perform ledger.leave_system(was);
    return true;
  end if;
  while wished is null loop
    wished := lpad(b.next_sub_account::text, 6, '0');
    b.next_sub_account := b.next_sub_account + 1;
    if exists (select from account where book_id = p_book and sub_account = wished) then wished := null; end if;
  end loop;
  update book set next_sub_account = b.next_sub_account where id = p_book;
  insert into account (id, book_id, kind, organisation_id, operator_id, region, currency, bank_name, bank_account,
    sub_account, limit_flag, opened_at)
  values (p_id, b.id, 'client', p_organisation, b.operator_id, b.region, b.currency, b.bank_name, b.bank_account,
    wished, 'debits_must_not_exceed_credits', p_now)
  on conflict (book_id, sub_account) do nothing;
  opened := found;
  perform ledger.leave_system(was);
  return opened;
end $$;

-- Locks the books that the named accounts and pending transfers belong to, then tells what is recorded of all that
-- is named. What it answers stays true until the transaction ends. Accounts are lines of words, which a batch of a
-- thousand writes and reads in half the time of JSON; none of the words can contain a space.
create function ledger.lock_for_posting(p_accounts text[], p_transfers text[], p_pendings text[])
returns json language plpgsql security definer
set search_path = ledger, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  was text := ledger.enter_system();
  account_ids text[] := p_accounts;
  book_ids text[];
  facts json;
begin
  if cardinality(p_pendings) > 0 then
    select array_agg(distinct a) into account_ids from (
      select unnest(p_accounts) a
      union all
      select unnest(array[t.debit_account_id, t.credit_account_id]) from transfer t where t.id = any(p_pendings)) x;
  end if;
  select array_agg(distinct book_id) into book_ids from account where id = any(account_ids);
  perform from book where id = any(book_ids) order by id for update;
  facts := json_build_object(
    'books', (select json_agg(json_build_array(b.id, b.region, b.currency, b.operator_id, b.bank_name, b.bank_account,
        b.time_zone, b.last_timestamp::text, b.closed_through)) from book b where b.id = any(book_ids)),
    'accounts', (select string_agg(concat_ws(' ', a.id, a.book_id, a.kind, a.organisation_id,
        coalesce(a.sub_account, '-'), a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted), E'\n')
      from account a where a.id = any(account_ids)),
    'transfers', (select json_agg(json_build_array(t.id, t.book_id, t.timestamp::text, t.phase, t.kind,
        t.debit_account_id, t.credit_account_id, t.amount_minor::text, t.released_minor::text, t.currency, t.pending_id,
        t.agreement_id, t.reference, t.reason, t.expires_at, t.booked_on, t.parties, t.posted_by, r.phase))
      from transfer t left join transfer r on r.pending_id = t.id
      where t.id = any(p_transfers || p_pendings)));
  perform ledger.leave_system(was);
  return facts;
end $$;

-- Writes a decided batch: transfers, balances, the books' newest timestamps. It trusts the caller with nothing that
-- would unbalance the books: accounts, books, days, moves and reservations are checked again, limits by the CHECKs of
-- account. Rows are reached by primary key alone: `offset 0` and the settings keep a planner without statistics from
-- scanning (it cost five times the time).
create function ledger.write_batch(
  p_entry text, p_now timestamptz,
  p_id text[], p_book text[], p_timestamp bigint[], p_phase text[], p_kind text[], p_debit text[], p_credit text[],
  p_amount bigint[], p_released bigint[], p_currency text[], p_pending text[], p_agreement text[], p_reference text[],
  p_reason text[], p_expires timestamptz[], p_booked date[], p_parties text[], p_by text[]
) returns void language plpgsql security definer
set search_path = ledger, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  was text := ledger.enter_system();
  written integer;
begin
  insert into transfer (id, book_id, "timestamp", phase, kind, debit_account_id, credit_account_id, amount_minor,
    released_minor, currency, pending_id, agreement_id, reference, reason, expires_at, booked_on, parties,
    entry_id, position, posted_at, posted_by)
  select r.id, b.id, r.ts, r.phase, r.kind, d.id, c.id, r.amount, r.released, r.currency, r.pending, r.agreement,
    r.reference, r.reason, r.expires, r.booked, string_to_array(r.parties, ' '), p_entry, r.n - 1, p_now, r.by
  from unnest(p_id, p_book, p_timestamp, p_phase, p_kind, p_debit, p_credit, p_amount, p_released, p_currency, p_pending,
    p_agreement, p_reference, p_reason, p_expires, p_booked, p_parties, p_by) with ordinality
    r (id, book, ts, phase, kind, debit, credit, amount, released, currency, pending, agreement, reference, reason,
       expires, booked, parties, by, n)
  cross join lateral (select * from account where id = r.debit offset 0) d
  cross join lateral (select * from account where id = r.credit offset 0) c
  cross join lateral (select * from book where id = r.book offset 0) b
  where d.book_id = r.book and c.book_id = r.book and d.currency = r.currency
    and not (c.kind = 'client' and c.organisation_id = c.operator_id)
    and r.ts > b.last_timestamp and (b.closed_through is null or r.booked > b.closed_through)
    and exists (select from transfer_kind k where k.kind = r.kind and k.debit_kind = d.kind and k.credit_kind = c.kind
      and (k.needs is distinct from 'agreement' or r.agreement is not null));
  get diagnostics written = row_count;
  if written <> cardinality(p_id) then
    raise exception 'ledger.write_batch: % of % transfers are sound', written, cardinality(p_id);
  end if;

  if exists (select from unnest(p_pending) x where x is not null) then
    if exists (
      select from unnest(p_pending, p_debit, p_credit, p_kind, p_released) r (id, debit, credit, kind, released)
      left join transfer p on p.id = r.id and p.phase = 'pending' and p.debit_account_id = r.debit
        and p.credit_account_id = r.credit and p.kind = r.kind and p.amount_minor = r.released
      where r.id is not null and p.id is null) then
      raise exception 'ledger.write_batch: a transfer ends what is not pending';
    end if;
    delete from timeout where transfer_id = any(p_pending);
  end if;
  if exists (select from unnest(p_expires) x where x is not null) then
    insert into timeout (transfer_id, expires_at)
    select r.id, r.expires from unnest(p_id, p_expires) r (id, expires)
    where r.expires is not null and r.id <> all (array_remove(p_pending, null));
  end if;

  update account a set
    debits_pending = a.debits_pending + s.dp, debits_posted = a.debits_posted + s.dd,
    credits_pending = a.credits_pending + s.cp, credits_posted = a.credits_posted + s.cc
  from (
    select id, coalesce(sum(pending) filter (where debit), 0)::bigint dp, coalesce(sum(posted) filter (where debit), 0)::bigint dd,
      coalesce(sum(pending) filter (where not debit), 0)::bigint cp, coalesce(sum(posted) filter (where not debit), 0)::bigint cc
    from (
      select side.id, side.debit, case when phase = 'pending' then amount else - released end pending,
        case when phase in ('single', 'post') then amount else 0 end posted
      from unnest(p_debit, p_credit, p_phase, p_amount, p_released) r (debit_id, credit_id, phase, amount, released)
      cross join lateral (values (debit_id, true), (credit_id, false)) side (id, debit)) legs
    group by id) s
  where a.id = s.id;

  update book b set last_timestamp = s.newest
  from (select id, max(ts) newest from unnest(p_book, p_timestamp) r (id, ts) group by id) s
  where b.id = s.id;
  perform ledger.leave_system(was);
end $$;

-- Marks a day as the last closed one; days only go forward.
create function ledger.close_through(p_book text, p_day date)
returns void language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
  was text := ledger.enter_system();
begin
  update book set closed_through = p_day where id = p_book and (closed_through is null or closed_through < p_day);
  if not found then raise exception 'ledger.close_through: % is closed already', p_day; end if;
  perform ledger.leave_system(was);
end $$;

-- What row-level security cannot say: members see accounts and transfers, and change none.
revoke insert, update, delete on ledger.book, ledger.account, ledger.transfer, ledger.timeout, ledger.transfer_kind
  from corridor_app;
