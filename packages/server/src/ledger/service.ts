import { appendEntry } from '#audit';
import { type Actor, type Id, type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { batchRoot, transferBytes } from './core/batch-root.ts';
import { type Chain, decideBatch, type Verdict } from './core/posting.ts';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import { batchTransfersMax, type Transfer, type TransferInput } from './model.ts';
import { lockForPosting, type Named, writeBatch } from './store-posting.ts';

/** An entry of the log takes this many parties; a batch that touches more is the operators' to prove. */
const entryPartiesMax = 20;

/** Who posts, as the transfer remembers it: a person's id or a job's name. */
export const posterOf = (actor: Actor): string =>
  actor.kind === 'job' ? actor.name : actor.kind === 'anonymous' ? 'anonymous' : actor.personId;

/** What the inputs name, each once. */
const namedIn = (chains: readonly Chain[]): Named => {
  const [accounts, transfers, pendings] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { inputs } of chains)
    for (const input of inputs) {
      transfers.add(input.id);
      if ('pendingId' in input) pendings.add(input.pendingId);
      else accounts.add(input.debitAccountId).add(input.creditAccountId);
    }
  return { accounts: [...accounts], transfers: [...transfers], pendings: [...pendings] };
};

/** One entry of the log for the whole batch: the Merkle root over the transfers' bytes stands for each of them. */
const logBatch = (tx: Tx, transfers: readonly Transfer[], operators: readonly Id<'org'>[]): Promise<Id<'ent'>> => {
  const content: Json = {
    books: [...new Set(transfers.map((t) => t.bookId))].sort(),
    merkleRoot: batchRoot(transfers.map(transferBytes)),
    transfers: transfers.length,
  };
  const all = new Set(transfers.flatMap((t) => t.parties));
  const parties = all.size < entryPartiesMax ? [...all].sort() : operators;
  return appendEntry(tx, { kind: ledgerKinds.batch_posted, subject: transfers[0]?.id ?? '', parties, content });
};

/** Decides chains under the lock of their books and writes what was accepted, in the transaction of the caller. */
export const postChains = async (tx: Tx, chains: readonly Chain[]): Promise<readonly Verdict[]> => {
  const facts = await lockForPosting(tx, namedIn(chains));
  const { verdicts, created } = decideBatch(facts, chains, tx.now);
  if (created.length === 0) return verdicts;
  const operators = [...new Set([...facts.books.values()].map((book) => book.operatorId))];
  await writeBatch(tx, await logBatch(tx, created, operators), created);
  return verdicts;
};

/**
 * Records transfers in the caller's transaction, all or none: with them commits whatever else it does. The books stay
 * locked until it ends, so post last. Repeating the same transfers answers the recorded ones.
 */
export const postTransfers = async (
  tx: Tx,
  inputs: readonly TransferInput[],
): Promise<Outcome<readonly Transfer[], LedgerCode>> => {
  if (inputs.length === 0 || inputs.length > batchTransfersMax)
    return refuse('ledger.batch_too_large', { max: batchTransfersMax });
  const verdicts = await postChains(tx, [{ inputs, by: posterOf(tx.actor) }]);
  const transfers: Transfer[] = [];
  for (const verdict of verdicts) {
    if (verdict.ok) transfers.push(verdict.value.transfer);
    else if (verdict.error.code !== 'ledger.linked_failed') return verdict;
  }
  return ok(transfers);
};
