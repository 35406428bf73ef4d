import { type Outcome, refuse } from '#kernel';
import { confirmDirectPayment, type DirectPayment, denyDirectPayment, recordDirectPayment } from '#ledger';
import type { Tx } from '#platform/database';
import { requireSide } from './access.ts';
import { requireAgreement } from './agreements.ts';
import type { Agreement, Party } from './model.ts';

/** An agreement that is paid directly, for one of its sides. */
const requireDirect = async (tx: Tx, id: string, side: Party): Promise<Outcome<Agreement>> => {
  const found = await requireAgreement(tx, id);
  if (!found.ok) return found;
  const acting = requireSide(tx.actor, found.value, [side]);
  if (!acting.ok) return acting;
  const { terms, price } = found.value;
  return terms.payment === 'direct' && price.amountMinor > 0n ? found : refuse('contracts.no_direct_payment');
};

/** The buyer records the proof that it paid the provider directly: the SHA-256 of the bank's receipt. */
export const proveDirectPayment = async (tx: Tx, id: string, proofSha256: string): Promise<Outcome<DirectPayment>> => {
  const found = await requireDirect(tx, id, 'buyer');
  if (!found.ok) return found;
  const { buyerId, providerId, price } = found.value;
  return recordDirectPayment(tx, {
    agreementId: found.value.id,
    payer: buyerId,
    payee: providerId,
    amount: price,
    proofSha256,
  });
};

/** The provider says whether the money has come. */
export const answerDirectPayment = async (
  tx: Tx,
  id: string,
  { received, reason }: { readonly received: boolean; readonly reason?: string | undefined },
): Promise<Outcome<DirectPayment>> => {
  const found = await requireDirect(tx, id, 'provider');
  if (!found.ok) return found;
  return received ? confirmDirectPayment(tx, id) : denyDirectPayment(tx, id, reason ?? '');
};
