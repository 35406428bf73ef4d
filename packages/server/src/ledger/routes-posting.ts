import { z } from 'zod';
import { type Actor, fillSentence, type Id, isId, organisationOf } from '#kernel';
import { languageOf, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { Verdict } from './core/posting.ts';
import { ledgerErrors } from './errors.ts';
import { createPostingLane, type Submission } from './lane.ts';
import { batchTransfersMax, manualKinds, type TransferInput } from './model.ts';
import { posterOf } from './service.ts';
import { currencyCode, day } from './shapes.ts';

const id = <P extends string>(prefix: P) =>
  z.string().refine((value): value is Id<P> => isId(prefix, value), `an id that begins with ${prefix}_`);

const labels = {
  id: id('trf'),
  reason: z.string().trim().min(1).max(140),
  reference: z.string().max(140).optional(),
  bookedOn: day.optional(),
  linked: z.boolean().optional(),
};
const amount = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(BigInt);

const opening = z.strictObject({
  ...labels,
  phase: z.enum(['single', 'pending']).default('single'),
  kind: z.enum(manualKinds).default('adjustment'),
  debitAccountId: id('acc'),
  creditAccountId: id('acc'),
  amountMinor: amount,
  currency: currencyCode,
  agreementId: id('agr').optional(),
  expiresAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
});
const resolving = z.strictObject({
  ...labels,
  phase: z.enum(['post', 'void']),
  pendingId: id('trf'),
  amountMinor: amount.optional(),
});
const body = z.strictObject({
  transfers: z
    .array(z.union([resolving, opening]))
    .min(1)
    .max(batchTransfersMax),
});

type Language = ReturnType<typeof languageOf>;

const toResult = (input: TransferInput, verdict: Verdict | undefined, language: Language) => {
  if (verdict?.ok !== false)
    return {
      id: input.id,
      outcome: verdict?.value.outcome,
      timestamp: verdict?.value.transfer.timestamp.toString(),
      bookedOn: verdict?.value.transfer.bookedOn,
    };
  const { code, params } = verdict.error;
  return { id: input.id, outcome: 'refused', code, detail: fillSentence(ledgerErrors[code][language], params) };
};

const scopeOf = (actor: Actor): Omit<Submission, 'inputs'> => {
  const operator = organisationOf(actor);
  return { by: posterOf(actor), onlyKinds: manualKinds, ...(operator === undefined ? {} : { onlyOperator: operator }) };
};

/** Members that are undefined are left out, as the ledger's inputs want it. */
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;

/**
 * Transfers by hand, through the posting lane: each chain succeeds or fails alone, each transfer has a result in the
 * order sent. The ids are the caller's, so sending the same again is safe. When all are refused the first refusal is the answer.
 */
export const postingRoute = (kit: Kit): Route => {
  const lane = createPostingLane(kit.db);
  return rawRoute({
    method: 'POST',
    path: '/api/v1/ledger/transfers',
    summary: 'Record transfers by hand, with a reason: up to 1,000, each with an id of your choice',
    tag: 'ledger',
    access: { roles: ['exchangeManager'] },
    handle: async ({ request, reply, actor }) => {
      const parsed = body.safeParse(request.body);
      if (!parsed.success) {
        const what = parsed.error.issues
          .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
          .join('; ');
        return request.server.sendRefusal(request, reply, { code: 'http.invalid', params: { what } });
      }
      const inputs = parsed.data.transfers.map((transfer) => compact(transfer) as TransferInput);
      const done = await lane.submit({ ...scopeOf(actor), inputs });
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      const language = languageOf(request.headers);
      const results = inputs.map((input, i) => toResult(input, done.value[i], language));
      const refusal = done.value.find((verdict) => !verdict.ok && verdict.error.code !== 'ledger.linked_failed');
      if (refusal?.ok === false && done.value.every((verdict) => !verdict.ok))
        return request.server.sendRefusal(request, reply, { ...refusal.error, details: { results } });
      return reply.send({ results });
    },
  });
};
