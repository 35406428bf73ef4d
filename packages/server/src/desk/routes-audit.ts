import { z } from 'zod';
import type { HistoryEntry } from '#audit';
import { ok } from '#kernel';
import { bilingualShape, byId, instant, listOf, type Route, route } from '#platform/http';
import { type Replay, readTimeline, replayAgreement, type TimelineStep } from './replay.ts';

const tag = 'desk';
const readers = ['provider', 'buyer', 'manager', 'exchangeManager', 'auditor'] as const;

const entryShape = z.object({
  id: z.string(),
  kind: z.string(),
  at: z.iso.datetime(),
  position: z.int().nullable().describe('index in the log; null while the entry waits, at most a second'),
  leaf: z.string().nullable().describe('its public bytes in the log'),
  proof: z.string().describe('where content, salt and proof of it are'),
});

const entryToJson = (entry: HistoryEntry): z.input<typeof entryShape> => ({
  id: entry.id,
  kind: entry.kind,
  at: entry.happenedAt.toISOString(),
  position: entry.position ?? null,
  leaf: entry.leaf ?? null,
  proof: `/api/v1/audit/entries/${entry.id}/proof`,
});

const stateShape = z.object({
  state: z.enum(['none', 'concluded', 'active', 'ended']),
  deliveryState: z.enum(['awaited', 'delivered', 'accepted', 'disputed', 'refunded', 'cancelled']).nullable(),
  hash: z.string().nullable().describe('SHA-256 of the document that both signed'),
  productId: z.string().nullable(),
  parties: z.object({ providerId: z.string(), buyerId: z.string(), operatorId: z.string() }).nullable(),
  price: z.object({ amountMinor: z.string(), currency: z.string() }).nullable(),
  uses: z.object({ share: z.int(), download: z.int() }).describe('counted uses by the way the data went'),
  rowsGranted: z.int(),
  escrow: z
    .object({
      state: z.enum(['held', 'frozen', 'released', 'voided']),
      priceMinor: z.string(),
      feeMinor: z.string(),
      currency: z.string(),
    })
    .nullable(),
  inEscrowMinor: z.string(),
  isAccessOpen: z.boolean(),
  failedRules: z.array(z.string()),
  acceptanceDueAt: z.string().nullable(),
  endReason: z.string().nullable(),
  deletion: z.object({ dueAt: z.string(), isStated: z.boolean() }).nullable(),
  erased: z.array(z.string()).describe('entries whose content was erased: what they said is missing'),
});

const replayShape = z.object({
  at: z.iso.datetime(),
  state: stateShape,
  stateSha256: z
    .string()
    .describe('of the canonical JSON (RFC 8785) of `state`: two replays of the same entries agree'),
  entries: z.array(entryShape),
  agreesWithRows: z.boolean().nullable().describe('null unless the present was asked for'),
  differences: z.array(z.string()),
});

const replayToJson = ({ at, state, stateSha256, entries, differences }: Replay): z.input<typeof replayShape> => ({
  at: at.toISOString(),
  state: { ...state, failedRules: [...state.failedRules], erased: [...state.erased] },
  stateSha256,
  entries: entries.map(entryToJson),
  agreesWithRows: differences === undefined ? null : differences.length === 0,
  differences: [...(differences ?? [])],
});

const replayRoute = route({
  method: 'GET',
  path: '/api/v1/agreements/{id}/replay',
  summary:
    'An agreement at a moment, rebuilt from the entries of the log alone; without `at` now, compared with the rows',
  tag,
  access: { roles: readers, object: 'agreement' },
  params: byId,
  query: z.object({ at: instant.optional() }),
  answers: { 200: replayShape },
  handle: async (tx, { params, query }) => {
    const replayed = await replayAgreement(tx, params.id, query.at);
    return replayed.ok ? ok(replayToJson(replayed.value)) : replayed;
  },
});

const stepShape = entryShape.extend({
  words: bilingualShape,
  by: bilingualShape.extend({ id: z.string() }).nullable().describe('whose people did it; null: the platform itself'),
});

const stepToJson = ({ entry, words, by }: TimelineStep): z.input<typeof stepShape> => ({
  ...entryToJson(entry),
  words,
  by: by === null ? null : { id: by.organisationId, ...by.name },
});

const timelineRoute = route({
  method: 'GET',
  path: '/api/v1/agreements/{id}/timeline',
  summary: 'What happened to an agreement and the negotiation before it: who, when, and the entry of the log',
  tag,
  access: { roles: readers, object: 'agreement' },
  params: byId,
  answers: { 200: listOf(stepShape) },
  handle: async (tx, { params }) => {
    const steps = await readTimeline(tx, params.id);
    return steps.ok ? ok({ items: steps.value.map(stepToJson) }) : steps;
  },
});

/** The story of an agreement, for its parties and the operator's auditor. */
export const storyRoutes: readonly Route[] = [replayRoute, timelineRoute];
