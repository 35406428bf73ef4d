import { type Json, type Outcome, ok, refuse } from '#kernel';
import { ensureClientAccount, findProgrammeAccount, type LedgerCode, postTransfers } from '#ledger';
import type { Tx } from '#platform/database';
import { toMinor } from './core/amounts.ts';
import type { CasesCode } from './errors.ts';
import type { EffectCall } from './handlers.ts';
import { type EffectRecord, finishEffect, selectEffects } from './store-effects.ts';

/** What a `ledgerTransfer` effect says, its amount worked out. */
type Transfer = { readonly mode: 'reserve' | 'post' | 'void'; readonly amount: string; readonly account: string };

type Moved = Outcome<Json, CasesCode | LedgerCode>;

/** Programmes count in yuan with two digits. */
const currency = 'CNY';

const contentOf = ({ content }: EffectRecord): Transfer => content as unknown as Transfer;

/** The amount is reserved on the programme's restricted account for the applicant: a pending transfer, under the case's number. */
const reserve = async (tx: Tx, { effect, one }: EffectCall): Promise<Moved> => {
  const { amount, account } = contentOf(effect);
  const { ownerId, applicantId, number } = one.record;
  const amountMinor = toMinor(amount);
  if (amountMinor === undefined || amountMinor === 0n) return refuse('cases.amount_wrong', { amount });
  if (applicantId === null) return refuse('cases.account_unknown', { account });
  const from = await findProgrammeAccount(tx, { organisationId: ownerId, programme: account, currency });
  if (from === undefined) return refuse('cases.account_unknown', { account });
  const to = await ensureClientAccount(tx, { organisationId: applicantId, currency, region: from.region });
  if (!to.ok) return to;
  const id = tx.newId('trf');
  const posted = await postTransfers(tx, [
    {
      ...{ id, phase: 'pending', kind: 'award', amountMinor, currency, reference: number },
      ...{ debitAccountId: from.id, creditAccountId: to.value.id },
    },
  ]);
  return posted.ok ? ok({ transferId: id, amountMinor: String(amountMinor) }) : posted;
};

const reservedBy = ({ result }: EffectRecord) => {
  const id = typeof result === 'object' && result !== null && 'transferId' in result ? result.transferId : undefined;
  return typeof id === 'string' ? (id as `trf_${string}`) : undefined;
};

/** The newest reservation of the case from the same account, whatever became of it. */
const reservationOf = async (tx: Tx, { effect }: EffectCall): Promise<EffectRecord | undefined> => {
  const { account } = contentOf(effect);
  const all = (await selectEffects(tx, effect.caseId)).filter(({ kind }) => kind === 'ledgerTransfer');
  return all.findLast(
    (each) => each.seq < effect.seq && contentOf(each).mode === 'reserve' && contentOf(each).account === account,
  );
};

/** Ends the reservation: pays what was settled, or gives all of it back. */
const end = async (tx: Tx, call: EffectCall): Promise<Moved> => {
  const { mode, amount } = contentOf(call.effect);
  const reservation = await reservationOf(tx, call);
  // The reservation is on its way before it, so this message simply comes again.
  if (reservation?.state === 'waiting') throw new Error('the reservation is not made yet');
  const pendingId = reservation === undefined ? undefined : reservedBy(reservation);
  if (reservation === undefined || pendingId === undefined) {
    if (mode === 'post') return refuse('cases.no_reservation');
    if (reservation !== undefined) await finishEffect(tx, reservation.id, { cancelled: true });
    return ok({ nothing: true });
  }
  const amountMinor = toMinor(amount);
  if (mode === 'post' && (amountMinor === undefined || amountMinor === 0n))
    return refuse('cases.amount_wrong', { amount });
  const id = tx.newId('trf');
  const reference = call.one.record.number;
  const posted = await postTransfers(tx, [
    mode === 'post'
      ? {
          id,
          phase: 'post',
          pendingId: pendingId as never,
          reference,
          ...(amountMinor === undefined ? {} : { amountMinor }),
        }
      : { id, phase: 'void', pendingId: pendingId as never, reference },
  ]);
  return posted.ok ? ok({ transferId: id, mode }) : posted;
};

/**
 * Moves money of a programme: `reserve` sets it aside on the programme's restricted account, `post` pays it out (less than was
 * reserved: the rest goes back), `void` gives it back. Each once, with the mark on its effect; what the ledger refuses is an incident.
 */
export const moveMoney = (tx: Tx, call: EffectCall): Promise<Moved> =>
  contentOf(call.effect).mode === 'reserve' ? reserve(tx, call) : end(tx, call);
