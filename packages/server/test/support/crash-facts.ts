/** What the rows say after a crash, and the reference twin: what they have to say after each acknowledged step. */
import { createHash } from 'node:crypto';
import type { Platform } from '@corridor/server';
import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import { systemActor } from '#platform/system';
import { priceMinor, publishedFiles, publishedRows, resumedAt, type ScenarioName } from './crash-steps.ts';

const actor = systemActor('test.crash');

/** Facts of a scenario, as plain JSON. */
export type Facts = { readonly [name: string]: unknown };

/** Entries of the log by kind, made after the base; assessments come in their own time and are looked at elsewhere. */
const entriesSince = async (tx: Tx, lastEntry: string): Promise<Record<string, number>> => {
  const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*)::int4 as count from audit.entry
    where id > ${lastEntry} collate "C" and kind not like 'assess.%' group by kind`.execute(tx.q);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
};

const publishFacts = async (tx: Tx): Promise<Facts> => {
  const { rows: datasets } = await sql<{ latest: number | null }>`
    select latest_version as latest from datasets.dataset`.execute(tx.q);
  const { rows: versions } = await sql<{ number: number; mode: string; rows: bigint; raw: string }>`
    select number, mode, rows, raw_sha256 as raw from datasets.version order by number`.execute(tx.q);
  return { datasets, versions: versions.map((version) => ({ ...version, rows: Number(version.rows) })) };
};

/** What is kept of uploads; a reading under way has no version yet, and is not told from one that is still to be asked for. */
const resumeFacts = async (tx: Tx): Promise<Facts> => {
  const { rows: uploads } = await sql<{ received: number; pieces: number; isStored: boolean }>`
    select received::int4 as received, version_id is not null as "isStored",
      (select coalesce(sum(bytes), 0)::int4 from datasets.intake_part p where p.intake_id = i.id) as pieces
    from datasets.intake i`.execute(tx.q);
  return { uploads, ...(await publishFacts(tx)) };
};

const moneyFacts = async (tx: Tx): Promise<Facts> => {
  const { rows } = await sql<{ name: string; free: bigint; reserved: bigint }>`
    select coalesce(o.name, a.kind) as name, (credits_posted - debits_posted - debits_pending) as free,
      debits_pending as reserved
    from ledger.account a left join identity.organisation o on o.id = a.organisation_id and a.kind = 'client'
    where a.kind in ('client', 'fee')`.execute(tx.q);
  return Object.fromEntries(rows.map(({ name, free, reserved }) => [name, [free, reserved].map(Number).join(' / ')]));
};

const dealFacts = async (tx: Tx): Promise<Facts> => {
  const { rows: negotiations } = await sql<Facts>`select state,
      (select count(*)::int4 from contracts.version v where v.negotiation_id = n.id) as versions,
      (select count(*)::int4 from contracts.message m where m.negotiation_id = n.id) as messages
    from contracts.negotiation n order by id`.execute(tx.q);
  const { rows: agreements } = await sql<Facts>`select a.state, a.delivery_state as delivery,
      a.buyer_signature is not null as "signedByBoth", e.state as escrow, g.state as grant,
      (select count(*)::int4 from ledger.transfer t where t.agreement_id = a.id) as transfers,
      exists (select from contracts.deletion_duty d where d.agreement_id = a.id) as "deletionDue"
    from contracts.agreement a left join ledger.escrow e on e.agreement_id = a.id
      left join delivery.access_grant g on g.agreement_id = a.id order by a.id`.execute(tx.q);
  return { negotiations, agreements, money: await moneyFacts(tx) };
};

const factsOf: Readonly<Record<ScenarioName, (tx: Tx) => Promise<Facts>>> = {
  publish: publishFacts,
  resume: resumeFacts,
  negotiate: dealFacts,
  settle: dealFacts,
};

/** Reads the facts of a scenario from the rows. */
export const readFacts = (platform: Platform, scenario: ScenarioName, lastEntry: string): Promise<Facts> =>
  platform.kit.db.read(actor, async (tx) => ({
    ...(await factsOf[scenario](tx)),
    entries: await entriesSince(tx, lastEntry),
  }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const version = (number: number, rows: number, file: string) => ({ number, mode: 'append', rows, raw: sha256(file) });
const first = version(1, publishedRows.first, publishedFiles.first);
const second = version(2, publishedRows.first + publishedRows.second, publishedFiles.second);

const publishTwin: readonly Facts[] = [
  { datasets: [], versions: [], entries: {} },
  { datasets: [{ latest: null }], versions: [], entries: { 'datasets.dataset_created': 1 } },
  {
    datasets: [{ latest: 1 }],
    versions: [first],
    entries: { 'datasets.dataset_created': 1, 'datasets.version_created': 1 },
  },
  {
    datasets: [{ latest: 2 }],
    versions: [first, second],
    entries: { 'datasets.dataset_created': 1, 'datasets.version_created': 2 },
  },
];

const emptyTable = { datasets: [{ latest: null }], versions: [], entries: { 'datasets.dataset_created': 1 } };
const kept = (received: number) => ({ ...emptyTable, uploads: [{ received, pieces: received, isStored: false }] });

const resumeTwin: readonly Facts[] = [
  { uploads: [], datasets: [], versions: [], entries: {} },
  { uploads: [], ...emptyTable },
  kept(0),
  kept(resumedAt),
  kept(publishedFiles.first.length),
  {
    uploads: [{ received: publishedFiles.first.length, pieces: 0, isStored: true }],
    datasets: [{ latest: 1 }],
    versions: [first],
    entries: { 'datasets.dataset_created': 1, 'datasets.version_created': 1 },
  },
];

const deposit = 100_000_000n;
/** One per cent of the price, where the operator has set nothing else. */
const fee = priceMinor / 100n;
const money = (free: bigint, reserved: bigint, provider: bigint, operator: bigint): Facts => ({
  Alpha: `${provider} / 0`,
  Beta: `${free} / ${reserved}`,
  fee: `${operator} / 0`,
});

const negotiation = (state: string, versions: number, messages: number) => ({ state, versions, messages });
const untouched = money(deposit, 0n, 0n, 0n);
const reserved = money(deposit - priceMinor, priceMinor, 0n, 0n);
const concluded = {
  ...{ state: 'concluded', delivery: 'awaited', signedByBoth: false, escrow: 'held', grant: null, transfers: 2 },
  deletionDue: false,
};
const agreed = {
  'contracts.version_signed': 2,
  'contracts.version_accepted': 1,
  'contracts.agreement_concluded': 1,
  'ledger.escrow_held': 1,
  'ledger.batch_posted': 1,
};

const negotiateTwin: readonly Facts[] = [
  { negotiations: [], agreements: [], money: untouched, entries: {} },
  {
    negotiations: [negotiation('REQUESTED', 1, 1)],
    agreements: [],
    money: untouched,
    entries: { 'contracts.version_signed': 1 },
  },
  {
    negotiations: [negotiation('OFFERED', 2, 2)],
    agreements: [],
    money: untouched,
    entries: { 'contracts.version_signed': 2 },
  },
  {
    negotiations: [negotiation('ACCEPTED', 2, 3)],
    agreements: [],
    money: untouched,
    entries: { 'contracts.version_signed': 2, 'contracts.version_accepted': 1 },
  },
  { negotiations: [negotiation('AGREED', 2, 4)], agreements: [concluded], money: reserved, entries: agreed },
  {
    negotiations: [negotiation('FINALIZED', 2, 6)],
    agreements: [{ ...concluded, state: 'active', signedByBoth: true, grant: 'active' }],
    money: reserved,
    entries: { ...agreed, 'contracts.agreement_verified': 1, 'delivery.access_opened': 1 },
  },
];

const both = [negotiation('FINALIZED', 2, 6), negotiation('FINALIZED', 2, 6)];
const active = { ...concluded, state: 'active', signedByBoth: true, grant: 'active' };
const accepted = { ...active, delivery: 'accepted', escrow: 'released', transfers: 4 };
const ended = { ...accepted, state: 'ended', grant: 'ended', deletionDue: true };
const cancelled = { ...active, state: 'ended', delivery: 'cancelled', escrow: 'voided', grant: 'ended', transfers: 4 };
const net = priceMinor - fee;
const paid = { 'contracts.delivery_accepted': 1, 'ledger.escrow_released': 1, 'ledger.batch_posted': 1 };

const settleTwin: readonly Facts[] = [
  {
    negotiations: both,
    agreements: [{ ...active, delivery: 'delivered' }, active],
    money: money(deposit - 2n * priceMinor, 2n * priceMinor, 0n, 0n),
    entries: {},
  },
  {
    negotiations: both,
    agreements: [accepted, active],
    money: money(deposit - 2n * priceMinor, priceMinor, net, fee),
    entries: paid,
  },
  {
    negotiations: both,
    agreements: [ended, active],
    money: money(deposit - 2n * priceMinor, priceMinor, net, fee),
    entries: { ...paid, 'contracts.agreement_ended': 1, 'delivery.access_closed': 1 },
  },
  {
    negotiations: both,
    agreements: [ended, cancelled],
    money: money(deposit - priceMinor, 0n, net, fee),
    entries: {
      ...paid,
      'contracts.agreement_ended': 2,
      'delivery.access_closed': 2,
      'ledger.escrow_voided': 1,
      'ledger.batch_posted': 2,
    },
  },
];

/** The reference twin: facts after no step, after the first, and so on. */
export const twinOf: Readonly<Record<ScenarioName, readonly Facts[]>> = {
  publish: publishTwin,
  resume: resumeTwin,
  negotiate: negotiateTwin,
  settle: settleTwin,
};
