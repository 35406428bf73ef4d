import { type HistoryEntry, listAuditKinds, readHistory } from '#audit';
import { type Agreement, getCounters, requireAgreement } from '#contracts';
import { findGrant } from '#delivery';
import { getOrganisations } from '#identity';
import { type Bilingual, type Json, type Outcome, ok, refuse, sha256OfJson } from '#kernel';
import { selectEscrows } from '#ledger';
import type { Tx } from '#platform/database';
import { type AgreementState, isReplayed, replay } from './core/replay.ts';

/** Entries of one agreement that are replayed: some hundred reads a day for a month; more takes longer than a call should. */
export const entriesReplayedMax = 20_000;

/** An agreement at one moment, from the log alone. */
export type Replay = {
  readonly at: Date;
  readonly state: AgreementState;
  /** SHA-256 of the state's canonical JSON (RFC 8785). */
  readonly stateSha256: string;
  readonly entries: readonly HistoryEntry[];
  /** Places in which the rows differ; undefined when it is not the present moment that was asked for. */
  readonly differences: readonly string[] | undefined;
};

type RowFacts = Pick<AgreementState, 'state' | 'deliveryState' | 'hash' | 'isAccessOpen' | 'inEscrowMinor'> & {
  readonly escrow: string | null;
  readonly uses: number;
};

/** What the rows say, of what the log also says. */
const factsOfRows = async (tx: Tx, agreement: Agreement): Promise<RowFacts> => {
  const [escrow] = await selectEscrows(tx, [agreement.id]);
  const grant = await findGrant(tx, agreement.id);
  const counters = await getCounters(tx, [agreement.id]);
  const isIn = escrow?.state === 'held' || escrow?.state === 'frozen';
  return {
    state: agreement.state,
    deliveryState: agreement.deliveryState,
    hash: agreement.hash,
    isAccessOpen: grant?.state === 'active',
    inEscrowMinor: isIn ? String(escrow.priceMinor) : '0',
    escrow: escrow?.state ?? null,
    uses: counters.reduce((sum, { used }) => sum + Number(used), 0),
  };
};

const factsOfLog = (state: AgreementState): RowFacts => ({
  state: state.state,
  deliveryState: state.deliveryState,
  hash: state.hash,
  isAccessOpen: state.isAccessOpen,
  inEscrowMinor: state.inEscrowMinor,
  escrow: state.escrow?.state ?? null,
  uses: state.uses.share + state.uses.download,
});

const compare = (log: RowFacts, rows: RowFacts): string[] =>
  (Object.keys(rows) as (keyof RowFacts)[]).filter((name) => log[name] !== rows[name]);

/**
 * Replays an agreement of the actor's at a moment, or now; then it is compared with the rows. Refuses one that the actor has no
 * part in, and one with more than `entriesReplayedMax` entries.
 */
export const replayAgreement = async (tx: Tx, id: string, at: Date | undefined): Promise<Outcome<Replay>> => {
  const agreement = await requireAgreement(tx, id);
  if (!agreement.ok) return agreement;
  const until = at ?? tx.now;
  const all = await readHistory(tx, { subjects: [id], until, limit: entriesReplayedMax + 1 });
  if (all.length > entriesReplayedMax) return refuse('desk.replay_too_long', { max: entriesReplayedMax });
  const entries = all.filter(isReplayed);
  const state = replay(entries.map((entry) => ({ ...entry, at: entry.happenedAt })));
  return ok({
    at: until,
    state,
    stateSha256: sha256OfJson(state as unknown as Json),
    entries,
    differences: at === undefined ? compare(factsOfLog(state), await factsOfRows(tx, agreement.value)) : undefined,
  });
};

/** One step of an agreement's story. */
export type TimelineStep = {
  readonly entry: HistoryEntry;
  readonly words: Bilingual;
  /** Whose people did it; null for the platform itself. */
  readonly by: { readonly organisationId: string; readonly name: Bilingual } | null;
};

const actingOf = ({ content }: HistoryEntry): string | undefined => {
  const by = (content as { readonly by?: { readonly organisation?: string } } | undefined)?.by;
  return by?.organisation;
};

/** What happened to an agreement and the negotiation before it, oldest first; reads of the data are left to the usage log. */
export const readTimeline = async (tx: Tx, id: string): Promise<Outcome<TimelineStep[]>> => {
  const agreement = await requireAgreement(tx, id);
  if (!agreement.ok) return agreement;
  const subjects = [agreement.value.negotiationId, id];
  const all = await readHistory(tx, { subjects, until: tx.now, limit: entriesReplayedMax });
  const entries = all.filter(({ kind }) => kind !== 'delivery.urls_granted');
  const names = await getOrganisations(
    tx,
    entries.flatMap((entry) => actingOf(entry) ?? []),
  );
  const kinds = new Map(listAuditKinds().map(({ kind, zh, en }) => [kind, { zh, en }]));
  return ok(
    entries.map((entry) => {
      const organisationId = actingOf(entry);
      const found = names.get(organisationId ?? '');
      const name = { zh: found?.name ?? '', en: found?.nameEn || (found?.name ?? '') };
      const words = kinds.get(entry.kind) ?? { zh: entry.kind, en: entry.kind };
      return { entry, words, by: organisationId === undefined ? null : { organisationId, name } };
    }),
  );
};
